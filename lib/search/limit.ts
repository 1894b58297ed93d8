import { z } from 'zod';

/** The results that a search gives to a program that does not say how many it wants, and the most that it can have. */
export const USUAL_LIMIT = 10;
export const MOST_RESULTS = 1000;

const limit = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MOST_RESULTS));

/** The number of results that a text asks for, 1 to MOST_RESULTS; undefined when it is none. */
export function limitIn(text: string): number | undefined {
  return limit.safeParse(text).data;
}
