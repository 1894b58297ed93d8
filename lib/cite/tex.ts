import { visible } from '#lib/text/characters.ts';
import { isHarmlessTex } from '#lib/text/harmless-tex.ts';
import { segmentText } from '#lib/text/segments.ts';

/** Signs that TeX takes for its own, and letters that it has a command for. Without a brace inside a command's name. */
const SIGNS: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  // BibTeX counts braces, escaped or not.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '…': '\\textellipsis{}',
  '\u00a0': '~',
  '×': '\\texttimes{}',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
};

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
};

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ' +
    'σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi ' +
    'Ψ Psi Ω Omega'
  )
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])),
);

/**
 * A text as TeX prints it. Accented Latin letters become BibTeX's special characters (`{\"o}`), a Greek letter by itself
 * math; a letter of another script, and a word in Greek, stays Unicode, which biber and today's LaTeX read, rather than
 * being lost or torn into formulas.
 */
export function texText(text: string): string {
  return [...visible(text).normalize('NFC')].map(texCharacter).join('');
}

function texCharacter(character: string, at: number, all: readonly string[]): string {
  // Two of them would be a ligature: a dash, or a closing quote.
  if ((character === '-' || character === "'") && all[at - 1] === character) return `{}${character}`;
  const sign = SIGNS[character];
  if (sign !== undefined) return sign;
  const greek = GREEK[character];
  if (greek !== undefined && (isGreek(all[at - 1]) || isGreek(all[at + 1]))) return character;
  if (greek !== undefined) return `{$\\${greek}$}`;
  const [letter = '', mark, ...more] = character.normalize('NFD');
  const accent = ACCENTS[mark ?? ''];
  if (accent === undefined || more.length > 0 || !/[A-Za-z]/.test(letter)) return character;
  return /[a-z]/i.test(accent) ? `{\\${accent}{${letter}}}` : `{\\${accent}${letter}}`;
}

function isGreek(character = ''): boolean {
  return /\p{Script=Greek}/u.test(character);
}

/**
 * A cleaned title as TeX: formulas as math, and what styles must not put in lower case (`BERT`, `LoRA`, formulas) in
 * braces.
 */
export function texTitle(title: string): string {
  return segmentText(title)
    .map((segment) => {
      const text = title.slice(segment.start, segment.end);
      if (segment.kind === 'math' && isSafe(segment.tex) && isHarmlessTex(segment.tex))
        return `{$${segment.tex}$}`;
      return text
        .split(/([^\p{L}\p{M}\p{N}]+)/u)
        .map((part) => (isProtected(part) ? `{${texText(part)}}` : texText(part)))
        .join('');
    })
    .join('');
}

/** Whether a word has a capital that it would not have for its place alone, as acronyms and names of models have. */
function isProtected(word: string): boolean {
  return /^[^\p{L}\p{N}]*[\p{L}\p{N}].*\p{Lu}|^\P{Lu}*\p{Lu}.*\p{N}|^(?!A$)\p{Lu}$/u.test(word);
}

/** A sign that raises or lowers with nothing behind it, and commands of one sign, which are accents of text. */
const NO_MATH = /[\^_]\s*(?:[}^_]|$)|\\[^a-z]/i;

/** Whether a formula can stand between two dollar signs within braces. */
function isSafe(tex: string): boolean {
  if (NO_MATH.test(tex)) return false;
  let depth = 0;
  for (const [token] of tex.matchAll(/[{}$%#]/g)) {
    if (token === '{') depth++;
    else if (token === '}') depth--;
    else return false;
    if (depth < 0) return false;
  }
  return depth === 0 && !tex.endsWith('\\');
}
