/**
 * A place in a set of papers: behind so many papers, the last of which has this slug. Where papers have come in
 * between, the slug tells the place and the number does not; where the slug is gone from the set, the number does.
 */
export type Cursor = { offset: number; after: string };

/** The cursor as a text for an address, in the letters of base64url. */
export function cursorText({ offset, after }: Cursor): string {
  // Slugs are ASCII, which is all that `btoa` takes.
  return btoa(`${offset} ${after}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The cursor that a text is; undefined when it is none. */
export function cursorIn(text: string): Cursor | undefined {
  if (!/^[\w-]{4,400}$/.test(text) || text.length % 4 === 1) return undefined;
  const [, offset, after] = /^(\d{1,9}) ([a-z0-9-]+)$/.exec(plainText(text)) ?? [];
  return offset === undefined || after === undefined ? undefined : { offset: Number(offset), after };
}

function plainText(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
