import type { NextRequest } from 'next/server';
import { cardPicture } from '#app/card-picture.tsx';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { headingText } from '#lib/heading.ts';
import { paramsIn } from '#lib/params.ts';

/** The picture that a link to a set of papers unfolds to: its heading, as the explorer has it for these parameters. */
export const GET = timely(async (request: NextRequest) => {
  const asked = await ask('askedState', paramsIn(request.nextUrl.searchParams));
  const { query, total, labels, notes } = asked;
  const title = headingText(query, total, labels, notes?.complete);
  return cardPicture({ title, labels: ['A research-paper explorer'], date: null });
});
