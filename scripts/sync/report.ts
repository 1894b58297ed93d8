import type { SyncWindow } from '#db/sync/windows.ts';
import { countOf } from '#lib/wording.ts';
import type { PageOutcome } from '#scripts/sync/arxiv.ts';
import type { DayOutcome } from '#scripts/sync/daily.ts';
import type { Counts } from '#scripts/sync/sync.ts';

/** Days or pages, with the reason of each that could not be had. */
type Outcome = DayOutcome | PageOutcome;

/** The document that `--json` prints: `days` of the listing, or the range and `pages` of a harvest; counts are of papers. */
export type SyncDocument = Counts & {
  origin: 'daily' | 'arxiv';
  days?: DayOutcome[];
  harvest?: { set: string; since: string; until: string };
  pages?: PageOutcome[];
  requests: number;
  retries: number;
  seconds: number;
  /** The signal that stopped it, and what stopped it otherwise. */
  stopped?: string;
};

/** What a round has done, as it goes; `show` is told each outcome in words. */
export class Report {
  asked = { requests: 0, retries: 0 };
  readonly #origin: SyncDocument['origin'];
  readonly #show: (outcome: string, isFailure: boolean) => void;
  readonly #outcomes: Outcome[] = [];
  #harvest: SyncDocument['harvest'];

  constructor(origin: SyncDocument['origin'], show: (outcome: string, isFailure: boolean) => void) {
    this.#origin = origin;
    this.#show = show;
  }

  readonly day = (outcome: DayOutcome): void => this.#add(outcome, outcome.day);
  readonly page = (outcome: PageOutcome): void => this.#add(outcome, `page ${outcome.page}`);

  harvest({ set, since, until, pages }: SyncWindow): void {
    this.#harvest = { set, since, until };
    const from = pages > 0 ? `, going on with page ${pages + 1}` : '';
    this.#show(`${set === '' ? 'all of arXiv' : set} from ${since} to ${until}${from}`, false);
  }

  /** Whether something could not be had. */
  get hasFailed(): boolean {
    return this.#outcomes.some(({ status }) => FAILURES.has(status));
  }

  document(seconds: number): SyncDocument {
    const outcomes = this.#outcomes;
    const sum = (count: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
    return {
      origin: this.#origin,
      ...(this.#origin === 'daily'
        ? { days: outcomes.filter((outcome) => 'day' in outcome) }
        : {
            ...(this.#harvest && { harvest: this.#harvest }),
            pages: outcomes.filter((outcome) => 'page' in outcome),
          }),
      ...{ created: sum('created'), updated: sum('updated'), unchanged: sum('unchanged') },
      ...this.asked,
      seconds,
    };
  }

  #add(outcome: Outcome, name: string): void {
    this.#outcomes.push(outcome);
    const isFailure = FAILURES.has(outcome.status);
    // That the rest is not asked for is said once.
    if (outcome.status === 'not asked' && this.#outcomes.at(-2)?.status === 'not asked') return;
    this.#show(`${name}: ${inWords(outcome)}`, isFailure);
  }
}

const FAILURES: ReadonlySet<Outcome['status']> = new Set(['refused', 'unreachable', 'not asked']);

/** The last line for people. */
export function summary({ created, updated, unchanged, requests, retries, seconds }: SyncDocument): string {
  const again = retries > 0 ? `, ${retries} of them again` : '';
  return `${created} new, ${updated} updated, ${unchanged} unchanged; ${countOf(requests, 'request')}${again} (${seconds.toFixed(1)} s)`;
}

function inWords({ status, papers, rejects = 0, created, updated, unchanged, reason }: Outcome): string {
  if (status === 'not asked') return 'not asked for, nor the days after it';
  if (status === 'refused' || status === 'unreachable') return `could not be had: ${reason}`;
  if (status === 'empty') return 'no papers';
  if (status === 'unchanged') return `${countOf(papers, 'paper')}, as before`;
  const rejected = rejects > 0 ? `, ${countOf(rejects, 'reject')}` : '';
  return `${countOf(papers, 'paper')}: ${created} new, ${updated} updated, ${unchanged} unchanged${rejected}`;
}
