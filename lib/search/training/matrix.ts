/**
 * The product of a matrix with another, transposed: out[i · m + j] = Σ a[i · inner + k] · b[j · inner + k], where a has
 * n rows and b has m, at least one each. Two rows with two at a time, which halves what is read from memory; of an odd
 * number the last is taken twice.
 */
export function timesTransposed(
  a: Float64Array,
  b: Float64Array,
  n: number,
  m: number,
  inner: number,
  out: Float64Array,
): void {
  for (let j = 0; j < m; j += 2) {
    const j2 = Math.min(j + 1, m - 1);
    for (let i = 0; i < n; i += 2) {
      const i2 = Math.min(i + 1, n - 1);
      let [s11, s12, s21, s22] = [0, 0, 0, 0];
      for (let k = 0; k < inner; k += 1) {
        const a1 = a[i * inner + k] ?? 0;
        const a2 = a[i2 * inner + k] ?? 0;
        const b1 = b[j * inner + k] ?? 0;
        const b2 = b[j2 * inner + k] ?? 0;
        s11 += a1 * b1;
        s12 += a1 * b2;
        s21 += a2 * b1;
        s22 += a2 * b2;
      }
      out[i * m + j] = s11;
      out[i * m + j2] = s12;
      out[i2 * m + j] = s21;
      out[i2 * m + j2] = s22;
    }
  }
}

/** The transposed of a matrix of n rows and m columns. */
export function transposed(a: Float64Array, n: number, m: number): Float64Array {
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < m; j += 1) out[j * n + i] = a[i * m + j] ?? 0;
  }
  return out;
}
