import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { comparedPapers } from '#scripts/bench/compare/compared-papers.ts';
import {
  CONTENDER_KEYS,
  CONTENDERS,
  type ContenderKey,
} from '#scripts/bench/compare/contenders/contender.ts';
import { thisMachine } from '#scripts/bench/compare/machine.ts';
import { growthPlot } from '#scripts/bench/compare/plot.ts';
import { questionsOf } from '#scripts/bench/compare/questions.ts';
import { type AtSize, knownResults, writeResults } from '#scripts/bench/compare/results.ts';
import { type Limits, runPiece } from '#scripts/bench/compare/run-piece.ts';
import { measuredSite } from '#scripts/bench/compare/site.ts';
import { resultsPage } from '#scripts/bench/compare/table.ts';

/** What one run measures: a contender's queries, or the site over HTTP. */
export type PieceKey = ContenderKey | 'http';
export const PIECE_KEYS: readonly PieceKey[] = [...CONTENDER_KEYS, 'http'];

export type Comparison = {
  sizes: readonly number[];
  /** Databases that are there already, by size. */
  given: ReadonlyMap<number, string>;
  /** A file to recombine papers from instead of the dumps that ship. */
  base: string | undefined;
  only: readonly PieceKey[];
  /** Only what has no result yet. */
  missing: boolean;
  /** Seconds for a state, and for a page over HTTP. */
  seconds: number;
  limits: Limits;
  /** Where databases are made and kept, and where the results go. */
  work: string;
  out: string;
};

export const WORK = join(tmpdir(), 'broadsheet-bench');

/** Measures what is asked for, and writes all results of this machine anew after each piece. */
export async function compare(asked: Comparison, say: (sentence: string) => void): Promise<void> {
  const { sizes, only, seconds, limits, work, out } = asked;
  const file = join(out, 'results.json');
  const all = knownResults(file, thisMachine());
  const write = () => {
    writeResults(file, all);
    writeFileSync(join(out, 'growth.svg'), growthPlot(all));
    writeFileSync(join(out, 'RESULTS.md'), resultsPage(all));
  };
  mkdirSync(out, { recursive: true });
  for (const size of sizes) {
    const folder = join(work, String(size));
    mkdirSync(folder, { recursive: true });
    const papers = await comparedPapers(size, { given: asked.given.get(size), base: asked.base, folder });
    const questions = questionsIn(papers.file);
    const questionsFile = join(folder, 'questions.json');
    writeFileSync(questionsFile, JSON.stringify(questions));
    const known = all.sizes[size];
    const at: AtSize = known?.origin === papers.origin ? known : { origin: papers.origin, pieces: {} };
    all.sizes[size] = at;
    for (const key of only) {
      const isKnown = key === 'http' ? at.site !== undefined : at.pieces[key] !== undefined;
      if (asked.missing && isKnown) continue;
      say(`${size} papers: ${key === 'http' ? 'the site over HTTP' : CONTENDERS[key]} …`);
      if (key === 'http')
        at.site = await measuredSite(papers.file, questions, Math.max(1, Math.round(seconds)));
      else {
        const place = { papers: papers.file, folder };
        at.pieces[key] = await runPiece({ key, place, size, questions: questionsFile, seconds }, limits);
      }
      write();
    }
  }
  write();
}

function questionsIn(file: string) {
  const client = new Sqlite(file, { readonly: true });
  try {
    return questionsOf(client);
  } finally {
    client.close();
  }
}
