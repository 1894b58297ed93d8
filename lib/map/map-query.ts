import { type Params, type QueryProblem, readOne } from '#lib/params.ts';

/** The only reader of the parameter that `/map` has beside the explorer's: the slug of a paper to look for. */
export function parseMapQuery(params: Params): { paper: string | undefined; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const paper = readOne(
    params,
    'paper',
    (text) => (/^[a-z0-9-]{1,200}$/.test(text) ? text : undefined),
    problems,
  );
  return { paper, problems };
}
