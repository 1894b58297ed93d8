import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { type Desk, emptyDesk, rows, type Texts } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { oaiAnswer } from '#tests/fixtures/sources.ts';

/** What a source may say of a paper; few values, so that papers overlap, contradict each other and share titles. */
const said = fc.record(
  {
    title: fc.constantFrom(
      'Merging Without Tears',
      'Merging without tears!',
      'A Compact Paper',
      'Knots',
      'KNOTS',
    ),
    abstract: fc.constantFrom(
      'We merge models at https://github.com/a/b.',
      'We tie knots in a rope.',
      'Ranking.',
    ),
    arxivId: fc.constantFrom('2101.00001', '2101.00002', '2101.00003'),
    version: fc.constantFrom('', 'v2'),
    doi: fc.constantFrom('10.1000/Ab', '10.1000/aB', '10.1000/cd', '10.48550/arXiv.2101.00001'),
    authors: fc.constantFrom(['Ada Byron'], ['Ada Byron', 'A. Byron'], ['Émilie du Châtelet']),
    upvotes: fc.nat(3),
    comments: fc.nat(3),
    day: fc.constantFrom('2021-01-02', '2021-01-03'),
    captured: fc.constantFrom('2025-01-01', '2025-02-01'),
    organisation: fc.constantFrom('acme', 'ACME Lab'),
    venue: fc.constantFrom('EMNLP 2021', 'ICLR 2022'),
    category: fc.constantFrom('cs.CL', 'math.GT'),
  },
  { requiredKeys: ['title', 'version', 'captured'] },
);
type Said = ReturnType<typeof said.generate>['value'];

/** The kinds of source that can say it, each in its own form. */
const KINDS = {
  '.jsonl': (papers: Said[]) =>
    papers
      .map(({ version, day, captured: _, category: __, arxivId, ...same }) => ({
        ...same,
        publishedOn: day,
        arxivId: arxivId && arxivId + version,
      }))
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  '.json': (papers: Said[]) =>
    JSON.stringify(
      papers.map(({ title, abstract, arxivId, authors, upvotes, comments, day, captured, organisation }) => ({
        numComments: comments,
        paper: {
          id: arxivId ?? 'none',
          title,
          summary: abstract,
          authors: authors?.map((name) => ({ name })),
          publishedAt: day && `${day}T00:00:00.000Z`,
          submittedOnDailyAt: `${captured}T00:00:00.000Z`,
          upvotes,
          organization: organisation && { name: 'acme', fullname: organisation },
        },
      })),
    ),
  '.xml': (papers: Said[]) =>
    oaiAnswer(
      papers.map(
        ({ title, abstract = '', arxivId = '2101.00009', doi, day, category }) =>
          `<record><metadata><arXiv><id>${arxivId}</id>${day ? `<created>${day}</created>` : ''}<title>${title}</title>${doi ? `<doi>${doi}</doi>` : ''}<categories>${category ?? 'cs.LG'}</categories><abstract>${abstract}</abstract></arXiv></metadata></record>`,
      ),
    ),
  '.bib': (papers: Said[]) =>
    papers
      .map(
        ({ title, abstract, doi, authors, venue }, index) =>
          `@misc{k${index}, title = {${title}}${abstract ? `, abstract = {${abstract}}` : ''}${doi ? `, doi = {${doi}}` : ''}${authors ? `, author = {${authors.join(' and ')}}` : ''}${venue ? `, booktitle = {${venue}}` : ''}}\n`,
      )
      .join(''),
};
const kind = fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[]));
const sources = fc
  .array(fc.tuple(kind, fc.array(said, { minLength: 1, maxLength: 4 })), { minLength: 2, maxLength: 5 })
  .map((made) => [
    ...made.map(([ending, papers], index): [string, string] => [`s${index}${ending}`, KINDS[ending](papers)]),
    ['cards.txt', CARDS] as [string, string],
    ['compact.txt', COMPACT] as [string, string],
    ['spaced.txt', SPACED] as [string, string],
  ])
  // Sources of one content are one source, with the name of the first that came.
  .filter(
    (made) =>
      new Set(made.map(([, text]) => createHash('sha256').update(text).digest('hex'))).size === made.length,
  );

