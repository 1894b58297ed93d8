import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, escapedXml, xmlDocument } from '#lib/feeds/xml.ts';

/** Any text at all: forbidden characters and lone surrogates are as likely as others. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 9, 10, 13, 38, 60, 62, 34, 0xd800, 0xdfff, 0xffff),
    ),
  )
  .map((units) => String.fromCharCode(...units));

const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(xml: string): string {
  return xml.replace(/&(#\d+|[a-z]+);/g, (_, name: string) =>
    name.startsWith('#') ? String.fromCharCode(Number(name.slice(1))) : (MEANT[name] ?? '?'),
  );
}

/** What XML 1.0 allows, written as the specification has it (2.2). */
function isAllowed(point: number): boolean {
  return (
    point === 0x9 ||
    point === 0xa ||
    point === 0xd ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    point >= 0x10000
  );
}

test('an escaped text is the same text without what XML cannot carry', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapedXml(text);
      expect(escaped).not.toMatch(/[<>"\t\n\r]|&(?!(?:amp|lt|gt|quot|#9|#10|#13);)/);
      const allowed = [...text.toWellFormed()].filter((one) => isAllowed(one.codePointAt(0) ?? 0));
      expect(unescaped(escaped)).toBe(allowed.join(''));
    }),
  );
});

test('marks, white space and characters that are none', () => {
  expect(escapedXml('a < b && "c" ]]> d')).toBe('a &lt; b &amp;&amp; &quot;c&quot; ]]&gt; d');
  expect(escapedXml('one\ttwo\r\nthree')).toBe('one&#9;two&#13;&#10;three');
  expect(escapedXml('a\u0000b\u0008c\u001bd\uffffe')).toBe('abcde');
  expect(escapedXml('\ud83d and \ude80 and 🚀')).toBe('\ufffd and \ufffd and 🚀');
});

test('a document is indented by elements, texts stand as they are', () => {
  const root = element(
    'a',
    { one: '"1"', two: '' },
    element('b', {}, ' text & more '),
    undefined,
    element('c', {}, element('d')),
    element('e', {}, 'mixed ', element('f', {}, 'in'), ' line'),
  );
  expect(xmlDocument(root)).toBe(
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<a one="&quot;1&quot;" two="">',
      '  <b> text &amp; more </b>',
      '  <c>',
      '    <d/>',
      '  </c>',
      '  <e>mixed <f>in</f> line</e>',
      '</a>',
      '',
    ].join('\n'),
  );
});
