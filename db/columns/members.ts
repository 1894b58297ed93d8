import { type Block, FLAGS, type Lists } from '#db/columns/block.ts';
import type { FacetKey } from '#lib/facets.ts';

/** Where a facet's values stand in a block: one a paper, several a paper, or the bits of its flags. */
export type Column =
  | { kind: 'one'; values: Uint16Array | Uint32Array }
  | ({ kind: 'several' } & Lists)
  | { kind: 'flags'; values: Uint8Array };

/** One entry a facet of lib/facets.ts. Of an organisation or venue 0 is none, of a year it is a value of its own. */
export const COLUMN_OF: Record<FacetKey, (block: Block) => Column> = {
  topic: ({ topics }) => ({ kind: 'several', ...topics }),
  year: ({ year }) => ({ kind: 'one', values: year }),
  org: ({ organisation }) => ({ kind: 'one', values: organisation }),
  venue: ({ venue }) => ({ kind: 'one', values: venue }),
  author: ({ authors }) => ({ kind: 'several', ...authors }),
  category: ({ categories }) => ({ kind: 'several', ...categories }),
  source: ({ sources }) => ({ kind: 'several', ...sources }),
  has: ({ flags }) => ({ kind: 'flags', values: flags }),
};

/** The bits of the flags that are values of the facet "has". */
export const HAS_BITS = [FLAGS.code, FLAGS.date, FLAGS.authors, FLAGS.discussion] as const;

/**
 * How many of some values the paper at each place of a block has, at most 255.
 *
 * @param wanted numbers of values, each once
 */
export function matches(block: Block, key: FacetKey, wanted: readonly number[]): Uint8Array {
  const found = new Uint8Array(block.places);
  const column = COLUMN_OF[key](block);
  // A pass for each of the few values is quicker than to look up each value that a paper has.
  for (const one of wanted) {
    if (column.kind === 'one') {
      for (let place = 0; place < block.places; place++) if (column.values[place] === one) found[place] = 1;
    } else if (column.kind === 'several') {
      const { starts, values } = column;
      let place = 0;
      for (let at = 0; at < values.length; at++) {
        if (values[at] !== one) continue;
        while ((starts[place + 1] as number) <= at) place += 1;
        found[place] = (found[place] as number) + 1;
      }
    } else {
      for (let place = 0; place < block.places; place++)
        if (((column.values[place] as number) & one) !== 0) found[place] = (found[place] as number) + 1;
    }
  }
  return found;
}
