import { afterEach, expect, test, vi } from 'vitest';
import { DatabaseError, sendable } from '#db/database-error.ts';
import { ask } from '#db/readers/ask.ts';
import { markUnavailable, type RequestOutcome, withOutcome } from '#db/readers/request-outcome.ts';
import { isUnavailable, refusalOf, UnavailableError } from '#db/readers/unavailable.ts';

const answer = vi.hoisted(() => vi.fn());
vi.mock('#db/readers/answer.ts', () => ({ answer }));

afterEach(() => {
  answer.mockReset();
});

test('a request whose question is not answered is marked, and its others are not asked any more', async () => {
  answer.mockRejectedValueOnce(new UnavailableError('It took too long.'));
  const outcome: RequestOutcome = { isUnavailable: false };
  const refusals = await withOutcome(outcome, async () => [
    await ask('holdings').catch((error) => error),
    await ask('holdings').catch((error) => error),
  ]);
  expect(refusals.every(isUnavailable)).toBe(true);
  expect([outcome.isUnavailable, answer.mock.calls]).toEqual([true, [['holdings', []]]]);
});

test('a request is told apart from others, and an error from the lack of time', async () => {
  answer.mockResolvedValueOnce('held').mockRejectedValueOnce(new RangeError('a fault'));
  const one: RequestOutcome = { isUnavailable: false };
  const other: RequestOutcome = { isUnavailable: false };
  withOutcome(one, markUnavailable);
  expect(await withOutcome(other, () => ask('holdings'))).toBe('held');
  await expect(withOutcome(other, () => ask('holdings'))).rejects.toThrow('a fault');
  expect([one.isUnavailable, other.isUnavailable]).toEqual([true, false]);
});

test('a database that cannot be read is told apart from the lack of time, also from another thread', async () => {
  const fault = new DatabaseError('damaged', 'site.sqlite is damaged.');
  answer.mockRejectedValueOnce(structuredClone(sendable(fault)));
  const outcome: RequestOutcome = { isUnavailable: false };
  const refusals = await withOutcome(outcome, async () => [
    await ask('holdings').catch((error) => error),
    await ask('holdings').catch((error) => error),
  ]);
  expect(refusals.map((error) => refusalOf(error)?.kind)).toEqual(['unreadable', 'unreadable']);
  expect(refusals[0].message).toBe('site.sqlite is damaged.');
  expect(outcome).toEqual({ isUnavailable: true, isUnreadable: true });
});
