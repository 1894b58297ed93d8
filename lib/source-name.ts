type Named = { slug: string; isListing: boolean; file: string };

/** What a source is called: `Dump 001`; one that is no listing by what it gives and its file, `Facts facts.jsonl`. */
export function sourceName({ slug, isListing, file }: Named): string {
  return isListing ? `Dump ${slug}` : `Facts ${fileName(file)}`;
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
