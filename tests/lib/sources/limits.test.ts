import { expect, test } from 'vitest';
import { CUT, LIMITS, withinLimits } from '#lib/sources/limits.ts';
import type { ReaderEvent, SourceFields } from '#lib/sources/record.ts';

function kept(fields: SourceFields): { fields: SourceFields | undefined; rejects: string[] } {
  const record = { position: 1, firstLine: 7, lastLine: 9, fields };
  const events: ReaderEvent[] = [...withinLimits({ type: 'record', record })];
  return {
    fields: events.flatMap((event) => (event.type === 'record' ? event.record.fields : []))[0],
    rejects: events.flatMap((event) =>
      event.type === 'reject'
        ? `${event.reject.scope} ${event.reject.firstLine}–${event.reject.lastLine} ${event.reject.reason}`
        : [],
    ),
  };
}

const TITLE = 'A Title';

test('a record as sources have them is left alone', () => {
  const fields: SourceFields = {
    title: 'x'.repeat(LIMITS.title),
    abstract: 'y'.repeat(LIMITS.abstract),
    authors: Array.from({ length: 5154 }, (_, index) => `Author ${index}`),
    venue: 'z'.repeat(LIMITS.name),
    organisation: { slug: 'a', name: 'A' },
    links: [{ kind: 'code', url: 'https://github.com/a/b' }],
  };
  expect(kept(fields)).toEqual({ fields, rejects: [] });
});

test.each([
  ['x'.repeat(2001), 'record 7–9 title: of 2,001 characters, and the most is 2,000'],
  ['\u202e\u200b\u{e0041}', 'record 7–9 title: nothing of it can be seen'],
  ['\\cite{x}', 'record 7–9 title: nothing of it can be seen'],
])('a title that tells no paper apart costs the record', (title, reason) => {
  expect(kept({ title })).toEqual({ fields: undefined, rejects: [reason] });
});

test('a long abstract is cut with a mark, between characters, and stays so', () => {
  const long = `${'x'.repeat(LIMITS.abstract - CUT.length - 1)}😀${'y'.repeat(1_000_000)}`;
  const { fields, rejects } = kept({ title: TITLE, abstract: long });
  expect(fields?.abstract).toBe(`${'x'.repeat(LIMITS.abstract - CUT.length - 1)} […]`);
  expect(rejects).toEqual(['field 7–9 abstract: cut after 20,000 of its 1,019,997 characters']);
  expect(kept({ title: TITLE, abstract: fields?.abstract ?? '' }).rejects).toEqual([]);
});

test('what is too long besides is left out, and said to be', () => {
  const long = 'x'.repeat(501);
  const { fields, rejects } = kept({
    title: TITLE,
    authors: ['Ada', long, 'Bob'],
    venue: long,
    organisation: { slug: 'a', name: long },
    links: [
      { kind: 'code', url: `https://a.example/${'x'.repeat(2000)}` },
      { kind: 'data', url: 'https://b.example/' },
    ],
    keywords: Array.from({ length: 201 }, (_, index) => `k${index}`),
    categories: ['cs.CL', 'cond-mat.mes-hall', '68T50', 'cs CL', '<b>'],
  });
  expect(fields).toEqual({
    title: TITLE,
    authors: ['Ada', 'Bob'],
    categories: ['cs.CL', 'cond-mat.mes-hall', '68T50'],
    links: [{ kind: 'data', url: 'https://b.example/' }],
    keywords: Array.from({ length: 200 }, (_, index) => `k${index}`),
  });
  expect(rejects).toEqual([
    'field 7–9 venue: left out, since it has 501 characters',
    'field 7–9 organisation: left out, since its name has 501 characters',
    'field 7–9 authors: 2 of 3 kept, since the others are too many or too long',
    'field 7–9 categories: 3 of 5 kept, since the others are no subjects',
    'field 7–9 keywords: 200 of 201 kept, since the others are too many or too long',
    'field 7–9 links: 1 of 2 kept, since the others are too many or too long',
  ]);
});
