import { expect, test } from 'vitest';
import { overruled, type Shown } from '#lib/overruled.ts';

const SHOWN: Shown = {
  titleText: 'Merging α-Models',
  abstractText: 'We merge models.',
  publishedOn: '2025-10-14',
  authorCount: 4,
  commentCount: null,
  venue: 'ICLR 2025',
  organisation: { slug: 'adobe' },
};

test('what the paper follows is not overruled, however it is written', () => {
  const fields = {
    title: 'Merging  α-Models',
    abstract: 'We merge\nmodels.',
    published: { month: 10, day: 14 },
    authorCount: 4,
    organisation: { slug: 'Adobe', name: 'adobe' },
  };
  expect(overruled(fields, SHOWN)).toEqual([]);
  expect(overruled({ title: 'Merging α-Models', published: { year: 2025 } }, SHOWN)).toEqual([]);
});

test('each field that lost is named as the source has it', () => {
  const fields = {
    title: 'Merging Models',
    abstract: 'We merge all models.',
    published: { year: 2024 },
    authorCount: 5,
    commentCount: 1,
    venue: 'NIPS 2024',
    organisation: { slug: 'apple', name: 'Apple' },
  };
  expect(overruled(fields, SHOWN)).toEqual([
    'the title “Merging Models”',
    'another wording of the abstract',
    'dated 2024',
    '5 authors',
    '1 comment',
    'NIPS 2024',
    'by Apple',
  ]);
  expect(overruled({ title: 'Merging α-Models', published: { month: 5, day: 14 } }, SHOWN)).toEqual([
    'dated 14 May, no year',
  ]);
});
