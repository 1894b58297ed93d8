import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processTree, residentOf } from '#scripts/bench/compare/process-memory.ts';
import type { LoopDelay } from '#scripts/soak/loop-delay.ts';

const EVERY_MS = 1000;
/** Samples of a process that its growth is worked out from, at most. */
const MOST_SAMPLES = 300;

type Sample = { milliseconds: number; bytes: number };

/** What a process took of the memory, in MiB; `growth` in MiB a minute, over the second half of the time. */
export type ProcessMemory = { pid: number; first: number; last: number; most: number; growth: number };

/** Looks every second at the memory of a server and of its processes, and at whether one has gone. */
export class Processes {
  readonly #server: number;
  readonly #samples = new Map<number, Sample[]>();
  readonly #timer: NodeJS.Timeout;
  readonly #gone = new Set<number>();

  /** @param onGone is told of a process that has ended, once */
  constructor(server: number, onGone: (pid: number) => void) {
    this.#server = server;
    this.#timer = setInterval(() => {
      const running = this.running();
      for (const pid of this.#samples.keys()) {
        if (running.includes(pid) || this.#gone.has(pid)) continue;
        this.#gone.add(pid);
        onGone(pid);
      }
      for (const pid of running) {
        const sample = { milliseconds: performance.now(), bytes: residentOf(pid) };
        const before = this.#samples.get(pid);
        if (before) before.push(sample);
        else this.#samples.set(pid, [sample]);
      }
    }, EVERY_MS);
  }

  /** The server and its processes, the one that supervises first. */
  running(): number[] {
    return processTree(this.#server).filter((pid) => residentOf(pid) > 0);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  memory(): ProcessMemory[] {
    return [...this.#samples].map(([pid, samples]) => {
      const sizes = samples.map(({ bytes }) => bytes / 2 ** 20);
      const late = samples.slice(Math.floor(samples.length / 2));
      return {
        pid,
        first: sizes[0] ?? 0,
        last: sizes.at(-1) ?? 0,
        most: Math.max(...sizes),
        growth: (growthOf(late) * 60_000) / 2 ** 20,
      };
    });
  }
}

/**
 * Bytes a millisecond by the median of the slopes between all pairs of samples, which no single jump moves (Sen,
 * Journal of the American Statistical Association 63, 1968); 0 of fewer than two.
 */
export function growthOf(samples: readonly Sample[]): number {
  const step = Math.max(1, Math.ceil(samples.length / MOST_SAMPLES));
  const kept = samples.filter((_, place) => place % step === 0);
  const slopes = kept.flatMap((one, place) =>
    kept.slice(place + 1).map((other) => (other.bytes - one.bytes) / (other.milliseconds - one.milliseconds)),
  );
  const sorted = slopes.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** How long the event loops of the server processes were held up, as they have written it at their end. */
export function loopDelays(folder: string): LoopDelay[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('loop-delay-'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
