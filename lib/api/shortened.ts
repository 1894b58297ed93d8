/** Of a list as many entries, of a text as many characters as show what it is. */
const ENTRIES = 2;
const CHARACTERS = 100;

/** An answer with its lists and texts cut, for a person to look at. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > CHARACTERS ? `${value.slice(0, CHARACTERS)}…` : value;
  if (Array.isArray(value)) return value.slice(0, ENTRIES).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member)]));
}
