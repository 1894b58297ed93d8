import { readPhrases } from '#lib/topics/phrases.ts';
import { compileScanner } from '#lib/topics/scanner.ts';
import type { Token } from '#lib/topics/tokens.ts';

/** Phrases by which a sentence says what the paper itself does. */
export const ownCues = `
  we propose, we introduce, we present, we study, we develop, we show, we investigate, we explore,
  we design, we describe, we analyze, we analyse, we examine, we evaluate, we release, we build,
  we construct, we formulate, we demonstrate, we find, we address, we focus on, we apply, we train,
  we consider, we provide, we conduct, we collect, we compare, we create, we then, we first,
  we also propose, we further propose, we argue, we leverage, we use, we employ, we extend, we devise,
  this paper, this work, this study, this article, this survey, this report, our work, our paper,
  our approach, our method, our model, our framework, our system, our benchmark, our dataset, our results,
  our experiments, our contribution, the proposed, is proposed, are proposed, in this thesis, this tutorial,
  this technical report`;

/** Phrases by which a sentence speaks of others' work, or of what the paper is compared with. */
export const backgroundCues = `
  recent work/advance/progress/study, recent years, recently, have been, has been, previous, prior,
  existing, unlike, compared with, compared to, in contrast to, conventional, traditional, however,
  most current, widely used, future work, commonly, typically, despite, related work, state-of-the-art,
  has become, have become, have shown, has shown, have achieved, outperforms, outperforming`;

const BACKGROUND = 0;
const OWN = 1;

const scanCues = compileScanner([...entries(ownCues, OWN), ...entries(backgroundCues, BACKGROUND)]);

function entries(list: string, value: number) {
  return readPhrases(list).flatMap((read) => read.sequences.map((sequence) => ({ sequence, value })));
}

/** What a sentence counts: about the paper itself, neither, or about the field around it. */
export const sentenceWeights = { own: 1.3, plain: 1, background: 0.6 } as const;

/**
 * The weight of each sentence of an abstract, by sentence number. A sentence with cues of both kinds (“unlike
 * previous work, we propose”) is about the paper.
 */
export function weighSentences(tokens: readonly Token[]): number[] {
  const count = (tokens.at(-1)?.sentence ?? -1) + 1;
  const weights = new Array<number>(count).fill(sentenceWeights.plain);
  const { values, firsts } = scanCues(tokens);
  for (const [hit, value] of values.entries()) {
    const sentence = tokens[firsts[hit] ?? 0]?.sentence ?? 0;
    if (value === OWN) weights[sentence] = sentenceWeights.own;
    else if (weights[sentence] === sentenceWeights.plain) weights[sentence] = sentenceWeights.background;
  }
  return weights;
}
