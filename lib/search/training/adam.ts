/** How much of the mean slope, and of the mean squared slope, is kept from step to step. */
const KEPT = 0.9;
const KEPT_SQUARE = 0.999;
/** Keeps the step finite where there was never a slope. */
const LEAST = 1e-8;

/**
 * Adam (Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015) for some parameters.
 *
 * @returns a function that makes a step against the gradient, at this learning rate, and then sets the gradient to 0
 */
export function adam(parameters: Float32Array, gradient: Float32Array): (rate: number) => void {
  const means = new Float32Array(parameters.length);
  const squares = new Float32Array(parameters.length);
  let steps = 0;
  return (rate) => {
    steps += 1;
    const size = rate / (1 - KEPT ** steps);
    const correction = 1 / (1 - KEPT_SQUARE ** steps);
    for (let at = 0; at < parameters.length; at += 1) {
      const slope = gradient[at] ?? 0;
      const mean = KEPT * (means[at] ?? 0) + (1 - KEPT) * slope;
      const square = KEPT_SQUARE * (squares[at] ?? 0) + (1 - KEPT_SQUARE) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      parameters[at] = (parameters[at] ?? 0) - (size * mean) / (Math.sqrt(square * correction) + LEAST);
      gradient[at] = 0;
    }
  };
}
