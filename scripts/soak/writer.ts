import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { filesOf } from '#db/ingest/files.ts';
import { taxonomy } from '#lib/topics/taxonomy.ts';
import { papersIn } from '#scripts/bench/given-papers.ts';
import { type PaperLine, recombinedPapers } from '#scripts/bench/recombined-papers.ts';
import { ENV, ROOT } from '#scripts/bootstrap.mjs';
import { shippedDumps } from '#scripts/shipped-dumps.ts';
import type { Faults } from '#scripts/soak/faults.ts';
import type { Truth } from '#scripts/soak/truth.ts';

const PAPERS_OF_A_WAVE = 5;
/** States of the data are told apart by the second in which they came. */
const PAUSE_MS = 1200;
const MOST_WRITTEN = 5000;

/** What is done to the database in turn, over and over. */
const TURNS = ['new', 'again', 'new', 'copy', 'new', 'topics', 'again', 'doctor'] as const;
type Turn = (typeof TURNS)[number];

export type Written = Record<'ingests' | 'copies' | 'examinations' | 'papers', number>;

/**
 * Writes into a database that readers are at, by the commands: new papers, the last of them captured again with other
 * numbers and one more, all papers sorted by a file of topics and back; between these a backup, and the doctor.
 */
export async function writeOn(
  { database, folder, truth, faults }: { database: string; folder: string; truth: Truth; faults: Faults },
  stop: AbortSignal,
): Promise<Written> {
  const given: PaperLine[] = [];
  for await (const paper of papersIn(filesOf([shippedDumps()]))) given.push(paper);
  const topics = join(folder, 'topics.json');
  writeFileSync(topics, JSON.stringify(taxonomy));
  const written: Written = { ingests: 0, copies: 0, examinations: 0, papers: 0 };
  let wave = 0;
  let isByFile = false;

  const ingest = async (args: readonly string[], authors?: string) => {
    const from = performance.now();
    const before = truth.papers;
    const summary = await command(['scripts/ingest.ts', ...args, '--db', database, '--json'], faults);
    if (!summary) return;
    const { created = 0, papers = 0 } = summary;
    written.ingests += 1;
    written.papers += created;
    truth.hasChanged(
      before + created,
      from,
      performance.now(),
      authors ? { author: authors, papers } : undefined,
    );
    for (const fault of truth.wrong()) faults.add(fault);
  };
  const take = async (turn: Turn) => {
    if (turn === 'new') wave += 1;
    const author = `soak-wave-${wave}`;
    const file = join(folder, `${author}.jsonl`);
    if (turn === 'new') {
      writeFileSync(file, waveOf(given, wave, PAPERS_OF_A_WAVE, 0));
      await ingest([file], author);
    } else if (turn === 'again') {
      writeFileSync(file, waveOf(given, wave, PAPERS_OF_A_WAVE + 1, 10));
      truth.beginsToChange(author);
      await ingest([file], author);
    } else if (turn === 'topics') {
      isByFile = !isByFile;
      await ingest(['--topics', isByFile ? topics : 'shipped', file]);
    } else if (turn === 'copy') {
      const copy = join(folder, 'copy.sqlite');
      if (await command(['scripts/backup.ts', copy, '--force', '--db', database, '--json'], faults))
        written.copies += 1;
    } else if (await command(['scripts/doctor.ts', '--quick', '--db', database, '--json'], faults))
      written.examinations += 1;
  };

  for (let turn = 0; !stop.aborted; turn += 1) {
    await take(TURNS[turn % TURNS.length] ?? 'new');
    await pause(PAUSE_MS, undefined, { signal: stop }).catch(() => {});
  }
  return written;
}

/** Papers of an author of their own, as JSON lines. */
function waveOf(given: readonly PaperLine[], wave: number, count: number, more: number): string {
  const papers = [...recombinedPapers(given, count, wave)];
  return papers
    .map((paper, place) =>
      JSON.stringify({
        ...paper,
        // Made ids come again after nine waves, and papers of one id are one.
        arxivId: undefined,
        title: `${paper.title}, part ${wave}.${place}`,
        abstract: paper.abstract ?? 'A part of a larger work.',
        authors: [...(paper.authors ?? []), `Soak Wave ${wave}`],
        upvotes: (paper.upvotes ?? 0) + more,
      }),
    )
    .join('\n')
    .concat('\n');
}

/** Runs a command of the project to its end. @returns the document that it prints; undefined, and a fault, where it fails */
async function command(args: readonly string[], faults: Faults): Promise<Record<string, number> | undefined> {
  const child: ChildProcess = spawn(process.execPath, args, { cwd: ROOT, env: ENV });
  const { stdout, stderr } = child;
  const [printed, complaints, [status]] = await Promise.all([
    stdout ? text(stdout) : '',
    stderr ? text(stderr) : '',
    once(child, 'exit'),
  ]);
  if (status === 0) return JSON.parse(printed);
  faults.add(
    `${args.join(' ')} ended with status ${status}: ${`${complaints}${printed}`.slice(0, MOST_WRITTEN)}`,
  );
  return undefined;
}
