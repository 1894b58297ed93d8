import { opensSentence } from '#lib/text/sentence-openers.ts';

const JOINT = /(?<=[\p{L}\p{N})\]%"”’'\ue001])([.!?])(?=\p{Lu})/gu;
const WORD_AFTER = /(\p{Lu}[\p{Ll}]*)([-’']\p{Ll}+)*(?=[ ,])/uy;
const PACKAGES = new Set(['torch', 'numpy', 'jax', 'keras', 'sklearn', 'java', 'system', 'scipy', 'pandas']);

/**
 * Puts the space between two sentences that were paragraphs in the source (`accessibility.We present`). A
 * full stop is such a joint when a word that opens sentences follows (`ResNet.The`), or any capitalised word
 * behind an ordinary lower-case one. `TaskMatrix.AI`, `U.S.`, `GPT-3.5`, `Node.js`, `S.Maria` have neither.
 */
export function splitGluedSentences(text: string): string {
  if (!/[.!?]\p{L}/u.test(text)) return text;
  return text
    .replace(/(?<![\p{L}\p{N}.])(i\.e\.|e\.g\.)(?=\p{L}{2})/gu, '$1 ')
    .replace(JOINT, (stop, _stop: string, at: number) => {
      WORD_AFTER.lastIndex = at + 1;
      const after = WORD_AFTER.exec(text);
      if (!after) return stop;
      return joins(text.slice(Math.max(0, at - 40), at), after[1] ?? '', text.slice(at + 1, at + 40))
        ? `${stop} `
        : stop;
    });
}

function joins(before: string, next: string, after: string): boolean {
  const token = before.slice(before.lastIndexOf(' ') + 1);
  if (/[/@\\_]|\.\p{L}+$|^\p{Lu}$/u.test(token)) return false;
  if (next.length === 1) return next === 'A' && /^A \p{Ll}/u.test(after) && /[\p{L})]{2}$/u.test(token);
  if (opensSentence(next)) return true;
  const word = /(?<!\p{Ll})(\p{Ll}{3,})[)"”’']?$/u.exec(token)?.[1];
  return word !== undefined && next.length > 2 && !PACKAGES.has(token);
}
