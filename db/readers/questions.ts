import type { Database } from '#db/open.ts';
import { apiAnswer } from '#db/pages/api.ts';
import { explorerShown, mapShown, trendsShown } from '#db/pages/explorer.ts';
import { authorShown, organisationShown, sourceShown } from '#db/pages/named.ts';
import { paperRecord, paperShown } from '#db/pages/paper.ts';
import { listImported, listWritten } from '#db/pages/saved.ts';
import { papersOfIds, setAsChart, setAsFeed, setAsIds, setAsPoints, setAsStretch } from '#db/pages/set.ts';
import { aboutShown, forProgramsShown, frontShown, inBrief, sitemapPart } from '#db/pages/site.ts';
import { topicChart, topicShown, topicsShown, versusChart, versusShown } from '#db/pages/topic.ts';
import { cardsOf } from '#db/queries/cards.ts';
import { askedState } from '#db/queries/explorer.ts';
import { holdings } from '#db/queries/holdings.ts';
import { isMissingPage } from '#db/queries/missing-page.ts';
import { slugOfArxivId } from '#db/queries/paper-by-arxiv.ts';
import { suggestions } from '#db/queries/suggestions.ts';

/**
 * What the site asks the database: functions whose first argument is the database, by name. The other arguments and the
 * answer are plain data, which is copied from thread to thread.
 */
export const QUESTIONS = {
  aboutShown,
  apiAnswer,
  /** The same for endpoints that are quick. */
  apiLookUp: apiAnswer,
  askedState,
  authorShown,
  cardsOf,
  explorerShown,
  forProgramsShown,
  frontShown,
  holdings,
  inBrief,
  isMissingPage,
  listImported,
  listWritten,
  mapShown,
  organisationShown,
  paperRecord,
  paperShown,
  papersOfIds,
  setAsChart,
  setAsFeed,
  setAsIds,
  setAsPoints,
  setAsStretch,
  sitemapPart,
  slugOfArxivId,
  sourceShown,
  suggestions,
  topicChart,
  topicShown,
  topicsShown,
  trendsShown,
  versusChart,
  versusShown,
} as const satisfies Readonly<Record<string, (db: Database, ...args: never[]) => unknown>>;

export type QuestionName = keyof typeof QUESTIONS;
export type Arguments<Name extends QuestionName> =
  Parameters<(typeof QUESTIONS)[Name]> extends [Database, ...infer Rest] ? Rest : never;
export type Answer<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>;

export function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(QUESTIONS, name);
}
