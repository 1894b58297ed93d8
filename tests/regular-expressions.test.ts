import { globSync, readFileSync } from 'node:fs';
import { type Expression, parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';

const FILES = globSync('{app,components,db,lib,scripts}/**/*.{ts,tsx,mjs}').concat(
  'proxy.ts',
  'next.config.ts',
);

/**
 * Regular expressions that take the square of the time where a text is twice as long, and are given short texts alone:
 * where each stands, and what bounds its text.
 */
const SHORT: Readonly<Record<string, string>> = {
  '/\\s+\\S*$/ app/map/paper/[id]/route.ts': 'cut before to 260 characters',
  '/([\\w-]+)\\.\\w+(?:\\?|$)/ app/sets/file-response.ts':
    'an address that hrefs.ts has written, of some 8,000',
  '/^-+|-+$/g db/ingest/files.ts': 'the name of a file, 255',
  '/(\\.git|\\/)+$/ lib/derivation.ts': 'an address of a record, 2,000 (lib/sources/limits.ts)',
  '/ +(?=[ ,.;:?])|^ +| +$/g lib/metadata/card.ts': 'a title of 2,000, or a heading of a search of 2,500',
  '/[\\s,.;:–—-]+$/ lib/metadata/card.ts': 'what fits on a card, some 200',
  '/(?<sign>-(?=[\\p{L}\\p{N}"“”„]))?(?:(?<name>[^\\s:"“”„]+):)?(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|(?<bare>\\S+))/gu lib/search/query-language.ts':
    'a search, cut before to 2,500; what is suggested for, and the whole of an address, has 8,000',
  '/([^-]*)~$/ lib/topics/seed-phrases.ts': 'the taxonomy, which ships',
  "/^(\\d{4}\\s+)|[\\s,']+\\d{2,4}$/g lib/venues.ts": 'a venue of a record, 500 (lib/sources/limits.ts)',
  '/\\d+(\\.\\d+)+/ scripts/bench/compare/machine.ts': 'what a program of this machine says of its version',
};

/** Where regular expressions are composed, which this test cannot read: looked at by hand. */
const COMPOSED: Readonly<Record<string, string>> = {
  'lib/map/cluster-terms.ts': 'words of a topic’s terms, with nothing that repeats',
  'lib/search/analysis.ts': 'a class of characters, once and once repeated alone',
  'lib/text/bare-math.ts': 'each alternative begins with what cannot come before it in itself',
  'lib/topics/seed-phrases.ts': 'a phrase of the taxonomy, which ships',
  'scripts/serve/page-policy.ts': 'a page that this site has written, 2 MB; “<” and “>” end what repeats',
};

type Found = { file: string; source: string; flags: string };

function expressionsOf(file: string): { literals: Found[]; composed: number } {
  const literals: Found[] = [];
  let composed = 0;
  const isRegExp = (callee: Expression) => callee.type === 'Identifier' && callee.name === 'RegExp';
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex)
        literals.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression({ callee }) {
      if (isRegExp(callee)) composed += 1;
    },
    CallExpression({ callee }) {
      if (isRegExp(callee)) composed += 1;
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return { literals, composed };
}

/** Whether the time that a regular expression takes can grow faster than its text: the engine tries ends or beginnings anew. */
function isSlow({ source, flags }: Pick<Found, 'source' | 'flags'>): boolean {
  const reportTypes = { Move: true, Self: true, Trade: true } as const;
  return analyse({ source, flags }, { reportTypes }).reports.length > 0;
}

const all = FILES.map((file) => ({ file, ...expressionsOf(file) }));

test.each([
  [/(a+)+$/, true],
  [/(?:a|a)*b/, true],
  [/^(\w+\s?)*$/u, true],
  [/\s+$/, true],
  [/(?<!\s)\s+$/, false],
  [/<[^>]*>/g, true],
  [/<[^<>]*>/g, false],
  [/^\p{Lu}+$/u, false],
])('whether %s is slow: %s', ({ source, flags }, expected) => {
  expect(isSlow({ source, flags })).toBe(expected);
});

test('no regular expression takes longer than its text is long, but for those whose text is short', () => {
  const literals = all.flatMap((one) => one.literals);
  expect(literals.length).toBeGreaterThan(500);
  const slow = literals.filter(isSlow).map(({ file, source, flags }) => `/${source}/${flags} ${file}`);
  expect([...new Set(slow)].sort()).toEqual(Object.keys(SHORT).sort());
});

test('every file that composes a regular expression is known', () => {
  expect(
    all
      .filter(({ composed }) => composed > 0)
      .map(({ file }) => file)
      .sort(),
  ).toEqual(Object.keys(COMPOSED).sort());
});
