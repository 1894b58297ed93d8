import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Slip } from '#components/paper/slip.tsx';
import { paperPage } from '#db/queries/paper-page.ts';
import { desk } from '#tests/fixtures/database.ts';
import { DAY_OF_2024, DAY_OF_2025 } from '#tests/fixtures/sources.ts';

/** The text of an entry of the slip by its label; undefined where there is none. */
async function entryOf(made: Awaited<ReturnType<typeof desk>>, label: string): Promise<string | undefined> {
  const page = await paperPage(made.db, 1);
  if (!page) throw new Error('There is no paper 1.');
  const html = renderToStaticMarkup(<Slip page={page} />);
  return new RegExp(`<dt>${label}</dt>(.*?)</div>`)
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

test('counts that changed between two captures are told day by day; those that did not are told once', async () => {
  const once = await desk({ 'a.json': JSON.stringify(DAY_OF_2024) });
  expect(await entryOf(once, 'Counted on')).toBeUndefined();
  expect(await entryOf(once, 'Upvotes')).toBe('32 upvotes on the listing');
  await once.feed({ 'b.json': JSON.stringify(DAY_OF_2025) });
  expect(await entryOf(once, 'Upvotes')).toBe('40 upvotes on the listing');
  expect(await entryOf(once, 'Counted on')).toBe(
    '27 May 2024 : 32 upvotes, 3 comments 20 Aug 2026 : 40 upvotes, 5 comments',
  );
});
