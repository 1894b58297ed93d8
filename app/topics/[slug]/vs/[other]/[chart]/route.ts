import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { chartNamed, VERSUS_CHARTS } from '#lib/topic-charts.ts';

/** `/topics/merging/vs/retrieval/years.csv` and `words.csv`: the numbers of two topics side by side. */
export const GET = timely(
  async (request: NextRequest, { params }: RouteContext<'/topics/[slug]/vs/[other]/[chart]'>) => {
    const { slug, other, chart: part } = await params;
    const chart = chartNamed(part, VERSUS_CHARTS);
    const file = chart && slug !== other ? await ask('versusChart', slug, other, chart) : undefined;
    if (!file) return new Response('There are no such topics, or no such file of them.', { status: 404 });
    return chartFile(request, { name: `${slug}-${other}-${chart}`, ...file });
  },
);
