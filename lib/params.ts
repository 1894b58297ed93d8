import { z } from 'zod';

/** An address's parameters as the router gives them. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The parameters of an address as the router would give them. */
export function paramsIn(searchParams: URLSearchParams): Params {
  return Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
}

/** What an address asked for that cannot be had; the values of a parameter are separated by commas. */
export type QueryProblem = {
  parameter: string;
  value: string;
  /** What is wrong, a sentence without its full stop: “x” is no page number here. */
  fault: string;
  /** What is shown all the same, the sentence's second half: it was left out. */
  remedy?: string;
  /** What may have been meant, a sentence. */
  hint?: string;
};

/** A problem in a sentence or two for the page. */
export function problemText({ fault, remedy, hint }: QueryProblem): string {
  return `${fault}${remedy ? `; ${remedy}` : ''}.${hint ? ` ${hint}` : ''}`;
}

/** Characters of a header field that servers in front let pass, with room for the other fields. */
const LONGEST_FIELD = 2000;

/** Problems as a header field has them: in sentences, percent-encoded; of many the first ones and how many more. */
export function problemsField(problems: readonly QueryProblem[]): string {
  let field = '';
  for (const [index, problem] of problems.entries()) {
    const next = encodeURIComponent(`${index === 0 ? '' : ' '}${problemText(problem)}`);
    if (field.length + next.length > LONGEST_FIELD)
      return field + encodeURIComponent(` And ${problems.length - index} more.`);
    field += next;
  }
  return field;
}

/** The characters of a value that a sentence repeats. */
const SHOWN = 60;

/** A value as a sentence repeats it; one that is cut does not end with half of a character. */
export function shownValue(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…` : value;
}

const MAX_PAGE = 1_000_000;
/** Repeats of one parameter that are looked at. */
const MAX_REPEATS = 180;

/** A page's number as an address has it. */
export const pageNumber = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_PAGE));

/** The page number of a list, the first where none is asked for or it is no number. */
export function readPage(params: Params, problems: QueryProblem[] = []): number {
  return readOne(params, 'page', (text) => pageNumber.safeParse(text).data, problems) ?? 1;
}

/** The page to show of a list: a shared link outlives the number of pages, and then leads to the first. */
export function existingPage(
  page: number,
  total: number,
  size: number,
): { page: number; problems: QueryProblem[] } {
  if (page === 1 || (page - 1) * size < total) return { page, problems: [] };
  const fault = `There is no page ${page}`;
  const problem = { parameter: 'page', value: String(page), fault, remedy: 'this is the first' };
  return { page: 1, problems: total === 0 ? [] : [problem] };
}

/** Every value of a parameter that `read` accepts; the others are named in `problems`. */
export function readAll<T>(
  params: Params,
  key: string,
  read: (text: string) => T[] | undefined,
  problems: QueryProblem[],
): T[] {
  return all(params, key).flatMap((text) => {
    const values = text === '' ? [] : read(text);
    if (!values) problems.push(leftOut(key, text));
    return values ?? [];
  });
}

/** The value of a parameter that is given once; a second one is named in `problems`. */
export function readOne<T>(
  params: Params,
  key: string,
  read: (text: string) => T | undefined,
  problems: QueryProblem[],
): T | undefined {
  const [text, ...others] = all(params, key).filter((value) => value !== '');
  if (text === undefined) return undefined;
  if (others.length > 0)
    problems.push({
      ...{ parameter: key, value: [text, ...others].join(', ') },
      ...{ fault: `There is more than one ${NAMES[key] ?? key} here`, remedy: 'the first one counts' },
    });
  const value = read(text);
  if (value === undefined) problems.push(leftOut(key, text));
  return value;
}

/** A value that was left out. */
export function leftOut(key: string, value: string): QueryProblem {
  const fault = `“${shownValue(value)}” is no ${NAMES[key] ?? key} here`;
  return { parameter: key, value, fault, remedy: 'it was left out' };
}

const NAMES: Readonly<Record<string, string>> = {
  q: 'search',
  org: 'organisation',
  source: 'source',
  from: 'year',
  to: 'year',
  not: 'filter',
  has: 'property',
  sort: 'order',
  match: 'way of matching topics',
  page: 'page number',
  area: 'area of the map',
  open: 'facet',
};

function all(params: Params, key: string): readonly string[] {
  const value = Object.hasOwn(params, key) ? params[key] : undefined;
  return (typeof value === 'string' ? [value] : (value ?? [])).slice(0, MAX_REPEATS);
}
