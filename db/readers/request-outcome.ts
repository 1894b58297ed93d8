import { AsyncLocalStorage } from 'node:async_hooks';
import { oneInProcess } from '#db/readers/one-in-process.ts';

/** What became of the questions of a request. */
export type RequestOutcome = {
  isUnavailable: boolean;
  /** There it is the database itself that cannot be read, and no lack of time. */
  isUnreadable?: boolean;
};

const outcomes = oneInProcess('request outcomes', () => new AsyncLocalStorage<RequestOutcome>());

/** Does what a request asks for. A question under it that is not answered, and may be later, is marked in `outcome`. */
export function withOutcome<T>(outcome: RequestOutcome, work: () => T): T {
  return outcomes.run(outcome, work);
}

/** A page cannot set its status: that the one under way lacks an answer is told to whoever waits for it. */
export function markUnavailable(): void {
  const outcome = outcomes.getStore();
  if (outcome) outcome.isUnavailable = true;
}

/** The same where the database cannot be read. */
export function markUnreadable(): void {
  const outcome = outcomes.getStore();
  if (outcome) Object.assign(outcome, { isUnavailable: true, isUnreadable: true });
}

/** Whether the request under way lacks an answer already, and will be refused. */
export function isRefused(): boolean {
  return outcomes.getStore()?.isUnavailable ?? false;
}

/** Whether that is because the database cannot be read. */
export function isUnreadable(): boolean {
  return outcomes.getStore()?.isUnreadable ?? false;
}
