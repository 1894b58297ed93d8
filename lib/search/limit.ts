import { z } from 'zod';
import { type Params, type QueryProblem, readOne } from '#lib/params.ts';

/** The results that a search gives to a program that does not say how many it wants, and the most that it can have. */
export const USUAL_LIMIT = 10;
export const MOST_RESULTS = 1000;

/** A number of results as an address has it. */
export const resultLimit = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MOST_RESULTS));

/** The number of results that a text asks for, 1 to MOST_RESULTS; undefined when it is none. */
export function limitIn(text: string): number | undefined {
  return resultLimit.safeParse(text).data;
}

/** The number of results that an address asks for, the usual one where it names none or a wrong one. */
export function readLimit(params: Params, problems: QueryProblem[]): number {
  return readOne(params, 'limit', limitIn, problems) ?? USUAL_LIMIT;
}
