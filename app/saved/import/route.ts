import type { NextRequest } from 'next/server';
import { bodyText } from '#app/saved/body-text.ts';
import { onlyPost } from '#app/saved/only-post.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import type { ImportReport } from '#lib/saved/import-report.ts';

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyPost;

/**
 * The papers of a file of references that is sent (JSON, BibTeX, RIS, CSV or Markdown), as entries for a reader's list:
 * an `ImportReport`; `{problem}` with status 400 or 413 where the file cannot be read, and then nothing of it is.
 */
export const POST = timely(async (request: NextRequest) => {
  const body = await bodyText(request);
  if ('problem' in body) return answer({ problem: `The file cannot be read. ${body.problem}` }, body.status);
  const read = await ask('listImported', body.text, new Date().toISOString());
  return answer(read, 'problem' in read ? 400 : 200);
});

function answer(body: ImportReport | { problem: string }, status: number): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
