import { availableParallelism } from 'node:os';
import { LOADS, type Load, type Measured, measuredLoads, type Way } from '#scripts/bench/load.ts';
import { wholeNumber } from '#scripts/bench/whole-number.ts';
import { databaseNamed, readArguments } from '#scripts/command.ts';

export const LOAD_USAGE = `npm run bench -- load [--db FILE] [--seconds N] [--json]

Requests a second of the built site over HTTP, and how long they take, for --seconds (5) each: the same page, the same
page to readers who have it, pages that nobody has asked for before, and suggestions; with one process and with as many
as there are cores, and with all questions answered where they are asked (QUERY_THREADS=0). Also the time to the first
answer, and the memory of each process.`;

/** Reads the command line of `bench load` and runs it. @throws UsageError for what cannot be meant */
export async function loadCommand(args: string[]): Promise<number> {
  const { values } = readArguments({
    args,
    options: {
      db: { type: 'string' },
      seconds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(LOAD_USAGE);
    return 0;
  }
  const cores = availableParallelism();
  const ways: Way[] = [{ processes: 1 }, { processes: cores }, { processes: cores, threads: 0 }];
  const seconds = wholeNumber('--seconds', values.seconds);
  const { papers, measured } = await measuredLoads(databaseNamed(values.db), ways, seconds, (sentence) =>
    console.error(sentence),
  );
  if (values.json) console.log(JSON.stringify({ papers, seconds, measured }));
  else console.log(`${papers} papers\n\n${loadTable(measured)}`);
  return 0;
}

/** Requests a second, median and 99th percentile of each way, and how many times those of the first way. */
export function loadTable(measured: readonly Measured[]): string {
  const [base] = measured;
  const cell = ({ perSecond, p50, p99 }: Load, of: Load | undefined): string => {
    const ratio = of === undefined ? '' : ` (× ${(perSecond / of.perSecond).toFixed(2)})`;
    return `${Math.round(perSecond)}/s${ratio}, ${p50} ms, ${p99} ms`;
  };
  const row = (name: string, of: (one: Measured) => string) =>
    `| ${[name, ...measured.map(of)].join(' | ')} |`;
  return [
    row('Asked for', ({ way }) => wayName(way)),
    `|---|${measured.map(() => '---').join('|')}|`,
    ...LOADS.map((name) =>
      row(name, (one) => cell(one.loads[name], one === base ? undefined : base?.loads[name])),
    ),
    row('first answer after', ({ startSeconds }) => `${startSeconds.toFixed(1)} s`),
    row('memory of the processes', ({ memory }) => `${memory.map(String).join(' + ')} MiB`),
  ].join('\n');
}

function wayName({ processes, threads }: Way): string {
  const name = processes === 1 ? 'one process' : `${processes} processes`;
  return threads === undefined ? name : `${name}, QUERY_THREADS=${threads}`;
}
