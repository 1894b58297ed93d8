import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '#lib/settings.ts';

test('the README has a row for each setting, in the order of the table, and for no other', () => {
  const text = readFileSync('README.md', 'utf8');
  const table = text.slice(text.indexOf('### Settings'), text.indexOf('### Log, health and figures'));
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells).toEqual(
    Object.entries(SETTINGS).map(([name, { about, standard }]) => [`\`${name}\``, about, standard]),
  );
});
