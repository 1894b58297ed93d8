import {
  API,
  apiHref,
  apiPaperHref,
  apiPapersHref,
  authorHref,
  mapHref,
  mapPointsHref,
  organisationHref,
  paperFormHref,
  paperHref,
  papersFormHref,
  papersHref,
  paramsOf,
  sourceHref,
  topicFormHref,
  topicHref,
  trendsHref,
  versusHref,
} from '#lib/hrefs.ts';
import { type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import { type Chances, chances } from '#scripts/soak/chances.ts';
import type { Vocabulary } from '#scripts/soak/vocabulary.ts';

/** How often each kind is asked for, as shares of all. */
const SHARES = {
  explorer: 24,
  search: 14,
  paper: 14,
  front: 3,
  topic: 6,
  versus: 2,
  trends: 2,
  map: 2,
  'map points': 2,
  'name or source': 4,
  'other page': 3,
  feed: 4,
  export: 2,
  'paper’s form': 5,
  'API papers': 5,
  'API facets': 4,
  'API paper': 4,
  suggestions: 5,
  file: 2,
} as const;

export type Kind = keyof typeof SHARES;

/** Papers that a program asks for at once. */
export const STRETCH = 50;

/** What a reader asks for; `state` is that of the explorer, for what lists or counts its papers. */
export type Wish = { kind: Kind; path: string; state?: PaperQuery };

const OTHER_PAGES = ['/about', '/topics', '/saved', '/api'] as const;
const FILES = [
  '/robots.txt',
  '/opensearch.xml',
  '/icon.svg',
  '/openapi.json',
  '/sitemap.xml',
  '/llms.txt',
] as const;

/** What readers ask for, one after the other, for ever; the same vocabulary and seed ask the same. */
export function* wishes(vocabulary: Vocabulary, seed: number): Generator<Wish, never> {
  const chance = chances(seed);
  for (;;) {
    const kind = chance.byShare(SHARES);
    const state = someState(vocabulary, chance, kind === 'search');
    const { path, ofState } = addressOf(kind, state, vocabulary, chance);
    yield { kind, path, ...(ofState && { state }) };
  }
}

/** The facets of a state, for programs. */
export function apiFacetsHref(query: PaperQuery): string {
  return apiHref(`${API}/facets`, paramsOf({ ...query, page: 1, sort: undefined }));
}

function addressOf(
  kind: Kind,
  state: PaperQuery,
  { papers, topics, organisations, authors, sources, words }: Vocabulary,
  { one, of }: Chances,
): { path: string; ofState?: true } {
  switch (kind) {
    case 'explorer':
    case 'search':
      return { path: papersHref(state), ofState: true };
    case 'paper':
      return { path: paperHref(one(papers)) };
    case 'front':
      return { path: '/' };
    case 'topic':
      return { path: topicHref(one(topics)) };
    case 'versus': {
      const first = one(topics);
      return { path: versusHref(first, one(topics.filter((topic) => topic !== first))) };
    }
    case 'trends':
      return { path: trendsHref(state) };
    case 'map':
      return { path: mapHref(state) };
    case 'map points':
      return { path: mapPointsHref(state) };
    case 'name or source':
      return {
        path: one([
          ...organisations.slice(0, 1).map(() => organisationHref(one(organisations))),
          ...authors.slice(0, 1).map(() => authorHref(one(authors))),
          ...sources.slice(0, 1).map(() => sourceHref(one(sources))),
          '/topics',
        ]),
      };
    case 'other page':
      return { path: one(OTHER_PAGES) };
    case 'feed': {
      const form = one(['atom', 'rss', 'feed.json'] as const);
      return { path: of(0.5) ? papersFormHref(state, form) : topicFormHref(one(topics), form) };
    }
    case 'export': {
      // Of a million papers a file of a word or a topic has hundreds of thousands.
      const some = authors.length > 0 ? parsePaperQuery({ author: one(authors) }).query : state;
      return { path: papersFormHref(some, one(['csv', 'bib', 'ris'] as const)) };
    }
    case 'paper’s form':
      return { path: paperFormHref(one(papers), one(['bib', 'ris', 'json', 'md'] as const)) };
    case 'API papers':
      return { path: apiPapersHref(state, { limit: STRETCH }), ofState: true };
    case 'API facets':
      return { path: apiFacetsHref(state), ofState: true };
    case 'API paper':
      return { path: apiPaperHref(one(papers)) };
    case 'suggestions':
      return { path: apiHref(`${API}/suggest`, [['q', one(words).slice(0, one([2, 3, 4, 5]))]]) };
    case 'file':
      return { path: one(FILES) };
  }
}

/** A state of the explorer that a reader may come to. */
function someState(vocabulary: Vocabulary, { one, of }: Chances, isSearch: boolean): PaperQuery {
  const { topics, years, organisations, authors, venues, words } = vocabulary;
  const maybe = (probability: number, values: readonly string[]): string[] =>
    values.length > 0 && of(probability) ? [one(values)] : [];
  const topic = [...maybe(0.4, topics), ...maybe(0.15, topics)];
  const word = () => (of(0.1) ? `"${one(words)}"` : one(words));
  return parsePaperQuery({
    q: isSearch || of(0.1) ? [word(), ...(of(0.4) ? [word()] : [])].join(' ') : [],
    topic,
    match: topic.length > 1 && of(0.3) ? 'all' : [],
    not: maybe(0.1, topics),
    year: maybe(0.15, years),
    org: maybe(0.05, organisations),
    venue: maybe(0.05, venues),
    author: maybe(0.05, authors),
    has: maybe(0.15, ['code', 'date', 'authors', 'discussion']),
    sort: maybe(0.1, ['newest', 'title']),
  }).query;
}
