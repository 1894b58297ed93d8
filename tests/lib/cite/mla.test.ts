import { expect, test } from 'vitest';
import { cslItem } from '#lib/cite/csl.ts';
import { mlaReference } from '#lib/cite/mla.ts';
import { CONFERENCE, NAMELESS, PREPRINT } from '#tests/lib/cite/papers.ts';

const HERE = 'https://papers.example/papers/x';
const REST =
  '“UniFusion: Vision-Language Model as Unified Encoder in Image Generation.” arXiv, 14 Oct. 2025, https://arxiv.org/abs/2510.12789.';

test.each([
  ['one author', ['Ada Byron'], `Byron, Ada. ${REST}`],
  ['one author with a suffix', ['Robert Downey Jr.'], `Downey, Robert, Jr. ${REST}`],
  ['two authors', ['Gijs van Dijck', 'Gijs van Dijck'], `van Dijck, Gijs, and Gijs van Dijck. ${REST}`],
  ['three authors', ['Kevin Li', 'Ada Byron', 'Gemma Team'], `Li, Kevin, et al. ${REST}`],
  ['a group', ['Gemma Team'], `Gemma Team. ${REST}`],
  ['nobody known', [], REST],
  ['“et al.” alone', ['et al.'], REST],
])('%s', (_, authors, entry) => {
  expect(mlaReference(cslItem({ ...PREPRINT, authors }, HERE))).toBe(entry);
});

test.each([
  ['2024-05', 'arXiv, May 2024, https'],
  ['2024-09-02', 'arXiv, 2 Sept. 2024, https'],
  ['2024', 'arXiv, 2024, https'],
])('a date as precise as it is known: %s', (publishedOn, part) => {
  expect(mlaReference(cslItem({ ...PREPRINT, publishedOn }))).toContain(part);
});

test('a paper in proceedings is dated by the year, and found by its DOI', () => {
  const known = { ...CONFERENCE, publishedOn: '2020-06-14', title: 'Does “This” Work?' };
  expect(mlaReference(cslItem(known, HERE))).toBe(
    'Müller, Max, et al. “Does ‘This’ Work?” CVPR 2020, 2020, https://doi.org/10.1109/CVPR_2020.1.',
  );
});

test('quotation marks at the end of a title stand within those around it', () => {
  expect(mlaReference(cslItem({ ...NAMELESS, title: 'We Say "Maybe"' }))).toBe('“We Say ‘Maybe.’”');
});

test('of a paper of which only the title is known the title alone is cited', () => {
  expect(mlaReference(cslItem(NAMELESS))).toBe('“No Date Was Given.”');
});
