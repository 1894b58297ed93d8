import { expect, test } from 'vitest';
import { stemBeginning } from '#lib/stem-beginning.ts';

test.each([
  ['generaliz', 'gener'],
  ['conditio', 'condit'],
  ['runnin', 'run'],
  ['runn', 'run'],
  ['key', 'ke'],
  ['happy', 'hap'],
  ['lear', 'lear'],
  ['multi', 'mult'],
  ['ab', 'ab'],
  ['', ''],
  ['Größ', 'Größ'],
  ['大语', '大语'],
])('%s is indexed under what begins with %s', (typed, beginning) => {
  expect(stemBeginning(typed)).toBe(beginning);
});
