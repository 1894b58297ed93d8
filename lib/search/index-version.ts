import { COMBINING_FORMS } from '#lib/search/combining-forms.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
import { fnv1a } from '#lib/topics/content-hash.ts';
import vectors from './vectors.json' with { type: 'json' };

/** Raise it when the reading of texts into terms, postings, short forms or vectors changes. */
const CODE = 3;

/**
 * Names the code and the data that an index is made of. What was made by another version is made anew at the next ingest,
 * since searches are read as texts are.
 */
export const INDEX_VERSION: string = fnv1a(
  JSON.stringify([CODE, [...STOP_WORDS], [...COMBINING_FORMS], vectors.terms, vectors.bytes]),
);
