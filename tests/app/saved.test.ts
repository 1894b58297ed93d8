import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET as getFile, POST as writeFile } from '#app/saved/[file]/route.ts';
import { GET as getImport, POST as importFile } from '#app/saved/import/route.ts';
import type { ImportReport } from '#lib/saved/import-report.ts';
import type { ListForm } from '#lib/saved/list-files.ts';
import { merged } from '#lib/saved/saved-changes.ts';
import { documentText } from '#lib/saved/saved-document.ts';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  await desk.feed({
    'later.jsonl': jsonLines([
      { title: 'Attention, Corrected', arxivId: '2202.00002', abstract: 'Attention, looked at by others.' },
    ]),
  });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

const SAVED_AT = '2026-01-02T03:04:05.000Z';
const LIST: SavedEntry[] = [
  {
    slug: 'attention-revisited',
    title: 'Attention Revisited',
    authors: ['Ada Byron', 'Émilie du Châtelet'],
    year: 2021,
    arxivId: '2101.00001',
    savedAt: SAVED_AT,
    tags: ['to cite', 'R&D'],
    note: '=SUM(1,1) says “50%” of {this} & that\n\n- TY  - is no tag, 大语言 🚀',
    readAt: '2026-02-03T04:05:06.000Z',
  },
  {
    // An address that the paper had.
    slug: 'attention-revisited-2',
    title: 'Attention Revisited',
    savedAt: '2026-01-03T00:00:00.000Z',
    tags: [],
  },
  {
    slug: 'no-longer-here',
    title: 'No Longer Here',
    authors: ['Grace Hopper'],
    year: 1999,
    savedAt: '2026-01-04T00:00:00.000Z',
    tags: ['gone'],
    note: 'It is not on this site.',
  },
];

function post(path: string, body: string | Uint8Array<ArrayBuffer>): NextRequest {
  return new NextRequest(`${SITE}${path}`, { method: 'POST', body });
}

function written(form: string, body = documentText(LIST)): Promise<Response> {
  const file = `list.${form}`;
  return writeFile(post(`/saved/${file}`, body), { params: Promise.resolve({ file }) });
}

async function imported(text: string): Promise<ImportReport> {
  const response = await importFile(post('/saved/import', text));
  expect(response.status).toBe(200);
  return response.json();
}

