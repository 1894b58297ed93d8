import { create, insert, search } from '@orama/orama';
import Sqlite from 'better-sqlite3';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { sortOf } from '#lib/paper-query.ts';
import { type Asked, askedOf, wordsOf } from '#scripts/bench/compare/asked-words.ts';
import type { Contender, Opening } from '#scripts/bench/compare/contenders/contender.ts';
import { benchPapers } from '#scripts/bench/compare/papers.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

const SCHEMA = {
  title: 'string',
  abstract: 'string',
  slug: 'enum',
  published: 'string',
  titleKey: 'string',
  topic: 'enum[]',
  year: 'enum[]',
  org: 'enum[]',
  venue: 'enum[]',
  author: 'enum[]',
  category: 'enum[]',
  source: 'enum[]',
  has: 'enum[]',
} as const;

const PAGE = 20;
const FEW = 6;
const TEXTS: ('title' | 'abstract')[] = ['title', 'abstract'];

/** Orama with its own facets, filters and orders. It knows no phrases, nor pairs of values. */
export async function openOrama({ papers, progress }: Opening): Promise<Contender> {
  const index = create({
    schema: SCHEMA,
    sort: { unsortableProperties: ['title', 'abstract'] },
    components: { tokenizer: { stemming: true, language: 'english' } },
  });
  const client = new Sqlite(papers, { readonly: true });
  let read = 0;
  for (const { id, title, abstract, slug, published, titleKey, values } of benchPapers(client)) {
    const facets = Object.fromEntries(FACET_KEYS.map((key) => [key, [...values[key]]]));
    await insert(index, { id: String(id), title, abstract, slug, published, titleKey, ...facets });
    progress(++read);
  }
  client.close();

  const facetsOf = (keys: readonly FacetKey[]) => Object.fromEntries(keys.map((key) => [key, {}]));
  const texts = ({ words }: Asked, threshold = 0) =>
    words.length === 0 ? {} : { term: words.join(' '), properties: TEXTS, threshold, boost: { title: 2 } };

  async function papersAnswered(asked: Asked, { listed = true, tolerance = 0 } = {}): Promise<number> {
    const { query, chosen } = asked;
    const sort = sortOf(query);
    const order =
      sort === 'title' ? { property: 'titleKey', order: 'ASC' } : { property: 'published', order: 'DESC' };
    const found = { ...texts(asked, asked.how === 'any' ? 1 : 0), ...(tolerance > 0 && { tolerance }) };
    const { count } = await search(index, {
      ...found,
      where: whereOf(asked),
      facets: facetsOf(FACET_KEYS.filter((key) => !chosen.includes(key))),
      limit: listed ? PAGE : 1,
      offset: (query.page - 1) * PAGE,
      ...(sort !== 'relevance' && { sortBy: order }),
    } as never);
    for (const key of chosen)
      await search(index, {
        ...found,
        where: whereOf(asked, key),
        facets: facetsOf([key]),
        limit: 1,
      } as never);
    return count;
  }

  async function answer(question: Question): Promise<number | undefined> {
    switch (question.ask) {
      case 'papers':
      case 'facets': {
        const asked = askedOf(question.params);
        if (asked.how === 'phrase') return undefined;
        return papersAnswered(asked, {
          listed: question.ask === 'papers',
          tolerance: question.misspelt ? 2 : 0,
        });
      }
      case 'topic':
        return papersAnswered(askedOf({ topic: question.slug }));
      case 'trends':
        return undefined;
      case 'suggest':
        return (await search(index, { term: question.text, properties: ['title'], limit: FEW } as never))
          .count;
      case 'paper': {
        const { hits } = await search(index, { where: { slug: { eq: question.slug } }, limit: 1 } as never);
        const paper = hits[0]?.document as { title: string } | undefined;
        if (!paper) return 0;
        const alike = { term: wordsOf(paper.title).join(' '), properties: TEXTS, threshold: 1, limit: FEW };
        return 1 + (await search(index, alike as never)).hits.length;
      }
    }
  }
  return { answer, close: async () => {}, files: [] };
}

function whereOf({ query, chosen }: Asked, without?: FacetKey): Record<string, object> {
  const entries = chosen
    .filter((key) => key !== without)
    .map((key) => [
      key,
      { [key === 'topic' && query.match === 'all' ? 'containsAll' : 'containsAny']: [...query.chosen[key]] },
    ]);
  return Object.fromEntries(entries);
}
