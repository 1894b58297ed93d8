/** An element of an XML document; texts among its children are escaped when it is written. */
export type Element = { name: string; attributes: Readonly<Record<string, string>>; children: Child[] };

/** What an element holds; undefined is nothing, for what is not known. */
export type Child = Element | string | undefined;

/** Characters that XML 1.0 (2.2, production Char) forbids, even as references; lone surrogates are seen to before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** `>` is escaped for the sake of `]]>`; white space that a parser would change (2.11, 3.3.3) as references. */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): Element {
  return { name, attributes, children };
}

/** A whole document, indented by elements; texts stand between their tags as they are. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(root, '')}`;
}

/**
 * A text for the content of an element or, in double quotes, of an attribute. Characters that XML cannot carry are
 * left out, lone surrogates become U+FFFD.
 */
export function escapedXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? character);
}

function written({ name, attributes, children }: Element, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedXml(value)}"`);
  const start = `${indent}<${name}${pairs.join('')}`;
  const held = children.filter((child) => child !== undefined);
  if (held.length === 0) return `${start}/>\n`;
  if (held.some((child) => typeof child === 'string')) return `${start}>${inline(held)}</${name}>\n`;
  const inner = held.map((child) => (typeof child === 'string' ? '' : written(child, `${indent}  `)));
  return `${start}>\n${inner.join('')}${indent}</${name}>\n`;
}

function inline(children: readonly (Element | string)[]): string {
  return children
    .map((child) => (typeof child === 'string' ? escapedXml(child) : written(child, '').trimEnd()))
    .join('');
}
