/**
 * The weights of grams that are not zero, which three in four are: those of gram `row` are at the places `starts[row]`
 * to `starts[row + 1]`, each with the index of its topic.
 */
export type GramWeights = { starts: Uint32Array; topics: Uint16Array; weights: Float32Array };

const made = new WeakMap<Float32Array, GramWeights>();

/**
 * What weights say at which grams, put together: of a paper's grams each is then one place in memory and not one a topic.
 * Made at the first use and kept with the weights.
 *
 * @param grams `grams[row · count + topic]`, which stay as they are from now on
 */
export function gramWeights(grams: Float32Array, count: number): GramWeights {
  const known = made.get(grams);
  if (known !== undefined) return known;
  const size = grams.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0);
  const rows = count === 0 ? 0 : grams.length / count;
  const put: GramWeights = {
    starts: new Uint32Array(rows + 1),
    topics: new Uint16Array(size),
    weights: new Float32Array(size),
  };
  let place = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let topic = 0; topic < count; topic += 1) {
      const weight = grams[row * count + topic] ?? 0;
      if (weight === 0) continue;
      put.topics[place] = topic;
      put.weights[place] = weight;
      place += 1;
    }
    put.starts[row + 1] = place;
  }
  made.set(grams, put);
  return put;
}
