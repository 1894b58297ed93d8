import type { NextRequest } from 'next/server';
import { cardPicture } from '#app/card-picture.tsx';
import { database } from '#db/client.ts';
import { askedState } from '#db/queries/explorer.ts';
import { headingText } from '#lib/heading.ts';
import { paramsIn } from '#lib/params.ts';

/** The picture that a link to a set of papers unfolds to: its heading, as the explorer has it for these parameters. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = await askedState(await database(), paramsIn(request.nextUrl.searchParams));
  const { query, total, labels, notes } = asked;
  const title = headingText(query, total, labels, notes?.complete);
  return cardPicture({ title, labels: ['A research-paper explorer'], date: null });
}
