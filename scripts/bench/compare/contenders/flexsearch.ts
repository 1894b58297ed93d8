import { Charset, Index } from 'flexsearch';
import type { Contender, Opening } from '#scripts/bench/compare/contenders/contender.ts';
import {
  answeredFromShelf,
  type Find,
  filledShelf,
  withPhrase,
} from '#scripts/bench/compare/contenders/shelf.ts';

/** FlexSearch with an index of whole words, and one of the beginnings of titles' words; facets are counted by hand. */
export async function openFlexSearch({ papers, progress }: Opening): Promise<Contender> {
  const whole = new Index({ tokenize: 'strict', encoder: Charset.Normalize });
  const titles = new Index({ tokenize: 'forward', encoder: Charset.Normalize });
  const shelf = filledShelf({ papers, progress }, ({ title, abstract }, place) => {
    whole.add(place, `${title} ${abstract}`);
    titles.add(place, title);
  });
  const limit = shelf.papers.length;
  const find: Find = (words, how) => {
    if (how === 'fuzzy') return undefined;
    const found = (how === 'beginning' ? titles : whole)
      .search(words.join(' '), { limit, suggest: how === 'any' })
      .map(Number);
    return how === 'phrase' ? withPhrase(shelf, words, found) : found;
  };
  return {
    answer: async (question) => answeredFromShelf(shelf, find, question),
    close: async () => {},
    files: [],
  };
}
