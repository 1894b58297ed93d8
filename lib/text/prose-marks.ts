/** `~` for "about" (`~5%`, `10 ~ 48`, `15~17`), for a home folder, and for "is distributed as" stays. */
const TIE = /(?<=[\p{L}\p{N}.,;:!?)\]}%"'’”\ue001\ue002])~+(?= ?[^\s~])(?! \d)(?![A-Z]\()/gu;

/** TeX's unbreakable space as a plain one. */
export function untie(text: string): string {
  if (!text.includes('~')) return text;
  return text.replace(TIE, (ties, at: number) =>
    /[\d%]/.test(text.charAt(at - 1)) && /[\d.]/.test(text.charAt(at + ties.length)) ? ties : ' ',
  );
}

/** A space before a stop that a space or the end follows; `...` and `.NET` are no such stops. */
const LOOSE_STOP = /(?<=[\p{L}\p{N}%)\]}"”’\ue001\ue002]) +(?=[.,;!?](?: |$))/gu;

/** `the inputs . Building`, `75% , with` → the stop at its word. */
export function closeStops(text: string): string {
  if (!/ [.,;!?]/.test(text)) return text;
  return text.replace(LOOSE_STOP, '');
}

const QUOTE_MARK = /(?<!`)``(?!`)|(?<!')''(?!')|"/g;

/**
 * TeX's double quotes as typographic ones. They are often paired with a plain `"`, on either side
 * (``` ``A is to B" ```, `"What matters?''`); such a `"` is made to match. Plain pairs stay plain.
 */
export function curlQuotes(text: string): string {
  if (!/``|''/.test(text)) return curlSingle(text);
  const marks = [...text.matchAll(QUOTE_MARK)].map((m) => ({ at: m.index, old: m[0], now: m[0] }));
  let opened: (typeof marks)[number] | undefined;
  for (const mark of marks) {
    if (mark.old === '``') {
      mark.now = /[\p{L}\p{N}]/u.test(text.charAt(mark.at - 1)) ? ' “' : '“';
      opened = mark;
    } else if (opened === undefined) opened = mark.old === '"' ? mark : undefined;
    else {
      if (opened.old === '"' && mark.old === "''") opened.now = '“';
      if (opened.now !== '"' || mark.old === "''") mark.now = '”';
      opened = undefined;
    }
  }
  let out = '';
  let at = 0;
  for (const mark of marks) {
    out += text.slice(at, mark.at) + mark.now;
    at = mark.at + mark.old.length;
  }
  return curlSingle(out + text.slice(at));
}

/** `` `in-the-wild' `` → ‘in-the-wild’; a pair of backquotes is code and stays. */
function curlSingle(text: string): string {
  if (!text.includes('`')) return text;
  return text.replace(/(?<![\p{L}\p{N}`])`([^`'’\s][^`'’]{0,80})['’](?![\p{L}\p{N}'])/gu, '‘$1’');
}

/** `---` and `--` as em and en dash. Options (` --all`), arrows and rules of four or more hyphens stay. */
export function setDashes(text: string): string {
  if (!text.includes('--')) return text;
  return text.replace(/(?<![-<])---(?![->])/g, '—').replace(/(?<![-<!])--(?![->])/g, (dashes, at: number) => {
    const before = text.charAt(at - 1);
    return (before === '' || before === ' ') && /[a-z]/.test(text.charAt(at + 2)) ? dashes : '–';
  });
}
