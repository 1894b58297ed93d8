import { asc, between, eq, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { papers, searchBlocks, searchPostings } from '#db/schema.ts';
import { definitionsIn } from '#lib/search/acronyms.ts';
import { termsIn, wordsOf } from '#lib/search/analysis.ts';
import { BLOCK_BITS, BLOCK_SIZE, PostingsWriter } from '#lib/search/postings.ts';
import { packWords, type WordCounts } from '#lib/search/word-list.ts';

const ofBlock = prepared((db) =>
  db
    .select({ id: papers.id, title: papers.titleText, abstract: papers.abstractText })
    .from(papers)
    .where(between(papers.id, sql.placeholder('first'), sql.placeholder('last')))
    .orderBy(asc(papers.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
const addPostings = prepared((db) =>
  db
    .insert(searchPostings)
    .values({
      term: sql.placeholder('term'),
      block: sql.placeholder('block'),
      papers: sql.placeholder('papers'),
      data: sql.placeholder('data'),
    })
    .prepare(),
);

const PAGE = 500;
/** Words that are offered as corrections: letters only, of these lengths. */
const WORD = /^\p{L}{3,30}$/u;

/** What is collected of a block. */
type Collected = {
  postings: Map<string, PostingsWriter>;
  lengths: Uint16Array;
  words: WordCounts;
  acronyms: WordCounts;
};

/** Makes the index of a block anew from the texts of its papers. */
export function indexBlock(db: Database, block: number): void {
  db.delete(searchPostings).where(eq(searchPostings.block, block)).run();
  db.delete(searchBlocks).where(eq(searchBlocks.block, block)).run();
  const collected: Collected = {
    postings: new Map(),
    lengths: new Uint16Array(2 * BLOCK_SIZE),
    words: new Map(),
    acronyms: new Map(),
  };
  let found = 0;
  for (const { id, title, abstract } of textsOf(db, block)) {
    collect(collected, id & (BLOCK_SIZE - 1), title, abstract);
    found += 1;
  }
  if (found === 0) return;
  for (const [term, writer] of collected.postings)
    addPostings(db).run({ term, block, papers: writer.places.length, data: Buffer.from(writer.bytes()) });
  db.insert(searchBlocks)
    .values({
      block,
      lengths: Buffer.from(collected.lengths.buffer),
      words: packWords(collected.words),
      acronyms: packWords(collected.acronyms),
    })
    .run();
}

function* textsOf(db: Database, block: number) {
  const last = ((block + 1) << BLOCK_BITS) - 1;
  let first = block << BLOCK_BITS;
  let texts: { id: number; title: string; abstract: string }[];
  do {
    texts = ofBlock(db).all({ first, last, limit: PAGE });
    yield* texts;
    first = (texts.at(-1)?.id ?? first) + 1;
  } while (texts.length === PAGE);
}

function collect(
  { postings, lengths, words, acronyms }: Collected,
  place: number,
  title: string,
  abstract: string,
): void {
  const counts = new Map<string, [inTitle: number, inAbstract: number]>();
  const written = new Set<string>();
  for (const [field, text] of [title, abstract].entries()) {
    const read = wordsOf(text);
    for (const { term, whole } of termsIn(read)) {
      const count = counts.get(term) ?? [0, 0];
      count[field] = (count[field] ?? 0) + 1;
      counts.set(term, count);
      // The whole of a compound is a second name of its parts, and makes a text no longer.
      if (!whole) lengths[2 * place + field] = (lengths[2 * place + field] ?? 0) + 1;
    }
    for (const { parts } of read) for (const { folded } of parts) written.add(folded);
  }
  for (const [term, [inTitle, inAbstract]] of counts) {
    const writer = postings.get(term) ?? new PostingsWriter();
    writer.add(place, inTitle, inAbstract);
    postings.set(term, writer);
  }
  for (const word of written) if (WORD.test(word)) words.set(word, (words.get(word) ?? 0) + 1);
  const explained = [...definitionsIn(title), ...definitionsIn(abstract)];
  for (const key of new Set(explained.map(({ acronym, terms }) => `${acronym} ${terms.join(' ')}`)))
    acronyms.set(key, (acronyms.get(key) ?? 0) + 1);
}
