import type { Database } from '#db/open.ts';
import { askedSearch, searchAnswer } from '#db/queries/asked-search.ts';
import { askedSet, setStretch } from '#db/queries/asked-set.ts';
import { exportedPaper } from '#db/queries/export-papers.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { refusedValues } from '#db/queries/refused-values.ts';
import { type Suggestion, suggestions } from '#db/queries/suggestions.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import type { AnswerOf } from '#lib/api/answers.ts';
import { inputErrors, problemError, withoutWrong } from '#lib/api/check-input.ts';
import { ENDPOINTS, type EndpointKey } from '#lib/api/endpoints.ts';
import { type ApiProblem, parameterProblem } from '#lib/api/problems.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { FACETS } from '#lib/facets.ts';
import {
  apiPaperHref,
  apiPapersHref,
  authorHref,
  organisationHref,
  paperHref,
  topicHref,
} from '#lib/hrefs.ts';
import { type Params, problemText, type QueryProblem } from '#lib/params.ts';
import { readLimit } from '#lib/search/limit.ts';

/** What a program asks an endpoint for; `origin` is the site's own address. */
export type ApiRequest = { params: Params; slug: string; origin: string };

/** What comes of it: an answer, perhaps with the address of the next one, another address, or a problem. */
type Outcome = { answer: object; next?: string | undefined } | { movedTo: string } | { problem: ApiProblem };

/** With the time of the last change of the data. */
export type ApiAnswer = { outcome: Outcome; changedAt: Date };

/** Checks what is asked of an endpoint, all of it, and answers when nothing is wrong. */
export async function apiAnswer(db: Database, key: EndpointKey, asked: ApiRequest): Promise<ApiAnswer> {
  return { outcome: await outcomeOf(db, key, asked), changedAt: await lastChange(db) };
}

async function outcomeOf(db: Database, key: EndpointKey, asked: ApiRequest): Promise<Outcome> {
  const { parameters, hasState } = ENDPOINTS[key];
  const errors = inputErrors(parameters, asked.params);
  if (hasState) {
    const refused = await refusedValues(db, withoutWrong(asked.params, errors));
    errors.push(...refused.map(problemError));
  }
  return errors.length > 0 ? { problem: parameterProblem(errors) } : OUTCOMES[key](db, asked);
}

const OUTCOMES: Readonly<Record<EndpointKey, (db: Database, asked: ApiRequest) => Promise<Outcome>>> = {
  papers: async (db, { params, origin }) => {
    const set = await askedSet(db, params);
    const { total, results, next: cursor, limit } = await setStretch(db, set, params);
    const next = cursor && new URL(apiPapersHref(set.query, { limit, cursor }), origin).href;
    const answer: AnswerOf<'Papers'> = {
      total,
      results: results.map((paper) => addressed(paper, origin)),
      ...(next !== undefined && { next }),
      ...said(set.problems),
    };
    return { answer, next };
  },
  paper: async (db, { slug, origin }) => {
    const known = await resolveSlug(db, slug);
    const page = known && (await paperPage(db, known.paperId));
    if (!page)
      return { problem: { kind: 'not-found', detail: `No paper has, or ever had, the slug “${slug}”.` } };
    if (page.paper.slug !== slug) return { movedTo: apiPaperHref(page.paper.slug) };
    return { answer: addressed(exportedPaper(page), origin) };
  },
  topics: async (db, { origin }) => {
    const families = await topicIndex(db);
    const results = families.flatMap(({ slug, label, topics }) =>
      topics.map((topic) => ({
        ...{ slug: topic.slug, label: topic.label, short: topic.short, definition: topic.definition },
        family: { slug, label },
        papers: topic.count,
        url: new URL(topicHref(topic.slug), origin).href,
      })),
    );
    return { answer: { total: results.length, results } satisfies AnswerOf<'Topics'> };
  },
  facets: async (db, { params }) => {
    const { query, problems } = await askedSet(db, params);
    const total = await countPapers(db, query);
    const counted = await facetCounts(db, query, total);
    const facets = counted.map(({ key, values, more }) => ({ key, label: FACETS[key].label, values, more }));
    return { answer: { total, facets, ...said(problems) } satisfies AnswerOf<'Facets'> };
  },
  search: async (db, { params }) => {
    const found = await askedSearch(db, params, readLimit(params, []));
    return { answer: { ...searchAnswer(found), ...said(found.problems) } satisfies AnswerOf<'Search'> };
  },
  suggest: async (db, { params }) => {
    const [query = ''] = [params.q].flat();
    const found = await suggestions(db, query);
    const results = found.map(({ slug, ...one }) => ({ ...one, href: HREFS[one.kind](slug) }));
    return { answer: { query, suggestions: results } satisfies AnswerOf<'Suggestions'> };
  },
};

const HREFS = {
  paper: paperHref,
  topic: (slug) => topicHref(slug),
  organisation: (slug) => organisationHref(slug),
  author: (slug) => authorHref(slug),
} as const satisfies Record<Suggestion['kind'], (slug: string) => string>;

function addressed(paper: ExportedPaper, origin: string): AnswerOf<'Paper'> {
  return { ...paper, url: new URL(paperHref(paper.slug), origin).href };
}

/** What could not be had of a search, where there is anything. */
function said(problems: readonly QueryProblem[]): { problems?: string[] } {
  return problems.length > 0 ? { problems: problems.map(problemText) } : {};
}
