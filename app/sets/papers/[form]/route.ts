import type { NextRequest } from 'next/server';
import { setResponse } from '#app/sets/set-response.ts';
import { timely } from '#app/timely.ts';
import { papersFormHref, papersHref } from '#lib/hrefs.ts';
import { paramsIn } from '#lib/params.ts';
import { isSetForm } from '#lib/set-forms.ts';

/** `/papers.json`, `/papers.atom` and so on (next.config.ts): the explorer's papers in another form. */
export const GET = timely(async (request: NextRequest, { params }: RouteContext<'/sets/papers/[form]'>) => {
  const { form } = await params;
  if (!isSetForm(form)) return new Response('Papers are not to be had in this form.', { status: 404 });
  const source = { params: paramsIn(request.nextUrl.searchParams) };
  return setResponse({ request, source, pageHref: papersHref, hrefOf: papersFormHref }, form);
});
