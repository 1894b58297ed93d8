import type { Made } from '#scripts/bench/compare/made-once.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

/** A database file of Broadsheet's with the papers, and a folder for what a contender makes of them. */
export type Place = { papers: string; folder: string };

/** Where a contender is, and whom it tells how many papers it has read. */
export type Opening = Place & { progress: (papers: number) => void };

/** Something that answers what a page asks. */
export type Contender = {
  /** The number of papers that it found, having read what a page shows of them; undefined for what it cannot be asked. */
  answer: (question: Question) => Promise<number | undefined>;
  close: () => Promise<void>;
  /** Files and folders that it keeps its data in; none where all of it is in memory. */
  files: readonly string[];
  /** What making these files of the papers took, where it was this program that made them. */
  made?: Made;
  /** Other processes of its own. */
  processes?: () => readonly number[];
};

/** What the measured contenders are called. `limit` is the bare index without a page, which none of them can be below. */
export const CONTENDERS = {
  broadsheet: 'Broadsheet',
  limit: 'bare FTS5',
  sqlite: 'SQL on SQLite',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
  orama: 'Orama',
  postgres: 'PostgreSQL',
} as const;

export type ContenderKey = keyof typeof CONTENDERS;

export const CONTENDER_KEYS = Object.keys(CONTENDERS) as ContenderKey[]; // the keys of a literal
