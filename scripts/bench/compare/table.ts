import { figure } from '#lib/wording.ts';
import {
  CONTENDER_KEYS,
  CONTENDERS,
  type ContenderKey,
} from '#scripts/bench/compare/contenders/contender.ts';
import type { Measured } from '#scripts/bench/compare/measure.ts';
import {
  type AtSize,
  type Machine,
  type Results,
  type Site,
  sizesOf,
} from '#scripts/bench/compare/results.ts';
import { STATE_KEYS, STATES } from '#scripts/bench/compare/states.ts';

/** The load average, for each core, from which on a machine has other work; the contender before leaves less behind. */
const BUSY = 1.5;

/** All results as a page in Markdown. */
export function resultsPage(results: Results): string {
  return `${[
    '# Broadsheet beside the alternatives',
    'Written by `npm run bench -- compare`; what is measured, and how, is at the end.',
    machineText(results.machine),
    '![Milliseconds against the number of papers, both on logarithmic scales, for four states](growth.svg)',
    ...sizesOf(results).flatMap(([size, at]) => sizeText(size, at, results.machine)),
    HOW,
  ].join('\n\n')}\n`;
}

function machineText({ system, processor, cores, gibibytes, versions }: Machine): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${processor}, ${cores} cores, ${gibibytes} GiB; ${system}. ${named.join(' · ')}.`;
}

function sizeText(size: number, at: AtSize, { cores }: Machine): string[] {
  const keys = CONTENDER_KEYS.filter((key) => at.pieces[key] !== undefined);
  const notes = keys.flatMap((key) => {
    const failed = at.pieces[key]?.failed;
    return failed === undefined ? [] : [`${CONTENDERS[key]}: ${failed}.`];
  });
  const busy = keys.filter((key) => (at.pieces[key]?.load ?? 0) > BUSY * cores);
  if (busy.length > 0)
    notes.push(
      `The machine had other work when these began: ${busy.map((key) => CONTENDERS[key]).join(', ')}.`,
    );
  return [
    `## ${figure(size)} papers`,
    `The papers: ${at.origin}. The median in milliseconds of Broadsheet, and those of the others as multiples of it: above 1 they take longer.`,
    ratioTable(at, keys),
    ...(notes.length > 0 ? [notes.join(' ')] : []),
    costTable(at, keys),
    ...(at.site ? [siteTable(at.site)] : []),
    `<details><summary>50th, 95th and 99th percentile in milliseconds</summary>\n\n${percentileTable(at, keys)}\n\n</details>`,
  ];
}

function ratioTable({ pieces }: AtSize, keys: readonly ContenderKey[]): string {
  const others = keys.filter((key) => key !== 'broadsheet');
  const rows = STATE_KEYS.map((state) => {
    const own = pieces.broadsheet?.states[state];
    return [STATES[state], timeOf(own), ...others.map((key) => ratioOf(pieces[key]?.states[state], own))];
  });
  return table(['state', 'Broadsheet, ms', ...others.map((key) => CONTENDERS[key])], rows);
}

function percentileTable({ pieces }: AtSize, keys: readonly ContenderKey[]): string {
  const cell = (measured: Measured | undefined) =>
    isTimed(measured)
      ? [measured.p50, measured.p95, measured.p99].map(milliseconds).join(' · ')
      : absence(measured);
  const rows = STATE_KEYS.map((state) => [
    STATES[state],
    ...keys.map((key) => cell(pieces[key]?.states[state])),
  ]);
  return table(['state', ...keys.map((key) => CONTENDERS[key])], rows);
}

function costTable({ pieces }: AtSize, keys: readonly ContenderKey[]): string {
  const rows = keys.map((key) => {
    const { startSeconds, memory, disk, madeSeconds } = pieces[key] ?? {};
    const numbers = [
      startSeconds === undefined ? '–' : startSeconds.toFixed(2),
      memory === undefined ? '–' : figure(memory),
      disk ? figure(disk) : '–',
      madeSeconds === undefined ? '–' : madeSeconds.toFixed(1),
    ];
    return [CONTENDERS[key], ...numbers];
  });
  return table(['', 'start, s', 'memory, MiB', 'on disk, MiB', 'made once, s'], rows);
}

