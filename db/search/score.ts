import type { Database } from '#db/open.ts';
import { papersWithPhrase } from '#db/search/full-text.ts';
import type { SearchIndex } from '#db/search/search-index.ts';
import { inverseDocumentFrequency, saturated } from '#lib/search/bm25f.ts';
import type { Want } from '#lib/search/plan.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';

/** By id: the sum of what a paper scores for each thing that is wanted, and how many of them it has. */
export type Scored = { scores: Float32Array; had: Uint8Array };

/** What papers score for the terms of one form of a wanted thing, and which of the terms they have, as bits. */
type Sums = { ids: number[]; sums: Float32Array; have: Uint8Array };

/** Scores all papers for what is wanted (BM25F), each wanted thing by the form that suits the paper best. */
export function scorePapers(db: Database, index: SearchIndex, wants: readonly Want[]): Scored {
  const scores = new Float32Array(index.size);
  const had = new Uint8Array(index.size);
  for (const want of wants) {
    const forms = [
      { terms: want.terms, factor: 1 },
      ...want.alternatives.filter(({ terms }) => terms.every((term) => index.corpus.papersWith(term) > 0)),
    ];
    const best = new Float32Array(index.size);
    const has = new Uint8Array(index.size);
    const touched: number[] = [];
    const adjoining = want.isCompound
      ? papersWithPhrase(db, { text: want.label, field: undefined }, index.size)
      : undefined;
    for (const [place, { terms, factor }] of forms.entries()) {
      const { ids, sums, have } = sumsOf(db, index, terms, want.titleOnly);
      const all = (1 << Math.min(terms.length, MOST_BITS)) - 1;
      for (const id of ids) {
        const isWhole = have[id] === all && (place > 0 || adjoining?.[id] !== 0);
        // A part of what was typed counts for something; a part of another form is chance.
        if (!isWhole && place > 0) continue;
        if (best[id] === 0) touched.push(id);
        best[id] = Math.max(best[id] as number, factor * (sums[id] as number));
        if (isWhole) has[id] = 1;
      }
    }
    for (const id of touched) {
      scores[id] = (scores[id] as number) + want.times * (best[id] as number);
      had[id] = (had[id] as number) + (has[id] as number);
    }
  }
  return { scores, had };
}

/** Terms of a long form that are told apart; further ones share the last bit. */
const MOST_BITS = 8;

function sumsOf(db: Database, index: SearchIndex, terms: readonly string[], titleOnly: boolean): Sums {
  const { size, corpus, titleFactors, abstractFactors } = index;
  const result: Sums = { ids: [], sums: new Float32Array(size), have: new Uint8Array(size) };
  const postings = db.$client
    .prepare<[string], [number, Buffer]>('select block, data from search_postings where term = ?')
    .raw();
  for (const [place, term] of terms.entries()) {
    const idf = inverseDocumentFrequency(corpus.papersWith(term), corpus.papers);
    const bit = 1 << Math.min(place, MOST_BITS - 1);
    for (const [block, data] of postings.all(term)) {
      const first = block << BLOCK_BITS;
      const n = data.length / 3;
      // Read here and not through a callback: this is the loop that all of a search's time goes into.
      for (let at = 0; at < n; at++) {
        const id = first + ((data[2 * at] as number) | ((data[2 * at + 1] as number) << 8));
        const counts = data[2 * n + at] as number;
        const inTitle = counts >> 5;
        if (titleOnly && inTitle === 0) continue;
        const count =
          inTitle * (titleFactors[id] as number) + (counts & 0x1f) * (abstractFactors[id] as number);
        if (result.have[id] === 0) result.ids.push(id);
        result.have[id] = (result.have[id] as number) | bit;
        result.sums[id] = (result.sums[id] as number) + idf * saturated(count);
      }
    }
  }
  return result;
}
