/** Ids with their scores, best first; equal scores go by id. */
export type Ranking = [id: number, score: number][];

/**
 * The `count` best of the ids, without sorting the others.
 *
 * @param place what equal scores go by, the id itself if nothing is said
 */
export function bestOf(
  ids: Iterable<number>,
  scoreOf: (id: number) => number,
  count: number,
  place: (id: number) => number = (id) => id,
): Ranking {
  const inOrder = ([a, scoreA]: Ranking[number], [b, scoreB]: Ranking[number]) =>
    scoreB - scoreA || place(a) - place(b);
  const best: Ranking = [];
  // Ids that may be among the best are gathered, and cut back when there are twice too many: n + count·log(count).
  let least = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const score = scoreOf(id);
    if (score < least) continue;
    best.push([id, score]);
    if (best.length < 2 * count) continue;
    best.sort(inOrder).length = count;
    least = best.at(-1)?.[1] ?? least;
  }
  return best.sort(inOrder).slice(0, count);
}

export function byScore([a, scoreA]: Ranking[number], [b, scoreB]: Ranking[number]): number {
  return scoreB - scoreA || a - b;
}
