import { connect } from 'node:net';

/** Sends bytes as they are, and takes what comes until the server closes, or until `patience` ms have passed without a byte. */
export function raw(port: number, text: string, patience = 3000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    let taken = '';
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', (data) => {
      taken += data.toString('latin1');
    });
    // A server that refuses what is being sent may close before all of it is there.
    socket.on('error', () => resolve(taken));
    socket.on('close', () => resolve(taken));
    socket.write(text, 'latin1');
  });
}

/** The statuses of the answers in what came. */
export function statusesIn(taken: string): number[] {
  return [...taken.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}
