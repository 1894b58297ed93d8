import { type Database, openForReading } from '#db/open.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { type Latency, latencyOf } from '#scripts/bench/compare/percentiles.ts';
import { questionsOf } from '#scripts/bench/compare/questions.ts';
import { type Questions, STATES } from '#scripts/bench/compare/states.ts';
import { databaseNamed, readArguments } from '#scripts/command.ts';

export const COUNTS_USAGE = `npm run bench -- counts [--db FILE] [--json]

Facet counts alone: for each of the states of the explorer that “compare” asks for, none asked twice, the time until its
papers are known, and then that of counting all facets. The last row is over the questions of all states.`;

/** Milliseconds: until a state's papers are known, and from then on until all facets are counted. */
export type CountsMeasured = { state: string; finding: Latency; counting: Latency };

/** Questions of a state that are asked before time is taken, or a quarter of them where they are few. */
const WARM_UP = 10;

/** Reads the command line of `bench counts` and runs it. @throws UsageError for what cannot be meant */
export async function countsCommand(args: string[]): Promise<number> {
  const { values } = readArguments({
    args,
    options: {
      db: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(COUNTS_USAGE);
    return 0;
  }
  const db = await openForReading(databaseNamed(values.db));
  const measured = await measuredCounts(db, questionsOf(db.$client));
  const { papers } = await holdings(db);
  if (values.json) console.log(JSON.stringify({ papers, measured }));
  else console.log(`${papers} papers\n\n${countsTable(measured)}`);
  db.$client.close();
  return 0;
}

/** The times of each state of the explorer that has questions, and of all of them together. */
export async function measuredCounts(
  db: Database,
  questionsByState: Partial<Questions>,
): Promise<CountsMeasured[]> {
  const measured: CountsMeasured[] = [];
  const all: Taken = { finding: [], counting: [] };
  for (const [key, questions] of Object.entries(questionsByState)) {
    const asked = questions.flatMap((question) => (question.ask === 'papers' ? [question.params] : []));
    if (asked.length === 0) continue;
    const taken = await timesOf(db, asked);
    all.finding.push(...taken.finding);
    all.counting.push(...taken.counting);
    measured.push(latencies(STATES[key as keyof typeof STATES], taken)); // the keys of the questions are the states'
  }
  return measured.length === 0 ? [] : [...measured, latencies('all of them', all)];
}

type Taken = { finding: number[]; counting: number[] };

async function timesOf(db: Database, asked: readonly Params[]): Promise<Taken> {
  const taken: Taken = { finding: [], counting: [] };
  const warmUp = Math.min(WARM_UP, Math.floor(asked.length / 4));
  for (const [index, params] of asked.entries()) {
    const { query } = parsePaperQuery(params);
    const began = performance.now();
    const total = await countPapers(db, query);
    const found = performance.now();
    await facetCounts(db, query, total);
    if (index < warmUp) continue;
    taken.finding.push(found - began);
    taken.counting.push(performance.now() - found);
  }
  return taken;
}

function latencies(state: string, { finding, counting }: Taken): CountsMeasured {
  return { state, finding: latencyOf(finding), counting: latencyOf(counting) };
}

/** The table of what was measured: 50th, 95th and 99th percentile in milliseconds. */
export function countsTable(measured: readonly CountsMeasured[]): string {
  const cell = ({ p50, p95, p99 }: Latency) => [p50, p95, p99].map((ms) => ms.toFixed(1)).join(' · ');
  return [
    '| state | questions | papers found, ms | facets counted, ms |',
    '|---|---:|---:|---:|',
    ...measured.map(
      ({ state, finding, counting }) =>
        `| ${state} | ${counting.questions} | ${cell(finding)} | ${cell(counting)} |`,
    ),
  ].join('\n');
}
