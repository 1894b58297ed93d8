import type { Database } from '#db/open.ts';
import { papersWithPhrase } from '#db/search/full-text.ts';
import type { SearchIndex } from '#db/search/search-index.ts';
import { inverseDocumentFrequency, saturated } from '#lib/search/bm25f.ts';
import type { Want } from '#lib/search/plan.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';

/** By id: the sum of what a paper scores for each thing that is wanted, and how many of them it has. */
export type Scored = { scores: Float32Array; had: Uint8Array };

/** One form of a wanted thing: its terms, and what they count. */
type Form = { terms: readonly string[]; factor: number };

/** By id, what papers score for one form and which of its terms they have, as bits; `ids` are those with any. */
type Sums = { ids: number[]; sums: Float32Array; have: Uint8Array };

/** Terms of a form that are told apart; further ones share the last bit. */
const MOST_BITS = 8;

/** Scores all papers for what is wanted (BM25F), each wanted thing by the form that suits the paper best. */
export function scorePapers(db: Database, index: SearchIndex, wants: readonly Want[]): Scored {
  const scored = { scores: new Float32Array(index.size), had: new Uint8Array(index.size) };
  for (const want of wants) {
    const forms: Form[] = [
      { terms: want.terms, factor: 1 },
      ...want.alternatives.filter(({ terms }) => terms.every((term) => index.corpus.papersWith(term) > 0)),
    ];
    const [term, ...more] = want.terms;
    if (forms.length > 1 || more.length > 0) addBestForm(db, index, want, forms, scored);
    else if (term !== undefined) {
      eachCount(db, index, term, want.titleOnly, (id, score) => {
        scored.scores[id] = (scored.scores[id] as number) + want.times * score;
        scored.had[id] = (scored.had[id] as number) + 1;
      });
    }
  }
  return scored;
}

/** Adds what each paper scores for the form that it has, or for the part that it has of the one that was typed. */
function addBestForm(
  db: Database,
  index: SearchIndex,
  want: Want,
  forms: readonly Form[],
  { scores, had }: Scored,
): void {
  const best = new Float32Array(index.size);
  const has = new Uint8Array(index.size);
  const touched: number[] = [];
  const adjoining = want.isCompound
    ? papersWithPhrase(db, { text: want.label, field: undefined }, index.size)
    : undefined;
  for (const [place, form] of forms.entries()) {
    const { ids, sums, have } = sumsOf(db, index, form.terms, want.titleOnly);
    const all = (1 << Math.min(form.terms.length, MOST_BITS)) - 1;
    for (const id of ids) {
      const isWhole = have[id] === all && (place > 0 || adjoining?.[id] !== 0);
      // A part of what was typed counts for something; a part of another form is chance.
      if (!isWhole && place > 0) continue;
      if (best[id] === 0) touched.push(id);
      best[id] = Math.max(best[id] as number, form.factor * (sums[id] as number));
      if (isWhole) has[id] = 1;
    }
  }
  for (const id of touched) {
    scores[id] = (scores[id] as number) + want.times * (best[id] as number);
    had[id] = (had[id] as number) + (has[id] as number);
  }
}

function sumsOf(db: Database, index: SearchIndex, terms: readonly string[], titleOnly: boolean): Sums {
  const result: Sums = { ids: [], sums: new Float32Array(index.size), have: new Uint8Array(index.size) };
  const { ids, sums, have } = result;
  for (const [place, term] of terms.entries()) {
    const bit = 1 << Math.min(place, MOST_BITS - 1);
    eachCount(db, index, term, titleOnly, (id, score) => {
      if (have[id] === 0) ids.push(id);
      have[id] = (have[id] as number) | bit;
      sums[id] = (sums[id] as number) + score;
    });
  }
  return result;
}

/** Calls back with the BM25F score of a term for every paper that has it. */
function eachCount(
  db: Database,
  { corpus, titleFactors, abstractFactors }: SearchIndex,
  term: string,
  titleOnly: boolean,
  add: (id: number, score: number) => void,
): void {
  const idf = inverseDocumentFrequency(corpus.papersWith(term), corpus.papers);
  const postings = db.$client
    .prepare<[string], [number, Buffer]>('select block, data from search_postings where term = ?')
    .raw();
  for (const [block, data] of postings.all(term)) {
    const first = block << BLOCK_BITS;
    const n = data.length / 3;
    // Read here and not through `eachPosting`: all of a long search's time goes into this loop.
    for (let at = 0; at < n; at++) {
      const id = first + ((data[2 * at] as number) | ((data[2 * at + 1] as number) << 8));
      const counts = data[2 * n + at] as number;
      const inTitle = counts >> 5;
      if (titleOnly && inTitle === 0) continue;
      const count =
        inTitle * (titleFactors[id] as number) + (counts & 0x1f) * (abstractFactors[id] as number);
      add(id, idf * saturated(count));
    }
  }
}
