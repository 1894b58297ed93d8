import { weighSentences } from '#lib/topics/cues.ts';
import type { Token } from '#lib/topics/tokens.ts';
import { tokenize } from '#lib/topics/tokens.ts';

/**
 * A title or an abstract, split into words. `sentences` holds the weight of each sentence of the abstract
 * (lib/topics/cues.ts); it is empty for a title.
 */
export type ReadField = {
  field: 'title' | 'abstract';
  text: string;
  tokens: readonly Token[];
  sentences: readonly number[];
};

/** How many UTF-16 units of a field are read. No abstract is so long; it bounds the time of any input. */
const READ_LIMIT = 40_000;

/** Title and abstract, in this order, split into words once for all that look at them. */
export function readPaper(title: string, abstract: string): ReadField[] {
  const inTitle = tokenize(title.slice(0, READ_LIMIT));
  const inAbstract = tokenize(abstract.slice(0, READ_LIMIT));
  return [
    { field: 'title', text: title, tokens: inTitle, sentences: [] },
    { field: 'abstract', text: abstract, tokens: inAbstract, sentences: weighSentences(inAbstract) },
  ];
}
