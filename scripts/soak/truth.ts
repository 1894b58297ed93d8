/** Papers of one author, all of which an ingest has brought at once. */
export type Wave = { author: string; papers: number };

type Seen = { papers: number; asked: number; answered: number; path: string };

/** What must be seen while papers come: how many there are, and of whom. Times are in milliseconds. */
export class Truth {
  /** The numbers of papers one after the other; each may be seen from `from` on, and none of an earlier state from `until` on. */
  readonly #states: { papers: number; from: number; until: number }[];
  /** Waits until the ingest under way, which may have been over for readers already, says what it has brought. */
  #seen: Seen[] = [];
  #waves: readonly Wave[] = [];

  constructor(papers: number) {
    this.#states = [{ papers, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }];
  }

  get papers(): number {
    return this.#states.at(-1)?.papers ?? 0;
  }

  /** Those that no ingest is changing now. */
  get waves(): readonly Wave[] {
    return this.#waves;
  }

  /** An ingest begins that changes the papers of an author. */
  beginsToChange(author: string): void {
    this.#waves = this.#waves.filter((wave) => wave.author !== author);
  }

  /** An ingest from one time to another has made it so many papers: within, either number may be seen. */
  hasChanged(papers: number, from: number, until: number, wave?: Wave): void {
    const last = this.#states.at(-1);
    if (last) last.until = until;
    this.#states.push({ papers, from, until: Number.POSITIVE_INFINITY });
    if (wave) this.#waves = [...this.#waves, wave];
  }

  /** An answer has said how many papers there are in all. */
  saw(seen: Seen): void {
    this.#seen.push(seen);
  }

  /** What is wrong of the numbers seen since the last time. Asked for after an ingest, or when none is under way. */
  wrong(): string[] {
    const seen = this.#seen;
    this.#seen = [];
    return seen.flatMap(({ papers, asked, answered, path }) => {
      const right = this.#states.filter(({ from, until }) => from <= answered && asked <= until);
      if (right.some((state) => state.papers === papers)) return [];
      return [
        `${path} says ${papers} papers where there are ${right.map((state) => state.papers).join(' or ')}`,
      ];
    });
  }
}
