import type { NextRequest } from 'next/server';
import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { timely } from '#app/timely.ts';
import { exportedPaper } from '#db/queries/export-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { paperText } from '#lib/export/paper-text.ts';
import { paperFormHref, paperHref, topicHref } from '#lib/hrefs.ts';
import { isPaperForm, PAPER_FORMS } from '#lib/paper-forms.ts';

/** `/papers/<slug>.bib`, `.md` and so on (next.config.ts): a paper in another form, at its present slug. */
export const GET = timely(
  async (request: NextRequest, { params }: RouteContext<'/forms/papers/[slug]/[form]'>) => {
    const { slug, form } = await params;
    if (!isPaperForm(form)) return new Response('A paper is not to be had in this form.', { status: 404 });
    const known = await ask('paperRecord', slug);
    if (!known) return new Response('No paper has this address.', { status: 404 });
    const { page, changedAt } = known;
    const { paper, topics } = page;
    if (paper.slug !== slug)
      return new Response(null, { status: 308, headers: { location: paperFormHref(paper.slug, form) } });
    const origin = await siteOrigin();
    const absolute = (href: string) => new URL(href, origin).href;
    const text = paperText(
      {
        paper: exportedPaper(page),
        topics: topics.map((topic) => ({ text: topic.label, url: absolute(topicHref(topic.slug)) })),
        permalink: absolute(paperHref(slug)),
      },
      form,
    );
    const { type, isFile } = PAPER_FORMS[form];
    return conditionalResponse(request, () => text, {
      etag: etagOf(text),
      changedAt,
      headers: {
        'content-type': type,
        ...(isFile && { 'content-disposition': `attachment; filename="${slug}.${form}"` }),
      },
    });
  },
);
