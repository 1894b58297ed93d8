import { greekByName } from '#lib/text/greek.ts';

/** Bare math found in a text: UTF-16 offsets of what stands there, and the TeX to render. */
export type BareMath = { start: number; end: number; tex: string };

const GREEK_NAMES = [...greekByName.keys()].sort((a, b) => b.length - a.length).join('|');
const LETTER = `(?:${GREEK_NAMES}|ell|[A-Za-zͰ-Ͽℓℂℕℙℚℝℤ])`;
const BRACED = '\\{(?:[^{}]|\\{[^{}]{0,40}\\}){1,60}\\}';
const SUPER = `\\^(?:${BRACED}|1/\\d(?!\\d)|-?\\d{1,3}(?:\\.\\d{1,3})?(?![\\d.]*\\d)|[*+∗⋆†](?![\\w*])|(?:${LETTER})(?![\\w^]))`;
const SUB = `_(?:${BRACED}|(?:\\d{1,2}|${LETTER})(?![A-Za-z0-9_]))`;
const SCRIPTS = `(?:${SUB}(?:${SUPER})?|${SUPER}(?:${SUB})?)`;

/** A lone letter or Greek name, a number or a set in braces, with scripts: `nu^1`, `R^d`, `10^{-3}`, `{0,1}^n`. */
const SCRIPTED = `(?<![\\w\\\\@/.^]|[\\p{L}\\d]-|[^\\s(]_)(?:${LETTER}(?:${SCRIPTS})|\\d[\\d.]{0,8}${SUPER}|\\{[^{}]{1,20}\\}${SUPER})`;
/** A script behind a name: `Wukong_{ViT-L}`, `CLexIS^2`, `4^{th}`. */
const HUNG = `(?<=[\\p{L}\\d)\\]])(?:_${BRACED}(?:${SUPER})?|\\^(?:${BRACED}|\\d{1,2}(?![\\d./]*[\\d/])))`;
const ORDER = '(?<![\\w\\\\])(?:[OoΘΩ]|Omega|Theta)[*~]?\\((?:[^()]|\\([^()]{0,40}\\)){1,60}\\)';
const ONE = '[\\dA-Za-zͰ-Ͽ](?![A-Za-z])';
const FRACTION = `\\\\(?:[dt]?frac|nicefrac)\\s?(?:${BRACED}|${ONE})\\s?(?:${BRACED}|${ONE})|\\\\sqrt\\s?(?:${BRACED})`;

const BARE = new RegExp(`${ORDER}|${FRACTION}|${SCRIPTED}|${HUNG}`, 'gu');

/** Without one of these characters a text holds none of the four shapes. */
const SIGN = /[_^\\]|[OoΘΩa][*~]?\(/;

const FUNCTIONS = new Set(['log', 'ln', 'exp', 'min', 'max', 'poly', 'polylog', 'sqrt', 'loglog', 'tilde']);

/** Whether what stands in `O(…)` is an expression: symbols, numbers, known functions and short products. */
function isExpression(inner: string): boolean {
  const words = inner.match(/\p{L}+/gu) ?? [];
  if (/[;:"“”?!@&]|,\s*\w{3,}/u.test(inner)) return false;
  return words.every(
    (word) =>
      word.length === 1 ||
      FUNCTIONS.has(word) ||
      greekByName.has(word) ||
      ['eps', 'ell'].includes(word) ||
      (word.length === 2 && /^[a-zA-Z]{2}$/.test(word) && /[\^_/+*]|\d/.test(inner)),
  );
}

/** `ViT-L` and `stack` are words, not products of variables; `i,j` and `2h + 1` are math. */
function scriptTex(script: string): string {
  const inner = script.slice(1, -1).trim();
  return /\p{L}{2,}/u.test(inner) && /^[\p{L}\p{N} .-]+$/u.test(inner) && !greekByName.has(inner)
    ? `{\\text{${inner}}}`
    : `{${formulaTex(inner)}}`;
}

/** The TeX of bare remains: names get their backslash, scripts of several characters their braces. */
function formulaTex(bare: string): string {
  return bare
    .replace(/(?<![\\\p{L}])(\p{L}{2,})/gu, (word) => {
      if (greekByName.has(word) || word === 'ell') return `\\${word} `;
      if (word === 'eps') return '\\epsilon ';
      if (word === 'poly' || word === 'polylog') return `\\operatorname{${word}}`;
      return ['log', 'ln', 'exp', 'min', 'max'].includes(word) ? `\\${word} ` : word;
    })
    .replace(/\^(-?\d+\.\d+|-\d+|\d{2,})/g, '^{$1}')
    .replace(/\^1\/(\d)/g, '^{1/$1}')
    .replace(/%/g, '\\%')
    .replace(/×/g, '\\times ');
}

function texOf(found: string): string | undefined {
  if (found.startsWith('\\')) return formulaTex(found);
  const order = /^((?:[OoΘΩ]|Omega|Theta)[*~]?)\((.*)\)$/u.exec(found);
  if (order) return isExpression(order[2] ?? '') ? formulaTex(found) : undefined;
  const scripts = found.replace(/(?<=[_^])\{(?:[^{}]|\{[^{}]*\})*\}/g, scriptTex);
  if (/^[_^]/.test(found)) return `{}${scripts}`;
  const set = /^\{([^{}]*)\}(.*)$/u.exec(scripts);
  return set ? `\\{${set[1] ?? ''}\\}${formulaTex(set[2] ?? '')}` : formulaTex(scripts);
}

/**
 * Math that lost its dollar signs, where it can be nothing else: a letter, Greek name or number with a sub- or
 * superscript, a braced script or a power behind a name, an order of growth (`O(n log n)`), a fraction or a
 * root. Identifiers (`snake_case`, `file_name.py`, `@user_name`), a lone `C^` and bare `alpha` are text.
 */
export function findBareMath(text: string): BareMath[] {
  if (!SIGN.test(text)) return [];
  const found: BareMath[] = [];
  for (const match of text.matchAll(BARE)) {
    const tex = texOf(match[0]);
    if (tex !== undefined) found.push({ start: match.index, end: match.index + match[0].length, tex });
  }
  return found;
}
