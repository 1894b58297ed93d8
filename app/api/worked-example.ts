import { outcomeOf } from '#app/api/outcome-of.ts';
import type { EndpointKey } from '#lib/api/endpoints.ts';
import { PROBLEMS, problemDocument } from '#lib/api/problems.ts';
import { shortened } from '#lib/api/shortened.ts';
import { paramsIn } from '#lib/params.ts';

/** A request and what it is answered just now, cut to be looked at. */
export type WorkedExample = { url: string; status: number; type: string; answer: string };

/** What an endpoint answers to a request, without the way through the network; `href` is from the root of the site. */
export async function workedExample(key: EndpointKey, href: string, origin: URL): Promise<WorkedExample> {
  const url = new URL(href, origin);
  const slug = url.pathname.split('/').at(-1) ?? '';
  const { outcome } = await outcomeOf(key, {
    params: paramsIn(url.searchParams),
    slug,
    origin: origin.href,
  });
  const example = (status: number, type: string, answer: unknown) => ({
    ...{ url: url.href, status, type },
    answer: JSON.stringify(answer, undefined, 2),
  });
  if ('problem' in outcome) {
    const { problem } = outcome;
    const document = problemDocument(problem, origin, url.pathname + url.search);
    return example(PROBLEMS[problem.kind].status, 'application/problem+json', document);
  }
  return example(200, 'application/json', 'answer' in outcome ? shortened(outcome.answer) : {});
}
