import type { AnswerOf } from '#lib/api/answers.ts';
import type { ParameterError } from '#lib/api/check-input.ts';
import { API_PAGE } from '#lib/hrefs.ts';
import { listed } from '#lib/wording.ts';

/** The kinds of problem, which the documentation explains under their names. */
export const PROBLEMS = {
  parameters: {
    status: 400,
    title: 'Parameters that cannot be had',
    about:
      'A parameter is not known here, is given too often, has a value that it does not take, or names a topic, an author or the like that is not here. Nothing is guessed and nothing left out: correct it, and ask again.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing has this address',
    about: 'There is no such endpoint, or no paper has, or ever had, this slug.',
  },
  method: {
    status: 405,
    title: 'Only for reading',
    about: 'The Allow header names the methods that there are.',
  },
  'too-large': {
    status: 413,
    title: 'Nothing can be sent here',
    about: 'The request has a body, and a long one. Papers are only read: leave it out.',
  },
  'too-long': {
    status: 414,
    title: 'The address is too long',
    about: 'An address has 8,000 characters at most. Ask in several requests.',
  },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    about:
      'More requests came from one place within a minute than one reader sends. The Retry-After header says after how many seconds to ask again.',
  },
  unavailable: {
    status: 503,
    title: 'No time for it now',
    about:
      'What is asked for took too long to find, or too much is asked of this site at once. The Retry-After header says after how many seconds to ask again.',
  },
  unreadable: {
    status: 503,
    title: 'The papers cannot be read',
    about:
      'The database of this site is missing, damaged or being replaced. The Retry-After header says after how many seconds to ask again.',
  },
  fault: {
    status: 500,
    title: 'A fault of this site',
    about: 'The request may be right. The log of the site has more.',
  },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;
export const PROBLEM_KINDS = [
  'parameters',
  'not-found',
  'method',
  'too-large',
  'too-long',
  'too-many',
  'unavailable',
  'unreadable',
  'fault',
] as const satisfies readonly ProblemKind[];

/** A problem of a request; `errors` where it is of its parameters. */
export type ApiProblem = { kind: ProblemKind; detail: string; errors?: ParameterError[] };

/** The problem that parameters are. */
export function parameterProblem(errors: ParameterError[]): ApiProblem {
  const names = [...new Set(errors.map(({ parameter }) => `“${parameter}”`))];
  return {
    kind: 'parameters',
    detail: `What is asked for with ${listed(names, 'and')} cannot be had.`,
    errors,
  };
}

/**
 * A problem as a document (RFC 9457, 3.1).
 *
 * @param instance path and parameters of the request
 */
export function problemDocument(
  { kind, detail, errors }: ApiProblem,
  origin: URL,
  instance: string,
): AnswerOf<'Problem'> {
  const { status, title } = PROBLEMS[kind];
  return {
    type: new URL(`${API_PAGE}#problem-${kind}`, origin).href,
    ...{ title, status, detail, instance },
    ...(errors && { errors }),
  };
}
