import { describe, expect, onTestFinished, test } from 'vitest';
import { CaptureDateError } from '#db/ingest/captures.ts';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { checkFullText, contentOf, type Desk, deskWith, emptyDesk } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import {
  jsonLines,
  MANY_TOPICS,
  PAPERS,
  type PaperLine,
  TWINS,
  WITHOUT_TITLE,
} from '#tests/fixtures/papers.ts';

/** A desk that is removed when the test is over. */
async function desk(...texts: Parameters<typeof deskWith>): Promise<Desk> {
  const made = await deskWith(...texts);
  onTestFinished(made.remove);
  return made;
}

function rows<T = unknown>({ db }: Desk, select: string): T[] {
  return db.$client.prepare<[], T>(select).all();
}

const DATES = 'select title, published_on as date, year_inferred as inferred from papers order by id';
const BODY = 'It is a sentence of an abstract, which is long enough for one and ends as it should.';

describe('fixtures', () => {
  test('every field of the JSON lines has its column', async () => {
    const made = await desk({ 'papers.jsonl': jsonLines(PAPERS) });
    expect(
      rows(
        made,
        `select p.slug, published_on as date, published_precision as precision, author_count as authors, comment_count as comments,
          arxiv_id as arxiv, v.slug as venue, o.slug as org, code_url as code, upvotes, doi
        from papers p left join venues v on v.id = p.venue_id left join organisations o on o.id = p.organisation_id order by p.id`,
      ).map((row) => Object.values(row ?? {})),
    ).toEqual([
      [
        'attention-revisited',
        '2021-01-02',
        'day',
        null,
        12,
        '2101.00001',
        null,
        null,
        'https://github.com/example/attention',
        null,
        null,
      ],
      ['attention-revisited-2', '2022-02-02', 'day', null, 0, '2202.00002', null, null, null, null, null],
      ['a-year-and-nothing-more', '2019', 'year', null, null, null, 'neurips', null, null, null, null],
      ['no-date-was-given', null, null, 3, null, null, null, null, null, null, null],
      [
        'from-the-lab-diffusion-in-production',
        '2023-05',
        'month',
        null,
        3,
        null,
        null,
        'acme-lab',
        null,
        40,
        null,
      ],
      [
        'found-in-the-findings',
        '2021-11-07',
        'day',
        null,
        null,
        null,
        'findings-of-emnlp',
        null,
        null,
        null,
        '10.18653/v1/2021.findings-emnlp.1',
      ],
      [
        'a-benchmark-for-multi-task-model-merging-dense-retrieval-and-multilingual',
        '2022-11-30',
        'day',
        445,
        12,
        null,
        null,
        null,
        null,
        null,
        null,
      ],
      ['alpha-merging-at-scale', '2024-02-29', 'day', null, null, null, null, null, null, null, null],
      [
        'compile-its-c-a-state-of-the-art-survey',
        '2021-01-02',
        'day',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      ],
      [
        expect.stringMatching(/^on-the-very-long-titles(-[a-z]+)+$/),
        '2020-06-15',
        'day',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      ],
      [
        expect.stringMatching(/^paper-[0-9a-f]{10}$/),
        '2020-06-15',
        'day',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      ],
    ]);
    expect(
      rows(
        made,
        'select a.name from paper_authors p join authors a on a.id = p.author_id order by p.paper_id, p.position',
      ),
    ).toEqual([{ name: 'Ada Byron' }, { name: 'Émilie du Châtelet' }]);
    expect(rows(made, 'select paper_id as paper, kind, url from links order by paper_id')).toEqual([
      { paper: 1, kind: 'code', url: 'https://github.com/example/attention' },
      { paper: 9, kind: 'project', url: 'https://example.org/compile' },
    ]);
  });

  test('a paper of many topics has one core topic, the ranks in a row', async () => {
    const made = await desk({ 'papers.jsonl': jsonLines([MANY_TOPICS]) });
    const topics = rows<{ rank: number; slug: string; score: number; core: number }>(
      made,
      `select pt.rank, t.slug, pt.score, p.topic_id = t.id as core from paper_topics pt join topics t on t.id = pt.topic_id
        join papers p on p.id = pt.paper_id order by pt.rank`,
    );
    expect(topics.map(({ rank }) => rank)).toEqual(topics.map((_, index) => index + 1));
    expect(topics.map(({ core }) => core)).toEqual(topics.map((_, index) => (index === 0 ? 1 : 0)));
    const slugs = topics.map(({ slug }) => slug);
    expect(slugs).toEqual(expect.arrayContaining(['merging', 'retrieval', 'multi-task', 'multilingual']));
    const rest = topics.slice(1).map(({ score }) => score);
    expect(rest).toEqual(rest.toSorted((a, b) => b - a));
  });

  test('a record without a title is no record, and the others go in', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const summary = await made.feed({ 'papers.jsonl': jsonLines([...TWINS, WITHOUT_TITLE]) });
    expect(summary).toMatchObject({ papers: 2, rejects: 1 });
    expect(
      rows(made, 'select file, first_line as first, last_line as last, scope, reason from rejects'),
    ).toEqual([
      {
        file: 'papers.jsonl',
        first: 3,
        last: 3,
        scope: 'record',
        reason: expect.stringMatching(/^title: /),
      },
    ]);
    expect(rows(made, 'select record_count as records, reject_count as rejects from sources')).toEqual([
      { records: 2, rejects: 1 },
    ]);
  });
});

