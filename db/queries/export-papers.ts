import { setImmediate } from 'node:timers/promises';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { countPapers, selectIds } from '#db/queries/list-papers.ts';
import type { PaperPage } from '#db/queries/paper-page.ts';
import {
  appearances,
  authors,
  categories,
  facts,
  links,
  organisations,
  paperAuthors,
  paperCategories,
  papers,
  paperTopics,
  sources,
  topics,
} from '#db/schema.ts';
import { categoryCode } from '#lib/arxiv-categories.ts';
import { knownNames } from '#lib/cite/names.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { Origin } from '#lib/sources/record.ts';

/** Papers that are read at once: what the database holds up others with is a few milliseconds at a time. */
const AT_ONCE = 100;

/** What is exported of a paper; its page has it all. */
type ExportedRows = Pick<PaperPage, 'paper' | 'organisation' | 'links'> & {
  categories: Pick<PaperPage['categories'][number], 'name'>[];
  authors: Pick<PaperPage['authors'][number], 'name'>[];
  topics: Pick<PaperPage['topics'][number], 'slug' | 'score'>[];
  references: ExportedReference[];
};
type ExportedReference = Pick<
  PaperPage['references'][number],
  'file' | 'position' | 'firstLine' | 'lastLine' | 'fields'
>;

/** All papers of a state, whatever its page, in its order. Title and abstract are as the source prints them. */
export async function* exportPapers(db: Database, query: PaperQuery): AsyncGenerator<ExportedPaper> {
  yield* papersExported(db, selectIds(db, query, await countPapers(db, query), 0));
}

/** The papers of these ids, in their order; ids without a paper are left out. */
export async function* papersExported(db: Database, ids: readonly number[]): AsyncGenerator<ExportedPaper> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    // Whoever else asks for something has a turn.
    if (start > 0) await setImmediate();
    yield* rowsOf(db, ids.slice(start, start + AT_ONCE)).map(exportedPaper);
  }
}

/**
 * A paper as it is exported; title and abstract are as the source prints them. What stands among its authors and names
 * nobody (“et al.”) is none of them, and of a paper with nothing else the authors are unknown.
 */
export function exportedPaper(rows: ExportedRows): ExportedPaper {
  const { paper, organisation } = rows;
  const named = knownNames(rows.authors.map(({ name }) => name));
  return {
    slug: paper.slug,
    title: paper.title,
    abstract: paper.abstract || undefined,
    authors: named.length > 0 ? named : undefined,
    authorCount: paper.authorCount ?? undefined,
    publishedOn: paper.publishedOn ?? undefined,
    year: paper.year ?? undefined,
    venue: paper.venue ?? undefined,
    organisation: organisation ?? undefined,
    arxivId: paper.arxivId ?? undefined,
    doi: paper.doi ?? undefined,
    categories:
      rows.categories.length > 0 ? rows.categories.map(({ name }) => categoryCode(name)) : undefined,
    listedOn: rows.references.flatMap(({ fields }) => fields.listedOn ?? []).sort()[0],
    comments: paper.commentCount ?? undefined,
    upvotes: paper.upvotes ?? undefined,
    topics: rows.topics.map(({ slug, score }) => ({ slug, score: Math.round(score * 1000) / 1000 })),
    links: rows.links.length > 0 ? rows.links.map(({ kind, url }) => ({ kind, url })) : undefined,
    sources: originsOf(rows.references),
  };
}

/** The places that a paper was read from; an export that was read again stands for those that it names. */
function originsOf(references: readonly ExportedReference[]): Origin[] {
  const places = references.flatMap(({ file, position, firstLine, lastLine, fields }): Origin[] => {
    return fields.origins ?? [{ file, position, lines: [firstLine, lastLine] }];
  });
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function rowsOf(db: Database, ids: readonly number[]): ExportedRows[] {
  const wanted = [...ids];
  const found = db
    .select({ paper: papers, organisation: { slug: organisations.slug, name: organisations.name } })
    .from(papers)
    .leftJoin(organisations, eq(organisations.id, papers.organisationId))
    .where(inArray(papers.id, wanted))
    .all();
  const named = db
    .select({ paperId: paperAuthors.paperId, name: authors.name })
    .from(paperAuthors)
    .innerJoin(authors, eq(authors.id, paperAuthors.authorId))
    .where(inArray(paperAuthors.paperId, wanted))
    .orderBy(asc(paperAuthors.position))
    .all();
  const tagged = db
    .select({ paperId: paperTopics.paperId, slug: topics.slug, score: paperTopics.score })
    .from(paperTopics)
    .innerJoin(topics, eq(topics.id, paperTopics.topicId))
    .where(inArray(paperTopics.paperId, wanted))
    .orderBy(asc(paperTopics.rank))
    .all();
  const filed = db
    .select({ paperId: paperCategories.paperId, name: categories.name })
    .from(paperCategories)
    .innerJoin(categories, eq(categories.id, paperCategories.categoryId))
    .where(inArray(paperCategories.paperId, wanted))
    .orderBy(asc(paperCategories.position))
    .all();
  const linked = db.select().from(links).where(inArray(links.paperId, wanted)).orderBy(asc(links.id)).all();
  const byId = new Map(found.map((row) => [row.paper.id, row]));
  const namesOf = Map.groupBy(named, ({ paperId }) => paperId);
  const topicsOf = Map.groupBy(tagged, ({ paperId }) => paperId);
  const categoriesOf = Map.groupBy(filed, ({ paperId }) => paperId);
  const linksOf = Map.groupBy(linked, ({ paperId }) => paperId);
  const placesOf = Map.groupBy(
    [...placesIn(db, appearances, wanted), ...placesIn(db, facts, wanted)],
    ({ paperId }) => paperId,
  );
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const references = placesOf.get(id) ?? [];
    return [
      {
        ...row,
        authors: namesOf.get(id) ?? [],
        categories: categoriesOf.get(id) ?? [],
        topics: topicsOf.get(id) ?? [],
        links: linksOf.get(id) ?? [],
        references,
      },
    ];
  });
}

function placesIn(db: Database, table: typeof appearances | typeof facts, ids: number[]) {
  return db
    .select({
      paperId: table.paperId,
      file: sources.file,
      position: table.position,
      firstLine: table.firstLine,
      lastLine: table.lastLine,
      fields: table.fields,
    })
    .from(table)
    .innerJoin(sources, eq(sources.id, table.sourceId))
    .where(inArray(table.paperId, ids))
    .orderBy(asc(sources.slug), asc(table.position))
    .all();
}
