import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };
import { figure } from '#lib/wording.ts';
import { madeOnce } from '#scripts/bench/compare/made-once.ts';
import { ENV, ROOT } from '#scripts/bootstrap.mjs';
import { shippedDumps } from '#scripts/shipped-dumps.ts';

/** The papers of the dumps that ship; they are taken as they are, every other number is made of them. */
const SHIPPED = 483;

/** A database of so many papers, and where they come from. */
export type ComparedPapers = { file: string; origin: string };

/**
 * The database to compare with: the one that is given, or one that the real ingest makes of the dumps that ship or of
 * papers recombined from them or from another file. It is kept for the next run.
 */
export async function comparedPapers(
  size: number,
  { given, base, folder }: { given: string | undefined; base: string | undefined; folder: string },
): Promise<ComparedPapers> {
  if (given !== undefined) return { file: resolve(given), origin: 'a database made before' };
  const from = base === undefined ? shippedDumps() : resolve(base);
  const whole = size === SHIPPED && base === undefined;
  const { folder: made } = await madeOnce(
    join(folder, 'broadsheet'),
    from,
    journal.entries.length,
    async (own) => {
      const papers = join(own, 'papers.jsonl');
      if (!whole) runNode(['scripts/make-papers.ts', '--papers', String(size), '--out', papers, from]);
      runNode(['scripts/ingest.ts', '--db', join(own, 'papers.sqlite'), whole ? from : papers]);
    },
  );
  return {
    file: join(made, 'papers.sqlite'),
    origin: whole
      ? 'the dumps that ship'
      : `${figure(size)} papers recombined from ${base === undefined ? 'the dumps that ship' : 'a larger file'}`,
  };
}

function runNode(args: string[]): void {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: ENV,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with status ${status}.`);
}
