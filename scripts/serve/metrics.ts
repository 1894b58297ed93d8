import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DoneQuestion } from '#db/readers/watched.ts';
import type { DoneRequest } from '#scripts/serve/observed.ts';

/** Upper bounds of the classes of a duration, in seconds. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What there is now, asked when the figures are, and answered at once. */
export type Now = {
  /** What is kept of answers. */
  kept: () => { answers: number; bytes: number };
  /** Questions that wait for a thread. */
  waiting: () => number;
  /** The data; undefined while it cannot be read. */
  data: () => { papers: number; changedAt: Date } | undefined;
};

/** The figures of one server process, as Prometheus counts: totals from its start, in base units. */
export class ProcessMetrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'route' | 'status' | 'cache'>;
  readonly #durations: Histogram<'route'>;
  readonly #bytes: Counter<'route'>;
  readonly #questions: Counter<'pool' | 'outcome'>;
  readonly #took: Histogram<'pool'>;
  readonly #waited: Histogram<'pool'>;
  readonly #now: () => void;

  constructor(now: Now) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      ...{ registers, name: 'broadsheet_requests_total', labelNames: ['route', 'status', 'cache'] },
      help: 'Requests that are over, by kind of address, status, and whether the answer was kept',
    });
    this.#durations = new Histogram({
      ...{ registers, name: 'broadsheet_request_duration_seconds', labelNames: ['route'] },
      ...{ help: 'From the head of a request to the end of its answer', buckets: DURATIONS },
    });
    this.#bytes = new Counter({
      ...{ registers, name: 'broadsheet_sent_bytes_total', labelNames: ['route'] },
      help: 'Bytes of answers, head and body',
    });
    this.#questions = new Counter({
      ...{ registers, name: 'broadsheet_questions_total', labelNames: ['pool', 'outcome'] },
      help: 'Questions to the database: answered, refused for lack of time, stopped because they took too long, failed',
    });
    this.#took = new Histogram({
      ...{ registers, name: 'broadsheet_question_duration_seconds', labelNames: ['pool'] },
      ...{ help: 'How long a thread was at a question', buckets: DURATIONS },
    });
    this.#waited = new Histogram({
      ...{ registers, name: 'broadsheet_question_wait_seconds', labelNames: ['pool'] },
      ...{ help: 'How long a question waited for a thread', buckets: DURATIONS },
    });
    const gauge = (name: string, help: string, aggregator: 'sum' | 'max' = 'sum') =>
      new Gauge({ name, help, registers, aggregator });
    const waiting = gauge('broadsheet_questions_waiting', 'Questions that wait for a thread');
    const answers = gauge('broadsheet_cache_answers', 'Answers that are kept');
    const bytes = gauge('broadsheet_cache_bytes', 'Memory that kept answers take');
    const readable = gauge('broadsheet_data_readable', 'Processes that can read the database');
    const papers = gauge('broadsheet_papers', 'Papers in the database', 'max');
    const changed = gauge(
      'broadsheet_last_ingest_timestamp_seconds',
      'When the data was changed last',
      'max',
    );
    this.#now = () => {
      const [kept, data] = [now.kept(), now.data()];
      waiting.set(now.waiting());
      answers.set(kept.answers);
      bytes.set(kept.bytes);
      readable.set(data ? 1 : 0);
      // What is not known is not said: 0 papers would be another thing.
      papers.remove();
      changed.remove();
      if (data) papers.set(data.papers);
      if (data) changed.set(data.changedAt.getTime() / 1000);
    };
  }

  request({ route, status, cache, ms, bytes }: DoneRequest): void {
    this.#requests.inc({ route, status, cache });
    this.#durations.observe({ route }, ms / 1000);
    this.#bytes.inc({ route }, bytes);
  }

  question({ pool, outcome, waited, took }: DoneQuestion): void {
    this.#questions.inc({ pool, outcome });
    this.#waited.observe({ pool }, waited);
    if (outcome !== 'refused') this.#took.observe({ pool }, took);
  }

  /** All figures, in the form that `SiteMetrics` adds up. */
  async snapshot(): Promise<unknown> {
    this.#now();
    return this.#registry.getMetricsAsJSON();
  }
}