test('a list becomes a file to be saved, of which nobody keeps a copy', async () => {
  const found = [];
  for (const form of ['bib', 'ris', 'csv', 'md'] satisfies ListForm[]) {
    const { status, headers } = await written(form);
    found.push([status, headers.get('content-type'), headers.get('content-disposition')]);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(found).toEqual([
    [200, 'application/x-bibtex; charset=utf-8', 'attachment; filename="saved-papers.bib"'],
    [200, 'application/x-research-info-systems; charset=utf-8', 'attachment; filename="saved-papers.ris"'],
    [200, 'text/csv; charset=utf-8; header=present', 'attachment; filename="saved-papers.csv"'],
    [200, 'text/markdown; charset=utf-8', 'attachment; filename="saved-papers.md"'],
  ]);
});

test('notes and tags are in the fields that every program has for them', async () => {
  const bibtex = await (await written('bib')).text();
  expect(bibtex).toContain(`@misc{byron2021attention,
  title = {Attention Revisited},
  author = {Byron, Ada and du Ch{\\^a}telet, {\\'E}milie},
  year = {2021},
  month = jan,
  eprint = {2101.00001},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2101.00001},
  keywords = {to cite, R\\&D},
  annote = {=SUM(1,1) says “50\\%” of \\textbraceleft{}this\\textbraceright{} \\& that

- TY  - is no tag, 大语言 🚀},
  creationdate = {2026-01-02T03:04:05.000Z},
  readstatus = {read},
  readdate = {2026-02-03T04:05:06.000Z},
  broadsheet = {attention-revisited}
}
`);
  const ris = (await (await written('ris')).text()).split('\r\n');
  expect(ris).toEqual(
    expect.arrayContaining([
      'KW  - to cite',
      'KW  - R&D',
      'N1  - It is not on this site.',
      'AN  - no-longer-here',
    ]),
  );
  const [head = '', first = ''] = (await (await written('csv')).text()).split('\r\n');
  expect(head.endsWith(',tags,note,saved_at,read_at')).toBe(true);
  expect(first).toContain(`,to cite; R&D,"'=SUM(1,1) says`);
  expect(await (await written('md')).text()).toContain(
    `- [Attention, Corrected](${SITE}/papers/attention-corrected)\n  - Date: 2022-02-02\n`,
  );
});

test('papers that the site does not have are written from the list, and old addresses resolve', async () => {
  const bibtex = await (await written('bib')).text();
  expect([...bibtex.matchAll(/^ {2}broadsheet = \{(.*)\}$/gm)].map(([, slug]) => slug)).toEqual([
    'attention-revisited',
    'attention-corrected',
    'no-longer-here',
  ]);
  expect(bibtex).toContain(
    '@misc{hopper1999longer,\n  title = {No Longer Here},\n  author = {Hopper, Grace}',
  );
});

test.each(['bib', 'ris', 'csv', 'md'])(
  'what was written as .%s comes in again as the same list',
  async (form) => {
    const { found, missing } = await imported(await (await written(form)).text());
    expect(missing).toEqual([]);
    expect(found.map(({ by }) => by)).toEqual(['address', 'address', 'kept']);
    const expected = LIST.map((entry) =>
      entry.slug === 'attention-revisited-2'
        ? {
            ...entry,
            slug: 'attention-corrected',
            title: 'Attention, Corrected',
            year: 2022,
            arxivId: '2202.00002',
          }
        : entry,
    );
    expect(found.map(({ entry }) => entry)).toEqual(expected);
  },
);

test('the JSON of a list comes in as the same list, and a second time changes nothing', async () => {
  const first = await imported(documentText(LIST, 2));
  expect(first.found.map(({ entry }) => entry.slug)).toEqual(LIST.map(({ slug }) => slug));
  const list = merged(
    LIST,
    first.found.map(({ entry }) => entry),
  );
  expect(
    list.map(({ slug, note, tags, savedAt, readAt }) => ({ slug, note, tags, savedAt, readAt })),
  ).toEqual(LIST.map(({ slug, note, tags, savedAt, readAt }) => ({ slug, note, tags, savedAt, readAt })));
  const second = await imported(documentText(list, 2));
  expect(
    merged(
      list,
      second.found.map(({ entry }) => entry),
    ),
  ).toEqual(list);
});

const ZOTERO_BIB = `
@article{byron_attention_2021,
\ttitle = {Attention {Revisited}},
\turl = {http://arxiv.org/abs/2101.00001v2},
\tkeywords = {Computer Science - Machine Learning, to cite},
\tannote = {Comment: 12 pages, na{\\"i}ve}
}
@inproceedings{findings,
\ttitle = {Another title altogether},
\tdoi = {10.18653/V1/2021.Findings-EMNLP.1},
}
@misc{by_title, title = "No Date Was Given"}
@book{knuth, title = {The {TeX}book}, year = 1986}
`;

test('a Zotero BibTeX file: by arXiv id, DOI and title, and what is not here is named', async () => {
  const { found, missing } = await imported(ZOTERO_BIB);
  expect(found.map(({ place, by, entry }) => [place, by, entry.slug, entry.tags, entry.note])).toEqual([
    [
      'entry 1 (byron_attention_2021)',
      'arXiv id',
      'attention-revisited',
      ['Computer Science - Machine Learning', 'to cite'],
      'Comment: 12 pages, naïve',
    ],
    ['entry 2 (findings)', 'DOI', 'found-in-the-findings', [], undefined],
    ['entry 3 (by_title)', 'title', 'no-date-was-given', [], undefined],
  ]);
  expect(missing).toEqual([
    {
      place: 'entry 4 (knuth)',
      title: 'The TeXbook',
      reason: 'No paper here has its address, arXiv id, DOI or title.',
    },
  ]);
});

test('other programs’ RIS, CSV, JSON and Markdown', async () => {
  const ris =
    'TY  - JOUR\nTI  - Anything\nUR  - https://arxiv.org/pdf/2101.00001\nKW  - a\nKW  - b\nN1  - <p>One</p><p>Two &amp; three</p>\nER  - \n';
  const zotero =
    '"Key","Item Type","Publication Year","Author","Title","DOI","Url","Notes","Manual Tags"\n"X1","preprint","2019","","A year and nothing more","","","<div>n</div>","x; y"\n';
  const csl = JSON.stringify([{ id: 'a', type: 'article', title: 'x', DOI: '10.48550/arXiv.2101.00001' }]);
  const markdown =
    '# Reading\n\nSome words of mine.\n\n- **Attention revisited** ([paper](https://arxiv.org/abs/2101.00001))\n- [ ] No date was given\n- [Nowhere](https://example.org/x)\n\nSee <https://huggingface.co/papers/2202.00002>.\n';
  const found = [];
  for (const text of [ris, zotero, csl, markdown])
    found.push(
      (await imported(text)).found.map(({ place, entry: { slug, tags, note } }) => [place, slug, tags, note]),
    );
  expect(found).toEqual([
    [['line 1', 'attention-revisited', ['a', 'b'], 'One\nTwo & three']],
    [['line 2', 'a-year-and-nothing-more', ['x', 'y'], 'n']],
    [['record 1', 'attention-revisited', [], undefined]],
    [
      ['line 5', 'attention-revisited', [], undefined],
      ['line 6', 'no-date-was-given', [], undefined],
      ['line 9', 'attention-corrected', [], undefined],
    ],
  ]);
  expect((await imported(markdown)).missing).toEqual([
    { place: 'line 7', title: 'Nowhere', reason: 'No paper here has its address, arXiv id, DOI or title.' },
  ]);
});

test('of two papers with one title the year decides, else neither is taken', async () => {
  await desk.feed({
    'twins.jsonl': jsonLines([
      { title: 'A Twin', abstract: 'The first of two.', arxivId: '2001.00001', publishedOn: '2020-01-01' },
      { title: 'A Twin', abstract: 'The second of two.', arxivId: '2101.00099', publishedOn: '2021-01-01' },
    ]),
  });
  const { found, missing } = await imported(
    '@misc{a, title={A Twin}, year=2021}\n@misc{b, title={A Twin}}\n',
  );
  expect(found.map(({ entry }) => entry.arxivId)).toEqual(['2101.00099']);
  expect(missing.map(({ place, reason }) => [place, reason])).toEqual([
    ['entry 2 (b)', 'Two papers here have this title; an arXiv id or a DOI would tell which.'],
  ]);
});

test.each([
  ['', 'The file is empty.'],
  ['Only words.', 'No papers were found in it. It can be JSON, BibTeX, RIS, CSV or Markdown.'],
  [
    '@misc{a,\n title {x}}',
    'The BibTeX cannot be read: expected "equals", got "lbrace" at line 2, character 8.',
  ],
  [
    'TY  - JOUR\nTI  - A\n\nTY  - JOUR\nER  - \n',
    'The RIS cannot be read: the record that begins in line 1 has no end (ER).',
  ],
  [
    'slug,title\na,"b\n',
    'The CSV cannot be read: Quote Not Closed: the parsing is finished with an opening quote at line 2.',
  ],
  [
    '{"format":"broadsheet-saved","version":1,"papers":[{"slug":"a"}]}',
    'The list cannot be read. Paper 1 has no title.',
  ],
  ['[{"title":"x"},{}]', 'The JSON cannot be read: record 2 has no title.'],
])('a malformed file is refused as a whole: %j', async (text, problem) => {
  const response = await importFile(post('/saved/import', text));
  expect([response.status, await response.json()]).toEqual([400, { problem }]);
});

test('what is no list, no text or too long is refused in a sentence', async () => {
  const bad = await written('bib', '{}');
  expect([bad.status, await bad.text()]).toEqual([
    400,
    'The list cannot be written. It is no list of saved papers.',
  ]);
  expect((await written('exe')).status).toBe(404);
  const latin1 = await importFile(post('/saved/import', new Uint8Array([0x40, 0xe9])));
  expect([latin1.status, await latin1.json()]).toEqual([
    400,
    { problem: 'The file cannot be read. It is no text in UTF-8. Save it as UTF-8 and try again.' },
  ]);
  const large = await importFile(post('/saved/import', 'x'.repeat(21 * 1024 * 1024)));
  expect([large.status, await large.json()]).toEqual([
    413,
    { problem: 'The file cannot be read. It is larger than 20 MB, the most that is read.' },
  ]);
});

test('five thousand papers are written and read', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    slug: `paper-${index}`,
    title: `Paper ${index}`,
    savedAt: SAVED_AT,
    tags: ['many'],
    note: `Note ${index}`,
  }));
  for (const form of ['bib', 'ris', 'csv', 'md']) {
    const { found } = await imported(await (await written(form, documentText(many))).text());
    expect(found.map(({ entry }) => entry)).toEqual(many);
  }
});

test.each([
  ['a file of the list', getFile],
  ['the import', getImport],
])('%s takes what is sent alone, and says so', async (_, get) => {
  const response = await get();
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
});
