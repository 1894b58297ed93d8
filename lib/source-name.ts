import type { SourceKind } from '#lib/sources/record.ts';

type Named = { slug: string; kind: SourceKind; isListing: boolean; file: string };

/** Kinds of source that are the saved text of a Daily Papers page. */
export const DUMPS: readonly SourceKind[] = ['spaced', 'compact', 'cards'];

export function isDump(kind: SourceKind): boolean {
  return DUMPS.includes(kind);
}

/** What a source is called: `Dump 001`, any other listing by its short name; one that is none by what it gives, `Facts facts.jsonl`. */
export function sourceName({ slug, kind, isListing, file }: Named): string {
  if (!isListing) return `Facts ${fileName(file)}`;
  return isDump(kind) ? `Dump ${slug}` : slug;
}

/** "five dumps", "one source": what papers come from, called dumps where all of it are. */
export function listingsText(listings: number, dumps: number, counted: (count: number) => string): string {
  const noun = listings === dumps ? 'dump' : 'source';
  return `${counted(listings)} ${listings === 1 ? noun : `${noun}s`}`;
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
