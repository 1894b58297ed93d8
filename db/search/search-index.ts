import { dataVersion } from '#db/data-version.ts';
import type { Database } from '#db/open.ts';
import { abstractFactor, titleFactor } from '#lib/search/bm25f.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import type { Corpus } from '#lib/search/plan.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';
import { corrections } from '#lib/search/spelling.ts';
import { addPackedWords, type WordCounts } from '#lib/search/word-list.ts';

/** What searches need of the index again and again, held in memory: some 330 bytes a paper with its vector, else 8. */
export type SearchIndex = {
  /** One more than the largest id. */
  size: number;
  corpus: Corpus;
  /** By id, what the counts in title and abstract are multiplied by (BM25F); 0 where there is no paper. */
  titleFactors: Float32Array;
  abstractFactors: Float32Array;
  /** By id, the paper's vector: VECTOR_DIMENSIONS bytes each. Undefined for a corpus too large to hold them. */
  vectors: Int8Array | undefined;
};

/** Up to this many ids the vectors are held, 20 MB of them, and every paper is compared with a search. */
const MOST_VECTORS = 65_536;
const MOST_CORRECTIONS = 5;
/** Blocks whose words are known to corrections, evenly spread: those of 65,536 papers are all that anybody mistypes. */
const MOST_READ = 8;
/** A definition counts when so many papers give it, and this share of those that explain the short form at all. */
const FEWEST_DEFINITIONS = 2;
const LEAST_SHARE = 0.4;

const held = new WeakMap<Database, { version: string; index: SearchIndex }>();

/** The index as it is now: read again when another connection, or this one, has changed the database. */
export function searchIndex(db: Database): SearchIndex {
  const version = dataVersion(db);
  const known = held.get(db);
  if (known?.version === version) return known.index;
  const index = readIndex(db);
  held.set(db, { version, index });
  return index;
}

function readIndex(db: Database): SearchIndex {
  const size = (db.$client.prepare<[], number | null>('select max(id) from papers').pluck().get() ?? 0) + 1;
  return { size, ...factorsOf(db, size), vectors: vectorsOf(db, size), corpus: corpusOf(db) };
}

function factorsOf(db: Database, size: number): Pick<SearchIndex, 'titleFactors' | 'abstractFactors'> {
  const blocks = db.$client
    .prepare<[], [number, Buffer]>('select block, lengths from search_blocks order by block')
    .raw()
    .all()
    .map(([block, bytes]) => ({
      first: block << BLOCK_BITS,
      lengths: new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
    }));
  const sums = [0, 0];
  let papers = 0;
  for (const { lengths } of blocks) {
    for (let place = 0; place < BLOCK_SIZE; place++) {
      const [title, abstract] = [lengths[2 * place] ?? 0, lengths[2 * place + 1] ?? 0];
      if (title + abstract > 0) papers += 1;
      sums[0] = (sums[0] ?? 0) + title;
      sums[1] = (sums[1] ?? 0) + abstract;
    }
  }
  const [titleMean, abstractMean] = sums.map((sum) => sum / Math.max(1, papers));
  const exists = new Uint8Array(size);
  const ids = db.$client.prepare<[], number>('select id from papers').pluck();
  for (const id of ids.iterate()) exists[id] = 1;
  const titleFactors = new Float32Array(size);
  const abstractFactors = new Float32Array(size);
  for (const { first, lengths } of blocks) {
    for (let place = 0; place < BLOCK_SIZE && first + place < size; place++) {
      if (exists[first + place] === 0) continue;
      titleFactors[first + place] = titleFactor(lengths[2 * place] ?? 0, titleMean ?? 0);
      abstractFactors[first + place] = abstractFactor(lengths[2 * place + 1] ?? 0, abstractMean ?? 0);
    }
  }
  return { titleFactors, abstractFactors };
}

function vectorsOf(db: Database, size: number): Int8Array | undefined {
  if (size > MOST_VECTORS) return undefined;
  const vectors = new Int8Array(size * VECTOR_DIMENSIONS);
  const rows = db.$client.prepare<[], [number, Buffer]>('select paper_id, vector from paper_vectors').raw();
  for (const [id, bytes] of rows.iterate()) {
    vectors.set(new Int8Array(bytes.buffer, bytes.byteOffset, VECTOR_DIMENSIONS), id * VECTOR_DIMENSIONS);
  }
  return vectors;
}

function corpusOf(db: Database): Corpus {
  const count = db.$client
    .prepare<[string], number>('select coalesce(sum(papers), 0) from search_postings where term = ?')
    .pluck();
  const counts = new Map<string, number>();
  const papersWith = (term: string) => {
    const known = counts.get(term) ?? count.get(term) ?? 0;
    counts.set(term, known);
    return known;
  };
  const blocks = db.$client.prepare<[], number>('select count(*) from search_blocks').pluck().get() ?? 0;
  const step = Math.max(1, Math.ceil(blocks / MOST_READ));
  let vocabulary: WordCounts | undefined;
  return {
    papers: db.$client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0,
    papersWith,
    ...formsOf(countsIn(db, 'acronyms')),
    corrections: (folded) => {
      // Read only when a word is in hardly any paper: it is the largest part of the index.
      vocabulary ??= countsIn(db, 'words', step);
      const found = corrections(folded, vocabulary, MOST_CORRECTIONS);
      return found.map(({ word, papers }) => ({ word, papers: papers * step }));
    },
  };
}

/** What the blocks hold together, or every so manieth of them. */
function countsIn({ $client }: Database, column: 'words' | 'acronyms', step = 1): WordCounts {
  const counts: WordCounts = new Map();
  const packed = $client
    .prepare<[number], Buffer>(`select ${column} from search_blocks where block % ? = 0 order by block`)
    .pluck();
  for (const bytes of packed.iterate(step)) addPackedWords(bytes, counts);
  return counts;
}

/** Of each short form the long one that most papers give, where it is plainly the usual one, and the other way about. */
function formsOf(definitions: WordCounts): Pick<Corpus, 'longForms' | 'shortForms'> {
  const byShort = Map.groupBy(definitions, ([key]) => key.slice(0, key.indexOf(' ')));
  const longForms = new Map<string, readonly string[]>();
  const shortForms = new Map<string, { short: string; papers: number }>();
  for (const [short, all] of byShort) {
    const total = all.reduce((sum, [, papers]) => sum + papers, 0);
    const [best] = all.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!best || best[1] < FEWEST_DEFINITIONS || best[1] < LEAST_SHARE * total) continue;
    const long = best[0].slice(short.length + 1);
    longForms.set(short, long.split(' '));
    const known = shortForms.get(long);
    if (!known || known.papers < best[1]) shortForms.set(long, { short, papers: best[1] });
  }
  return { longForms, shortForms: new Map([...shortForms].map(([long, { short }]) => [long, short])) };
}
