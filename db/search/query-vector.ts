import type { Database } from '#db/open.ts';
import { LATENT_DIMENSIONS, packVector } from '#lib/search/meaning.ts';
import type { Want } from '#lib/search/plan.ts';
import { addWord, MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

/** What a search means: its place in the trained and in the latent space. A corrected word stands for what was typed. */
export function queryVector(db: Database, wants: readonly Want[]): Int8Array {
  const trained = new Float32Array(MEANING_DIMENSIONS);
  const latent = new Float32Array(LATENT_DIMENSIONS);
  const basis = db.$client
    .prepare<[string], [number, Buffer]>('select scale, vector from search_basis where term = ?')
    .raw();
  for (const { terms, alternatives, times } of wants) {
    const corrected = alternatives.find(({ how }) => how === 'correction');
    for (const term of corrected?.terms ?? terms) {
      addWord(trained, term, times);
      const direction = basis.get(term);
      if (!direction) continue;
      const [scale, bytes] = direction;
      const factor = (scale / 127) * (1 + Math.log(times));
      for (let i = 0; i < LATENT_DIMENSIONS; i++)
        latent[i] = (latent[i] as number) + factor * bytes.readInt8(i);
    }
  }
  return packVector(trained, latent);
}
