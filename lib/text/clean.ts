import { printable } from '#lib/text/characters.ts';
import { decodeEntities } from '#lib/text/entities.ts';
import { splitGluedSentences } from '#lib/text/glued-sentences.ts';
import { restoreLostSigns, restoreTextCommands } from '#lib/text/lost-words.ts';
import { mask, unmask } from '#lib/text/mask.ts';
import { isPlain } from '#lib/text/plain-text.ts';
import { closeStops, curlQuotes, setDashes, untie } from '#lib/text/prose-marks.ts';
import { readTexCommands } from '#lib/text/tex-commands.ts';

/** Two rounds settle every real text: one to clean, one to see that nothing is left to do. */
const ROUNDS = 6;

const URL_WITH_ESCAPES = /https?:\/\/[^\s{}<>"]+/gi;
const SIGN_ONLY = /^[\d.,\s]*\\(?:times|sim|pm|approx|uparrow|downarrow|rightarrow|leftrightarrow)[\d.,\s]*$/;
const STYLE = /\\(?:e?text(?:bf|it|tt|sc|sf|rm|sl)?|ext(?:bf|it|tt|sc|sl)|emph)\s*\{/g;

/**
 * What dollar signs around no formula held: styled words (`$\textbf{V}$isual`), numbers (`$81$`, `$15\%$`),
 * abbreviations (`$e.g.$`), single signs (`2.1$\times$`). Undefined for a formula.
 */
function notMath(tex: string): string | undefined {
  if (/^[-+]?[\d.,]+\s?(?:\\?%)?$|^(?:e\.g\.|i\.e\.|etc\.|et al\.)$/.test(tex)) return tex;
  if (SIGN_ONLY.test(tex)) return tex;
  STYLE.lastIndex = 0;
  if (!STYLE.test(tex)) return undefined;
  return /^[\p{L}\p{N}\s.,:'’&()%+}-]*$/u.test(tex.replace(STYLE, '')) ? tex : undefined;
}

/** A pair of dollar signs around styled prose, which `delimitedMath` takes for two prices. */
const STYLED_PROSE =
  /\$(\\(?:text(?:bf|it|tt|sc)|emph)\{[^{}$]{0,80}\}(?: [\p{L}-]{1,20}| \\(?:text(?:bf|it|tt|sc)|emph)\{[^{}$]{0,80}\}){0,12})\$/gu;

/** A sign that was set as math only for its looks: `3$%$`, `[$-$1, 1]`. */
const LONE_SIGN = /\$(\\?%|[-−+×])\$/g;

function once(source: string): string {
  const masked = mask(restored(legible(source)), notMath);
  const read = readTexCommands(masked.text);
  const prose = splitGluedSentences(closeStops(restoreLostSigns(setDashes(curlQuotes(untie(read))))));
  return printable(unmask(prose, masked.pieces));
}

function legible(source: string): string {
  const text = printable(source);
  const decoded = decodeEntities(text);
  return decoded === text ? text : printable(decoded);
}

/** TeX that was damaged on its way, or stands where it need not be read. */
function restored(legible: string): string {
  let text = restoreTextCommands(legible);
  if (text.includes('\\')) text = text.replace(URL_WITH_ESCAPES, (url) => url.replace(/\\([_#%&~])/g, '$1'));
  if (!text.includes('$')) return text;
  return text
    .replace(STYLED_PROSE, '$1')
    .replace(LONE_SIGN, '$1')
    .replace(/(?<=[\d$]) imes(?=\$)/g, '\\times');
}

/**
 * The reading text of a title or an abstract: printable characters, single spaces, and the remains of TeX as
 * what they were to print. Formulas stay, with their delimiters or as the bare remains (`X^2`), for
 * `segmentText`; addresses stay as they are. The result is text, never markup, and cleaning it again changes
 * nothing. Linear in the length; any string is accepted.
 */
export function cleanText(source: string): string {
  if (isPlain(source)) return source;
  let text = source;
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const next = once(text);
    if (next === text || isPlain(next)) return next;
    // Only a text made to defy the rules comes here: without the signs that they act on it stands still.
    text = round === ROUNDS - 1 ? next.replace(/[\\{}$~&`^]/g, '').replace(/([-'])\1+/g, '$1') : next;
  }
  return text;
}