function siteTable({ startSeconds, memory, processes, pages, nginxMissing }: Site): string {
  const rows = Object.entries(pages).map(([page, measured]) => [page, ...cellsOf(measured)]);
  const head = [
    'page',
    'kB',
    'first asked, a second',
    'median · 99th, ms',
    'asked again, a second',
    'nginx, the same bytes',
    'times as many',
  ];
  const sentence = `Over HTTP: the first answer ${startSeconds.toFixed(1)} s after the start, ${figure(memory)} MiB in ${processes} ${processes === 1 ? 'process' : 'processes'} after all requests.`;
  return [
    sentence,
    ...(nginxMissing === undefined ? [] : [`No figures of nginx: ${nginxMissing}.`]),
    '',
    table(head, rows),
  ].join('\n');
}

function cellsOf(measured: Site['pages'][string]): string[] {
  if ('failed' in measured) return [measured.failed];
  const { bytes, first, again, nginx } = measured;
  return [
    figure(Math.round(bytes / 1000)),
    figure(Math.round(first.perSecond)),
    `${milliseconds(first.p50)} · ${milliseconds(first.p99)}`,
    figure(Math.round(again.perSecond)),
    nginx ? figure(Math.round(nginx.perSecond)) : '–',
    nginx ? (nginx.perSecond / again.perSecond).toFixed(1) : '–',
  ];
}

function ratioOf(measured: Measured | undefined, own: Measured | undefined): string {
  if (!isTimed(measured) || !isTimed(own)) return absence(measured);
  const ratio = measured.p50 / own.p50;
  return ratio >= 100 ? figure(Math.round(ratio)) : ratio.toPrecision(2);
}

function timeOf(measured: Measured | undefined): string {
  return isTimed(measured) ? milliseconds(measured.p50) : absence(measured);
}

function isTimed(measured: Measured | undefined): measured is Exclude<Measured, 'cannot'> {
  return measured !== undefined && measured !== 'cannot';
}

/** A dash where there is no answer to time, nothing where it was not measured. */
function absence(measured: Measured | undefined): string {
  return measured === 'cannot' ? '–' : '';
}

/** Three significant figures, none behind the point from 100 on. */
export function milliseconds(time: number): string {
  return time >= 100 ? figure(Math.round(time)) : time.toPrecision(time < 0.1 ? 2 : 3);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const HOW = `## What is measured

Every contender answers the same questions about the same papers, one after the other in a process of its own. A state has
up to 130 questions, chosen by rule from the papers (scripts/bench/compare/questions.ts): ten are asked to warm up, 120
are timed, or as many as the time for a state allows. With 130 of them none is asked twice; “no filter”, topics and topic
pages have fewer, and come from answers that Broadsheet keeps until its data changes. Percentiles are by nearest rank.

- **Broadsheet** answers what a page asks of the database: names and values looked up, the papers, all eight facets with
  exact counts, the search's explanation, spelling, ways out. The markup, and the way from the database's threads to the
  page, are measured over HTTP.
- **bare FTS5** is a limit: the twenty best row ids of the index, no counts, no texts.
- **SQL on SQLite** and **PostgreSQL** answer with the same statements on normalised tables: the counts of eight facets
  with GROUP BY, a page of papers, their topics and authors. PostgreSQL has a stored tsvector with a GIN index and ts_rank,
  1 GB of shared buffers and 64 MB of work_mem. Neither corrects spelling.
- **MiniSearch** and **FlexSearch** find the papers; filters, counts and orders are plain loops over arrays. A phrase is
  looked for in the texts of what they find. FlexSearch's index corrects no spelling.
- **Orama** filters, counts and sorts itself. It knows no phrases, and no pairs of values for the trends.

A topic's page, a paper's page and trends are simpler in the alternatives: they have no related terms, people or map.
A dash: it cannot be asked that, or has none. “Start” is the time from the start of the process to the first answer; for
the libraries in memory that is reading all papers and building the index. “Memory” counts pages shared by
processes once, and pages of memory-mapped files. Over HTTP up to 130 addresses
of a page are each asked for once, over eight connections; then autocannon asks for twenty of them again and again, and
for the same bytes from nginx. It takes its share of the same cores.`;
