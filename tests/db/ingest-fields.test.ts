import { describe, expect, onTestFinished, test } from 'vitest';
import { desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { jsonLines, MANY_TOPICS, PAPERS, TWINS, WITHOUT_TITLE } from '#tests/fixtures/papers.ts';

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
    expect(slugs).toEqual(
      expect.arrayContaining(['merging', 'retrieval', 'multi-task', 'question-answering']),
    );
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
