import type { Token } from '#lib/search/analysis.ts';
import type { Want } from '#lib/search/plan.ts';
import { sentenceStarts } from '#lib/text/sentences.ts';

/** What has all its wants in one sentence counts for so much; found by search over the evaluations. */
const SENTENCE_WEIGHT = 0.2;

/** A text and its terms. */
type Read = { text: string; tokens: readonly Token[] };

/**
 * What a paper scores for the sentence of its abstract, or its title, that holds the most weight of what is wanted: words
 * that are said of one thing stand together, also where they are no neighbours. In units of a term's weight.
 */
export function bestSentence(wants: readonly Want[], title: Read, abstract: Read): number {
  const inTitle = weightIn(new Set(title.tokens.map(({ term }) => term)), wants);
  const elsewhere = wants.filter(({ titleOnly }) => !titleOnly);
  const inAbstract = sentencesOf(abstract).map((sentence) => weightIn(sentence, elsewhere));
  return SENTENCE_WEIGHT * Math.max(inTitle, ...inAbstract);
}

/** The terms of each sentence of a text that has any. */
function sentencesOf({ text, tokens }: Read): Set<string>[] {
  const starts = sentenceStarts(text);
  const sentences: Set<string>[] = [];
  let last = -1;
  let sentence = 0;
  for (const { term, start } of tokens) {
    while (start >= (starts[sentence + 1] ?? Number.POSITIVE_INFINITY)) sentence++;
    if (sentence !== last) sentences.push(new Set());
    last = sentence;
    sentences.at(-1)?.add(term);
  }
  return sentences;
}

/** The weight of what is wanted among some terms: by the form that is there, or by the part that is of the one typed. */
function weightIn(terms: ReadonlySet<string>, wants: readonly Want[]): number {
  let sum = 0;
  for (const { terms: typed, alternatives, weight, times } of wants) {
    let share = typed.filter((term) => terms.has(term)).length / typed.length;
    for (const { terms: other, factor } of alternatives)
      if (share < factor && other.every((term) => terms.has(term))) share = factor;
    sum += share * weight * times;
  }
  return sum;
}
