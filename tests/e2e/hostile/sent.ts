import { type IncomingHttpHeaders, request } from 'node:http';
import type { HostileRequest } from '#tests/e2e/hostile/arbitrary-request.ts';

export type Answered = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** From the first byte sent to the last one received, in milliseconds. */
  took: number;
};

/** A request that has had no answer by then hangs, in milliseconds. */
const HANGS = 60_000;

/** Sends a request as it stands and takes the whole answer. */
export function sent(port: number, { method, target, headers, body }: HostileRequest): Promise<Answered> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, method, path: target, headers, agent: false, signal: AbortSignal.timeout(HANGS) },
      async (response) => {
        const parts: Buffer[] = [];
        try {
          for await (const part of response) parts.push(part);
          const text = Buffer.concat(parts).toString();
          const took = performance.now() - began;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, took });
        } catch (error) {
          reject(error);
        }
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
