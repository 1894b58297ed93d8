import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';

const unbrotli = promisify(brotliDecompress);
const ungzip = promisify(gunzip);

/** An answer as a client gets it; `asked` and `answered` are times of this process, in milliseconds. */
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Without its packing. */
  body: Buffer;
  asked: number;
  /** When all of it was there. */
  answered: number;
};

/** Why there is no whole answer. */
export class CutError extends Error {
  /** Nothing has come over a connection that had been used before: a client asks once more (RFC 9112, 9.3.1). */
  readonly mayBeAskedAgain: boolean;
  constructor(message: string, mayBeAskedAgain: boolean) {
    super(message);
    this.mayBeAskedAgain = mayBeAskedAgain;
  }
}

const NO_ANSWER_MS = 60_000;

/** A client with so many connections at once. */
export class Client {
  readonly #origin: string;
  readonly #agent: Agent;
  /** Requests that have been sent and not been answered yet. */
  underWay = 0;

  constructor(origin: string, connections: number) {
    this.#origin = origin;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * @param path with the parameters
   * @param isApart over a connection of its own, which any of the server processes may get
   * @throws CutError where the connection was refused or cut, or the body is not as long as its head says; Error for a
   * body that cannot be unpacked, and where no answer comes within a minute
   */
  async ask(path: string, headers: Readonly<Record<string, string>>, isApart = false): Promise<Answer> {
    const asked = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request(`${this.#origin}${path}`, { headers, agent: isApart ? false : this.#agent });
    let hasBegun = false;
    const cut = (error: Error) => reject(new CutError(error.message, sent.reusedSocket && !hasBegun));
    sent.setTimeout(NO_ANSWER_MS, () => sent.destroy(new Error('no answer within a minute')));
    sent.on('error', cut);
    sent.on('response', async (response) => {
      hasBegun = true;
      try {
        const bytes = await buffer(response);
        const { statusCode: status = 0, headers } = response;
        const length = headers['content-length'];
        if (!response.complete || (length !== undefined && Number(length) !== bytes.length && status !== 304))
          throw new Error(`${bytes.length} bytes came and the head says ${length}`);
        const answered = performance.now();
        resolve({ status, headers, body: await unpacked(bytes, headers), asked, answered });
      } catch (error) {
        cut(error instanceof Error ? error : new Error(String(error)));
      }
    });
    sent.end();
    this.underWay += 1;
    return promise.finally(() => {
      this.underWay -= 1;
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

async function unpacked(bytes: Buffer, headers: IncomingHttpHeaders): Promise<Buffer> {
  const coding = headers['content-encoding'];
  if (coding === undefined || bytes.length === 0) return bytes;
  if (coding === 'gzip') return ungzip(bytes);
  if (coding === 'br') return unbrotli(bytes);
  throw new Error(`The answer is packed as ${coding}, which was not asked for.`);
}
