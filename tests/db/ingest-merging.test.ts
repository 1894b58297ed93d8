import { describe, expect, onTestFinished, test } from 'vitest';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { checkFullText, desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, type PaperLine, TWINS } from '#tests/fixtures/papers.ts';

const BODY = 'It is a sentence of an abstract, which is long enough for one and ends as it should.';

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

  test('a DOI in other letters is the same paper, another DOI another one, arXiv’s own is the arXiv id', async () => {
    const made = await desk({
      'a.jsonl': jsonLines([
        { title: 'Knots', abstract: BODY, doi: '10.1000/Knots' },
        { title: 'Knots', abstract: BODY, doi: '10.1000/other' },
        { title: 'On Knots', abstract: BODY, doi: '10.1000/kNOTS' },
        { title: 'Ropes', abstract: BODY, arxivId: '2101.00001v2' },
        { title: 'On Ropes', abstract: BODY, doi: '10.48550/arXiv.2101.00001' },
      ]),
    });
    expect(
      rows(made, 'select title, doi, arxiv_id as arxiv, listing_count as n from papers order by id'),
    ).toEqual([
      { title: 'Knots', doi: '10.1000/Knots', arxiv: null, n: 1 },
      { title: 'Knots', doi: '10.1000/other', arxiv: null, n: 1 },
      { title: 'Ropes', doi: '10.48550/arXiv.2101.00001', arxiv: '2101.00001', n: 1 },
    ]);
    expect(rows(made, 'select paper_id as paper from appearances order by id')).toEqual(
      [1, 2, 1, 3, 3].map((paper) => ({ paper })),
    );
  });

  test('what a new source shows to be of another paper moves to it, and no address is lost', async () => {
    const made = await desk({
      'a.jsonl': jsonLines([
        { title: 'Knots', abstract: BODY, arxivId: '2202.00002' },
        { title: 'Knots', abstract: BODY, comments: 5 },
      ]),
    });
    expect(rows(made, 'select id, comment_count as n from papers')).toEqual([{ id: 1, n: 5 }]);
    expect(
      await made.feed({ 'b.jsonl': jsonLines([{ title: 'Knots', abstract: BODY, arxivId: '2101.00001' }]) }),
    ).toMatchObject({ created: 1, updated: 1 });
    expect(rows(made, 'select arxiv_id as arxiv, slug, comment_count as n from papers order by id')).toEqual([
      { arxiv: '2202.00002', slug: 'knots', n: null },
      { arxiv: '2101.00001', slug: 'knots-2', n: 5 },
    ]);
    checkFullText(made.db);
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
      // What is known of an arXiv id comes from whoever names it.
      { id: 1, slug: 'the-new-title', arxiv: '2101.00001', venue: 'ICLR 2020' },
    ]);
    expect(await resolveSlug(made.db, 'the-old-title')).toEqual({ paperId: 1, current: 'the-new-title' });
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
