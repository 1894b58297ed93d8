import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '#app/forms/papers/[slug]/[form]/route.ts';
import { PAPER_FORM_KEYS } from '#lib/paper-forms.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';
const SLUG = 'attention-revisited';

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

function ask(slug: string, form: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new NextRequest(`${SITE}/papers/${slug}.${form}`, { headers });
  return GET(request, { params: Promise.resolve({ slug, form }) });
}

test('each form has its media type, files a name, and the same bytes are not sent twice', async () => {
  const found = [];
  for (const form of PAPER_FORM_KEYS) {
    const { status, headers } = await ask(SLUG, form);
    found.push([status, headers.get('content-type'), headers.get('content-disposition')]);
    const again = await ask(SLUG, form, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
  expect(found).toEqual([
    [200, 'application/x-bibtex; charset=utf-8', `attachment; filename="${SLUG}.bib"`],
    [200, 'application/x-research-info-systems; charset=utf-8', `attachment; filename="${SLUG}.ris"`],
    [
      200,
      'application/vnd.citationstyles.csl+json; charset=utf-8',
      `attachment; filename="${SLUG}.csl.json"`,
    ],
    [200, 'application/json; charset=utf-8', null],
    [200, 'text/markdown; charset=utf-8', null],
  ]);
});

test('the forms say what is known of the paper', async () => {
  const bibtex = await (await ask(SLUG, 'bib')).text();
  expect(bibtex).toBe(`@misc{byron2021attention,
  title = {Attention Revisited},
  author = {Byron, Ada and du Ch{\\^a}telet, {\\'E}milie},
  year = {2021},
  month = jan,
  eprint = {2101.00001},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2101.00001}
}
`);
  expect(await (await ask(SLUG, 'csl.json')).json()).toMatchObject([
    { id: 'byron2021attention', number: 'arXiv:2101.00001', issued: { 'date-parts': [[2021, 1, 2]] } },
  ]);
  expect(await (await ask('a-year-and-nothing-more', 'ris')).text()).toContain(
    `\r\nUR  - ${SITE}/papers/a-year-and-nothing-more\r\n`,
  );
  const json = await (await ask('no-date-was-given', 'json')).json();
  expect(json).toMatchObject({ slug: 'no-date-was-given', title: 'No Date Was Given', authorCount: 3 });
  expect(Object.keys(json)).not.toContain('authors');
});

test('Markdown has title, facts, abstract, topics and links', async () => {
  const text = await (await ask(SLUG, 'md')).text();
  expect(text.split('\n').slice(0, 12)).toEqual([
    '# Attention Revisited',
    '',
    '- Authors: Ada Byron, Émilie du Châtelet',
    '- Date: 2 January 2021',
    '- arXiv: [2101.00001](https://arxiv.org/abs/2101.00001)',
    `- Address: <${SITE}/papers/${SLUG}>`,
    '',
    '## Abstract',
    '',
    'We look again at attention in sequence models, and find that it holds.',
    '',
    '## Topics',
  ]);
  expect(text).toMatch(/\n- \[[^\]]+\]\(https:\/\/papers\.example\/topics\/[a-z-]+\)\n/);
  expect(
    text.endsWith(
      '\n## Links\n\n- code: [https://github.com/example/attention](https://github.com/example/attention)\n',
    ),
  ).toBe(true);
  expect(await (await ask('no-date-was-given', 'md')).text()).toContain(
    '\n- Authors: not named by the sources, 3 authors stated\n',
  );
});

test('what is not there is not found', async () => {
  for (const [slug, form] of [
    ['no-such-paper', 'bib'],
    [SLUG, 'exe'],
    [SLUG, 'toString'],
  ] as const) {
    const response = await ask(slug, form);
    expect([response.status, await response.text()]).toEqual([404, expect.stringMatching(/paper/i)]);
  }
});

test('a corrected title keeps the old address: each form leads to the same one of the new address', async () => {
  await desk.feed({
    'later.jsonl': jsonLines([
      {
        title: 'Attention, Corrected',
        arxivId: '2202.00002',
        publishedOn: '2022-02-02',
        abstract: 'Another group looks at attention.',
      },
    ]),
  });
  const { status, headers } = await ask('attention-revisited-2', 'csl.json');
  expect([status, headers.get('location')]).toEqual([308, '/papers/attention-corrected.csl.json']);
  expect(await (await ask('attention-corrected', 'bib')).text()).toContain('title = {Attention, Corrected}');
});
