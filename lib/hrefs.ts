import { cursorText } from '#lib/cursor.ts';
import { FACET_KEYS, type FacetKey, UNDATED } from '#lib/facets.ts';
import { type Area, areaText } from '#lib/map/area.ts';
import type { OEmbedForm } from '#lib/metadata/oembed.ts';
import type { PaperForm } from '#lib/paper-forms.ts';
import {
  asked,
  canonical,
  canonicalExclusions,
  distinct,
  type Exclusion,
  exclusionParam,
  type PaperQuery,
} from '#lib/paper-query.ts';
import { SET_FORMS, type SetForm } from '#lib/set-forms.ts';
import { type SetPage, USUAL_SET_LIMIT } from '#lib/set-page.ts';
import type { Sort } from '#lib/sorts.ts';
import type { TopicChart, VersusChart } from '#lib/topic-charts.ts';
import { TOPIC_SORTS, type TopicQuery } from '#lib/topic-query.ts';
import { SHOWN, type Shown, type TrendsChart } from '#lib/trends-query.ts';

/** The only writer of addresses: canonical order, defaults left out. `parsePaperQuery` reads them back. */
export function papersHref(query: PaperQuery): string {
  return withParams('/papers', paramsOf(query));
}

/** A state on its first page with all values of a facet in view. */
export function openFacetHref(query: PaperQuery, facet: FacetKey): string {
  const params = paramsOf({ ...query, page: 1 });
  return `${withParams('/papers', [...params, ['open', facet]])}#facet-${facet}`;
}

/** A topic's page, in an order and on a page of its own. */
export function topicHref(slug: string, { sort, page }: Partial<TopicQuery> = {}): string {
  return withParams(`/topics/${slug}`, [
    ...(sort && sort !== TOPIC_SORTS[0] ? ([['sort', sort]] as [string, string][]) : []),
    ...(page && page > 1 ? ([['page', String(page)]] as [string, string][]) : []),
  ]);
}

/** The explorer's papers in another form: all of them, a feed of the newest; `more` is for programs, of `json` alone. */
export function papersFormHref(query: PaperQuery, form: SetForm, more: SetPage = {}): string {
  const { isFeed } = SET_FORMS[form];
  const set: PaperQuery = { ...query, page: 1, sort: isFeed ? undefined : query.sort };
  return withParams(`/papers.${form}`, [...paramsOf(set), ...setPageParams(more)]);
}

/** A topic's papers in another form. */
export function topicFormHref(slug: string, form: SetForm, sort?: Sort, more: SetPage = {}): string {
  const asks = sort && sort !== TOPIC_SORTS[0] && !SET_FORMS[form].isFeed;
  return withParams(`/topics/${slug}.${form}`, [
    ...(asks ? ([['sort', sort]] as [string, string][]) : []),
    ...setPageParams(more),
  ]);
}

/** A chart of a topic's page as a file. */
export function topicChartHref(slug: string, chart: TopicChart): string {
  return `/topics/${slug}/${chart}.csv`;
}

/** Two topics side by side: one address for a pair, whichever comes first. */
export function versusHref(a: string, b: string): string {
  const [first, second] = [a, b].sort();
  return `/topics/${first}/vs/${second}`;
}

/** A chart of two topics side by side as a file. */
export function versusChartHref(a: string, b: string, chart: VersusChart): string {
  return `${versusHref(a, b)}/${chart}.csv`;
}

/** A result set from above: by year and topic, and its topics together. */
export function trendsHref(query: PaperQuery, shown: Shown = SHOWN[0]): string {
  const set = paramsOf({ ...query, page: 1, sort: undefined });
  return withParams('/trends', [...set, ...(shown === SHOWN[0] ? [] : pairs('shown', [shown]))]);
}

/** A chart of a result set as a file. */
export function trendsFileHref(query: PaperQuery, chart: TrendsChart): string {
  const set = paramsOf({ ...query, page: 1, sort: undefined });
  return withParams('/trends.csv', [...pairs('chart', [chart]), ...set]);
}

/** The map, on which the papers of a state stand out; `paper` is the slug of one to look for. */
export function mapHref(query: PaperQuery, paper?: string): string {
  const set = paramsOf({ ...query, page: 1, sort: undefined });
  return withParams('/map', [...set, ...(paper ? pairs('paper', [paper]) : [])]);
}

/** The map with a drawn area, which the text `{area}` stands for (see `areaText` of lib/map/area.ts). */
export function mapAreaTemplate(query: PaperQuery): string {
  const params = paramsOf({ ...query, area: [], page: 1, sort: undefined });
  return `${withParams('/map', params)}${params.length === 0 ? '?' : '&'}area={area}`;
}

