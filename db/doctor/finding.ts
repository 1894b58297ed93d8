/** What mends a finding without losing anything; db/doctor/mend.ts does it. */
export type Remedy =
  | { does: 'migrate' }
  | { does: 'make schema'; drop: string[]; make: string[] }
  | { does: 'reindex' }
  | { does: 'restore papers' }
  | { does: 'remove strays'; table: string; column: string; parent: string }
  | { does: 'let go'; table: string; column: string; parent: string }
  | { does: 'rebuild full text' }
  | { does: 'index again'; blocks: number[] }
  | { does: 'derive again' }
  | { does: 'analyze' }
  | { does: 'checkpoint' }
  | { does: 'vacuum' };

/** Something that is not as it should be. */
export type Finding = {
  /** The check that found it. */
  check: string;
  /** `wrong` makes pages or answers wrong; a `note` only costs room or time, or ends with the next ingest. */
  severity: 'wrong' | 'note';
  what: string;
  /** How many rows it is about; 0 where it is about none, or where that cannot be told. */
  rows: number;
  /** What the first of them are called. */
  named: string[];
  /** How to mend it, in a sentence that names the command. */
  mend: string;
  remedy?: Remedy;
};

/** Rows of a finding that are named. */
export const NAMED = 5;

/** Advice where nothing less is certain. */
export const RESTORE =
  'Put a backup in its place, or read all sources into a new database (“npm run ingest -- --db NEW PATH…”).';
export const INGEST = '“npm run ingest” mends it.';

const MEND = '“npm run doctor -- --mend”';

/** What `--mend` does about a finding, as advice. */
const ADVICE: Readonly<Record<Remedy['does'], string>> = {
  migrate: `“npm run ingest” or ${MEND} brings its tables up to date.`,
  'make schema': `${MEND} makes them as they should be.`,
  reindex: `${MEND} makes the indexes anew.`,
  'restore papers': `${MEND} makes the papers again of which there are records; what other addresses led to, only a backup knows.`,
  'remove strays': `${MEND} removes these rows, unless it can make their papers again.`,
  'let go': `${MEND} lets these records wait for their papers, and the next “npm run ingest” finds or makes them.`,
  'rebuild full text': `${MEND} makes the full-text index anew.`,
  'index again': `${MEND} marks the blocks, and the next “npm run ingest” indexes them anew.`,
  'derive again': `${MEND} has all papers worked out again by the next “npm run ingest”.`,
  analyze: `${MEND} counts anew (ANALYZE).`,
  checkpoint: `${MEND} writes it into the database, as far as nobody is reading.`,
  vacuum: `${MEND} gives them back (VACUUM); it needs as much room again as the database, and holds up whoever writes.`,
};

export function adviceOf({ does }: Remedy): string {
  return ADVICE[does];
}