describe('papers that sources share', () => {
  test('the three layouts: one paper for one title, its places in all', async () => {
    const made = await desk({ '001_0123456789abcdef.txt': CARDS, 'b.txt': COMPACT, 'c d.txt': SPACED });
    expect(rows(made, 'select slug, kind, record_count as records from sources order by id')).toEqual([
      { slug: '001', kind: 'cards', records: 4 },
      { slug: 'b', kind: 'compact', records: 2 },
      { slug: 'c-d', kind: 'spaced', records: 3 },
    ]);
    expect(
      rows(
        made,
        'select title, listing_count as n, first_source_id as source, first_position as position from papers order by id',
      ),
    ).toEqual([
      { title: 'Sharing Parameters Across Many Tasks', n: 2, source: 1, position: 1 },
      { title: 'Merging Without Tears', n: 2, source: 1, position: 2 },
      { title: 'A Card Without Its Block', n: 1, source: 1, position: 3 },
      { title: 'Ranking What Was Found', n: 1, source: 1, position: 4 },
      { title: 'A Compact Paper', n: 1, source: 2, position: 1 },
      { title: 'A Spaced Paper', n: 1, source: 3, position: 1 },
      { title: 'Another Spaced Paper', n: 1, source: 3, position: 3 },
    ]);
    // The newest capture has the word; what the older page prints stays with its appearance.
    expect(
      rows(made, 'select published_on as date, comment_count as comments, abstract from papers where id = 2'),
    ).toEqual([
      {
        date: '2022-05-29',
        comments: 1204,
        abstract: 'We merge models without any further training, and nothing is lost by doing so.',
      },
    ]);
    expect(
      rows(
        made,
        `select json_extract(fields, '$.title') as title from appearances where paper_id = 2 order by id`,
      ),
    ).toEqual([{ title: 'Merging Without Tears' }, { title: 'Merging without tears' }]);
    checkFullText(made.db);
  });

  test('two papers of one title and different arXiv ids stay two', async () => {
    const made = await desk({ 'papers.jsonl': jsonLines(TWINS) });
    expect(rows(made, 'select arxiv_id as id, slug from papers order by id')).toEqual([
      { id: '2101.00001', slug: 'attention-revisited' },
      { id: '2202.00002', slug: 'attention-revisited-2' },
    ]);
    expect(
      await made.feed({ 'again.jsonl': jsonLines(TWINS.map((paper) => ({ ...paper, comments: 20 }))) }),
    ).toMatchObject({
      papers: 2,
      created: 0,
    });
  });

  test('a version of an arXiv id is the same paper', async () => {
    const [twin] = TWINS;
    const made = await desk({
      'a.jsonl': jsonLines([{ title: 'First Name', abstract: BODY, arxivId: '2101.00001v1' }]),
      'b.jsonl': jsonLines([{ title: 'Second Name', abstract: BODY, arxivId: twin?.arxivId ?? '' }]),
    });
    expect(rows(made, 'select arxiv_id as id, listing_count as n from papers')).toEqual([
      { id: '2101.00001', n: 2 },
    ]);
  });

  test('a title that is corrected gives a new slug, and the old one still answers', async () => {
    const made = await desk({
      'b.jsonl': jsonLines([{ title: 'Atention Is Enough', abstract: BODY, arxivId: '2101.00001' }]),
    });
    expect(await resolveSlug(made.db, 'atention-is-enough')).toEqual({
      paperId: 1,
      current: 'atention-is-enough',
    });
    // Of two sources without a date the first by name has the word.
    const summary = await made.feed({
      'a.jsonl': jsonLines([{ title: 'Attention Is Enough', abstract: BODY, arxivId: '2101.00001' }]),
    });
    expect(summary).toMatchObject({ papers: 1, created: 0, updated: 1 });
    const current = { paperId: 1, current: 'attention-is-enough' };
    expect(await resolveSlug(made.db, 'attention-is-enough')).toEqual(current);
    expect(await resolveSlug(made.db, 'atention-is-enough')).toEqual(current);
    expect(await resolveSlug(made.db, 'attention')).toBeUndefined();
    expect(rows(made, 'select slug from slugs order by slug')).toEqual([
      { slug: 'atention-is-enough' },
      { slug: 'attention-is-enough' },
    ]);
    // A new paper of the old title cannot take the old address.
    await made.feed({
      'c.jsonl': jsonLines([{ title: 'Atention Is Enough!', abstract: BODY, arxivId: '2202.00002' }]),
    });
    expect(rows(made, 'select slug from papers order by id')).toEqual([
      { slug: 'attention-is-enough' },
      { slug: 'atention-is-enough-2' },
    ]);
  });

  test('a record that names both joins two papers, and both addresses stay', async () => {
    const made = await desk({
      'a.jsonl': jsonLines([
        { title: 'The Old Title', abstract: BODY },
        { title: 'The New Title', abstract: BODY, arxivId: '2101.00001' },
      ]),
    });
    expect(rows(made, 'select count(*) as n from papers')).toEqual([{ n: 2 }]);
    await made.feed({
      'facts.jsonl': jsonLines([{ title: 'The Old Title', arxivId: '2101.00001', venue: 'ICLR 2020' }]),
    });
    expect(rows(made, 'select id, slug, arxiv_id as arxiv, venue from papers')).toEqual([
      { id: 1, slug: 'the-old-title', arxiv: '2101.00001', venue: 'ICLR 2020' },
    ]);
    expect(await resolveSlug(made.db, 'the-new-title')).toEqual({ paperId: 1, current: 'the-old-title' });
    expect(made.db.$client.pragma('foreign_key_check')).toEqual([]);
    checkFullText(made.db);
  });

  test('facts wait for a listing that prints their paper', async () => {
    const facts: PaperLine[] = [
      { title: 'Merging Without Tears', venue: 'EMNLP 2023', authors: ['Ada Byron'], year: 2023 },
      { title: 'Nowhere to Be Found', year: 2020 },
    ];
    const made = await emptyDesk();
    onTestFinished(made.remove);
    expect(await made.feed({ 'facts.jsonl': jsonLines(facts) })).toMatchObject({
      appearances: 0,
      papers: 0,
      created: 0,
      waiting: 2,
    });
    expect(rows(made, 'select count(*) as n from papers')).toEqual([{ n: 0 }]);
    expect(await made.feed({ 'cards.txt': CARDS })).toMatchObject({ created: 4, waiting: 1 });
    expect(
      rows(made, `select venue, published_on as date from papers where slug = 'merging-without-tears'`),
    ).toEqual([{ venue: 'EMNLP 2023', date: '2022-05-29' }]);
    expect(rows(made, `select is_listing as listing from sources order by id`)).toEqual([
      { listing: 0 },
      { listing: 1 },
    ]);
  });

  test('facts that are known only by other facts are attached in the same run', async () => {
    const made = await desk({
      'a-facts.jsonl': jsonLines([{ title: 'Its Other Name', arxivId: '2101.00001', venue: 'ICLR 2020' }]),
      'b-facts.jsonl': jsonLines([{ title: 'Merging Without Tears', arxivId: '2101.00001' }]),
      'cards.txt': CARDS,
    });
    expect(rows(made, 'select count(*) as n from facts where paper_id is null')).toEqual([{ n: 0 }]);
    expect(
      rows(made, `select venue, arxiv_id as arxiv from papers where slug = 'merging-without-tears'`),
    ).toEqual([{ venue: 'ICLR 2020', arxiv: '2101.00001' }]);
  });
});

