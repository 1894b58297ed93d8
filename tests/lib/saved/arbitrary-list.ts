import fc from 'fast-check';
import type { SavedPaper } from '#lib/saved/list-files.ts';
import { paperOfEntry } from '#lib/saved/list-files.ts';
import { readEntry, type SavedEntry } from '#lib/saved/saved-entry.ts';

/** Signs that a format takes for its own, in texts that are made to meet them. */
const HOSTILE = fc
  .array(
    fc.constantFrom(
      ...[
        '=1+1',
        "'=x",
        '@misc{a,',
        '\\',
        '{',
        '}',
        '%',
        '$x^2$',
        '~',
        '"',
        "''",
        ',',
        ';',
        '\n',
        '\n\n',
        '\r\n',
      ],
      ...[
        'TY  - ',
        'ER  - ',
        ' N1  - x',
        '# ',
        '- ',
        '1. ',
        '2) ',
        '> ',
        '* ',
        '**b**',
        '[a](b)',
        '<p>',
        '</p>',
      ],
      ...[
        '&amp;',
        '&#32;',
        '  ',
        '\t',
        '\\"o',
        '{\\"o}',
        '\\textbackslash{}',
        '大语言',
        '👩‍🔬',
        'é',
        'e\u0301',
      ],
      ...[
        'a',
        'B',
        '\u0000',
        '\ud800',
        '`',
        '_',
        '|',
        '--',
        '\u00a0',
        'https://arxiv.org/abs/2101.00001',
        'Saved: x',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const TEXT = fc.oneof(HOSTILE, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const INSTANT = fc
  .date({ min: new Date('1970-01-02'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Any entry in its normal form, as the reader's store holds it. */
export const entry: fc.Arbitrary<SavedEntry> = fc
  .record(
    {
      slug: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/),
      title: TEXT.map((text) => `A ${text}`),
      authors: fc.array(TEXT, { maxLength: 3 }),
      year: fc.integer({ min: 1900, max: 2099 }),
      arxivId: fc.constantFrom('2101.00001', 'hep-th/9901001'),
      savedAt: INSTANT,
      tags: fc.array(TEXT, { maxLength: 4 }),
      note: TEXT,
      readAt: INSTANT,
    },
    { requiredKeys: ['slug', 'title', 'savedAt', 'tags'] },
  )
  .map((value) => {
    const found = readEntry(value);
    if ('problem' in found) throw new Error(found.problem);
    return found.entry;
  });

/** Any list: no two entries have one slug. */
export const list: fc.Arbitrary<SavedEntry[]> = fc.uniqueArray(entry, {
  selector: ({ slug }) => slug,
  maxLength: 6,
});

/** A list as it is written to files, of papers that the site does not have. */
export function asPapers(entries: readonly SavedEntry[]): SavedPaper[] {
  return entries.map((one) => ({
    entry: one,
    paper: paperOfEntry(one),
    permalink: `https://papers.example/papers/${one.slug}`,
  }));
}
