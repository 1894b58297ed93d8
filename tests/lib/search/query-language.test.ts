import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FacetKey } from '#lib/facets.ts';
import {
  type Clause,
  clausesText,
  type FieldClause,
  LONGEST_SEARCH,
  parseSearch,
} from '#lib/search/query-language.ts';

const RUNS = { seed: 4, numRuns: 1000 };

function word(text: string, more: Partial<Clause> = {}): Clause {
  return { kind: 'word', text, field: undefined, negated: false, ...more };
}
function phrase(text: string, more: Partial<Clause> = {}): Clause {
  return { ...word(text, more), kind: 'phrase' };
}
function field(facet: FacetKey, value: string, negated = false): FieldClause {
  return { facet, value, negated };
}
const OUT = { negated: true };
const TITLE = { field: 'title' } as const;

const TABLE: [typed: string, clauses: Clause[], fields?: FieldClause[]][] = [
  ['', []],
  ['   \t\n', []],
  ['task  vectors', [word('task'), word('vectors')]],
  ['"task  vectors"', [phrase('task vectors')]],
  ['"merging"', [phrase('merging')]],
  ['“task vectors” „soup”', [phrase('task vectors'), phrase('soup')]],
  ['"task vectors', [phrase('task vectors')]],
  ['"a b"c', [phrase('a b'), word('c')]],
  ['a"b c"', [word('a"b'), word('c"')]],
  ['-vision merging', [word('vision', OUT), word('merging')]],
  ['-"task vectors"', [phrase('task vectors', OUT)]],
  ['-c++', [word('c++', OUT)]],
  ['-多任务', [word('多任务', OUT)]],
  ['title:merging', [word('merging', TITLE)]],
  ['Title:"task vectors"', [phrase('task vectors', TITLE)]],
  ['-title:merging', [word('merging', { ...OUT, ...TITLE })]],
  ['-TITLE:"a b"', [phrase('a b', { ...OUT, ...TITLE })]],
  ['title: merging', [word('title:'), word('merging')]],
  ['title:""', [word('title:""')]],
  ['title:topic:rag', [word('topic:rag', TITLE)]],
  ['topic:merging lora', [word('lora')], [field('topic', 'merging')]],
  ['lora TOPIC:RAG', [word('lora')], [field('topic', 'RAG')]],
  ['-topic:vision', [], [field('topic', 'vision', true)]],
  ['topic:"vision & language"', [], [field('topic', 'vision & language')]],
  ['-topic:"vision', [], [field('topic', 'vision', true)]],
  ['org:"Meta AI" Organisation:adobe', [], [field('org', 'Meta AI'), field('org', 'adobe')]],
  ['organization:x', [], [field('org', 'x')]],
  ['author:“Jane Doe”', [], [field('author', 'Jane Doe')]],
  ['venue:acl year:2021..2024', [], [field('venue', 'acl'), field('year', '2021..2024')]],
  ['year:..2021 -year:undated', [], [field('year', '..2021'), field('year', 'undated', true)]],
  ['has:code dump:001', [], [field('has', 'code'), field('source', '001')]],
  ['topic:', [word('topic:')]],
  ['-topic:', [word('topic:', OUT)]],
  ['topic: rag', [word('topic:'), word('rag')]],
  ['topic:"" rag', [word('topic:""'), word('rag')]],
  ['topic:" " rag', [word('topic:""'), word('rag')]],
  ['a:b', [word('a:b')]],
  ['note:"a b"', [word('note:'), phrase('a b')]],
  ['https://example.org/a?b=c', [word('https://example.org/a?b=c')]],
  ['constructor:x __proto__:y', [word('constructor:x'), word('__proto__:y')]],
  ['c++', [word('c++')]],
  ['multi-vector', [word('multi-vector')]],
  ["it's", [word("it's")]],
  ['NLP AND', [word('NLP'), word('AND')]],
  ['"', [word('"')]],
  ['""', [word('""')]],
  ['"" a', [word('""'), word('a')]],
  ['-"" a', [word('-""'), word('a')]],
  ['*', [word('*')]],
  ['NEAR(a, 2)', [word('NEAR(a,'), word('2)')]],
  ['- a', [word('-'), word('a')]],
  ['--a', [word('--a')]],
  ['-(a)', [word('-(a)')]],
  [':', [word(':')]],
  [':a', [word(':a')]],
  ['🚀 -🚀', [word('🚀'), word('-🚀')]],
  ['a\u0000b \ud800c', [word('a'), word('b'), word('c')]],
  ["'; drop table papers; --", [word("';"), word('drop'), word('table'), word('papers;'), word('--')]],
  ['x'.repeat(10_000), [word('x'.repeat(10_000))]],
];

test.each(TABLE)('%s', (typed, clauses, fields = []) => {
  expect(parseSearch(typed)).toEqual({ clauses, fields });
});

test('in a description, which is long, only what names a facet is more than text', () => {
  const words = Array.from({ length: LONGEST_SEARCH - 3 }, (_, index) => `w${index}`);
  const marked = [word('b', OUT), phrase('c d')];
  expect(parseSearch(`topic:rag ${words.join(' ')} -b "c d"`)).toEqual({
    clauses: [...words.map((text) => word(text)), ...marked],
    fields: [field('topic', 'rag')],
  });
  expect(parseSearch(`topic:rag ${words.join(' ')} a -b "c d"`)).toEqual({
    clauses: [...words, 'a', '-b', '"c', 'd"'].map((text) => word(text)),
    fields: [field('topic', 'rag')],
  });
});

describe('of any text', () => {
  const mark = fc.constantFrom(
    '"',
    '“',
    '-',
    ':',
    ' ',
    '\u0000',
    'title:',
    'topic:',
    'Year:',
    'note:',
    'a',
    '2021..',
  );
  const anyText = fc.oneof(
    fc.array(mark, { minLength: 30, maxLength: 90 }).map((marks) => marks.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(mark, { maxLength: 12 }).map((marks) => marks.join('')),
  );

  test('the clauses’ text is read as the same clauses and no fields', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const { clauses } = parseSearch(typed);
        expect(parseSearch(clausesText(clauses))).toEqual({ clauses, fields: [] });
      }),
      RUNS,
    );
  });

  test('so is that of some of them, and nothing that was read is empty', () => {
    fc.assert(
      fc.property(anyText, fc.infiniteStream(fc.boolean()), (typed, keep) => {
        const { clauses, fields } = parseSearch(typed);
        const kept = clauses.filter(() => keep.next().value);
        // What is left of a description may be short enough for its marks to count.
        if (clausesText(clauses).split(' ').length <= LONGEST_SEARCH)
          expect(parseSearch(clausesText(kept)).clauses).toEqual(kept);
        expect([...clauses.map(({ text }) => text), ...fields.map(({ value }) => value)]).not.toContain('');
      }),
      RUNS,
    );
  });

  test('every letter and digit is in what was read, but for the names of fields', () => {
    const plain = fc.stringMatching(/^[a-z0-9" -]{0,40}$/);
    fc.assert(
      fc.property(plain, (typed) => {
        const letters = (text: string) => text.replace(/[^a-z0-9]/g, '');
        const { clauses } = parseSearch(typed);
        expect(clauses.map(({ text }) => letters(text)).join('')).toBe(letters(typed));
      }),
      RUNS,
    );
  });
});