describe('dates without a year', () => {
  test('the capture year is the earliest that fits, else unknown, else given', async () => {
    const made = await desk({ 'cards.txt': CARDS });
    expect(rows(made, DATES)).toEqual([
      { title: 'Sharing Parameters Across Many Tasks', date: '2021-04-18', inferred: 0 },
      { title: 'Merging Without Tears', date: '2022-05-29', inferred: 1 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2022-10-14', inferred: 1 },
    ]);
    const given = { captured: '2025-10-29' as const };
    expect(await made.feed({ 'cards.txt': CARDS }, given)).toMatchObject({
      created: 0,
      updated: 2,
      unchanged: 2,
    });
    expect(rows(made, DATES).slice(1)).toEqual([
      { title: 'Merging Without Tears', date: '2025-05-29', inferred: 1 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2025-10-14', inferred: 1 },
    ]);
    expect(rows(made, 'select captured_on, captured_how from sources')).toEqual([
      { captured_on: '2025-10-29', captured_how: 'given' },
    ]);
    const before = contentOf(made.db);
    await made.feed({ 'cards.txt': CARDS }, given);
    await made.feed({ 'cards.txt': CARDS });
    expect(contentOf(made.db)).toEqual(before);
  });

  test('where nothing tells the year the date stays unknown', async () => {
    const made = await desk({ 'cards.txt': CARDS.replace('Apr 18, 2021 2', 'Apr 18 2') });
    expect(rows(made, 'select captured_day, captured_on, captured_how from sources')).toEqual([
      { captured_day: '10-29', captured_on: null, captured_how: null },
    ]);
    expect(rows(made, 'select count(published_on) as n from papers')).toEqual([{ n: 0 }]);
  });

  test('another source that dates a yearless paper tells the year, and with it that of the others', async () => {
    const facts = jsonLines([{ title: 'Merging Without Tears', publishedOn: '2024-05-29' }]);
    const made = await desk({ 'cards.txt': CARDS, 'facts.jsonl': facts });
    expect(rows(made, 'select captured_on, captured_how from sources where id = 1')).toEqual([
      { captured_on: '2024-10-29', captured_how: 'elsewhere' },
    ]);
    expect(rows(made, DATES).slice(1)).toEqual([
      { title: 'Merging Without Tears', date: '2024-05-29', inferred: 0 },
      { title: 'A Card Without Its Block', date: null, inferred: 0 },
      { title: 'Ranking What Was Found', date: '2024-10-14', inferred: 1 },
    ]);
  });

  test('a day after the masthead’s own is kept without its date, and reported', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const late = CARDS.replace('Oct 14', 'Oct 30');
    expect(await made.feed({ 'late.txt': late })).toMatchObject({
      papers: 4,
      rejects: 1,
      sources: [{ papers: 4, rejects: 1 }],
    });
    expect(rows(made, DATES).at(-1)).toEqual({ title: 'Ranking What Was Found', date: null, inferred: 0 });
    const lines = late.split('\n');
    expect(rows(made, 'select file, first_line, last_line, scope, reason from rejects')).toEqual([
      {
        file: 'late.txt',
        first_line: lines.indexOf('Ranking What Was Found') + 1,
        last_line: lines.indexOf('Oct 30') + 1,
        scope: 'field',
        reason:
          '“Ranking What Was Found”: dated 10/30 without a year, which is after the page’s own day 10/29; kept without its date',
      },
    ]);
    const before = contentOf(made.db);
    expect(await made.feed({ 'late.txt': late })).toMatchObject({ rejects: 1, unchanged: 4 });
    expect(contentOf(made.db)).toEqual(before);
  });

  test('a capture date that fits none of the files is refused, and nothing is stored', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const before = contentOf(made.db);
    await expect(made.feed({ 'cards.txt': CARDS }, { captured: '2025-10-28' })).rejects.toThrow(
      new CaptureDateError(
        '--captured 2025-10-28 fits none of these files: no listing among them is of that day.',
      ),
    );
    expect(contentOf(made.db)).toEqual(before);
  });
});

