import type { NextRequest } from 'next/server';
import { bodyText } from '#app/saved/body-text.ts';
import { onlyPost } from '#app/saved/only-post.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { type ImportReport, importedEntry, keptEntry } from '#lib/saved/import-report.ts';
import { readList } from '#lib/saved/read-list.ts';
import { capitalised, numberWord } from '#lib/wording.ts';

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyPost;

/**
 * The papers of a file of references that is sent (JSON, BibTeX, RIS, CSV or Markdown), as entries for a reader's list:
 * an `ImportReport`; `{problem}` with status 400 or 413 where the file cannot be read, and then nothing of it is.
 */
export const POST = timely(async (request: NextRequest) => {
  const body = await bodyText(request);
  if ('problem' in body) return answer({ problem: `The file cannot be read. ${body.problem}` }, body.status);
  const read = readList(body.text);
  if ('problem' in read) return answer(read, 400);
  const now = new Date().toISOString();
  const namings = await ask('papersNamed', read.listed);
  const report: ImportReport = { found: [], missing: [] };
  for (const [index, listed] of read.listed.entries()) {
    const { place, title } = listed;
    const naming = namings[index];
    if (naming?.paper) {
      const { paper, by } = naming;
      report.found.push({ place, by, entry: importedEntry(listed, paper, by, now) });
      continue;
    }
    const entry = keptEntry(listed, now);
    if (entry) report.found.push({ place, by: 'kept', entry });
    else report.missing.push({ place, title, reason: reasonOf(title, naming?.sameTitle ?? 0) });
  }
  return answer(report, 200);
});

function reasonOf(title: string, sameTitle: number): string {
  if (title === '') return 'It has no title, and no address, arXiv id or DOI that is known here.';
  if (sameTitle > 1)
    return `${capitalised(numberWord(sameTitle))} papers here have this title; an arXiv id or a DOI would tell which.`;
  return 'No paper here has its address, arXiv id, DOI or title.';
}

function answer(body: ImportReport | { problem: string }, status: number): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
