import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { database } from '#db/client.ts';
import { versus } from '#db/queries/versus.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { wordsCsv, yearsCsv } from '#lib/charts/chart-csv.ts';
import { chartNamed, VERSUS_CHARTS } from '#lib/topic-charts.ts';

/** `/topics/merging/vs/retrieval/years.csv` and `words.csv`: the numbers of two topics side by side. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/topics/[slug]/vs/[other]/[chart]'>,
) {
  const { slug, other, chart: part } = await params;
  const db = await database();
  const chart = chartNamed(part, VERSUS_CHARTS);
  const both = chart && slug !== other ? await versus(db, slug, other) : undefined;
  if (!both) return new Response('There are no such topics, or no such file of them.', { status: 404 });
  const { a, b, wordsOfA, wordsOfB } = both;
  const text =
    chart === 'years'
      ? yearsCsv([a, b], await yearTotals(db))
      : wordsCsv([
          { whose: a.slug, words: wordsOfA },
          { whose: b.slug, words: wordsOfB },
        ]);
  return chartFile(request, db, { name: `${slug}-${other}-${chart}`, text });
}
