import { z } from 'zod';
import type { SourceFields } from '#lib/sources/record.ts';

/**
 * A text on one line, as a listing prints it: white space of every kind is a single space, and halves of characters,
 * which JSON can write and no text can hold, are left out. Never empty.
 */
export const phrase = z
  .string()
  .transform((text) => {
    const whole = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '');
    return /\s\s|[^\S ]|^ | $/.test(whole) ? whole.replace(/\s+/g, ' ').trim() : whole;
  })
  .pipe(z.string().min(1));

/** A whole number from 0. */
export const count = z.int().min(0);

/** The object that a text is as JSON; undefined for anything else. */
export function parseObject(content: string): object | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Why a record cannot be used: the first thing that is wrong with it, and where. */
export function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'record'}: ${issue.message}` : 'not a record';
}

/** Leaves out the fields that are undefined, so that "not given" has one form. */
export function defined(
  fields: { [K in keyof SourceFields]: SourceFields[K] | undefined } & { title: string },
): SourceFields {
  const { title, ...others } = fields;
  return { title, ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) };
}
