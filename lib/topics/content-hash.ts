const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/**
 * FNV-1a, 32 bit, over the UTF-8 bytes of a text, as 8 hexadecimal digits. For telling versions apart, not
 * for secrets. Constants and test values: http://www.isthe.com/chongo/tech/comp/fnv/.
 */
export function fnv1a(text: string): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, prime);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A short stable name for a value's content: the hash of its JSON. The order of keys matters. */
export function contentHash(value: object): string {
  return fnv1a(JSON.stringify(value));
}
