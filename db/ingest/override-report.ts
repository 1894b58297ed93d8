import { basename } from 'node:path';
import { count, eq, inArray } from 'drizzle-orm';
import type { LineReject, OverridesFile, Resolved } from '#db/ingest/overrides.ts';
import type { FileReport } from '#db/ingest/read.ts';
import type { Database } from '#db/open.ts';
import { overrides, rejects } from '#db/schema.ts';

/** What became of an overrides file: papers that were corrected, lines that wait for their paper, lines not applied. */
export type OverridesReport = {
  file: string;
  papers: number;
  waiting: { line: number; paper: string }[];
  rejects: LineReject[];
};

type Report = { summary?: OverridesReport; refused: FileReport[]; changed: boolean };

/** The scopes of an overrides file's lines among the rejects. */
const SCOPES = ['override', 'waiting'] as const;

/** A line to put down, and as what. */
type PutDown = LineReject & { scope: (typeof SCOPES)[number] };

/**
 * Puts down the lines that were not applied, those that wait too, in the place of those of the last time; a file that could not be read is
 * a refused file, and what was put down of it stays.
 *
 * @returns the report, and whether other lines than the last time were not applied.
 */
export function reportOverrides(
  db: Database,
  runId: number,
  asked: OverridesFile,
  resolved: Resolved,
): Report {
  const { file, refusal } = asked;
  if (file !== undefined && refusal) {
    const { line, reason } = refusal;
    const place = { file: basename(file), firstLine: line, lastLine: line };
    db.insert(rejects)
      .values({ runId, ...place, scope: 'file', reason })
      .run();
    const error = line > 0 ? `line ${line}: ${reason}` : reason;
    return { refused: [{ file, papers: 0, rejects: 0, error }], changed: false };
  }
  const notApplied = [...asked.rejects, ...resolved.rejects, ...leavingNone(db, resolved)].sort(
    (a, b) => a.line - b.line,
  );
  const { waiting } = resolved;
  const changed = storeLines(db, runId, basename(file ?? ''), [
    ...notApplied.map((reject) => ({ ...reject, scope: 'override' as const })),
    ...waiting.map(({ line, paper }) => ({
      line,
      reason: `no paper “${paper}” yet`,
      scope: 'waiting' as const,
    })),
  ]);
  if (file === undefined) return { refused: [], changed };
  const papers = db.select({ n: count() }).from(overrides).where(eq(overrides.refused, false)).get()?.n ?? 0;
  return { summary: { file, papers, waiting, rejects: notApplied }, refused: [], changed };
}

/** The lines whose paper would have no topic left. */
function leavingNone(db: Database, { linesOf }: Resolved): LineReject[] {
  const refused = db.select().from(overrides).where(eq(overrides.refused, true)).all();
  const reason = 'would leave the paper without a topic; add the right one in the same line';
  return refused.flatMap(({ paperId }) => (linesOf.get(paperId) ?? []).map((line) => ({ line, reason })));
}

/** @returns whether other lines stood there. */
function storeLines(db: Database, runId: number, file: string, lines: readonly PutDown[]): boolean {
  const wanted = lines.map(({ line, scope, reason }) => ({ file, firstLine: line, scope, reason }));
  const ofOverrides = inArray(rejects.scope, SCOPES);
  const stored = db
    .select({
      file: rejects.file,
      firstLine: rejects.firstLine,
      scope: rejects.scope,
      reason: rejects.reason,
    })
    .from(rejects)
    .where(ofOverrides)
    .orderBy(rejects.id)
    .all();
  if (JSON.stringify(stored) === JSON.stringify(wanted)) return false;
  db.delete(rejects).where(ofOverrides).run();
  for (const row of wanted)
    db.insert(rejects)
      .values({ ...row, lastLine: row.firstLine, runId })
      .run();
  return true;
}
