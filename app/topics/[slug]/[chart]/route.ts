import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { chartNamed, TOPIC_CHARTS } from '#lib/topic-charts.ts';

/** `/topics/merging/years.csv`, `shared.csv`, `words.csv`: the numbers of a topic's page. */
export const GET = timely(
  async (request: NextRequest, { params }: RouteContext<'/topics/[slug]/[chart]'>) => {
    const { slug, chart: part } = await params;
    const chart = chartNamed(part, TOPIC_CHARTS);
    const file = chart && (await ask('topicChart', slug, chart));
    if (!file) return new Response('There is no such topic, or no such file of it.', { status: 404 });
    return chartFile(request, { name: `${slug}-${chart}`, ...file });
  },
);
