import { resolve } from 'node:path';
import { type Comparison, compare, PIECE_KEYS, type PieceKey, WORK } from '#scripts/bench/compare/compare.ts';
import { wholeNumber } from '#scripts/bench/whole-number.ts';
import { ROOT } from '#scripts/bootstrap.mjs';
import { databaseNamed, readArguments, UsageError } from '#scripts/command.ts';

export const COMPARE_USAGE = `npm run bench -- compare [--sizes 483,30000,1000000] [--only broadsheet,sqlite,…,http] [--missing]
         [--db SIZE=FILE]… [--papers FILE] [--seconds N] [--minutes N] [--memory N] [--work FOLDER] [--out FOLDER]

Latency, memory and start of Broadsheet and of what could be used instead (SQL on SQLite, MiniSearch, FlexSearch, Orama,
PostgreSQL), of the bare FTS5 index, and requests a second over HTTP beside nginx, on the same papers and queries. Results
are added to results.json in --out (scripts/bench), of which RESULTS.md and growth.svg are written.
--only      these pieces: ${PIECE_KEYS.join(', ')}
--missing   of them only those that have no result yet
--db        an existing database of SIZE papers, which is only read; otherwise the papers are ingested first
--papers    recombine the papers of this file, and not those of the dumps that ship
--seconds   for a state, and for a page over HTTP (2)
--minutes   in which a contender has to give its first answer, and all others after that (10)
--memory    GiB that it may take (8)
--work      keeps what was made for the next run (${WORK}); remove it when you are done`;

/** Reads the command line of `bench compare` and runs it. @throws UsageError for what cannot be meant */
export async function compareCommand(args: string[]): Promise<number> {
  const { values } = readArguments({
    args,
    options: {
      sizes: { type: 'string', default: '483,30000,1000000' },
      only: { type: 'string', default: PIECE_KEYS.join() },
      missing: { type: 'boolean', default: false },
      db: { type: 'string', multiple: true, default: [] },
      papers: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      minutes: { type: 'string', default: '10' },
      memory: { type: 'string', default: '8' },
      work: { type: 'string', default: WORK },
      out: { type: 'string', default: resolve(ROOT, 'scripts', 'bench') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(COMPARE_USAGE);
    return 0;
  }
  const asked: Comparison = {
    sizes: values.sizes.split(',').map((size) => wholeNumber('--sizes', size)),
    given: new Map(values.db.map(givenDatabase)),
    base: values.papers,
    only: values.only.split(',').map(pieceNamed),
    missing: values.missing,
    seconds: wholeNumber('--seconds', values.seconds),
    limits: {
      minutes: wholeNumber('--minutes', values.minutes),
      gibibytes: wholeNumber('--memory', values.memory),
    },
    work: resolve(values.work),
    out: resolve(values.out),
  };
  await compare(asked, (sentence) => console.error(sentence));
  console.log(`${resolve(asked.out, 'RESULTS.md')} is written.`);
  return 0;
}

function givenDatabase(text: string): [number, string] {
  const [size, file] = text.split(/=(.*)/s);
  if (file === undefined) throw new UsageError(`--db wants SIZE=FILE, not “${text}”.`);
  return [wholeNumber('--db', size), databaseNamed(file)];
}

function pieceNamed(text: string): PieceKey {
  const key = PIECE_KEYS.find((known) => known === text);
  if (key === undefined)
    throw new UsageError(`--only wants some of ${PIECE_KEYS.join(', ')}, not “${text}”.`);
  return key;
}
