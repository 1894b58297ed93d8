import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '#app/card.png/route.ts';
import { setCardMetadata } from '#app/card-metadata.ts';
import { EVERYTHING, parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

async function card(query: string): Promise<Buffer> {
  const response = await GET(new NextRequest(`https://papers.example/card.png${query}`));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  return Buffer.from(await response.arrayBuffer());
}

test('a set of papers has a card of the size that is promised, which says what its heading says', async () => {
  const all = await card('');
  expect(all.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([all.readUInt32BE(16), all.readUInt32BE(20)]).toEqual([1200, 630]);
  const some = await card('?topic=retrieval');
  expect(some.equals(all)).toBe(false);
  expect((await card('?topic=retrieval&sort=title')).equals(some)).toBe(true);
  // What is not known is left out, as it is on the page.
  expect((await card('?topic=no-such-topic')).equals(all)).toBe(true);
  expect((await card('?q=%00%ED%A0%80%F0%9F%9A%80')).readUInt32BE(16)).toBe(1200);
});

test('the head of a page names the card of its set, whichever page and order of it', () => {
  const { query } = parsePaperQuery({ topic: 'retrieval', q: 'a b', sort: 'title', page: '2' });
  const image = { url: '/card.png?q=a+b&topic=retrieval', type: 'image/png', width: 1200, height: 630 };
  expect(setCardMetadata(query)).toEqual({
    openGraph: { type: 'website', siteName: 'Broadsheet', locale: 'en_GB', images: [image] },
    twitter: { card: 'summary_large_image', images: [image] },
  });
  expect(setCardMetadata(EVERYTHING).twitter).toMatchObject({ images: [{ url: '/card.png' }] });
});
