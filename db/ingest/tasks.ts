import { type DerivedPaper, derivedPaper } from '#lib/derivation.ts';
import type { PaperSpace } from '#lib/map/paper-space.ts';
import { type Landmarks, placer } from '#lib/map/place.ts';
import type { Reading } from '#lib/merge-readings.ts';
import { type BlockPostings, blockIndex, type PlacedText } from '#lib/search/block-index.ts';
import { type Basis, basisRows, blockVectors } from '#lib/search/block-vectors.ts';
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
  let basis = basisRows({ terms: [], scales: new Float64Array(0), bytes: new Int8Array(0) });
  let onMap: ReturnType<typeof placer> | undefined;
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
      basis = basisRows(space);
    },
    /** What the papers at these places of a block mean. */
    place: ({ postings, places }: { postings: BlockPostings; places: number[] }) =>
      blockVectors(postings, places, basis),
    /** Takes the papers of the map that `situate` places others among from now on. */
    settle: (landmarks: Landmarks) => {
      onMap = placer(landmarks);
    },
    /** The points of papers on the map, by their vectors. */
    situate: ({ space }: { space: PaperSpace }) => {
      if (!onMap) throw new Error('Nothing is known that papers are placed among.');
      return onMap(space);
    },
  };
}
