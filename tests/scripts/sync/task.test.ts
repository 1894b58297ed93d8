import { expect, test } from 'vitest';
import { UsageError } from '#scripts/command.ts';
import { intervalOf, taskOf, unnamed } from '#scripts/sync/task.ts';

const TODAY = '2026-11-21';

test.each<[args: string[], values: Parameters<typeof taskOf>[1], task: ReturnType<typeof taskOf>]>([
  [[], {}, { origin: 'daily' }],
  [['daily'], { since: '2025-10-01' }, { origin: 'daily', range: { since: '2025-10-01' } }],
  [
    ['arxiv'],
    { since: TODAY, until: '2026-12-24' },
    { origin: 'arxiv', set: '', range: { since: TODAY, until: '2026-12-24' } },
  ],
  [['arxiv'], { set: 'physics:hep-th' }, { origin: 'arxiv', set: 'physics:hep-th' }],
])('%j %j', (args, values, task) => {
  expect(taskOf(args, values, TODAY)).toEqual(task);
});

test.each<[args: string[], values: Parameters<typeof taskOf>[1], reason: string]>([
  [['weekly'], {}, 'What can be fetched: daily, arxiv; “weekly” is not among them.'],
  [['daily', 'arxiv'], {}, 'sync takes one origin, not 2.'],
  [[], { since: '2025-02-29' }, '--since wants a day like 2025-10-29, not “2025-02-29”.'],
  [[], { since: '2025-10' }, '--since wants a day like 2025-10-29, not “2025-10”.'],
  [[], { since: '2025-10-01', until: 'today' }, '--until wants a day like 2025-10-29, not “today”.'],
  [[], { until: '2025-10-01' }, '--until wants --since beside it.'],
  [[], { since: '2025-10-02', until: '2025-10-01' }, '--until 2025-10-01 is before --since 2025-10-02.'],
  [[], { since: '2026-11-22' }, '--since 2026-11-22 is after today, 2026-11-21 in UTC.'],
  [[], { set: 'cs' }, '--set is of arxiv; the listings of Daily Papers have no sets.'],
  [['arxiv'], { set: 'c s' }, '--set wants the name of a set like cs or cs:cs:CL, not “c s”.'],
  [['arxiv'], { set: 'cs:' }, '--set wants the name of a set like cs or cs:cs:CL, not “cs:”.'],
])('%j %j is wrong usage', (args, values, reason) => {
  expect(() => taskOf(args, values, TODAY)).toThrow(new UsageError(reason));
});

test('without its range a task is what it was otherwise', () => {
  expect(unnamed({ origin: 'arxiv', set: 'cs', range: { since: TODAY } })).toEqual({
    origin: 'arxiv',
    set: 'cs',
  });
  expect(unnamed({ origin: 'daily' })).toEqual({ origin: 'daily' });
});

test('an interval, and what is none', () => {
  expect(intervalOf('6h')).toBe(21_600_000);
  expect(() => intervalOf('30s')).toThrow(
    new UsageError('--every wants an interval like 30m, 6h or 1d, from a minute to thirty days, not “30s”.'),
  );
});
