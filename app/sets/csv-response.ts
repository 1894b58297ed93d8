import { conditionalResponse, etagOf } from '#app/conditional.ts';
import type { SetRequest } from '#app/sets/set-request.ts';
import type { Database } from '#db/open.ts';
import { exportPapers } from '#db/queries/export-papers.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { csvHeader, csvLine } from '#lib/export/csv.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { SET_FORMS } from '#lib/set-forms.ts';

/** Characters that are sent at once, about. */
const CHUNK = 65_536;

/**
 * All papers of a set as CSV, written while it is read, so that a set of any size takes no memory. Its entity tag is
 * made from what it depends on. What could not be had of what was asked is in the field `x-problems`, percent-encoded.
 */
export async function csvResponse({ request, db, set, hrefOf }: SetRequest): Promise<Response> {
  const changedAt = await lastChange(db);
  const href = hrefOf('csv');
  const name = `${/([\w-]+)\.csv/.exec(href)?.[1] ?? 'papers'}.csv`;
  return conditionalResponse(request, () => streamed(csvOf(db, set.query)), {
    etag: etagOf([href, changedAt.toISOString(), csvHeader()].join('\n')),
    changedAt,
    headers: {
      'content-type': SET_FORMS.csv.type,
      'content-disposition': `attachment; filename="${name}"`,
      ...(set.problems.length > 0 && { 'x-problems': encodeURIComponent(set.problems.join(' ')) }),
    },
  });
}

async function* csvOf(db: Database, query: PaperQuery): AsyncGenerator<string> {
  let text = csvHeader();
  for await (const paper of exportPapers(db, query)) {
    text += csvLine(paper);
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Texts as bytes, each made when the client has taken the one before, and none any more when it has gone. */
function streamed(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
