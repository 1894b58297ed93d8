import { gte, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { searchBasis, searchPostings, searchSpaces } from '#db/schema.ts';
import { inverseDocumentFrequency } from '#lib/search/bm25f.ts';
import { INDEX_VERSION } from '#lib/search/index-version.ts';
import { LATENT_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_BITS, eachPosting } from '#lib/search/postings.ts';
import { dominantSubspace, type SparseColumns } from '#lib/search/subspace.ts';

/** The space is made of at most so many papers, evenly spread: more of them hardly move it. */
const MOST_PAPERS = 30_000;
const MOST_TERMS = 30_000;
/** Terms of fewer papers, or of a larger share of them, say nothing about what goes with what. */
const FEWEST_PAPERS = 3;
const LARGEST_SHARE = 0.4;

const add = prepared((db) =>
  db
    .insert(searchBasis)
    .values({
      term: sql.placeholder('term'),
      scale: sql.placeholder('scale'),
      vector: sql.placeholder('vector'),
    })
    .prepare(),
);

/**
 * Makes the latent semantic space of the corpus (Deerwester et al. 1990): the dominant subspace of the terms of its
 * papers, weighted (1 + ln tf)·idf and of length 1. What a term adds to a text's place there is stored, times its idf.
 */
export function makeSpace(db: Database, total: number): void {
  db.delete(searchBasis).run();
  db.delete(searchSpaces).run();
  const terms = termsOf(db, total);
  const matrix = matrixOf(db, terms, total);
  const { dimensions, basis } = dominantSubspace(matrix, LATENT_DIMENSIONS);
  for (const [column, { term, idf }] of terms.entries()) {
    const vector = new Float32Array(LATENT_DIMENSIONS);
    for (let i = 0; i < dimensions; i++) vector[i] = (basis[column * dimensions + i] ?? 0) * idf;
    const scale = Math.max(...vector.map(Math.abs));
    if (scale === 0) continue;
    const bytes = Int8Array.from(vector, (value) => Math.round((value / scale) * 127));
    add(db).run({ term, scale, vector: Buffer.from(bytes.buffer) });
  }
  db.insert(searchSpaces).values({ id: 1, madeWith: INDEX_VERSION, papers: total, changed: 0 }).run();
}

type WeightedTerm = { term: string; papers: number; idf: number };

function termsOf(db: Database, total: number): WeightedTerm[] {
  const count = sql<number>`sum(${searchPostings.papers})`;
  return db
    .select({ term: searchPostings.term, papers: count })
    .from(searchPostings)
    .groupBy(searchPostings.term)
    .having(
      sql`${gte(count, FEWEST_PAPERS)} and ${count} <= ${Math.max(FEWEST_PAPERS, total * LARGEST_SHARE)}`,
    )
    .orderBy(sql`2 desc, 1`)
    .limit(MOST_TERMS)
    .all()
    .map((row) => ({ ...row, idf: inverseDocumentFrequency(row.papers, total) }));
}

/** Papers are rows, terms are columns. */
function matrixOf(db: Database, terms: readonly WeightedTerm[], total: number): SparseColumns {
  const rowsOf = sampleOf(db, total);
  const rows: number[][] = [];
  const values: number[][] = [];
  const lengths = new Float64Array(total);
  const ofTerm = db.$client
    .prepare<[string], [number, Buffer]>(
      'select block, data from search_postings where term = ? order by block',
    )
    .raw();
  for (const { term, idf } of terms) {
    const column: number[] = [];
    const weights: number[] = [];
    for (const [block, data] of ofTerm.all(term)) {
      eachPosting(data, (place, inTitle, inAbstract) => {
        const row = rowsOf[(block << BLOCK_BITS) + place] ?? -1;
        if (row < 0) return;
        const weight = (1 + Math.log(inTitle + inAbstract)) * idf;
        column.push(row);
        weights.push(weight);
        lengths[row] = (lengths[row] ?? 0) + weight * weight;
      });
    }
    rows.push(column);
    values.push(weights);
  }
  return joined(rows, values, lengths);
}

/** The row of each paper in the matrix by its id, −1 for those that are left out. */
function sampleOf(db: Database, total: number): Int32Array {
  const ids = db.$client.prepare<[], number>('select id from papers order by id').pluck();
  const last = db.$client.prepare<[], number | null>('select max(id) from papers').pluck().get() ?? 0;
  const step = Math.ceil(total / MOST_PAPERS);
  const rows = new Int32Array(last + 1).fill(-1);
  let [index, row] = [0, 0];
  for (const id of ids.iterate()) if (index++ % step === 0) rows[id] = row++;
  return rows;
}

function joined(rows: number[][], values: number[][], squares: Float64Array): SparseColumns {
  const starts = new Uint32Array(rows.length + 1);
  for (const [column, all] of rows.entries()) starts[column + 1] = (starts[column] ?? 0) + all.length;
  const size = starts.at(-1) ?? 0;
  const matrix: SparseColumns = {
    rowCount: squares.length,
    starts,
    rows: new Uint32Array(size),
    values: new Float32Array(size),
  };
  for (const [column, all] of rows.entries()) {
    matrix.rows.set(all, starts[column]);
    const weights =
      values[column]?.map((weight, index) => weight / Math.sqrt(squares[all[index] ?? 0] ?? 1)) ?? [];
    matrix.values.set(weights, starts[column]);
  }
  return matrix;
}
