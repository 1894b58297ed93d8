import { accentAt } from '#lib/text/tex-accents.ts';
import { texLetter } from '#lib/text/tex-symbols.ts';

const COMMAND = /\\([a-zA-Z]+)(?:\s*\{\}|\s+|(?![a-zA-Z]))/y;

/**
 * A name as people write it, of one in TeX: accents and letters are Unicode (`J\"org Bl{\o}m` is Jörg Bløm), ties are
 * spaces, the braces that hold a name together are gone. A command that stands for no letter goes too.
 */
export function texName(source: string): string {
  if (!/[\\{}~$]/.test(source)) return source.replace(/\s+/g, ' ').trim();
  let text = '';
  for (let at = 0; at < source.length; ) {
    const accent = accentAt(source, at);
    COMMAND.lastIndex = at;
    const command = accent ? null : COMMAND.exec(source);
    if (accent) {
      text += accent.letter;
      at = accent.end;
    } else if (command) {
      text += texLetter(command[1] ?? '') ?? '';
      at += command[0].length;
    } else {
      const sign = source.charAt(at);
      if (sign === '~') text += ' ';
      // What is escaped by a sign stands for itself: `\&`, `\-` is a place to break a word.
      else if (sign === '\\') text += /[-/,]/.test(source.charAt(++at)) ? '' : source.charAt(at);
      else if (!/[{}$]/.test(sign)) text += sign;
      at += 1;
    }
  }
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

/**
 * A name in its spoken order, of its parts: given names, family name with its particle, suffix. arXiv sets a space into
 * `C.-P.`, which nobody writes.
 */
export function spoken(given: string, family: string, suffix = ''): string {
  return [given.replace(/\. -(?=\p{L})/gu, '.-'), family, suffix].map(texName).filter(Boolean).join(' ');
}
