import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { database } from '#db/client.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { sharedCsv, wordsCsv, yearsCsv } from '#lib/charts/chart-csv.ts';
import { chartNamed, TOPIC_CHARTS } from '#lib/topic-charts.ts';

/** `/topics/merging/years.csv`, `shared.csv`, `words.csv`: the numbers of a topic's page. */
export async function GET(request: NextRequest, { params }: RouteContext<'/topics/[slug]/[chart]'>) {
  const { slug, chart: part } = await params;
  const db = await database();
  const chart = chartNamed(part, TOPIC_CHARTS);
  const topic = chart && (await topicPage(db, slug));
  if (!topic) return new Response('There is no such topic, or no such file of it.', { status: 404 });
  const texts = {
    years: async () => yearsCsv([topic], await yearTotals(db)),
    shared: async () => sharedCsv(topic.overlaps, topic.count),
    words: async () => wordsCsv([{ whose: slug, words: await topicWords(db, slug) }]),
  };
  return chartFile(request, db, { name: `${slug}-${chart}`, text: await texts[chart]() });
}
