import { expect, test } from 'vitest';
import { hold, take } from '#components/ui/held.ts';

test('what is held is given out once, and its number is free again', () => {
  const [first, second] = [hold('first'), hold('second')];
  expect([first, second]).toEqual([0, 1]);
  expect(take(first)).toBe('first');
  expect(hold('third')).toBe(first);
  expect([take(second), take(first)]).toEqual(['second', 'third']);
  expect(() => take(first)).toThrow('No markup is held under 0.');
});
