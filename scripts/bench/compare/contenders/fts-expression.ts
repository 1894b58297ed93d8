/** Words as an FTS5 expression; `beginning`: the last word may go on. Every word is quoted, so that none is an operator. */
export function ftsExpression(
  words: readonly string[],
  how: 'all' | 'phrase' | 'any' | 'beginning',
  column?: string,
): string {
  const quoted = words.map((word) => `"${word}"`);
  const expression = {
    all: quoted.join(' '),
    phrase: `"${words.join(' ')}"`,
    any: quoted.join(' OR '),
    beginning: `${quoted.join(' ')}*`,
  }[how];
  return column === undefined ? expression : `${column} : (${expression})`;
}

/** Words as an expression for PostgreSQL's `to_tsquery`. */
export function tsExpression(words: readonly string[], how: 'all' | 'phrase' | 'any' | 'beginning'): string {
  if (how === 'beginning') return `${words.join(' & ')}:*`;
  return words.join({ all: ' & ', phrase: ' <-> ', any: ' | ' }[how]);
}
