const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A number as running text has it: words up to twelve, then figures with thin groups. */
export function numberWord(count: number): string {
  return SMALL[count] ?? figure(count);
}

/** 12345 as `12,345`. */
export function figure(count: number): string {
  return count.toLocaleString('en');
}

/** `1 paper`, `13 papers`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** An ISO date of any precision in words: `28 July 2025`, `July 2025`, `2025`; short months where asked. */
export function dateText(iso: string, months: 'long' | 'short' = 'long'): string {
  const [year = '', month, day] = iso.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  const shown = months === 'short' ? name?.slice(0, 3) : name;
  return [day === undefined ? undefined : String(Number(day)), shown, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(parts: readonly string[], last: 'or' | 'and' = 'or'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const LONGEST_QUOTE = 120;

/** What a reader typed, in typographic quotes: its own quotes become inner ones, or the outer ones where they span it. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text;
  const bare = /^"([^"]*)"$/.exec(shown)?.[1] ?? shown;
  return `“${bare.replace(/"([^"]*)"/g, '‘$1’')}”`;
}