/** All points of the map and which of them a state has, for the page itself: see lib/map/points-file.ts. */
export function mapPointsHref(query: PaperQuery): string {
  return withParams('/map/points.bin', paramsOf({ ...query, page: 1, sort: undefined }));
}

/** What the map tells of a point, by the number of its paper, which the text `{id}` stands for. */
export const MAP_PAPER_TEMPLATE = '/map/paper/{id}';

/** A paper's permalink. */
export function paperHref(slug: string): string {
  return `/papers/${slug}`;
}

/** A paper in another form. */
export function paperFormHref(slug: string, form: PaperForm): string {
  return `${paperHref(slug)}.${form}`;
}

/** The picture that a link to a paper unfolds to. */
export function cardHref(slug: string): string {
  return `${paperHref(slug)}/card.png`;
}

/** The picture that a link to a set of papers unfolds to, whichever page and order of it. */
export function setCardHref(query: PaperQuery): string {
  return withParams('/card.png', paramsOf({ ...query, page: 1, sort: undefined }));
}

/** A paper's permalink as a QR code. */
export function qrCodeHref(slug: string): string {
  return `${paperHref(slug)}/qr.svg`;
}

/** What a link to a paper is, for programs that unfold it. */
export function oEmbedHref(url: string, format: OEmbedForm): string {
  return `/oembed?url=${encodeURIComponent(url)}&format=${format}`;
}

/** The slug of the paper whose permalink on this site an absolute address is, whatever its parameters and fragment. */
export function slugOfPaper(url: string, origin: URL): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  return host === origin.host ? /^\/papers\/([^/.]+)\/?$/.exec(pathname)?.[1] : undefined;
}

/** The interface for programs: its documentation, its endpoints, and their description (OpenAPI). */
export const API_PAGE = '/api';
export const API = '/api/v1';
export const OPENAPI = '/openapi.json';

/** Papers for programs, from a cursor on. */
export function apiPapersHref(query: PaperQuery, more: SetPage = {}): string {
  return withParams(`${API}/papers`, [...paramsOf(onPage(query, 1)), ...setPageParams(more)]);
}

/** A paper for programs. */
export function apiPaperHref(slug: string): string {
  return `${API}${paperHref(slug)}`;
}

/** An endpoint of the interface for programs with parameters, which may be wrong. */
export function apiHref(path: string, params: readonly [name: string, value: string][]): string {
  return withParams(path, params);
}

/** The site as a search engine (OpenSearch), and its pages as a sitemap. */
export const OPENSEARCH = '/opensearch.xml';
export const SITEMAP = '/sitemap.xml';

/** A part of the sitemap, 1-based, where one cannot name all pages. */
export function sitemapHref(part: number): string {
  return `/sitemap/${part}.xml`;
}

/** Addresses of searches in which `{searchTerms}` stands for what is typed, as OpenSearch writes them. */
export function searchTemplates(): { search: string; feed: string; suggest: string } {
  const typed = 'q={searchTerms}';
  return {
    search: `/papers?${typed}`,
    feed: `/papers.atom?${typed}`,
    suggest: `/opensearch/suggest?${typed}`,
  };
}

/** An organisation's page. */
export function organisationHref(slug: string, page = 1): string {
  return withParams(`/orgs/${slug}`, page > 1 ? [['page', String(page)]] : []);
}

/** An author's page. */
export function authorHref(slug: string, page = 1): string {
  return withParams(`/authors/${slug}`, page > 1 ? [['page', String(page)]] : []);
}

/** A source's page, from its first record or on a later page. */
export function sourceHref(slug: string, page = 1): string {
  return withParams(`/sources/${slug}`, page > 1 ? [['page', String(page)]] : []);
}

/** The parameters of a state in canonical order, for addresses and for the hidden fields of forms. */
export function paramsOf(query: PaperQuery): [key: string, value: string][] {
  const { q, chosen, match, not, area, sort, page } = query;
  const runs = yearRuns(not.filter(({ facet }) => facet === 'year').map(({ value }) => value));
  const exclusions = [
    ...not.filter(({ facet }) => facet !== 'year').map(exclusionParam),
    ...runs.map((value) => exclusionParam({ facet: 'year', value })),
  ].sort();
  const [topic, ...others] = FACET_KEYS;
  return [
    ...(q === '' ? [] : ([['q', q]] as [string, string][])),
    ...pairs(topic, chosen[topic]),
    ...(match === 'all' ? ([['match', 'all']] as [string, string][]) : []),
    ...pairs('not', exclusions),
    ...others.flatMap((key) => pairs(key, key === 'year' ? yearRuns(chosen.year) : chosen[key])),
    ...(area.length > 0 ? pairs('area', [areaText(area)]) : []),
    ...(sort ? ([['sort', sort]] as [string, string][]) : []),
    ...(page > 1 ? ([['page', String(page)]] as [string, string][]) : []),
  ];
}

