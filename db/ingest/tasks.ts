import { type DerivedPaper, derivedPaper } from '#lib/derivation.ts';
import type { Reading } from '#lib/merge-readings.ts';
import type { Tagger } from '#lib/topics/tagger.ts';

/** What a source says of its records, whatever they are. */
export type SourceFacts = Omit<Reading, 'fields' | 'isListing' | 'position'>;
/** One reading as it is stored: the fields as JSON, the source by its id. */
export type StoredReading = { fields: string; source: number; isListing: boolean; position: number };

/** The pure work of an ingest, by name: what each is given, and what it gives, both fit to go between threads. */
export type Tasks = ReturnType<typeof tasksWith>;
export type Task = keyof Tasks;
export type Input<Name extends Task> = Parameters<Tasks[Name]>[0];
export type Output<Name extends Task> = ReturnType<Tasks[Name]>;

/** The tasks with the tagger that is in force. */
export function tasksWith(tagger: Tagger) {
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
  };
}
