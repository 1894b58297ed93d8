import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import type { SetRequest } from '#app/sets/set-request.ts';
import { ask } from '#db/readers/ask.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { PAPER_FILES, type PaperFile, type PaperFileForm } from '#lib/export/paper-file.ts';
import { paperHref } from '#lib/hrefs.ts';
import { problemsField } from '#lib/params.ts';
import { SET_FORMS } from '#lib/set-forms.ts';

/** Characters that are sent at once, about. */
const CHUNK = 65_536;

/** Papers that are asked for at once. */
const STRETCH = 250;

/**
 * All papers of a set as a file, written while it is read, so that a set of any size takes hardly any memory. Its entity tag is
 * made from the set, the time of the last change, and the file's beginning, which tells of another way of writing it.
 * What could not be had of what was asked is in the field `x-problems`, percent-encoded.
 *
 * @returns undefined where there is no such topic
 */
export async function fileResponse(
  { request, source, hrefOf }: SetRequest,
  form: PaperFileForm,
): Promise<Response | undefined> {
  const found = await ask('setAsIds', source);
  if (!found) return undefined;
  const { set, ids, changedAt } = found;
  const origin = await siteOrigin();
  const file = PAPER_FILES[form]((slug) => new URL(paperHref(slug), origin).href);
  const texts = written(file, papersOf(ids));
  const first = (await texts.next()).value ?? '';
  const href = hrefOf(set.query, form);
  const name = /([\w-]+)\.\w+(?:\?|$)/.exec(href)?.[1] ?? 'papers';
  return conditionalResponse(request, () => streamed(first, texts), {
    etag: etagOf([href, changedAt.toISOString(), first].join('\n')),
    changedAt,
    headers: {
      'content-type': SET_FORMS[form].type,
      'content-disposition': `attachment; filename="${name}.${form}"`,
      ...(set.problems.length > 0 && {
        'x-problems': problemsField(set.problems),
      }),
    },
  });
}

/** The papers of these numbers, a stretch at a time; those that have gone meanwhile are left out. */
async function* papersOf(ids: Uint32Array): AsyncGenerator<ExportedPaper> {
  for (let start = 0; start < ids.length; start += STRETCH)
    yield* await ask('papersOfIds', ids.slice(start, start + STRETCH));
}

async function* written(
  { head, add }: PaperFile,
  papers: AsyncIterable<ExportedPaper>,
): AsyncGenerator<string, undefined> {
  let text = head;
  for await (const paper of papers) {
    text += add(paper);
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Texts as bytes, each made when the client has taken the one before, and none any more when it has gone. */
function streamed(first: string, rest: AsyncGenerator<string, undefined>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(first));
    },
    async pull(controller) {
      const { value, done } = await rest.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
