const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
/** Up to so many ids are compared with each other: counting digits costs more than that. */
const FEW = 2000;

/** Numbers by id to sort by, smallest first; 32 bits without a sign. */
export type SortKey = (id: number) => number;

/**
 * The ids in the order of their keys, those of one key as they were: a radix sort with two digits of 16 bits (Knuth, TAOCP
 * 3, 5.2.5), whose time grows with the number of ids alone. Sorting by the last key first sorts by several.
 */
export function sortedBy(ids: Uint32Array, keyOf: SortKey): Uint32Array {
  if (ids.length <= FEW) return fewSortedBy(ids, keyOf);
  const keys = new Uint32Array(ids.length);
  let [or, and] = [0, 0xffffffff];
  for (let at = 0; at < ids.length; at++) {
    const key = keyOf(ids[at] as number) >>> 0;
    keys[at] = key;
    or |= key;
    and &= key;
  }
  let sorted: Keyed = { ids, keys };
  for (const shift of [0, DIGIT_BITS]) {
    // A digit that all have alike moves nothing.
    const differs = ((or ^ and) >>> shift) & (DIGITS - 1);
    if (differs !== 0) sorted = pass(sorted, shift);
  }
  return sorted.ids === ids ? ids.slice() : sorted.ids;
}

type Keyed = { ids: Uint32Array; keys: Uint32Array };

function pass({ ids, keys }: Keyed, shift: number): Keyed {
  const places = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] as number) >>> shift) & (DIGITS - 1);
    places[digit + 1] = (places[digit + 1] as number) + 1;
  }
  for (let digit = 1; digit < DIGITS; digit++)
    places[digit] = (places[digit] as number) + (places[digit - 1] as number);
  const moved = { ids: new Uint32Array(ids.length), keys: new Uint32Array(ids.length) };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    const digit = (key >>> shift) & (DIGITS - 1);
    const place = places[digit] as number;
    places[digit] = place + 1;
    moved.ids[place] = ids[at] as number;
    moved.keys[place] = key;
  }
  return moved;
}

function fewSortedBy(ids: Uint32Array, keyOf: SortKey): Uint32Array {
  const keys = Array.from(ids, (id) => keyOf(id) >>> 0);
  const places = keys.map((_, place) => place);
  places.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  return Uint32Array.from(places, (place) => ids[place] as number);
}

/**
 * The ids in the order of numbers of any kind but NaN, smallest first: by the low and then by the high half of their
 * bits, of which a negative number's are turned round so that they stand in the numbers' order.
 */
export function sortedByNumber(ids: Uint32Array, numberOf: (id: number) => number): Uint32Array {
  // −0 is 0.
  const bits = new Uint32Array(Float64Array.from(ids, (id) => numberOf(id) + 0).buffer);
  const [low, high] = isLittleEndian() ? [0, 1] : [1, 0];
  const half = (place: number, which: number): number => {
    const own = bits[2 * place + which] as number;
    if ((bits[2 * place + high] as number) >>> 31 === 1) return ~own;
    return which === high ? own | 0x80000000 : own;
  };
  const places = Uint32Array.from(ids, (_, place) => place);
  const byLow = sortedBy(places, (place) => half(place, low));
  return sortedBy(byLow, (place) => half(place, high)).map((place) => ids[place] as number);
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
}
