const STOP = new Set(
  `a about above across after all also although an and any are as at be because been before being between both but by can
  could do does due each e.g either et etc even few for from further had has have having here how however i.e if in into is
  it its itself just less many may more most much must no nor not of often on one only or other our ours out over own same
  several should since so some such than that the their them then there these they this those through thus to too two under
  until up upon us use used using very via was we well were what when where whether which while who whose why will with
  within without would yet you your`.split(/\s+/),
);
/** Words that say nothing alone, but may in a pair ("task vector"). */
const WEAK = new Set(
  `paper papers propose proposed proposes present presents introduce introduces show shows shown demonstrate demonstrates
  result results method methods approach approaches work model models new novel existing recent recently based different
  experiments performance achieve achieves state-of-the-art task tasks data learning language large trained training
  code available github https com significant significantly various provide provides study first better improve improved
  improves improving high effective effectively framework evaluation evaluate compared including across`.split(
    /\s+/,
  ),
);
/** Words and pairs of neighbouring words of a text, lower-case, plurals folded. */
export function termsOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}][\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*/gu) ?? []).map(singular);
  const terms: string[] = [];
  for (const [index, word] of words.entries()) {
    if (STOP.has(word) || word.length < 3) continue;
    if (!WEAK.has(word)) terms.push(word);
    const next = words[index + 1];
    if (!next || next.length < 3 || STOP.has(next) || (WEAK.has(word) && WEAK.has(next))) continue;
    terms.push(`${word} ${next}`);
  }
  return terms;
}

/** How often each term stands in a paper, its title counted three times. */
export function countTerms(title: string, abstract: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of termsOf(title)) counts.set(term, (counts.get(term) ?? 0) + 3);
  for (const term of termsOf(abstract)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Words in -s that are no plural of the word without it, and plurals in -ches of words in -che. */
const IRREGULAR = new Map([
  ...['bias', 'alias', 'atlas', 'canvas', 'series', 'species'].map((word) => [word, word] as const),
  ['caches', 'cache'],
  ['niches', 'niche'],
]);

/** Folds plurals, so that "task vectors" and "task vector" meet; words in -ss, -us and -is are left alone. */
function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|ias)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
