import { z } from 'zod';
import { type FacetKey, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import { nameSlug } from '#lib/text/slug.ts';

/** Years that an address or a search can name. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/);
const year = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(z.int().min(FIRST_YEAR).max(LAST_YEAR));

/** What a parameter of an address can say of each facet. */
export const FACET_TEXT = {
  topic: slug,
  year: z
    .string()
    .regex(/^(?:\d{4}(?:\.\.\d{4})?|undated)$/)
    .refine((text) => yearsIn(text) !== undefined),
  org: slug,
  venue: slug,
  author: slug,
  category: slug,
  source: slug,
  has: z.enum(HAS_VALUES),
} as const satisfies Record<FacetKey, z.ZodType<string>>;

/**
 * What a parameter of an address says as values of its facet, held to what the facet can have where that is a closed
 * list; a run of years (`2021..2024`) is each of its years. Undefined when it is none.
 */
export function valuesIn(facet: FacetKey, text: string): string[] | undefined {
  if (facet === 'year') return yearsIn(text);
  return FACET_TEXT[facet].safeParse(text).success ? [text] : undefined;
}

/**
 * What a person typed behind a field's name as values of the facet: a name in words is made a slug (`Meta AI` is
 * `meta-ai`), and a run of years may be open or turned round (`2021..`, `..2021`, `2024..2021`). Undefined when it
 * can be none.
 */
export function typedValues(facet: FacetKey, text: string): string[] | undefined {
  if (facet === 'year') return yearsIn(text.toLowerCase()) ?? openRun(text);
  if (facet === 'has') return valuesIn(facet, text.toLowerCase());
  return valuesIn(facet, text) ?? valuesIn(facet, nameSlug(text));
}

/** The year that a text is, of those that can be named. */
export function yearIn(text: string): number | undefined {
  return year.safeParse(text).data;
}

/** The years between two, both included, whichever comes first; an end that is not given is open. */
export function yearsBetween(from = FIRST_YEAR, to = LAST_YEAR): string[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
}

function yearsIn(text: string): string[] | undefined {
  if (text === UNDATED) return [UNDATED];
  const [from, to, ...rest] = text.split('..').map(yearIn);
  if (from === undefined || rest.length > 0) return undefined;
  if (!text.includes('..')) return [String(from)];
  return to === undefined || to < from ? undefined : yearsBetween(from, to);
}

function openRun(text: string): string[] | undefined {
  const [before, after, ...rest] = text.split('..');
  if (before === undefined || after === undefined || rest.length > 0 || before + after === '')
    return undefined;
  const ends = [before, after].map((end) => (end === '' ? undefined : yearIn(end)));
  const isWrong = [before, after].some((end, index) => end !== '' && ends[index] === undefined);
  return isWrong ? undefined : yearsBetween(ends[0], ends[1]);
}
