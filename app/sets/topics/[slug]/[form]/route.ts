import type { NextRequest } from 'next/server';
import { setResponse } from '#app/sets/set-response.ts';
import { database } from '#db/client.ts';
import { askedTopicSet } from '#db/queries/asked-set.ts';
import { topicFormHref, topicHref } from '#lib/hrefs.ts';
import { sortOf } from '#lib/paper-query.ts';
import { paramsIn } from '#lib/params.ts';
import { isSetForm } from '#lib/set-forms.ts';

/** `/topics/merging.json`, `/topics/merging.atom` and so on (next.config.ts): a topic's papers in another form. */
export async function GET(request: NextRequest, { params }: RouteContext<'/sets/topics/[slug]/[form]'>) {
  const { slug, form } = await params;
  if (!isSetForm(form)) return new Response('Papers are not to be had in this form.', { status: 404 });
  const db = await database();
  const asked = paramsIn(request.nextUrl.searchParams);
  const set = await askedTopicSet(db, slug, asked);
  if (!set) return new Response('There is no such topic.', { status: 404 });
  const sort = sortOf(set.query);
  return setResponse(
    {
      ...{ request, db, set, params: asked },
      pageHref: topicHref(slug, { sort }),
      hrefOf: (other, more) => topicFormHref(slug, other, sort, more),
    },
    form,
  );
}
