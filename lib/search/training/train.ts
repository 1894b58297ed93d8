import { adam } from '#lib/search/training/adam.ts';
import { contrast, type Model } from '#lib/search/training/contrast.ts';
import { type Pairing, pairOf } from '#lib/search/training/pairs.ts';
import type { Lesson } from '#lib/search/training/read-papers.ts';
import { shuffle, xorshift } from '#lib/topics/training/logistic-regression.ts';

/** How the vectors are learned. */
export type Plan = Pairing & {
  dimensions: number;
  /** How often each paper is seen. */
  passes: number;
  /** Papers a step: each is told from so many others. */
  batch: number;
  /** The learning rate of the first step; it falls to 0 along a line. */
  rate: number;
  seed: number;
};

/** The plan of the vectors that ship. */
export const PLAN: Plan = {
  dimensions: 192,
  passes: 14,
  batch: 384,
  rate: 0.005,
  titles: 0.7,
  dropped: 0.3,
  seed: 1,
};

/** What cosines are multiplied with at first. */
const SCALE = 20;

/**
 * Learns a vector and a weight for each term, from pairs of texts of one paper (pairs.ts) that are to be closer than
 * texts of two (contrast.ts). The weights begin at ln(1 + papers / papers with the term). The same lesson and plan give
 * the same model, bit by bit.
 *
 * @param lesson at least two papers
 * @param report is told the mean loss of each pass, the first being 1
 */
export function trainVectors(
  { terms, papersWith, papers }: Lesson,
  plan: Plan,
  report: (pass: number, loss: number) => void = () => {},
): Model {
  const { dimensions, passes, rate } = plan;
  const random = xorshift(plan.seed);
  // Uniform, of variance 1 / dimensions: a vector's length is about 1.
  const width = 2 * Math.sqrt(3 / dimensions);
  const model: Model = {
    vectors: new Float32Array(terms.length * dimensions).map(() => (random() - 0.5) * width),
    logWeights: Float32Array.from(papersWith, (count) => Math.log(Math.log(1 + papers.length / count))),
    logScale: Float32Array.of(Math.log(SCALE)),
  };
  const gradient: Model = {
    vectors: new Float32Array(model.vectors.length),
    logWeights: new Float32Array(terms.length),
    logScale: new Float32Array(1),
  };
  const moves = (['vectors', 'logWeights', 'logScale'] as const).map((part) =>
    adam(model[part], gradient[part]),
  );

  const batch = Math.min(plan.batch, papers.length);
  const perPass = Math.floor(papers.length / batch);
  const order = Int32Array.from(papers.keys());
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    let loss = 0;
    for (let step = 0; step < perPass; step += 1) {
      const pairs = Array.from(order.subarray(step * batch, (step + 1) * batch)).flatMap((at) => {
        const paper = papers[at];
        return paper ? [pairOf(paper, plan, random)] : [];
      });
      const sides = [pairs.map(({ left }) => left), pairs.map(({ right }) => right)] as const;
      loss += contrast(model, ...sides, gradient) / perPass;
      const now = rate * (1 - (pass * perPass + step) / (passes * perPass));
      for (const move of moves) move(now);
    }
    report(pass + 1, loss);
  }
  return model;
}
