import type { NextRequest } from 'next/server';
import { setResponse } from '#app/sets/set-response.ts';
import { database } from '#db/client.ts';
import { askedSet } from '#db/queries/asked-set.ts';
import { papersFormHref, papersHref } from '#lib/hrefs.ts';
import { paramsIn } from '#lib/params.ts';
import { isSetForm } from '#lib/set-forms.ts';

/** `/papers.json`, `/papers.atom` and so on (next.config.ts): the explorer's papers in another form. */
export async function GET(request: NextRequest, { params }: RouteContext<'/sets/papers/[form]'>) {
  const { form } = await params;
  if (!isSetForm(form)) return new Response('Papers are not to be had in this form.', { status: 404 });
  const db = await database();
  const asked = paramsIn(request.nextUrl.searchParams);
  const set = await askedSet(db, asked);
  return setResponse(
    {
      ...{ request, db, set, params: asked },
      pageHref: papersHref(set.query),
      hrefOf: (other, more) => papersFormHref(set.query, other, more),
    },
    form,
  );
}
