import type { NextRequest } from 'next/server';
import { setResponse } from '#app/sets/set-response.ts';
import { timely } from '#app/timely.ts';
import { topicFormHref, topicHref } from '#lib/hrefs.ts';
import { sortOf } from '#lib/paper-query.ts';
import { paramsIn } from '#lib/params.ts';
import { isSetForm } from '#lib/set-forms.ts';

/** `/topics/merging.json`, `/topics/merging.atom` and so on (next.config.ts): a topic's papers in another form. */
export const GET = timely(
  async (request: NextRequest, { params }: RouteContext<'/sets/topics/[slug]/[form]'>) => {
    const { slug, form } = await params;
    if (!isSetForm(form)) return new Response('Papers are not to be had in this form.', { status: 404 });
    return setResponse(
      {
        request,
        source: { params: paramsIn(request.nextUrl.searchParams), topic: slug },
        pageHref: (query) => topicHref(slug, { sort: sortOf(query) }),
        hrefOf: (query, other, more) => topicFormHref(slug, other, sortOf(query), more),
      },
      form,
    );
  },
);
