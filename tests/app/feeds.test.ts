import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET as everything } from '#app/sets/papers/[form]/route.ts';
import { GET as topic } from '#app/sets/topics/[slug]/[form]/route.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from '#tests/lib/feeds/feed-rules.ts';

const SITE = 'https://papers.example';
const FAULTS = { atom: atomFaults, rss: rssFaults, 'feed.json': jsonFeedFaults } as const;
const FORMS = ['atom', 'rss', 'feed.json'] as const;

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS), 'cards.txt': CARDS });
  vi.stubEnv('DATABASE_PATH', desk.db.$client.name);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

async function feed(form: string, query = ''): Promise<string> {
  const request = new NextRequest(`${SITE}/papers.${form}${query}`);
  return (await everything(request, { params: Promise.resolve({ form }) })).text();
}

/** The entries of the Atom feed, each as it is written, by their ids. */
async function entries(): Promise<Map<string, string>> {
  const found = [...(await feed('atom')).matchAll(/<entry>\s*<id>(.*?)<\/id>.*?<\/entry>/gs)];
  return new Map(found.map(([text, id = '']) => [id, text]));
}

test.each(FORMS)('%s: all papers, those of a search and none are valid feeds', async (form) => {
  for (const query of ['', '?q=attention', '?topic=nope&q=%3C%26%22', '?year=1901'])
    expect(FAULTS[form](await feed(form, query)), query).toEqual([]);
});

test.each(FORMS)('%s: a topic’s papers are a valid feed', async (form) => {
  const request = new NextRequest(`${SITE}/topics/merging.${form}`);
  const response = await topic(request, { params: Promise.resolve({ slug: 'merging', form }) });
  expect(FAULTS[form](await response.text())).toEqual([]);
});

test('an entry stays as it is when others come, and when another listing prints its paper', async () => {
  const before = await entries();
  expect(before.size).toBe(15);
  expect((await feed('atom')).match(/<updated>/g)).toHaveLength(16);
  await desk.feed({ 'compact.txt': COMPACT, 'spaced.txt': SPACED });
  const after = await entries();
  expect(after.size).toBe(18);
  expect([...before].filter(([id, text]) => after.get(id) !== text)).toEqual([]);
});

test('“et al.” and its like are no authors of an entry', async () => {
  const abstract = 'It is said of nobody in particular, at some length.';
  await desk.feed({ 'nobody.jsonl': jsonLines([{ title: 'By Nobody', abstract, authors: ['et al.'] }]) });
  for (const form of FORMS) {
    const text = await feed(form, '?q=title:nobody');
    expect(text).toContain('By Nobody');
    expect(text).not.toContain('et al.');
  }
});
