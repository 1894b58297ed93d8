import type { OutgoingHttpHeaders } from 'node:http';

/** What a field of an answer says, as one text; empty where it has none. */
export function fieldOf(headers: OutgoingHttpHeaders, name: string): string {
  const value = headers[name];
  return value === undefined ? '' : [value].flat().join(', ');
}
