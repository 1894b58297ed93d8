import { count, gte, sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { searchBasis, searchBlocks, searchPostings, searchSpaces } from '#db/schema.ts';
import { inverseDocumentFrequency } from '#lib/search/bm25f.ts';
import { INDEX_VERSION } from '#lib/search/index-version.ts';
import { LATENT_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_BITS, eachPosting } from '#lib/search/postings.ts';
import { dominantSubspace, type SparseColumns } from '#lib/search/subspace.ts';

/** The space is made of at most so many papers, evenly spread over so many blocks: more of them hardly move it. */
const MOST_PAPERS = 30_000;
const MOST_BLOCKS = 16;
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
  const sample = sampleOf(db);
  const terms = termsOf(db, sample);
  const matrix = matrixOf(db, terms, sample);
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

/** Papers of every so manieth block: how many they are, and the row of each in the matrix by its id, −1 for one left out. */
type Sample = { every: number; papers: number; rowsOf: Int32Array };

function termsOf(db: Database, { every, papers: total }: Sample): WeightedTerm[] {
  const papersWith = sql<number>`sum(${searchPostings.papers})`;
  return db
    .select({ term: searchPostings.term, papers: papersWith })
    .from(searchPostings)
    .where(sql`${searchPostings.block} % ${every} = 0`)
    .groupBy(searchPostings.term)
    .having(
      sql`${gte(papersWith, FEWEST_PAPERS)} and ${papersWith} <= ${Math.max(FEWEST_PAPERS, total * LARGEST_SHARE)}`,
    )
    .orderBy(sql`2 desc, 1`)
    .limit(MOST_TERMS)
    .all()
    .map((row) => ({ ...row, idf: inverseDocumentFrequency(row.papers, total) }));
}

/** Papers are rows, terms are columns. */
function matrixOf(
  db: Database,
  terms: readonly WeightedTerm[],
  { every, papers, rowsOf }: Sample,
): SparseColumns {
  const rows: number[][] = [];
  const values: number[][] = [];
  const lengths = new Float64Array(papers);
  const ofTerm = db.$client
    .prepare<[string, number], [number, Buffer]>(
      'select block, data from search_postings where term = ? and block % ? = 0 order by block',
    )
    .raw();
  for (const { term, idf } of terms) {
    const column: number[] = [];
    const weights: number[] = [];
    for (const [block, data] of ofTerm.all(term, every)) {
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

function sampleOf(db: Database): Sample {
  const blocks = db.select({ n: count() }).from(searchBlocks).get()?.n ?? 0;
  const every = Math.max(1, Math.ceil(blocks / MOST_BLOCKS));
  const ids = Uint32Array.from(
    db.$client
      .prepare<[number, number], number>('select id from papers where (id >> ?) % ? = 0')
      .pluck()
      .iterate(BLOCK_BITS, every),
  ).sort();
  const step = Math.ceil(ids.length / MOST_PAPERS);
  const rowsOf = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1);
  for (let row = 0; row * step < ids.length; row++) rowsOf[ids[row * step] as number] = row;
  return { every, papers: ids.length, rowsOf };
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
