import { accentAt } from '#lib/text/tex-accents.ts';

/** The signs that TeX takes for its own. Everything else, line breaks too, stays as it is, so that a note comes back. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};
const SIGNS = new Map(Object.entries(ESCAPES).map(([sign, tex]) => [tex, sign]));
const TOKEN = /\\text[a-z]+\{\}|\\[&%$#_{}]|\\(?:par|newline)(?![A-Za-z])\s*|[{}~]/y;

/** A reader's own text for a field of BibTeX. */
export function texNote(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The text of such a field; of what another program wrote, accents and escaped signs are read, and braces go. */
export function readTexNote(tex: string): string {
  let text = '';
  let at = 0;
  while (at < tex.length) {
    const accent = accentAt(tex, at);
    if (accent) {
      text += accent.letter;
      at = accent.end;
      continue;
    }
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(tex) ?? [];
    text += token === undefined ? tex.charAt(at) : signOf(token);
    at += token?.length ?? 1;
  }
  return text;
}

function signOf(token: string): string {
  const sign = SIGNS.get(token);
  if (sign !== undefined) return sign;
  if (/^\\[{}]$/.test(token)) return token.charAt(1);
  if (/^\\(?:par|newline)/.test(token)) return '\n';
  if (token === '~') return ' ';
  return token.length === 1 ? '' : token;
}
