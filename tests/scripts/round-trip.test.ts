import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, PAPERS, TWINS } from '#tests/fixtures/papers.ts';
import {
  BIBTEX,
  DAY_OF_2024,
  DAY_OF_2025,
  OAI_RECORDS,
  oaiAnswer,
  RIS,
  SNAPSHOT,
} from '#tests/fixtures/sources.ts';

// Each test starts several processes, one after the other.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as npm does; corrections by hand are those of the test's own file. */
function run(script: string, ...args: string[]): string {
  return execFileSync(process.execPath, [join('scripts', script), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What is exported of the sources, and what is exported of that, read into an empty database. */
function thereAndBack(name: string, ...sources: string[]): [there: string, back: string] {
  const [first, second] = [join(folder, `${name}-1.sqlite`), join(folder, `${name}-2.sqlite`)];
  run('ingest.ts', '--json', '--db', first, ...sources);
  const there = run('export.ts', '--db', first);
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, there);
  const { rejects } = JSON.parse(run('ingest.ts', '--json', '--db', second, file));
  expect(rejects).toBe(0);
  return [there, run('export.ts', '--db', second)];
}

test('the dumps and the facts that ship', () => {
  const [there, back] = thereAndBack('shipped', join('db', 'dumps'));
  expect(there.split('\n')).toHaveLength(484);
  expect(back).toBe(there);
});

test('sources of every kind, with equal titles, several places a paper, and topics by hand', () => {
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  const texts: Record<string, string> = {
    'a-cards.txt': CARDS,
    'b-compact.txt': COMPACT,
    'c-spaced.txt': SPACED,
    'd-papers.jsonl': jsonLines(PAPERS),
    'e-2024.json': JSON.stringify(DAY_OF_2024, null, 2),
    'f-2025.json': JSON.stringify(DAY_OF_2025),
    'g-snapshot.json': SNAPSHOT.map((line) => `${JSON.stringify(line)}\n`).join(''),
    'h-oai.xml': oaiAnswer(Object.values(OAI_RECORDS)),
    'i-library.bib': BIBTEX,
    'j-library.ris': RIS,
    'k-edges.jsonl': jsonLines([
      ...TWINS.map((paper) => ({ ...paper, arxivId: '', title: '†' })).map(
        ({ arxivId: _, ...paper }, index) => ({
          ...paper,
          doi: `10.1000/${index}`,
        }),
      ),
      {
        title: 'White\u00a0Space\u2028in\u0000 Texts',
        abstract: 'One\u00a0line.\nAnother\tline “quoted” \\alpha 𝛼.',
      },
      { title: 'By Nobody Who Is Named', abstract: 'Of one kind.', authors: ['et al.'] },
      { title: 'By One and by Others', abstract: 'Of another kind.', authors: ['Ada Byron', 'and others'] },
      {
        title: 'Links in Many Forms',
        abstract:
          'See https://github.com/a/b_{c}, (http://example.org/x_(y)), www.example.org/%7Eme and https://пример.рф/a.',
        links: [{ kind: 'data', url: 'https://example.org/a b' }],
      },
    ]),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(sources, name), text);
  writeFileSync(
    join(folder, 'topics.overrides.jsonl'),
    '{"slug": "attention-revisited-2", "add": ["retrieval"], "core": "merging"}\n',
  );
  const [there, back] = thereAndBack('kinds', sources);
  const papers = there
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(papers.find(({ slug }) => slug === 'attention-revisited-2')).toMatchObject({
    arxivId: '2202.00002',
    topics: [{ slug: 'merging', score: 1 }, expect.anything(), expect.anything()],
  });
  expect(papers.find(({ arxivId }) => arxivId === '0704.0001')).toMatchObject({
    categories: ['hep-ph', 'hep-ex'],
    sources: [
      { file: 'g-snapshot.json', position: 1, lines: [1, 1] },
      { file: 'h-oai.xml', position: 1, lines: [6, 17] },
    ],
  });
  expect(papers.find(({ arxivId }) => arxivId === '2405.15738')).toMatchObject({
    listedOn: '2024-05-27',
    upvotes: 40,
    comments: 5,
  });
  const authorsOf = (name: string) => papers.find(({ title }) => title === name).authors;
  expect([authorsOf('By Nobody Who Is Named'), authorsOf('By One and by Others')]).toEqual([
    undefined,
    ['Ada Byron'],
  ]);
  expect(back).toBe(there);
});
