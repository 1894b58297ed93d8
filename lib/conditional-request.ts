/** What a request says of the copy that it has: the header fields of its names. */
export type Conditions = { ifNoneMatch: string | null; ifModifiedSince: string | null };

/** What tells one version of an answer from another: an entity tag (`W/"…"`) and when it last changed. */
export type Validators = { etag: string; changedAt: Date };

/**
 * Whether the copy that a client has is still the answer, so that 304 will do (RFC 9110, 13.1.2, 13.1.3 and 13.2.2):
 * entity tags are compared weakly, and where there are any the date does not count. A date that cannot be read is none.
 */
export function isUnchanged(conditions: Conditions, { etag, changedAt }: Validators): boolean {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== null) {
    const tags = ifNoneMatch.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];
    return tags.some((tag) => tag === '*' || opaque(tag) === opaque(etag));
  }
  if (ifModifiedSince === null) return false;
  // A date in a header has whole seconds.
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= Date.parse(ifModifiedSince);
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
