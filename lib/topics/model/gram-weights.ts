/**
 * The weights of grams that are not zero, which three in four are: those of gram `row` are in `codes`, from the place
 * `starts[row]` to `starts[row + 1]`, by rising topic. A code is the topic's index times 2 to the power of `bits`,
 * plus the index of the weight in `weights`, which holds each weight once. Packed models have few different ones
 * (packing.ts): what is known of a gram then lies close together, and most of it in the processor's cache.
 */
export type GramWeights = {
  starts: Uint32Array;
  codes: Uint16Array | Uint32Array;
  bits: number;
  weights: Float32Array;
};

const made = new WeakMap<Float32Array, GramWeights>();

/**
 * What weights say at which grams, put together. Made at the first use and kept with the weights.
 *
 * @param grams `grams[row · count + topic]`, which stay as they are from now on
 */
export function gramWeights(grams: Float32Array, count: number): GramWeights {
  const known = made.get(grams);
  if (known !== undefined) return known;
  const indices = new Map<number, number>();
  let size = 0;
  for (const weight of grams) {
    if (weight === 0) continue;
    size += 1;
    if (!indices.has(weight)) indices.set(weight, indices.size);
  }
  const bits = Math.ceil(Math.log2(Math.max(1, indices.size)));
  const rows = count === 0 ? 0 : grams.length / count;
  const starts = new Uint32Array(rows + 1);
  const codes = count * 2 ** bits <= 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
  let place = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let topic = 0; topic < count; topic += 1) {
      const index = indices.get(grams[row * count + topic] ?? 0);
      if (index !== undefined) codes[place++] = topic * 2 ** bits + index;
    }
    starts[row + 1] = place;
  }
  const put: GramWeights = { starts, codes, bits, weights: Float32Array.from(indices.keys()) };
  made.set(grams, put);
  return put;
}

/** The weight of a gram for a topic. */
export function weightOf({ starts, codes, bits, weights }: GramWeights, row: number, topic: number): number {
  const end = starts[row + 1] ?? 0;
  for (let place = starts[row] ?? 0; place < end; place += 1) {
    const code = codes[place] as number; // within the codes, and the weights below as well
    const found = code >>> bits;
    if (found === topic) return weights[code - (found << bits)] as number;
    if (found > topic) return 0;
  }
  return 0;
}
