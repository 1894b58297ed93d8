import type { IncomingMessage, RequestListener } from 'node:http';
import { clientOf, isWithin, type Network } from '#lib/client-address.ts';

/** What a proxy says of a request: for whom, at which address and by which name it was asked. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-request-id',
] as const;

/** The proxies in front of the site that are believed, and what they say. */
export class TrustedProxies {
  readonly #networks: readonly Network[];

  constructor(networks: readonly Network[]) {
    this.#networks = networks;
  }

  /** Whether a request comes from one of them. */
  have({ socket }: IncomingMessage): boolean {
    return isWithin(socket.remoteAddress, this.#networks);
  }

  /** Whom to count a request for; undefined for a request of this machine itself (lib/client-address.ts). */
  clientOf({ socket, headers }: IncomingMessage): string | undefined {
    const { 'x-forwarded-for': forwardedFor } = headers;
    return clientOf(socket.remoteAddress, [forwardedFor ?? ''].flat().join(), this.#networks);
  }

  /** A listener to whom nobody else can say what only a proxy says: whoever asks directly could write anything. */
  only(listener: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.have(request)) for (const name of FORWARDED) delete request.headers[name];
      return listener(request, response);
    };
  }
}
