const TEXT_COMMAND =
  /(?<![\\A-Za-z])(?:text(?:bf|it|tt|sc)|ext(?:bf|it|tt|sc|sl)|e?mph|math(?:cal|bb|bf|rm))(?=\{)|(?<![f\\])(?:ootnote|cite)(?=\{)/g;

/**
 * Gives back the backslash to the commands that cannot be words: `textbf{…}`, and `extbf{…}`, `ootnote{…}`
 * whose first letter went with it when `\t` and `\f` were read as tab and form feed.
 */
export const restoreTextCommands = (text: string): string =>
  text.includes('{') ? text.replace(TEXT_COMMAND, (name) => `\\${name}`) : text;

const ARROWS: Readonly<Record<string, string>> = {
  leftrightarrow: '↔',
  longrightarrow: '→',
  rightarrow: '→',
  leftarrow: '←',
  Leftrightarrow: '⇔',
  Rightarrow: '⇒',
  subseteq: '⊆',
};

/**
 * Signs that lost their backslash, where no other reading exists: `6times` and `4times4` (a digit before),
 * `360^circ`, and words English does not have (`leq`, `geq`, `leftrightarrow`). `2-5times` is a range and
 * gets its dash. Names of Greek letters, `sim` and `approx` stay: they are words that people write.
 */
export function restoreLostSigns(text: string): string {
  // Each rule is asked only where its word stands: hardly any text has one, and looking for all takes long.
  let read = text;
  if (read.includes('times')) read = read.replace(/(\d)times(?![a-z])/g, '$1×');
  if (read.includes('×')) read = read.replace(/(?<![\w.,-])(\d[\d.,]{0,12})-(?=\d[\d.,]{0,12}×)/g, '$1–');
  if (read.includes('^')) read = read.replace(/\^(?:\{\s?(?:circ|∘)\s?\}|circ(?![a-z])|∘)/g, '°');
  if (read.includes('leq') || read.includes('geq'))
    read = read
      .replace(/(?<=[\dA-Za-z)%]|^)( ?)(?<=\W|[a-zA-Z\d])(leq|geq)(?= ?[\w$\\])(?![a-z])/g, sign)
      .replace(/(?<![\w\\])(leq|geq)(?= )/g, (word) => (word === 'leq' ? '≤' : '≥'));
  if (read.includes(' mu')) read = read.replace(/([≤≥]) mu\b/g, '$1 μ');
  if (read.includes('arrow') || read.includes('subseteq'))
    read = read.replace(/\b[a-zA-Z]{7,14}\b/g, (word) =>
      Object.hasOwn(ARROWS, word) ? (ARROWS[word] ?? word) : word,
    );
  return read;
}

const sign = (_: string, space: string, word: string): string =>
  `${space || ' '}${word === 'leq' ? '≤' : '≥'}`;
