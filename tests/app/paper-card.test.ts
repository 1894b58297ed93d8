import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { GET } from '#app/papers/[slug]/card.png/route.ts';
import { type Desk, deskWith, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS, type PaperLine } from '#tests/fixtures/papers.ts';

/** Letters and signs that none of the fonts has. */
const FOREIGN: PaperLine = {
  title: '대규모 언어 모델 → تعلم متعدد المهام ∑ 👩🏽‍🔬',
  abstract: 'Multi-task learning in two more languages.',
};
const TITLES = [...PAPERS, FOREIGN];

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(TITLES) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

function card(slug: string): Promise<Response> {
  // The route asks nothing of the request.
  const request = undefined as unknown as Parameters<typeof GET>[0];
  return GET(request, { params: Promise.resolve({ slug }) });
}

test('every paper has a card of the size that is promised, and nothing is fetched for it', async () => {
  const asked: string[] = [];
  const ownFetch = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    // The library keeps a part of itself as such an address.
    if (url.startsWith('data:')) return ownFetch(input, init);
    asked.push(url);
    return Promise.reject(new Error('There is no network.'));
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const slugs = rows<{ slug: string }>(desk, 'select slug from papers order by id');
  expect(slugs).toHaveLength(TITLES.length);
  for (const { slug } of slugs) {
    const response = await card(slug);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    const png = Buffer.from(await response.arrayBuffer());
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
  expect(asked).toEqual([]);
});

test('what is no paper has no card', async () => {
  expect((await card('no-such-paper')).status).toBe(404);
});

test('the card of an old slug is where the paper is now', async () => {
  desk.db.$client.exec("insert into slugs (slug, paper_id) select 'old-name', paper_id from slugs limit 1");
  const [paper] = rows<{ slug: string }>(
    desk,
    "select p.slug from slugs s join papers p on p.id = s.paper_id where s.slug = 'old-name'",
  );
  const response = await card('old-name');
  expect([response.status, response.headers.get('location')]).toEqual([
    308,
    `/papers/${paper?.slug}/card.png`,
  ]);
});
