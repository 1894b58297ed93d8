import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { GET } from '#app/papers/[slug]/card.png/route.tsx';
import { type Desk, deskWith, rows } from '#tests/fixtures/database.ts';
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
  expect(slugs).toHaveLength(PAPERS.length);
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
