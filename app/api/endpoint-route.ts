import { outcomeOf } from '#app/api/outcome-of.ts';
import { problemResponse, readOnly } from '#app/api/read-only.ts';
import { conditionalResponse, etagOf } from '#app/conditional.ts';
import { siteOrigin } from '#app/origin.ts';
import { ENDPOINTS, type EndpointKey } from '#lib/api/endpoints.ts';
import { paramsIn } from '#lib/params.ts';

/** The methods of an endpoint's route. */
export function endpointRoute(key: EndpointKey) {
  return readOnly(async (request, context) => {
    const slug = (await context.params)?.slug ?? '';
    const params = paramsIn(request.nextUrl.searchParams);
    const { outcome, changedAt } = await outcomeOf(key, { params, slug, origin: (await siteOrigin()).href });
    if ('problem' in outcome) return problemResponse(request, outcome.problem);
    if ('movedTo' in outcome)
      return new Response(null, { status: 308, headers: { location: outcome.movedTo } });
    const { answer, next } = outcome;
    if (!ENDPOINTS[key].isKept) return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
    const text = JSON.stringify(answer);
    return conditionalResponse(request, () => text, {
      etag: etagOf(text),
      changedAt,
      headers: {
        'content-type': 'application/json',
        ...(next !== undefined && { link: `<${next}>; rel="next"` }),
      },
    });
  });
}
