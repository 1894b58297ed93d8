import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Input, type Output, type Task, tasksWith } from '#db/ingest/tasks.ts';
import type { TopicSystem } from '#lib/topics/topic-system.ts';

/** What a thread is started with: the taxonomy that was given, none for the one that ships. */
export type Setup = Pick<TopicSystem, 'given'>;
/** A task for a thread. */
export type Order = { number: number; name: Task; input: unknown };
type Answer = { number: number; output?: unknown; error?: Error };
type Hand = { worker: Worker; busy: Map<number, Waiting> };
type Waiting = { resolve: (output: never) => void; reject: (error: Error) => void };

/** A thread holds some 70 MiB; the less it may, the sooner it is tidied up. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/**
 * Does the pure work of an ingest: in threads of its own, or, with none, where it is asked. What comes of a task does not
 * depend on where it is done.
 */
export class Crew {
  /** How many small tasks may be under way before more of them only wait, and how many that hold a block of papers. */
  readonly ahead: number;
  readonly blocksAhead: number;
  readonly #tasks;
  readonly #hands: Hand[];
  #number = 0;

  /** @param threads as many as the machine has cores, if nothing is said; 0 for none. */
  constructor(system: TopicSystem, threads = availableParallelism()) {
    this.#tasks = threads === 0 ? tasksWith(system.tagger) : undefined;
    this.ahead = 3 * threads;
    this.blocksAhead = threads;
    const workerData: Setup = system.given ? { given: system.given } : {};
    this.#hands = Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, resourceLimits });
      const busy = new Map<number, Waiting>();
      worker.on('message', ({ number, output, error }: Answer) => {
        const waiting = busy.get(number);
        busy.delete(number);
        if (error) waiting?.reject(error);
        else waiting?.resolve(output as never); // of the task that was asked for
      });
      const fail = (error: Error) => {
        for (const { reject } of busy.values()) reject(error);
        busy.clear();
      };
      worker.on('error', fail);
      worker.on('exit', () => fail(new Error('A thread of the ingest has ended.')));
      return { worker, busy };
    });
  }

  /** Does one task, in the thread that has least to do. @throws what the task throws */
  async run<Name extends Task>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    // One entry of the table: the input is of the task that the name is of.
    if (this.#tasks) return (this.#tasks[name] as (input: Input<Name>) => Output<Name>)(input);
    const hand = this.#hands.reduce((least, one) => (one.busy.size < least.busy.size ? one : least));
    return this.#ask(hand, name, input);
  }

  #ask<Name extends Task>({ worker, busy }: Hand, name: Name, input: Input<Name>): Promise<Output<Name>> {
    const number = this.#number++;
    return new Promise((resolve, reject) => {
      busy.set(number, { resolve, reject });
      worker.postMessage({ number, name, input } satisfies Order);
    });
  }

  /** Does one task in every thread: what it leaves there is there for those that follow. */
  async everywhere<Name extends Task>(name: Name, input: Input<Name>): Promise<void> {
    if (this.#tasks) await this.run(name, input);
    await Promise.all(this.#hands.map((hand) => this.#ask(hand, name, input)));
  }

  /** Does a task for each job, so many ahead of what is taken, and gives what came of them in the order of the jobs. */
  async *each<Job, Name extends Task>(
    name: Name,
    jobs: Iterable<Job>,
    inputOf: (job: Job) => Input<Name>,
    ahead = this.ahead,
  ): AsyncGenerator<[Job, Output<Name>]> {
    const under: [Job, Promise<Output<Name>>][] = [];
    for (const job of jobs) {
      const output = this.run(name, inputOf(job));
      // Whoever waits for it hears of it; until then nobody does.
      output.catch(() => {});
      under.push([job, output]);
      const first = under.length > ahead ? under.shift() : undefined;
      if (first) yield [first[0], await first[1]];
    }
    for (const [job, output] of under) yield [job, await output];
  }

  async close(): Promise<void> {
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }
}
