import type { QuestionName } from '#db/readers/questions.ts';

/** Questions of a few look-ups, however many papers there are. */
const QUICK: readonly QuestionName[] = [
  'apiLookUp',
  'cardsOf',
  'holdings',
  'isMissingPage',
  'paperRecord',
  'paperShown',
  'slugOfArxivId',
  'suggestions',
];

export function isQuick(name: QuestionName): boolean {
  return QUICK.includes(name);
}
