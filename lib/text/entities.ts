const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    times: '×',
    plusmn: '±',
    deg: '°',
    le: '≤',
    ge: '≥',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    mu: 'μ',
  }),
);

const ENTITY = /&(?:(?:amp|#38|#x26);)*(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,7}));/gi;

function fromCode(code: number): string | undefined {
  if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

/**
 * Decodes the HTML entities that occur in bibliographic records. What was escaped more than once
 * (`&amp;lt;`) is decoded to the bottom, so that decoding again changes nothing. The result is text: it may
 * hold `<b>`, which is shown as these three characters and never as markup. Unknown entities stay.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromCode(Number.parseInt(decimal, 10)) ?? whole;
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16)) ?? whole;
    return (name === undefined ? undefined : NAMED.get(name.toLowerCase())) ?? whole;
  });
}
