import type { NextRequest } from 'next/server';
import { siteOrigin } from '#app/origin.ts';
import { bodyText } from '#app/saved/body-text.ts';
import { onlyPost } from '#app/saved/only-post.ts';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';
import { paperHref } from '#lib/hrefs.ts';
import { isListForm, LIST_FILES, paperOfEntry, type SavedPaper } from '#lib/saved/list-files.ts';
import { merged } from '#lib/saved/saved-changes.ts';
import { readDocument } from '#lib/saved/saved-document.ts';

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
  const { entries, damage } = readDocument(body.text);
  if (damage) return refused(`The list cannot be written. ${damage}`, 400);
  const [found, origin] = [await ask('papersNamed', entries), await siteOrigin()];
  const bySlug = new Map<string, SavedPaper>();
  for (const [index, entry] of entries.entries()) {
    const paper = found[index]?.paper ?? paperOfEntry(entry);
    const held = bySlug.get(paper.slug);
    // Two entries may be of one paper, by an old and a new address.
    const [one = entry] = merged(held ? [held.entry] : [], [{ ...entry, slug: paper.slug }]);
    bySlug.set(paper.slug, { entry: one, paper, permalink: new URL(paperHref(paper.slug), origin).href });
  }
  const { type, write } = LIST_FILES[form];
  return new Response(write([...bySlug.values()]), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="saved-papers.${form}"`,
      'cache-control': 'no-store',
    },
  });
});

function refused(text: string, status: number): Response {
  return new Response(text, { status });
}
