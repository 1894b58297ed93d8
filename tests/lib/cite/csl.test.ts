import { expect, test } from 'vitest';
import { cslItem, cslJson, distinctKeys } from '#lib/cite/csl.ts';
import { CONFERENCE, NAMELESS, PREPRINT, paper } from '#tests/lib/cite/papers.ts';

const HERE = 'https://papers.example/papers/x';

test('a preprint: names in their parts, the date as precise as it is known, arXiv as the archive', () => {
  expect(cslItem(PREPRINT, HERE)).toEqual({
    id: 'li2025unifusion',
    'citation-key': 'li2025unifusion',
    type: 'article',
    title: 'UniFusion: Vision-Language Model as Unified Encoder in Image Generation',
    author: [
      { family: 'Li', given: 'Kevin' },
      { family: 'Dijck', given: 'Gijs', 'non-dropping-particle': 'van' },
      { family: 'Çöltekin', given: 'Çağrı' },
      { literal: 'Gemma Team' },
    ],
    issued: { 'date-parts': [[2025, 10, 14]] },
    publisher: 'arXiv',
    number: 'arXiv:2510.12789',
    archive: 'arXiv',
    archive_location: '2510.12789',
    URL: 'https://arxiv.org/abs/2510.12789',
    abstract: 'We present “UniFusion” a model.',
  });
});

test('a paper of a venue is of its proceedings, or its journal', () => {
  const item = cslItem(CONFERENCE, HERE);
  expect(item).toMatchObject({
    id: 'muller2020roll',
    type: 'paper-conference',
    'container-title': 'CVPR 2020',
    author: [
      { family: 'Müller', given: 'Max' },
      { family: 'Downey', given: 'Robert', suffix: 'Jr.' },
      { literal: '王伟' },
    ],
    issued: { 'date-parts': [[2020]] },
    DOI: '10.1109/CVPR_2020.1',
    URL: HERE,
  });
  expect(item).not.toHaveProperty('publisher');
  const venue = 'Transactions of the Association for Computational Linguistics, Volume 6';
  expect(cslItem({ ...CONFERENCE, venue }).type).toBe('article-journal');
});

test('what is unknown is not there: no author, no date, no address', () => {
  expect(cslItem(NAMELESS)).toEqual({
    id: 'no-date-was-given',
    'citation-key': 'no-date-was-given',
    type: 'article',
    title: 'No Date Was Given',
  });
});

test('“et al.” and its like are nobody', () => {
  const listed = (...authors: string[]) => cslItem(paper({ title: 'A Title', authors })).author;
  expect(listed('et al.', 'Others', 'Anonymous', ' ')).toBeUndefined();
  expect(listed('Ada Byron et al.', 'and others')).toEqual([{ family: 'Byron', given: 'Ada' }]);
});

test('a key has of the longest name and word as much as a person can type', () => {
  const keyOf = (author: string, title: string) =>
    cslItem(paper({ title, authors: [author], publishedOn: '2025-01-02' })).id;
  expect(keyOf('Ada Byron', `On ${'long'.repeat(50)}`)).toBe(`byron2025${'long'.repeat(6)}`);
  expect(keyOf(`${'Collider '.repeat(20)}Collaboration`, 'Results')).toBe(
    `${'collider'.repeat(4)}2025results`,
  );
  expect(keyOf('Ada Byron', 'Electroencephalography')).toBe('byron2025electroencephalography');
});

test('of two papers of one key in a file the later one has its slug', () => {
  const distinct = distinctKeys();
  const twin = { ...PREPRINT, slug: 'another-unifusion' };
  const [first, second] = [PREPRINT, twin].map((one) => distinct(cslItem(one), one.slug));
  expect([first?.id, second?.id, second?.['citation-key']]).toEqual([
    'li2025unifusion',
    'another-unifusion',
    'another-unifusion',
  ]);
});

test('a file of items is a JSON array', () => {
  expect(cslJson([cslItem(NAMELESS)])).toBe(
    '[\n  {\n    "id": "no-date-was-given",\n    "citation-key": "no-date-was-given",\n    "type": "article",\n    "title": "No Date Was Given"\n  }\n]\n',
  );
});
