import { mathMl } from '#lib/text/mathml.ts';

/**
 * Commands that KaTeX knows and that do something else than set signs: they define, look ahead, make links or identifiers,
 * load pictures, or take up room of any size.
 */
const ACTIVE =
  /\\(?:[egx]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|expandafter|noexpand|relax|char|verb|@\w+|TextOrMath|href|url|html\w*|includegraphics|rule|[mh]?kern|m?skip|[hm]skip|hspace|raisebox|Huge|huge)(?![A-Za-z])/;

/**
 * Whether a formula (TeX without delimiters) only sets signs, so that it can be given to any program that reads TeX: all of
 * its commands are among those that KaTeX has for that. Nothing that reads or writes files (`\input`, `\write`), changes
 * what characters mean, or runs for ever is among them.
 */
export function isHarmlessTex(tex: string): boolean {
  return !ACTIVE.test(tex) && !tex.includes('^^') && mathMl(tex) !== undefined;
}
