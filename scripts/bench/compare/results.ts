import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CONTENDER_KEYS } from '#scripts/bench/compare/contenders/contender.ts';
import { STATE_KEYS } from '#scripts/bench/compare/states.ts';

const measured = z.union([
  z.literal('cannot'),
  z.object({ p50: z.number(), p95: z.number(), p99: z.number(), questions: z.number(), found: z.number() }),
]);

/** What one contender took at one size; `failed` says why there is nothing more. */
const piece = z.object({
  /** Seconds in which its files were made of the papers, where it has any of its own. */
  madeSeconds: z.number().optional(),
  /** Seconds from the start of the process, its files being made, to the first answer. */
  startSeconds: z.number().optional(),
  /** MiB: resident after all questions, and on disk. */
  memory: z.number().optional(),
  disk: z.number().optional(),
  /** The system's load average when it began. */
  load: z.number(),
  states: z.partialRecord(z.enum(STATE_KEYS), measured),
  failed: z.string().optional(),
});

const load = z.object({ perSecond: z.number(), p50: z.number(), p99: z.number() });

const page = z.object({ bytes: z.number(), first: load, again: load, nginx: load.optional() });
const failed = z.object({ failed: z.string() });

/**
 * The site over HTTP, by page: addresses that nobody has asked for before, the same ones again and again, and nginx with
 * the same bytes where that is installed.
 */
const site = z.object({
  startSeconds: z.number(),
  memory: z.number(),
  processes: z.number(),
  pages: z.record(z.string(), z.union([page, failed])),
  nginxMissing: z.string().optional(),
});

const machine = z.object({
  system: z.string(),
  processor: z.string(),
  cores: z.number(),
  gibibytes: z.number(),
  /** Of what was compared, by name. */
  versions: z.record(z.string(), z.string()),
});

const atSize = z.object({
  /** Where the papers come from. */
  origin: z.string(),
  pieces: z.partialRecord(z.enum(CONTENDER_KEYS), piece),
  site: site.optional(),
});

const results = z.object({ machine, sizes: z.record(z.string(), atSize) });

export type Piece = z.infer<typeof piece>;
export type Load = z.infer<typeof load>;
export type PageLoad = z.infer<typeof page>;
export type Site = z.infer<typeof site>;
export type Machine = z.infer<typeof machine>;
export type AtSize = z.infer<typeof atSize>;
export type Results = z.infer<typeof results>;

/** What earlier runs on the same machine have measured; that of another one is left behind. */
export function knownResults(file: string, here: Machine): Results {
  if (existsSync(file)) {
    const known = results.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { versions: _, ...there } = known.machine;
    const { versions, ...own } = here;
    if (JSON.stringify(there) === JSON.stringify(own))
      return { ...known, machine: { ...own, versions: { ...known.machine.versions, ...versions } } };
  }
  return { machine: here, sizes: {} };
}

export function writeResults(file: string, all: Results): void {
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

/** The sizes that were measured, ascending. */
export function sizesOf({ sizes }: Results): [number, AtSize][] {
  return Object.entries(sizes)
    .map(([size, at]): [number, AtSize] => [Number(size), at])
    .sort(([a], [b]) => a - b);
}
