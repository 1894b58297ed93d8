/** A label in which the beginnings that were typed are marked, each where it first begins a word. */
export function BegunWords({ label, typed }: { label: string; typed: string }) {
  const wanted = new Set(wordsOf(plain(typed)).map(([word]) => word));
  let at = 0;
  const runs = wordsOf(label).flatMap((match) => {
    const word = plain(match[0]);
    const [begun] = [...wanted].filter((one) => word.startsWith(one)).sort((a, b) => b.length - a.length);
    if (begun === undefined) return [];
    wanted.delete(begun);
    const before = label.slice(at, match.index);
    at = match.index + begun.length;
    return [before, <mark key={match.index}>{label.slice(match.index, at)}</mark>];
  });
  return [...runs, label.slice(at)];
}

function wordsOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)];
}

/** Without case and diacritics. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
