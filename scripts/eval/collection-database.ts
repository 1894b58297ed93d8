import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { indexPapers } from '#db/ingest/index-papers.ts';
import { prepared } from '#db/ingest/statements.ts';
import { type Database, openDatabase, openForReading } from '#db/open.ts';
import { papers } from '#db/schema.ts';
import { cleanText } from '#lib/text/clean.ts';
import { titleKey } from '#lib/text/title-key.ts';
import { countOf } from '#lib/wording.ts';
import { type Collection, noteIds } from '#scripts/eval/beir-folder.ts';
import { makePlainIndex } from '#scripts/eval/plain-bm25.ts';
import { withTemporaryFolder } from '#scripts/eval/temporary-folder.ts';

/** A collection's corpus in a database of the site, opened as the server opens it. */
export type CollectionDatabase = {
  db: Database;
  /** The document of a paper. @throws RangeError for an id that no paper has. */
  documentOf: (paperId: number) => string;
  /** The paper of a document, undefined where the corpus lacks it. */
  paperOf: (document: string) => number | undefined;
  /** What it took from the first document read until everything could be searched: peak of the resident memory in MiB. */
  index: { seconds: number; peakMegabytes: number };
};

const addPaper = prepared((db) =>
  db
    .insert(papers)
    .values({
      id: sql.placeholder('id'),
      slug: sql.placeholder('slug'),
      titleKey: sql.placeholder('titleKey'),
      title: sql.placeholder('title'),
      titleText: sql.placeholder('titleText'),
      abstract: sql.placeholder('abstract'),
      abstractText: sql.placeholder('abstractText'),
      listingCount: 1,
      firstSourceId: 0,
      firstPosition: sql.placeholder('id'),
      topicId: 0,
    })
    .prepare(),
);

/**
 * Puts the corpus into a temporary database, does the work, and removes it. Every document is a paper of its own, with
 * texts cleaned as ingest cleans them: merging would make one of two documents with the same title.
 */
export async function withCollection<Result>(
  collection: Collection,
  work: (made: CollectionDatabase) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'collection.sqlite');
    const { documents, index } = await build(collection, file);
    const ids = new Map(documents.map((document, place) => [document, place + 1]));
    noteUnknown(collection, ids);
    const db = await openForReading(file);
    const documentOf = (paperId: number) => {
      const document = documents[paperId - 1];
      if (document === undefined) throw new RangeError(`There is no paper ${paperId}.`);
      return document;
    };
    try {
      return await work({ db, documentOf, paperOf: (document) => ids.get(document), index });
    } finally {
      db.$client.close();
    }
  });
}

async function build(collection: Collection, file: string) {
  const began = performance.now();
  const documents: string[] = [];
  const db = await openDatabase(file);
  try {
    db.run(sql`begin`);
    for await (const { id, title, text } of collection.documents()) {
      documents.push(id);
      addPaper(db).run({
        id: documents.length,
        slug: `document-${documents.length}`,
        titleKey: titleKey(title),
        title,
        titleText: cleanText(title),
        abstract: text,
        abstractText: cleanText(text),
      });
    }
    await indexPapers(db);
    db.run(sql`commit`);
    const seconds = (performance.now() - began) / 1000;
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    makePlainIndex(db);
    return { documents, index: { seconds, peakMegabytes } };
  } finally {
    db.$client.close();
  }
}

function noteUnknown({ folder, queries }: Collection, ids: ReadonlyMap<string, number>): void {
  const judged = queries.flatMap(({ judgements }) =>
    [...judgements].flatMap(([document, grade]) => (grade > 0 ? [document] : [])),
  );
  const asking = queries.flatMap(({ sourceDoc }) => sourceDoc ?? []);
  const lost = (all: readonly string[]) => [...new Set(all)].filter((document) => !ids.has(document));
  noteIds(
    lost(judged),
    (count) =>
      `${folder}: ${countOf(count, 'relevant document is', 'relevant documents are')} not in the corpus, and counted as not found`,
  );
  noteIds(
    lost(asking),
    (count) => `${folder}: ${countOf(count, 'source_doc is', 'source_docs are')} not in the corpus`,
  );
}
