import type { NextRequest } from 'next/server';
import { chartFile } from '#app/chart-file.ts';
import { database } from '#db/client.ts';
import { askedSet } from '#db/queries/asked-set.ts';
import { trends } from '#db/queries/trends.ts';
import { togetherCsv, yearsCsv } from '#lib/charts/chart-csv.ts';
import { paramsIn } from '#lib/params.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';

/** A chart of `/trends` as a file: `chart=years` or `chart=together`, and the explorer's parameters. */
export async function GET(request: NextRequest) {
  const db = await database();
  const asked = paramsIn(request.nextUrl.searchParams);
  const { chart, problems } = parseTrendsQuery(asked);
  const set = await askedSet(db, asked);
  const { topics, years, pairs } = await trends(db, set.query);
  const text = chart === 'years' ? yearsCsv(topics, years) : togetherCsv(pairs);
  return chartFile(request, db, { name: `topics-${chart}`, text, problems: [...problems, ...set.problems] });
}
