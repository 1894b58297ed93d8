import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';

let desk: Desk;
let file: string;
beforeAll(async () => {
  desk = await deskOfDumps();
  file = desk.db.$client.name;
});
afterAll(() => desk.remove());

const SCRIPT = join('scripts', 'export.ts');

function exported(...args: string[]): string {
  return execFileSync('node', [SCRIPT, '--db', file, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

test('every paper as a line, in the order of the explorer, unknown fields left out', () => {
  const lines = exported().trimEnd().split('\n');
  expect(lines).toHaveLength(483);
  const unifusion = lines.map((line) => JSON.parse(line)).find(({ title }) => title.startsWith('UniFusion'));
  expect(unifusion).toMatchObject({
    slug: 'unifusion-vision-language-model-as-unified-encoder-in-image-generation',
    publishedOn: '2025-10-14',
    year: 2025,
    organisation: { slug: 'adobe', name: 'Adobe' },
    arxivId: '2510.12789',
    comments: 3,
    sources: [
      { file: '004_8cb4caffce3811fd.txt', position: 30, lines: [245, 251] },
      { file: 'facts.jsonl', position: 169, lines: [169, 169] },
    ],
  });
  expect(Object.keys(unifusion)).not.toContain('authorCount');
});

test('what is exported can be read again', async () => {
  async function* bytes() {
    yield Buffer.from(exported('has=code'));
  }
  let records = 0;
  for await (const event of readSource(splitLines(bytes()))) {
    expect(event.type).not.toBe('reject');
    if (event.type === 'record') records += 1;
  }
  expect(records).toBe(93);
});

test('filters as in the address; CSV with a head', () => {
  const rows = exported('--format', 'csv', 'topic=merging&has=discussion').trimEnd().split('\r\n');
  expect(rows[0]).toBe(
    'slug,title,abstract,authors,author_count,published_on,year,venue,organisation,arxiv_id,doi,comments,upvotes,topics,links,sources',
  );
  expect(rows[1]).toMatch(/^knowledge-composition-using-task-vectors-with-learned-anisotropic-scaling,/);
});

test('BibTeX and RIS have the same papers in the same order, no key twice', () => {
  const slugs = exported('topic=merging')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).slug);
  const keys = [...exported('--format', 'bibtex', 'topic=merging').matchAll(/^@\w+\{([^,]+),$/gm)].map(
    ([, key]) => key,
  );
  const records = exported('--format', 'ris', 'topic=merging');
  expect(keys).toHaveLength(slugs.length);
  expect(new Set(keys).size).toBe(slugs.length);
  expect([...records.matchAll(/^ID {2}- (.+)\r$/gm)].map(([, key]) => key)).toEqual(keys);
  // A paper without known authors has its slug as its key, and no address here, since the site's is not known.
  const nameless = keys.map((key, place) => [key, slugs[place]]).filter(([key]) => key?.includes('-'));
  expect(nameless.length).toBeGreaterThan(0);
  for (const [key, slug] of nameless) expect(key).toBe(slug);
  expect(records).not.toMatch(/^UR {2}- (?!https:\/\/arxiv\.org\/abs\/)/m);
});

test('a filter that means nothing is wrong usage, and nothing is written', () => {
  const { status, stdout, stderr } = spawnSync('node', [SCRIPT, '--db', file, 'topic=nope'], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('“nope” is no topic here; it was left out.');
  expect(spawnSync('node', [SCRIPT, '--format', 'xml']).status).toBe(2);
  expect(spawnSync('node', [SCRIPT, '--db', '/nowhere/x.sqlite']).status).toBe(1);
});
