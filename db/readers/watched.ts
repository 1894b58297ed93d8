import { oneInProcess } from '#db/readers/one-in-process.ts';

/** What became of a question to the database; times in seconds. */
export type DoneQuestion = {
  /** The threads that it was for. */
  pool: 'quick' | 'long';
  /** `refused`: not taken, or no thread had time for it; `late`: stopped because it took too long; `failed`: threw. */
  outcome: 'answered' | 'refused' | 'late' | 'failed';
  waited: number;
  took: number;
};

type Watcher = (done: DoneQuestion) => void;

const watchers = oneInProcess('question watchers', () => new Set<Watcher>());

/** Has every question that is done in this process told to `watcher`. */
export function watchQuestions(watcher: Watcher): void {
  watchers.add(watcher);
}

/** Tells those who watch that a question is done. */
export function tellQuestion(done: DoneQuestion): void {
  for (const watcher of watchers) watcher(done);
}
