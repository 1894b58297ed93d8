import type { NextRequest } from 'next/server';
import { siteOrigin } from '#app/origin.ts';
import { bodyText } from '#app/saved/body-text.ts';
import { onlyPost } from '#app/saved/only-post.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { isListForm, LIST_FILES } from '#lib/saved/list-files.ts';

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyPost;

/**
 * `/saved/list.bib`, `.ris`, `.csv`, `.md`: the list that is sent (lib/saved/saved-document.ts), as a file, with what
 * the site knows of its papers. Nothing of it is kept.
 */
export const POST = timely(async (request: NextRequest, { params }: RouteContext<'/saved/[file]'>) => {
  const { file } = await params;
  const [, form = ''] = /^list\.(\w+)$/.exec(file) ?? [];
  if (!isListForm(form)) return refused('A list is not to be had in this form.', 404);
  const body = await bodyText(request);
  if ('problem' in body) return refused(`The list cannot be written. ${body.problem}`, body.status);
  const origin = (await siteOrigin()).href;
  const written = await ask('listWritten', body.text, form, origin);
  if ('damage' in written) return refused(`The list cannot be written. ${written.damage}`, 400);
  return new Response(written.file, {
    headers: {
      'content-type': LIST_FILES[form].type,
      'content-disposition': `attachment; filename="saved-papers.${form}"`,
      'cache-control': 'no-store',
    },
  });
});

function refused(text: string, status: number): Response {
  return new Response(text, { status });
}
