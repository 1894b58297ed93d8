import type { Database } from '#db/open.ts';
import { holdings } from '#db/queries/holdings.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { leadTopics, taxonomyNote } from '#db/queries/taxonomy.ts';
import { topicDetails } from '#db/queries/topic-details.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { versus } from '#db/queries/versus.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { sharedCsv, wordsCsv, yearsCsv } from '#lib/charts/chart-csv.ts';
import { existingPage, type Params } from '#lib/params.ts';
import type { TopicChart, VersusChart } from '#lib/topic-charts.ts';
import { onBoth } from '#lib/topic-pair.ts';
import { parseTopicQuery, topicState } from '#lib/topic-query.ts';

/** Papers on both of two topics that are named beside them; their count leads to all. */
const BRIEFS = 6;

/** The page of all topics. */
export async function topicsShown(db: Database) {
  return {
    families: await topicIndex(db),
    leads: await leadTopics(db),
    note: await taxonomyNote(db),
    held: await holdings(db),
  };
}

/** The page of a topic; undefined when there is none of that slug. */
export async function topicShown(db: Database, slug: string, params: Params) {
  const topic = await topicPage(db, slug);
  if (!topic) return undefined;
  const { sort, page: wanted, problems } = parseTopicQuery(params);
  const existing = existingPage(wanted, topic.count, PAGE_SIZE);
  return {
    ...{ topic, sort, page: existing.page, problems: [...problems, ...existing.problems] },
    list: await listPapers(db, topicState(slug, { sort, page: existing.page })),
    held: await holdings(db),
    details: await topicDetails(db, slug),
  };
}

/** The numbers of a topic's page as a file; undefined when there is no such topic. */
export async function topicChart(db: Database, slug: string, chart: TopicChart) {
  const topic = await topicPage(db, slug);
  if (!topic) return undefined;
  const texts = {
    years: async () => yearsCsv([topic], await yearTotals(db)),
    shared: async () => sharedCsv(topic.overlaps, topic.count),
    words: async () => wordsCsv([{ whose: slug, words: await topicWords(db, slug) }]),
  };
  return { text: await texts[chart](), changedAt: await lastChange(db) };
}

/** The page of two topics side by side; undefined when there is none of one of the slugs. */
export async function versusShown(db: Database, slug: string, other: string) {
  const both = await versus(db, slug, other);
  if (!both) return undefined;
  const list = await listPapers(db, onBoth(slug, other), { total: both.both, size: BRIEFS });
  return { both, list, held: await holdings(db) };
}

/** The numbers of two topics side by side as a file; undefined when there is none of one of the slugs. */
export async function versusChart(db: Database, slug: string, other: string, chart: VersusChart) {
  const both = await versus(db, slug, other);
  if (!both) return undefined;
  const { a, b, wordsOfA, wordsOfB } = both;
  const words = [
    { whose: a.slug, words: wordsOfA },
    { whose: b.slug, words: wordsOfB },
  ];
  const text = chart === 'years' ? yearsCsv([a, b], await yearTotals(db)) : wordsCsv(words);
  return { text, changedAt: await lastChange(db) };
}
