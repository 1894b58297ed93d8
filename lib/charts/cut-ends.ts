/** Texts cut into what all of them begin and end with, and what each has between; put together again they are as before. */
type CutTexts = { start: string; end: string; rests: (string | undefined)[] };

/** Cuts addresses of one page, which differ in a few letters, so that what is the same is sent once; `undefined` stays. */
export function cutEnds(texts: readonly (string | undefined)[]): CutTexts {
  const known = texts.filter((text) => text !== undefined);
  const [first = ''] = known;
  const least = Math.min(...known.map((text) => text.length), first.length);
  let start = 0;
  while (start < least && known.every((text) => text[start] === first[start])) start++;
  let end = 0;
  while (end < least - start && known.every((text) => text.at(-1 - end) === first.at(-1 - end))) end++;
  return {
    start: first.slice(0, start),
    end: first.slice(first.length - end),
    rests: texts.map((text) => text?.slice(start, text.length - end)),
  };
}
