import type { Database } from '#db/open.ts';
import { countPapers, selectIds } from '#db/queries/list-papers.ts';
import { type PaperPage, paperPage } from '#db/queries/paper-page.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** All papers of a state, whatever its page, in its order. Title and abstract are as the source prints them. */
export async function* exportPapers(db: Database, query: PaperQuery): AsyncGenerator<ExportedPaper> {
  yield* papersExported(db, selectIds(db, query, await countPapers(db, query), 0));
}

/** The papers of these ids, in their order; ids without a paper are left out. */
export async function* papersExported(db: Database, ids: readonly number[]): AsyncGenerator<ExportedPaper> {
  for (const id of ids) {
    const page = await paperPage(db, id);
    if (page) yield exportedPaper(page);
  }
}

/** A paper as it is exported; title and abstract are as the source prints them. */
export function exportedPaper(page: PaperPage): ExportedPaper {
  const { paper, organisation } = page;
  return {
    slug: paper.slug,
    title: paper.title,
    abstract: paper.abstract || undefined,
    authors: page.authors.length > 0 ? page.authors.map(({ name }) => name) : undefined,
    authorCount: paper.authorCount ?? undefined,
    publishedOn: paper.publishedOn ?? undefined,
    year: paper.year ?? undefined,
    venue: paper.venue ?? undefined,
    organisation: organisation ?? undefined,
    arxivId: paper.arxivId ?? undefined,
    doi: paper.doi ?? undefined,
    comments: paper.commentCount ?? undefined,
    upvotes: paper.upvotes ?? undefined,
    topics: page.topics.map(({ slug, score }) => ({ slug, score: Math.round(score * 1000) / 1000 })),
    links: page.links.length > 0 ? page.links : undefined,
    sources: page.references.map(({ file, position, firstLine, lastLine }) => ({
      file,
      position,
      lines: [firstLine, lastLine],
    })),
  };
}