/** The sources in two orders, and after which of the second order's sources a new ingest begins. */
const orders = sources.chain((made) =>
  fc.record({
    made: fc.constant(made),
    shuffled: fc.shuffledSubarray(made, { minLength: made.length }),
    cuts: fc.array(fc.boolean(), { minLength: made.length, maxLength: made.length }),
  }),
);

async function deskOf(...runs: [string, string][][]): Promise<Desk> {
  const made = await emptyDesk();
  for (const texts of runs) if (texts.length > 0) await made.feed(Object.fromEntries(texts) as Texts);
  return made;
}

/**
 * All that a reader sees of the papers, by what the sources say and not by the numbers that rows have here. Left out is
 * what is by its nature of the order: places of papers in the order of equal dates (`first_source_id`), and when they
 * came.
 */
function seen(made: Desk, numbers: boolean): Record<string, unknown[]> {
  const slug = numbers ? 'p.slug' : `rtrim(rtrim(p.slug, '0123456789'), '-')`;
  const places = `(select json_group_array(place) from (select s.file || '#' || position as place
    from (select paper_id, source_id, position from appearances union all select paper_id, source_id, position from facts) r
    join sources s on s.id = source_id where paper_id = p.id order by place))`;
  const of = (table: string, what: string, order: string) =>
    `(select json_group_array(${what}) from (select * from ${table} where t.paper_id = p.id order by ${order}))`;
  return {
    papers: rows(
      made,
      `select ${slug} as slug, title, title_text, abstract, published_on, year_inferred, author_count, o.slug as org,
        o.name as org_name, venue, arxiv_id, doi, comment_count, upvotes, code_url, trending, listing_count,
        ${places} as places,
        ${of('paper_authors t join authors a on a.id = t.author_id', 'name', 't.position')} as authors,
        ${of('paper_categories t join categories c on c.id = t.category_id', 'slug', 't.position')} as categories,
        ${of('links t', `kind || url`, 't.id')} as links,
        ${of('paper_topics t', 'topic_id || score', 't.rank')} as topics
      from papers p left join organisations o on o.id = p.organisation_id order by places`,
    ),
    waiting: rows(
      made,
      'select file, position from facts join sources s on s.id = source_id where paper_id is null order by 1, 2',
    ),
    sources: rows(
      made,
      'select file, kind, captured_on, captured_how, record_count, reject_count from sources order by 1',
    ),
    rejects: rows(made, 'select file, first_line, scope, reason from rejects order by 1, 2, 4'),
    authors: rows(
      made,
      'select slug, name from authors where id in (select author_id from paper_authors) order by 1',
    ),
  };
}

test('in whatever order sources come in one ingest, readers see the same', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async ({ made, shuffled }) => {
      const [one, other] = [await deskOf(made), await deskOf(shuffled)];
      try {
        expect(seen(other, true)).toEqual(seen(one, true));
      } finally {
        one.remove();
        other.remove();
      }
    }),
    { seed: 6, numRuns: 15 },
  );
});

// A slug that was issued stays with its paper, so that of papers with equal slugs the first ingest has numbered them,
// and a paper is under the last of its titles' slugs with the first number that was free.
test('nor does it matter in how many ingests, but for the numbers of equal slugs', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async ({ made, shuffled, cuts }) => {
      const runs: [string, string][][] = [[]];
      for (const [index, source] of shuffled.entries()) {
        runs.at(-1)?.push(source);
        if (cuts[index]) runs.push([]);
      }
      const [one, other] = [await deskOf(made), await deskOf(...runs)];
      try {
        const { authors: _, ...rest } = seen(other, false);
        const { authors: __, ...expected } = seen(one, false);
        expect(rest).toEqual(expected);
        expect(other.db.$client.pragma('foreign_key_check')).toEqual([]);
        for (const { slug } of rows<{ slug: string }>(other, 'select slug from slugs'))
          expect(await resolveSlug(other.db, slug)).toBeDefined();
      } finally {
        one.remove();
        other.remove();
      }
    }),
    { seed: 196, numRuns: 15 },
  );
});
