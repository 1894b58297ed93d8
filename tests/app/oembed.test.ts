import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '#app/oembed/route.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';
const PAPER = `${SITE}/papers/attention-revisited`;

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

function ask(params: Record<string, string>): Promise<Response> {
  return GET(new NextRequest(`${SITE}/oembed?${new URLSearchParams(params)}`));
}

const THUMBNAIL = {
  thumbnail_url: `${PAPER}/card.png`,
  thumbnail_width: 1200,
  thumbnail_height: 630,
};

test('a paper as JSON, which is what is given where no format is asked for', async () => {
  for (const format of [{}, { format: 'json' }]) {
    const response = await ask({ url: PAPER, ...format });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual({
      version: '1.0',
      type: 'link',
      title: 'Attention Revisited',
      author_name: 'Ada Byron and Émilie du Châtelet',
      provider_name: 'Broadsheet',
      provider_url: `${SITE}/`,
      ...THUMBNAIL,
    });
  }
});

test('a paper as XML', async () => {
  const response = await ask({ url: PAPER, format: 'xml' });
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await response.text()).toBe(
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<oembed>',
      '  <version>1.0</version>',
      '  <type>link</type>',
      '  <title>Attention Revisited</title>',
      '  <author_name>Ada Byron and Émilie du Châtelet</author_name>',
      '  <provider_name>Broadsheet</provider_name>',
      `  <provider_url>${SITE}/</provider_url>`,
      `  <thumbnail_url>${PAPER}/card.png</thumbnail_url>`,
      '  <thumbnail_width>1200</thumbnail_width>',
      '  <thumbnail_height>630</thumbnail_height>',
      '</oembed>',
      '',
    ].join('\n'),
  );
});

test('authors whom nobody names are not named', async () => {
  const answer = await (await ask({ url: `${SITE}/papers/no-date-was-given?from=elsewhere#heading` })).json();
  expect(answer.title).toBe('No Date Was Given');
  expect(answer).not.toHaveProperty('author_name');
});

test('a picture for which there is no room is left out', async () => {
  expect(await (await ask({ url: PAPER, maxwidth: '1200', maxheight: '630' })).json()).toMatchObject(
    THUMBNAIL,
  );
  for (const room of [{ maxwidth: '1199' }, { maxheight: '629' }])
    expect(await (await ask({ url: PAPER, ...room })).json()).not.toHaveProperty('thumbnail_url');
});

test.each([
  [404, { url: `${SITE}/papers/no-such-paper` }],
  [404, { url: `${SITE}/topics/merging` }],
  [404, { url: 'https://elsewhere.example/papers/attention-revisited' }],
  [404, { url: 'no address' }],
  [404, { url: '' }],
  [400, {}],
  [400, { url: PAPER, maxwidth: '-1' }],
  [501, { url: PAPER, format: 'yaml' }],
] satisfies [number, Record<string, string>][])('%i for %j', async (status, params) => {
  const response = await ask(params);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    'text/plain; charset=utf-8',
  ]);
  expect(await response.text()).toMatch(/^[A-Z“].*\.$/);
});
