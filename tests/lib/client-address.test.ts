import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientOf, isWithin, type Network, networksIn } from '#lib/client-address.ts';

function networks(text: string): Network[] {
  const read = networksIn(text);
  if (read === undefined) throw new Error(`“${text}” lists no networks.`);
  return read;
}

const LOOPBACK = networks('loopback');
const CLUSTER = networks('loopback, 10.0.0.0/8 2001:db8:ffff::/48');

test.each(['', ' , ', '10.0.0.0/33', '10.0.0/8', '300.1.1.1', 'localhost', 'loopback, x', '::1/129', '1'])(
  '“%s” lists no networks',
  (text) => {
    expect(networksIn(text)).toBeUndefined();
  },
);

test('networks are listed by address, by their first bits and by name', () => {
  expect(networksIn('none')).toEqual([]);
  expect(networks('127.0.0.1,::1 , 10.0.0.0/8').map(([address, bits]) => `${address}/${bits}`)).toEqual([
    '127.0.0.1/32',
    '::1/128',
    '10.0.0.0/8',
  ]);
  for (const [address, list, isIn] of [
    ['127.0.0.1', 'loopback', true],
    ['127.8.9.10', 'loopback', true],
    ['::1', 'loopback', true],
    ['::ffff:127.0.0.1', 'loopback', true],
    ['::2', 'loopback', false],
    ['172.31.0.1', 'private', true],
    ['172.32.0.1', 'private', false],
    ['fd00::1', 'private', true],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.2', '192.0.2.1', false],
    ['192.0.2.2', '::/0', false],
    ['127.0.0.1', 'none', false],
    ['127.1', 'loopback', false],
    ['2130706433', 'loopback', false],
    ['x', 'loopback', false],
  ] as const)
    expect([address, list, isWithin(address, networks(list))]).toEqual([address, list, isIn]);
  expect(isWithin(undefined, LOOPBACK)).toBe(false);
});

describe('a client', () => {
  test.each([
    ['192.0.2.7', undefined, '192.0.2.7'],
    // Only a trusted proxy can say for whom it asks.
    ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['::ffff:192.0.2.7', '127.0.0.1', '192.0.2.7'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['10.0.0.1', '127.0.0.1, 198.51.100.1:5678', '198.51.100.1'],
    ['::1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
    ['2001:db8:ffff::1', '2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    ['fe80::1%eth0', undefined, 'fe80::/64'],
    // What no proxy can have written names nobody.
    ['10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['10.0.0.1', ',,,', '10.0.0.1'],
    [undefined, '198.51.100.1', 'unknown'],
  ])('%s for %s counts as %s', (peer, forwardedFor, client) => {
    expect(clientOf(peer, forwardedFor, CLUSTER)).toBe(client);
  });

  test.each([
    ['127.0.0.1', undefined],
    ['::1', undefined],
    ['::ffff:127.0.0.1', ''],
    ['::1', '127.0.0.1'],
    ['10.0.0.1', '127.0.0.1'],
  ])('%s for %s is this machine itself', (peer, forwardedFor) => {
    expect(clientOf(peer, forwardedFor, CLUSTER)).toBeUndefined();
  });
});

const octets = fc.ipV4();
const addresses = fc.oneof(octets, fc.ipV6(), fc.string({ maxLength: 20 }));

test('whatever a stranger writes, he counts as himself', () => {
  fc.assert(
    fc.property(fc.array(addresses, { maxLength: 20 }), fc.boolean(), (written, isProxied) => {
      const stranger = '198.51.100.1';
      const list = [...written, ...(isProxied ? [stranger] : [])].join(',');
      expect(clientOf(isProxied ? '127.0.0.1' : stranger, list, CLUSTER)).toBe(stranger);
    }),
  );
});
