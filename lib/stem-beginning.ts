/**
 * What English words end in that Porter's stemmer takes away or changes, in steps one after another (`generalizations`
 * → `gener`): M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980.
 */
const ENDS: readonly string[] = `
  abilities ables ably alisms alists alities alizations alizers alizing ally als ances ancies antly
  ants ately ateness ates ating ationally ations atively ativeness ativities ators bilities edly eed
  ely ements ences encies entlies ently ents ers fully fulness ibilities ibles ibly ically icals
  icates icating ications icities ics ied ies ings ionally ioned ioning ions isms ities ively
  ivenesses ives ivities izations izers izing ments nesses ously ousness y
`
  .trim()
  .split(/\s+/);

const SHORTEST = 3;

/**
 * The beginning that the stems of all words share that begin with what was typed: `generaliz` → `gener`, since the
 * full-text index has `generalization` as `gener`. The word itself where nothing of it can be part of an ending, and
 * for words of other letters than English ones.
 */
export function stemBeginning(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  for (let length = SHORTEST; length < word.length; length++) {
    const rest = word.slice(length);
    if (ENDS.some((end) => end.startsWith(rest))) return unchanged(word.slice(0, length));
  }
  return unchanged(word);
}

/** Without a last letter that the stemmer would change: `running` is indexed as `run`, and `key` would be `kei`. */
function unchanged(word: string): string {
  const doubled = word.length > SHORTEST && word.at(-1) === word.at(-2);
  return doubled ? word.slice(0, -1) : word.replace(/(?<=..)ys?$/, '');
}
