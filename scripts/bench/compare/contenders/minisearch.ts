import MiniSearch from 'minisearch';
import type { Contender, Opening } from '#scripts/bench/compare/contenders/contender.ts';
import {
  answeredFromShelf,
  type Find,
  filledShelf,
  withPhrase,
} from '#scripts/bench/compare/contenders/shelf.ts';

type Indexed = { id: number; title: string; abstract: string };

/** MiniSearch as its documentation sets it up for two fields; facets are counted by hand. */
export async function openMiniSearch({ papers, progress }: Opening): Promise<Contender> {
  const index = new MiniSearch<Indexed>({
    fields: ['title', 'abstract'],
    searchOptions: { boost: { title: 2 } },
  });
  const shelf = filledShelf({ papers, progress }, ({ title, abstract }, id) =>
    index.add({ id, title, abstract }),
  );
  const find: Find = (words, how) => {
    const text = words.join(' ');
    const [and, or] = ['AND', 'OR'] as const;
    const options = {
      all: { combineWith: and },
      phrase: { combineWith: and },
      any: { combineWith: or },
      fuzzy: { combineWith: and, fuzzy: 0.2 },
      beginning: { combineWith: and, prefix: true, fields: ['title'] },
    }[how];
    const found = index.search(text, options).map(({ id }): number => id);
    return how === 'phrase' ? withPhrase(shelf, words, found) : found;
  };
  return {
    answer: async (question) => answeredFromShelf(shelf, find, question),
    close: async () => {},
    files: [],
  };
}
