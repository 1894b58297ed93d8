import { type DerivedPaper, derivedPaper } from '#lib/derivation.ts';
import type { Reading } from '#lib/merge-readings.ts';
import { type BlockPostings, blockIndex, type PlacedText } from '#lib/search/block-index.ts';
import { type Basis, basisVectors, blockVectors } from '#lib/search/block-vectors.ts';
import type { Tagger } from '#lib/topics/tagger.ts';

/** What a source says of its records, whatever they are. */
export type SourceFacts = Omit<Reading, 'fields' | 'isListing' | 'position'>;
/** One reading as it is stored: the fields as JSON, the source by its id. */
export type StoredReading = { fields: string; source: number; isListing: boolean; position: number };

/** The pure work of an ingest, by name: what each is given, and what it gives, both fit to go between threads. */
type Tasks = ReturnType<typeof tasksWith>;
export type Task = keyof Tasks;
export type Input<Name extends Task> = Parameters<Tasks[Name]>[0];
export type Output<Name extends Task> = ReturnType<Tasks[Name]>;

/** The tasks with the tagger that is in force. */
export function tasksWith(tagger: Tagger) {
  let basis = new Map<string, Float32Array>();
  return {
    /** Works out papers, each from its readings. */
    derive: ({ papers, sources }: { papers: StoredReading[][]; sources: Map<number, SourceFacts> }) =>
      papers.map((readings): DerivedPaper => {
        const whole = readings.map(({ fields, source, ...place }): Reading => {
          const facts = sources.get(source);
          if (!facts) throw new Error(`A reading is of source ${source}, which nothing is known of.`);
          return { ...facts, ...place, fields: JSON.parse(fields) };
        });
        return derivedPaper(whole, tagger);
      }),
    /** Indexes a block of papers, by their texts in the order of their places. */
    index: ({ texts }: { texts: PlacedText[] }) => blockIndex(texts),
    /** Takes the latent space that `place` uses from now on. */
    learn: ({ space }: { space: Basis }) => {
      basis = basisVectors(space);
    },
    /** What the papers at these places of a block mean. */
    place: ({ postings, places }: { postings: BlockPostings; places: number[] }) =>
      blockVectors(postings, places, basis),
  };
}