describe('what is refused', () => {
  test('nothing of a refused file is stored, and the others go in', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const broken = `${SPACED}\nA Title Whose Abstract Is Cut Off\n`;
    const summary = await made.feed({
      'broken.txt': broken,
      'cards.txt': CARDS,
      'prose.txt': 'Dear reader,\n',
      'empty.txt': '',
    });
    const line = broken.split('\n').indexOf('A Title Whose Abstract Is Cut Off') + 1;
    const reasons = {
      broken: 'the page ends after the title “A Title Whose Abstract Is Cut Off”: its abstract is cut off',
      prose: 'neither a Daily Papers listing nor Broadsheet’s JSON lines: it begins “Dear reader,”',
    };
    expect(summary).toMatchObject({ appearances: 4, papers: 4, created: 4, rejects: 0 });
    expect(summary.sources.map(({ file, ...report }) => report)).toEqual([
      { papers: 0, rejects: 0, error: `line ${line}: ${reasons.broken}` },
      { kind: 'cards', papers: 4, rejects: 0 },
      { papers: 0, rejects: 0, error: `line 1: ${reasons.prose}` },
      { papers: 0, rejects: 0, error: 'line 1: the file is empty' },
    ]);
    expect(
      rows(
        made,
        'select source_id as source, file, first_line as line, scope, reason from rejects order by id',
      ),
    ).toEqual([
      { source: null, file: 'broken.txt', line, scope: 'file', reason: reasons.broken },
      { source: null, file: 'prose.txt', line: 1, scope: 'file', reason: reasons.prose },
      { source: null, file: 'empty.txt', line: 1, scope: 'file', reason: 'the file is empty' },
    ]);
    expect(rows(made, 'select file from sources')).toEqual([{ file: 'cards.txt' }]);
    expect(rows(made, `select count(*) as n from papers where title like '%Spaced%'`)).toEqual([{ n: 0 }]);
    // Mended, it goes in like any other.
    expect(await made.feed({ 'broken.txt': SPACED })).toMatchObject({ papers: 3, created: 2 });
  });

  test('a file that does not exist is reported as such', async () => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    expect((await made.feedFiles([`${made.folder}/none.txt`])).sources).toEqual([
      { file: `${made.folder}/none.txt`, papers: 0, rejects: 0, error: 'there is no such file' },
    ]);
  });

  test.each(['reading', 'working out papers and topics', 'working out related papers'])(
    'a failure while %s leaves the database as it was',
    async (step) => {
      const made = await desk({ 'cards.txt': CARDS });
      const before = contentOf(made.db);
      const failure = new Error('the disk is full');
      const progress = (name: string, done: number): void => {
        if (name.startsWith(step) && (done > 1 || step.endsWith('related papers'))) throw failure;
      };
      await expect(
        made.feed({ 'a.txt': SPACED, 'b.txt': COMPACT, 'c.jsonl': jsonLines(PAPERS) }, { progress }),
      ).rejects.toBe(failure);
      expect(contentOf(made.db)).toEqual(before);
      expect(made.db.$client.inTransaction).toBe(false);
      checkFullText(made.db);
      expect(await made.feed({ 'c.jsonl': jsonLines(PAPERS) })).toMatchObject({ created: PAPERS.length });
    },
  );
});
