import { type Cursor, cursorIn } from '#lib/cursor.ts';
import { type Params, type QueryProblem, readOne, readPage } from '#lib/params.ts';
import { limitIn } from '#lib/search/limit.ts';

/** Papers of a set in one answer to a program that does not say how many it wants. */
export const USUAL_SET_LIMIT = 100;

/** The part of a set that a program asks for besides the page's parameters. */
export type SetPage = { limit?: number; cursor?: Cursor | undefined };

/**
 * The only reader of `limit`, `cursor` and `page` of a set. `page` counts in pages of `limit` papers; with a cursor,
 * which says where to go on, it does not count.
 */
export function readSetPage(params: Params, problems: QueryProblem[]): Required<SetPage> & { page: number } {
  return {
    limit: readOne(params, 'limit', limitIn, problems) ?? USUAL_SET_LIMIT,
    cursor: readOne(params, 'cursor', cursorIn, problems),
    page: readPage(params, problems),
  };
}
