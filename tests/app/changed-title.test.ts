import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import ArxivAddress from '#app/arxiv/[...id]/page.tsx';
import { GET as form } from '#app/forms/papers/[slug]/[form]/route.ts';
import { GET as card } from '#app/papers/[slug]/card.png/route.ts';
import PaperPermalink, { generateMetadata } from '#app/papers/[slug]/page.tsx';
import { GET as qrCode } from '#app/papers/[slug]/qr.svg/route.ts';
import { GET as set } from '#app/sets/papers/[form]/route.ts';
import { PAPER_FORM_KEYS } from '#lib/paper-forms.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, TWINS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';
const OLD = 'merging-withuot-tears';
const NEW = 'merging-without-tears';
const ID = `${SITE}/papers/${OLD}`;
const PAPER = {
  title: 'Merging Withuot Tears',
  abstract: 'We merge models without any further training, and nothing is lost by doing so.',
  arxivId: '2303.00003v1',
  publishedOn: '2023-03-03',
  authors: ['Ada Byron'],
};

let desk: Desk;
let before: string[];
beforeAll(async () => {
  desk = await deskWith({ '2023.jsonl': jsonLines([...TWINS, PAPER]) });
  vi.stubEnv('DATABASE_PATH', desk.db.$client.name);
  vi.stubEnv('SITE_URL', SITE);
  before = await feedIds();
  const corrected = { ...PAPER, title: 'Merging Without Tears', arxivId: '2303.00003v2' };
  // Of sources whose day is not known the one with the later version has the word.
  await desk.feed({ '2024.jsonl': jsonLines([corrected]) });
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

const params = <T>(of: T) => ({ params: Promise.resolve(of) });

/** The address that a page leads to for ever, which Next is told of by what is thrown; otherwise undefined. */
async function redirectOf(page: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await page();
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    return /^NEXT_REDIRECT;\w+;(.*);308;$/.exec(digest)?.[1];
  }
  return undefined;
}

async function feedIds(): Promise<string[]> {
  const ids = [];
  for (const [name, pattern] of [
    ['atom', /<entry>\s*<id>(.*?)<\/id>/g],
    ['rss', /<guid[^>]*>(.*?)<\/guid>/g],
    ['feed.json', /"id":"(.*?)"/g],
  ] as const) {
    const response = await set(new NextRequest(`${SITE}/papers.${name}`), params({ form: name }));
    ids.push(...[...(await response.text()).matchAll(pattern)].map(([, id]) => `${name} ${id}`));
  }
  return ids;
}

test('it is one paper, under its corrected title', async () => {
  const response = await form(
    new NextRequest(`${SITE}/papers/${NEW}.json`),
    params({ slug: NEW, form: 'json' }),
  );
  expect(await response.json()).toMatchObject({
    slug: NEW,
    title: 'Merging Without Tears',
    arxivId: '2303.00003',
  });
  expect(desk.db.$client.prepare('select count(*) as n from papers').get()).toEqual({ n: 3 });
});

test('the old page leads to the new one, and so does the arXiv id', async () => {
  const searchParams = Promise.resolve({});
  for (const page of [PaperPermalink, generateMetadata])
    expect(await redirectOf(() => page({ ...params({ slug: OLD }), searchParams }))).toBe(`/papers/${NEW}`);
  for (const id of ['2303.00003', '2303.00003v1', '2303.00003v2'])
    expect(await redirectOf(() => ArxivAddress({ ...params({ id: [id] }), searchParams }))).toBe(
      `/papers/${NEW}`,
    );
});

test.each(PAPER_FORM_KEYS)('the old address of %s leads to the new one', async (name) => {
  const request = new NextRequest(`${SITE}/papers/${OLD}.${name}`);
  const { status, headers } = await form(request, params({ slug: OLD, form: name }));
  expect([status, headers.get('location')]).toEqual([308, `/papers/${NEW}.${name}`]);
});

test('so do its pictures; those of the new address are there', async () => {
  const pictures = [
    [card, 'card.png'],
    [qrCode, 'qr.svg'],
  ] as const;
  for (const [answer, name] of pictures) {
    const { status, headers } = await answer(new NextRequest(`${ID}/${name}`), params({ slug: OLD }));
    expect([status, headers.get('location')]).toEqual([308, `/papers/${NEW}/${name}`]);
    const there = await answer(new NextRequest(`${SITE}/papers/${NEW}/${name}`), params({ slug: NEW }));
    expect(there.status).toBe(200);
    const nowhere = await answer(new NextRequest(`${SITE}/papers/nope/${name}`), params({ slug: 'nope' }));
    expect(nowhere.status).toBe(404);
  }
});

test('the QR code is of the new address, and is not sent twice', async () => {
  const address = `${SITE}/papers/${NEW}/qr.svg`;
  const response = await qrCode(new NextRequest(address), params({ slug: NEW }));
  expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(await response.text()).toContain(`<title>${SITE}/papers/${NEW}: Merging Without Tears</title>`);
  const known = { 'if-none-match': response.headers.get('etag') ?? '' };
  const again = await qrCode(new NextRequest(address, { headers: known }), params({ slug: NEW }));
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('in the feeds it is the entry that it was, with the new address', async () => {
  const ids = await feedIds();
  expect(ids).toEqual(before);
  expect(ids.filter((id) => id.endsWith(ID))).toEqual([`atom ${ID}`, `rss ${ID}`, `feed.json ${ID}`]);
  const response = await set(new NextRequest(`${SITE}/papers.feed.json`), params({ form: 'feed.json' }));
  const { items } = await response.json();
  expect(items.find((item: { id: string }) => item.id === ID)).toMatchObject({
    url: `${SITE}/papers/${NEW}`,
    title: 'Merging Without Tears',
  });
});

test('a title that is changed back leads back', async () => {
  await desk.feed({ '2021.jsonl': jsonLines([{ ...PAPER, arxivId: '2303.00003v3' }]) });
  const request = new NextRequest(`${SITE}/papers/${NEW}.bib`);
  const { status, headers } = await form(request, params({ slug: NEW, form: 'bib' }));
  expect([status, headers.get('location')]).toEqual([308, `/papers/${OLD}.bib`]);
  expect(await feedIds()).toEqual(before);
});
