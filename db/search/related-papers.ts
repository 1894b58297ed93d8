import { dataVersion } from '#db/data-version.ts';
import type { Database } from '#db/open.ts';
import { inMeaning, type Neighbour, type PaperText, sharedTerms } from '#lib/related.ts';
import { countTerms } from '#lib/related-terms.ts';
import { analyse, stemOf } from '#lib/search/analysis.ts';
import { alikeness } from '#lib/search/meaning.ts';
import { BLOCK_BITS, BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { bestOf } from '#lib/search/ranking.ts';

/** Terms by which a paper's neighbours are looked for, and papers that have a term at most: commoner ones take long and tell little. */
const TERMS = 32;
const MOST_PAPERS = 8000;
/** Papers that are compared in meaning. */
const COMPARED = 500;
/** Papers whose neighbours are kept: a page is often asked for again. */
const KEPT = 200;

type Kept = { version: string; neighbours: Map<number, Neighbour[]> };
const kept = new WeakMap<Database, Kept>();

/**
 * The papers nearest to one, nearest first, as lib/related.ts compares them but by the terms of the search index, and
 * among those alone that have the most telling ones in common with it: of a million papers in some 30 ms. None for an id
 * that no paper has, and before the papers have been indexed.
 */
export function relatedOnDemand(db: Database, paperId: number, count: number): Neighbour[] {
  const version = dataVersion(db);
  let known = kept.get(db);
  if (known?.version !== version) {
    known = { version, neighbours: new Map() };
    kept.set(db, known);
  }
  const { neighbours } = known;
  const found = neighbours.get(paperId);
  if (found && found.length >= count) return found.slice(0, count);
  const near = nearestTo(db, paperId, count);
  neighbours.delete(paperId);
  neighbours.set(paperId, near);
  const [oldest] = neighbours.keys();
  if (neighbours.size > KEPT && oldest !== undefined) neighbours.delete(oldest);
  return near;
}

function nearestTo(db: Database, paperId: number, count: number): Neighbour[] {
  const [paper] = textsOf(db, [paperId]);
  if (!paper) return [];
  const block = paperId >> BLOCK_BITS;
  const rarity = rarityIn(db, block);
  const byTerms = candidatesFor(db, paper, rarity);
  const alike = alikeTo(
    db,
    paperId,
    byTerms.map(({ paper: id }) => id),
  );
  const nearest = inMeaning(byTerms, alike).slice(0, count);
  const weightsOf = ({ title, abstract }: PaperText) =>
    [...countTerms(title, abstract)].map(([term, times]): [string, number] => [
      term,
      (1 + Math.log(times)) * term.split(' ').reduce((sum, word) => sum + rarity(stemOf(word)), 0),
    ]);
  const own = weightsOf(paper);
  const others = new Map(
    textsOf(
      db,
      nearest.map(({ paper: id }) => id),
    ).map((text) => [text.id, text]),
  );
  return nearest.flatMap(({ paper: id, score }) => {
    const other = others.get(id);
    return other
      ? [{ id, score: Math.min(1, score), terms: sharedTerms(own, new Map(weightsOf(other))) }]
      : [];
  });
}

function textsOf(db: Database, ids: readonly number[]): PaperText[] {
  return db.$client
    .prepare<[string], PaperText>(
      `select id, title_text as title, abstract_text as abstract from papers
       where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
}

/**
 * How rare a term is, as ln(papers / papers with it), read off one block: a sample of some thousand papers, in one step
 * for each term.
 */
function rarityIn(db: Database, block: number): (term: string) => number {
  const inBlock = db.$client
    .prepare<[string, number], number>('select papers from search_postings where term = ? and block = ?')
    .pluck();
  const known = new Map<string, number>();
  return (term) => {
    const rarity = known.get(term) ?? Math.log(BLOCK_SIZE / Math.max(1, inBlock.get(term, block) ?? 0));
    known.set(term, rarity);
    return rarity;
  };
}

/** The papers nearest by the cosine of tf·idf of the terms that tell most of a paper (its title words count three times). */
function candidatesFor(
  db: Database,
  { id: paperId, title, abstract }: PaperText,
  rarity: (term: string) => number,
): { paper: number; score: number }[] {
  const times = new Map<string, number>();
  for (const { term } of analyse(title)) times.set(term, (times.get(term) ?? 0) + 3);
  for (const { term } of analyse(abstract)) times.set(term, (times.get(term) ?? 0) + 1);
  const weighted = [...times].map(([term, count]) => ({
    term,
    weight: (1 + Math.log(count)) * rarity(term),
  }));
  const telling = weighted
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS);
  const ofTerm = db.$client
    .prepare<[string], [block: number, data: Buffer]>(
      'select block, data from search_postings where term = ?',
    )
    .raw();
  const sums = new Map<number, number>();
  for (const { term, weight } of telling) {
    const rows = ofTerm.all(term);
    if (rows.reduce((sum, [, data]) => sum + data.length / 3, 0) > MOST_PAPERS) continue;
    for (const [block, data] of rows) {
      eachPosting(data, (place, inTitle, inAbstract) => {
        const id = (block << BLOCK_BITS) + place;
        const other = (1 + Math.log(3 * inTitle + inAbstract)) * rarity(term);
        sums.set(id, (sums.get(id) ?? 0) + weight * other);
      });
    }
  }
  sums.delete(paperId);
  const square = weighted.reduce((sum, { weight }) => sum + weight * weight, 0);
  const found = bestOf([...sums.keys()], (id) => sums.get(id) ?? 0, COMPARED);
  // Of a paper that is twice as long the vector is taken to be √2 times as long, as it is on the mean.
  const lengthOf = lengthsIn(db);
  const own = lengthOf(paperId);
  return found.map(([paper, sum]) => ({ paper, score: sum / (square * Math.sqrt(lengthOf(paper) / own)) }));
}

/** How many terms a paper has, at least one. */
function lengthsIn(db: Database): (id: number) => number {
  const ofBlock = db.$client
    .prepare<[number], Buffer>('select lengths from search_blocks where block = ?')
    .pluck();
  const blocks = new Map<number, Buffer | undefined>();
  return (id) => {
    const block = id >> BLOCK_BITS;
    if (!blocks.has(block)) blocks.set(block, ofBlock.get(block));
    const at = 4 * (id & (BLOCK_SIZE - 1));
    const lengths = blocks.get(block);
    return lengths ? Math.max(1, lengths.readUInt16LE(at) + lengths.readUInt16LE(at + 2)) : 1;
  };
}

/** How alike others are to a paper in meaning; 0 for those that have not been indexed. */
function alikeTo(db: Database, paperId: number, others: readonly number[]): (id: number) => number {
  const rows = db.$client
    .prepare<[string], [number, Buffer]>(
      'select paper_id, vector from paper_vectors where paper_id in (select value from json_each(?))',
    )
    .raw()
    .all(JSON.stringify([paperId, ...others]));
  const vectors = new Map(
    rows.map(([id, bytes]) => [id, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)]),
  );
  const own = vectors.get(paperId);
  return (id) => {
    const other = vectors.get(id);
    return own && other ? alikeness(own, other) : 0;
  };
}
