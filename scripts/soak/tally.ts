import { type Latency, latencyOf } from '#scripts/bench/compare/percentiles.ts';

/** How many answers of each kind came and how long they took, and how often each thing was checked. */
export class Tally {
  readonly #milliseconds = new Map<string, number[]>();
  readonly #checks = new Map<string, number>();

  add(kind: string, milliseconds: number): void {
    const before = this.#milliseconds.get(kind);
    if (before) before.push(milliseconds);
    else this.#milliseconds.set(kind, [milliseconds]);
  }

  checked(what: string): void {
    this.#checks.set(what, (this.#checks.get(what) ?? 0) + 1);
  }

  get answers(): number {
    return [...this.#milliseconds.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** By kind, those asked for most first. */
  latencies(): Record<string, Latency> {
    const kinds = [...this.#milliseconds].sort(([, a], [, b]) => b.length - a.length);
    return Object.fromEntries(kinds.map(([kind, taken]) => [kind, latencyOf(taken)]));
  }

  checks(): Record<string, number> {
    return Object.fromEntries(this.#checks);
  }
}