/** Years in a row as one value each (`2021..2024`), the others and `undated` as they are. */
export function yearRuns(values: readonly string[]): string[] {
  const years = values.filter((value) => value !== UNDATED).map(Number);
  const runs: [from: number, to: number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && year === run[1] + 1) run[1] = year;
    else runs.push([year, year]);
  }
  const texts = runs.map(([from, to]) => (from === to ? String(from) : `${from}..${to}`));
  return values.includes(UNDATED) ? [...texts, UNDATED] : texts;
}

/** Chooses a value, or takes the choice back; what was excluded is excluded no more. */
export function toggled(query: PaperQuery, facet: FacetKey, value: string): PaperQuery {
  const values = query.chosen[facet];
  if (query.not.some((exclusion) => isSame(exclusion, facet, value))) return included(query, facet, value);
  return withValues(
    query,
    facet,
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value],
  );
}

/** The state with just these values chosen in a facet. */
export function withValues(query: PaperQuery, facet: FacetKey, values: readonly string[]): PaperQuery {
  const not = query.not.filter((exclusion) => !values.some((value) => isSame(exclusion, facet, value)));
  // Years are written as ranges, so that their number is no matter.
  const kept = facet === 'year' ? distinct(values) : canonical(values);
  return settled({ ...query, not, chosen: { ...query.chosen, [facet]: kept } });
}

/** Leaves a value out. */
export function excluded(query: PaperQuery, facet: FacetKey, value: string): PaperQuery {
  const rest = withValues(
    query,
    facet,
    query.chosen[facet].filter((one) => one !== value),
  );
  return settled({ ...rest, not: canonicalExclusions([...rest.not, { facet, value }]) });
}

/** Takes exclusions of a facet back. */
export function included(query: PaperQuery, facet: FacetKey, ...values: string[]): PaperQuery {
  const isBack = (exclusion: Exclusion) => values.some((value) => isSame(exclusion, facet, value));
  return settled({ ...query, not: query.not.filter((exclusion) => !isBack(exclusion)) });
}

/** The state with nothing chosen, or nothing left out, in a facet. */
export function withoutFacet(query: PaperQuery, facet: FacetKey, which: 'chosen' | 'excluded'): PaperQuery {
  if (which === 'chosen') return withValues(query, facet, []);
  return settled({ ...query, not: query.not.filter((exclusion) => exclusion.facet !== facet) });
}

/** The state with other words to search for; none when they are ''. */
export function withText(query: PaperQuery, q: string): PaperQuery {
  return settled({ ...query, q });
}

/** The state with the papers of an area of the map; of the whole map where it has no corners. */
export function withArea(query: PaperQuery, area: Area): PaperQuery {
  return settled({ ...query, area });
}

/** The state in which a paper needs any, or all, of the chosen topics. */
export function withMatch(query: PaperQuery, match: PaperQuery['match']): PaperQuery {
  return settled({ ...query, match });
}

/** The state in another order, from its first page. */
export function sorted(query: PaperQuery, sort: Sort): PaperQuery {
  return settled({ ...query, sort });
}

/** Another page of the same state. */
export function onPage(query: PaperQuery, page: number): PaperQuery {
  return { ...query, page };
}

/** A changed state starts at its first page, and keeps of order and matching what still has a meaning. */
function settled(query: PaperQuery): PaperQuery {
  const match = query.chosen.topic.length > 0 ? query.match : 'any';
  const plain: PaperQuery = { ...query, match, page: 1, sort: undefined };
  return { ...plain, sort: query.sort === undefined ? undefined : asked(plain, query.sort) };
}

function isSame(exclusion: Exclusion, facet: FacetKey, value: string): boolean {
  return exclusion.facet === facet && exclusion.value === value;
}

function setPageParams({ limit, cursor }: SetPage): [string, string][] {
  return [
    ...(limit && limit !== USUAL_SET_LIMIT ? pairs('limit', [String(limit)]) : []),
    ...(cursor ? pairs('cursor', [cursorText(cursor)]) : []),
  ];
}

function pairs(key: string, values: readonly string[]): [string, string][] {
  return values.map((value) => [key, value]);
}

function withParams(path: string, params: readonly [string, string][]): string {
  // `+` and a bare `:` or `,` read better in a shared link than %20, %3A and %2C, and mean the same.
  const text = params.map(
    ([key, value]) =>
      `${key}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%20', '+')}`,
  );
  return text.length === 0 ? path : `${path}?${text.join('&')}`;
}
