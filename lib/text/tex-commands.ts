import { AFTER_LINK } from '#lib/text/mask.ts';
import { accentAt } from '#lib/text/tex-accents.ts';
import { doubleStruck, texAbbreviation, texLetter, texSymbol } from '#lib/text/tex-symbols.ts';

const STYLED =
  /^(?:emph|text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal|superscript|subscript|color)?|underline|uline|url|path|mbox|hbox|math(?:bf|rm|sf|it|tt|cal|scr|frak|bb|bbm)|boldsymbol|bm|ensuremath|operatorname)$/;
const SWITCH =
  /^(?:em|it|bf|sc|sl|tt|rm|sf|cal|itshape|bfseries|ttfamily|small|footnotesize|tiny|large|Large|normalfont|boldmath|displaystyle|textstyle|protect|noindent|centering|xspace|left|right|big[lrg]*|Big[lrg]*)$/;
const DROPPED =
  /^(?:cite[a-zA-Z]*|[pa]?cite[pt]|label|ref|eqref|cref|Cref|autoref|vspace|hspace|thanks|footnotemark|begin|end|includegraphics|bibliography|bibliographystyle)$/;
const BREAK = /^(?:item|newline|linebreak|par|quad|qquad|hfill|smallskip|medskip|bigskip|enspace|thinspace)$/;
const ARITHMETIC = /^(?:[dt]?frac|sqrt|nicefrac)$/;
/** Commands whose braces were lost on the way: `\textitunflattening`, `\mathcalS`. */
const RUN_INTO = /^(?:text(?:it|bf|sc|tt|sf|rm)|emph|math(?:cal|bf|rm|sf|scr))(?=[a-zA-Z])/;
const LIST = /^(?:begin|end)(?:itemize|enumerate|description|equation|align)\*?$/;
/** Braces around plain words are what is left of a command, or protect capitals: `{without} using`, `{B}ERT`. */
const PLAIN_WORDS = /^(?:[\p{L}\p{N}][\p{L}\p{N} '’.-]*|[-–—,.:;])$/u;
/** What TeX wants braces for even within a word or a number: `Gr{ö}tschel`, `2{,}000`. */
const LETTER_OR_COMMA = /^[,\u00c0-\u024f]$/;

/** Set apart from the factor before them: `n\log n`. */
const FUNCTION = /^(?:log|ln|exp|min|max|sup|inf|arg(?:min|max)?|sin|cos|poly(?:log)?|Pr)$/;

const NAME = /\\([a-zA-Z]+)\*?/y;
const ORDINARY = /[^\\{}\ue002]+/y;
const OPTION = /\s*\[[^[\]{}]{0,80}\]/y;
const HREF = /\s*\{([^{}]*)\}\s*\{([^{}]*)\}/y;
const BRACED = /\{([^{}]{0,200})\}/y;
const SWITCH_GROUP = /\{\s*\\(?:em|it|bf|sc|sl|tt|rm|sf)\b\s*/y;
const LETTER_GROUP = /\{([A-Za-z])\}/y;

/** What happens at the closing brace; `from` is the number of pieces written before the group. */
type Group = { kind: 'plain' | 'unwrap' | 'drop'; from: number; close: string };

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Running text with its TeX commands replaced by what they print: `\emph{x}` by x, `\eg` by e.g., `\'e` by
 * é, `\geq` by ≥, `\%` by %; citations and labels go. A command nobody knows is a macro of the author's: with
 * an argument it was formatting and the argument stays; without, its name stays. `\frac` and `\sqrt` stay for
 * the reader of formulas. Takes masked text; one pass; any nesting; never throws.
 */
export function readTexCommands(text: string): string {
  if (!/[\\{}]/.test(text)) return text;
  const out: string[] = [];
  const groups: Group[] = [];
  let at = 0;

  const lastCharacter = (): string => {
    for (let i = out.length - 1; i >= 0; i--) if (out[i]) return out[i]?.at(-1) ?? '';
    return '';
  };
  const open = (kind: Group['kind'], close = ''): void => {
    groups.push({ kind, from: out.length, close });
  };
  const dropSpace = (): void => {
    const last = out.at(-1);
    if (last !== undefined && /[\s~]$/.test(last) && /^[\s.,;:)~]|^$/.test(text.charAt(at))) {
      out[out.length - 1] = last.replace(/[\s~]$/, '');
    }
  };

  const closeGroup = (): void => {
    const group = groups.pop();
    if (!group) out.push('}');
    else if (group.kind === 'drop') {
      out.length = group.from;
      dropSpace();
    } else if (group.kind === 'unwrap') out.push(group.close);
    else {
      const written = out.length - group.from;
      const content = written > 60 ? '{' : out.slice(group.from + 1).join('');
      const bare = group.close === 'inner' ? LETTER_OR_COMMA : PLAIN_WORDS;
      if (!bare.test(content)) out.push('}');
      else out[group.from] = '';
    }
  };

  const openBrace = (): void => {
    const accent = accentAt(text, at);
    const switched = match(SWITCH_GROUP, text, at);
    if (accent) {
      out.push(accent.letter);
      at = accent.end;
    } else if (switched) {
      open('unwrap');
      at += switched[0].length;
    } else if (text[at + 1] === '}' && !/[_^]/.test(lastCharacter())) at += 2;
    else {
      // Within or behind a word, a script or a fraction, braces are arguments and stay.
      open('plain', /[\p{L}\p{N}_^})\]]/u.test(lastCharacter()) ? 'inner' : '');
      out.push('{');
      at += 1;
    }
  };

  const takesArgument = (kind: Group['kind'], close = ''): boolean => {
    for (let option = match(OPTION, text, at); option; option = match(OPTION, text, at))
      at += option[0].length;
    const space = text[at] === ' ' && text[at + 1] === '{' ? 1 : 0;
    if (text[at + space] !== '{') return false;
    open(kind, close);
    at += space + 1;
    return true;
  };

  const href = (): void => {
    const found = match(HREF, text, at);
    if (!found) return;
    const [whole, address = '', label = ''] = found;
    const named = label.trim() !== '' && !label.includes(AFTER_LINK) && /\s|^[^./]*$/.test(label);
    out.push(named ? `${label} (${address})` : address);
    at += whole.length;
  };

  const word = (name: string): void => {
    const abbreviation = texAbbreviation(name);
    const letter = texLetter(name);
    const symbol = texSymbol(name);
    if (name === 'href') href();
    else if (name === 'footnote' || name === 'ootnote') {
      out.push(' (');
      if (!takesArgument('unwrap', ')')) out.pop();
    } else if (name === 'textcolor' || name === 'color') {
      takesArgument('drop');
    } else if (DROPPED.test(name)) {
      if (!takesArgument('drop')) dropSpace();
    } else if (name === 'mathbb' && match(LETTER_GROUP, text, at)) {
      out.push(doubleStruck(text.charAt(at + 1)));
      at += 3;
    } else if (STYLED.test(name) || /^ext[bits][ftcl]$/.test(name)) takesArgument('unwrap');
    else if (SWITCH.test(name)) at += text[at] === ' ' ? 1 : 0;
    else if (BREAK.test(name) || LIST.test(name)) out.push(' ');
    else if (name === 'sqrt' && text[at] !== '{') out.push('√');
    else if (ARITHMETIC.test(name)) out.push(`\\${name}`);
    else if (abbreviation !== undefined)
      out.push(text[at] === '.' ? abbreviation.slice(0, -1) : abbreviation);
    else if (letter !== undefined && text[at] !== '(') {
      out.push(letter);
      if (text[at] === ' ' && /\p{Ll}/u.test(text.charAt(at + 1)) && name !== 'i') at += 1;
    } else if (symbol !== undefined) out.push(symbol);
    else if (name.startsWith('mathbb')) out.push(doubleStruck(name.charAt(6)), name.slice(7));
    else if (RUN_INTO.test(name)) out.push(name.replace(RUN_INTO, ''));
    else if (/^sqrt[a-zA-Z]/.test(name)) out.push(`√${name.slice(4)}`);
    else if (/^n[A-Z]/.test(name)) out.push(` ${name.slice(1)}`);
    else if (text[at] === '{' && text[at + 1] !== '}') takesArgument('unwrap');
    else if (FUNCTION.test(name) && /[\p{L}\p{N})]/u.test(lastCharacter())) out.push(` ${name}`);
    else out.push(name);
  };

  const sign = (): void => {
    const next = text.charAt(at + 1);
    at += 2;
    if (/\d/.test(next)) {
      // `\500` was `\$500`: no command begins with a digit.
      out.push('$', next);
    } else if (/[%&_#$"'`()[\]|.^~={}<>]/.test(next)) out.push(next);
    else if (/[,;: \\]/.test(next)) out.push(' ');
    else if (!/[-!/@]/.test(next)) out.push(`\\${next}`);
  };

  while (at < text.length) {
    const ordinary = match(ORDINARY, text, at);
    const c = text[at];
    if (ordinary) {
      out.push(ordinary[0]);
      at += ordinary[0].length;
    } else if (c === AFTER_LINK) {
      // The listing prints `\href{address}{label}` as `address{label}`.
      const label = match(BRACED, text, at + 1);
      out.push(AFTER_LINK);
      at += 1 + (label ? label[0].length : 0);
    } else if (c === '{') openBrace();
    else if (c === '}') {
      at += 1;
      closeGroup();
    } else {
      const accent = accentAt(text, at);
      const name = match(NAME, text, at);
      if (accent) {
        out.push(accent.letter);
        at = accent.end;
      } else if (name) {
        at += name[0].length;
        word(name[1] ?? '');
      } else sign();
    }
  }
  return out.join('');
}
