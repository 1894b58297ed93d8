import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses that begin with the same so many bits. */
export type Network = readonly [address: Address, bits: number];

/** Networks by name (RFC 1122, 3.2.1.3; RFC 1918; RFC 4193; RFC 4291, 2.5.3). */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  none: [],
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** Whatever comes from this machine. */
export const LOOPBACK: readonly Network[] = networksIn('loopback') ?? [];

/** Bits that tell subscribers of IPv6 apart: each has a network of its own (RFC 6177, BCP 157). */
const SUBSCRIBER = 64;

/**
 * The networks that a text lists: addresses, networks as `10.0.0.0/8`, or the names `loopback`, `private` and `none`,
 * separated by commas or spaces. Undefined where one of them is none.
 */
export function networksIn(text: string): Network[] | undefined {
  const listed = text.split(/[\s,]+/).filter(Boolean);
  const networks = listed.flatMap((one) => NAMED[one] ?? [one]).map(networkIn);
  return listed.length > 0 && networks.every((network) => network !== undefined) ? networks : undefined;
}

/** Whether an address lies in one of the networks; what is no address does not. */
export function isWithin(address: string | undefined, networks: readonly Network[]): boolean {
  const read = addressIn(address);
  return read !== undefined && networks.some(([first, bits]) => holds(first, bits, read));
}

/**
 * Whom to count a request for: the address that asks, or, where that is a trusted proxy, the right-most one of
 * `X-Forwarded-For` that is not. What stands left of it anybody can have written. Of IPv6 the network of a subscriber.
 * Undefined for a request of this machine itself.
 *
 * @param peer the address at the other end of the connection
 */
export function clientOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string | undefined {
  let client = peer;
  for (const hop of (forwardedFor ?? '').split(',').toReversed()) {
    if (!isWithin(client, trusted)) break;
    // What is no address was not written by a proxy that can be trusted with it.
    if (addressIn(hop) === undefined) break;
    client = hop;
  }
  return isWithin(client, LOOPBACK) ? undefined : subscriberOf(client);
}

function subscriberOf(address: string | undefined): string {
  const read = addressIn(address);
  if (read === undefined) return 'unknown';
  if (read instanceof ipaddr.IPv4) return read.toString();
  const parts = read.parts.map((part, index) => (index * 16 < SUBSCRIBER ? part : 0));
  return `${new ipaddr.IPv6(parts).toRFC5952String()}/${SUBSCRIBER}`;
}

function holds(first: Address, bits: number, address: Address): boolean {
  if (first instanceof ipaddr.IPv4) return address instanceof ipaddr.IPv4 && address.match(first, bits);
  return address instanceof ipaddr.IPv6 && address.match(first, bits);
}

function networkIn(text: string): Network | undefined {
  const [first, bits] = text.split(/\/(.*)/s);
  const address = addressIn(first);
  if (!address) return undefined;
  const all = address.toByteArray().length * 8;
  if (bits === undefined) return [address, all];
  return /^\d{1,3}$/.test(bits) && Number(bits) <= all ? [address, Number(bits)] : undefined;
}

/** An address as proxies write it: with a port or without, IPv6 in brackets or without; IPv4 in IPv6 is IPv4. */
function addressIn(text: string | undefined): Address | undefined {
  const [, inBrackets, withPort] =
    /^\[([^\]]*)\](?::\d+)?$|^([\d.]+)(?::\d+)?$/.exec(text?.trim() ?? '') ?? [];
  const bare = inBrackets ?? withPort ?? text?.trim() ?? '';
  const isWhole = ipaddr.IPv6.isValid(bare) || ipaddr.IPv4.isValidFourPartDecimal(bare);
  return isWhole ? ipaddr.process(bare) : undefined;
}
