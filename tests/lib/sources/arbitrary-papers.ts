import fc from 'fast-check';
import type { MadeCard, MadePaper } from '#tests/lib/sources/made-captures.ts';

const WORDS =
  "we study the merging of multi-task models and retrieval e.g. with 12 experts • across [3] tasks, where $x^2$ naïve ``quotes'' \\eg ViT-L/14 — 数据 Subscribe on Aug 15 2 authors · new a state-of-the-art network is trained (see Sec. 4.2) at $500 und für déjà-vu".split(
    ' ',
  );
/** Titles that look like something else of a listing. */
const ODD_TITLES = [
  'What to Pre-Train on?',
  'Attention Is All You Need!',
  'You Only Look Once.',
  'Subscribe or Not: Learning from “Subscribe” Buttons',
  'Subscribe',
  'Daily Papers',
  'May 29',
  '4 authors',
  '1 + 1 > 2',
  '• Bullets, and What to Do About Them',
  'adobe Adobe',
  '[Re] 2023: A Year, Apr 18, 2021 2',
];
const ENDS = [
  '.',
  '!',
  '?”',
  ' (see our site).',
  '. Code: https://github.com/a-b/Some_Thing',
  '. See https://x.github.io/y/.',
  '. Data at tar.csuhan.com',
  '. The code is available here',
];
const ORGANISATIONS = [
  { slug: 'nvidia', name: 'NVIDIA' },
  { slug: 'ByteDance-Seed', name: 'ByteDance Seed' },
  { slug: 'Qwen', name: 'Qwen' },
  { slug: 'allenai', name: 'Ai2' },
  { slug: '01-ai', name: '01.AI' },
  { slug: 'a.b_c-d', name: '清华大学 (THU) · NLP' },
  { slug: '4', name: 'authors & co.' },
];

/** Running text of exactly `length` characters, single-spaced: the same for the same seed. */
function prose(seed: number, length: number): string {
  let state = seed;
  let text = '';
  while (text.length < length) {
    // Park and Miller's generator: any spread will do, as long as it repeats.
    state = (state * 48271 + 11) % 2147483647;
    text += `${text === '' ? 'On' : ''} ${WORDS[state % WORDS.length]}`;
  }
  return text.slice(0, length).replace(/ $/, 'x');
}

const seed = fc.integer({ min: 1, max: 2147483646 });

const title = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(seed, fc.integer({ min: 5, max: 340 })).map(([s, n]) => prose(s, n)) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_TITLES) },
);

/** With `whole` the abstract ends as abstracts do; otherwise it may also just stop. */
function abstractOf(whole: boolean): fc.Arbitrary<string> {
  const ends = fc.constantFrom(...(whole ? ENDS : ['', ...ENDS]));
  return fc.tuple(seed, fc.integer({ min: 100, max: 3000 }), ends).map(([s, n, end]) => prose(s, n) + end);
}

const card: fc.Arbitrary<MadeCard> = fc
  .record({
    who: fc.oneof(
      fc.constantFrom(1, 2, 4, 445, 1204).map((authors) => ({ authors })),
      fc.constantFrom(...ORGANISATIONS).map((organisation) => ({ organisation })),
    ),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    year: fc.option(fc.integer({ min: 1998, max: 2030 }), { nil: undefined }),
    comments: fc.option(fc.constantFrom(1, 2, 23, 999, 1204), { nil: undefined }),
  })
  .map(({ who, month, day, year, comments }) => ({
    ...who,
    published: { ...(year !== undefined && { year }), month, day },
    ...(comments !== undefined && { comments }),
  }));

/** A paper; whether its abstract ends as abstracts do is up to `whole`. */
function paperOf(whole: boolean): fc.Arbitrary<MadePaper> {
  return fc
    .record({ title, abstract: abstractOf(whole), card: fc.option(card, { nil: undefined }) })
    .map(({ card: block, ...text }) => ({ ...text, ...(block && { card: block }) }));
}

/** One to twelve papers, in any mixture of cards with and without a block. */
export const papers: fc.Arbitrary<MadePaper[]> = fc.array(paperOf(false), { minLength: 1, maxLength: 12 });

/** As `papers`, with every abstract ending as abstracts do. */
export const wholePapers: fc.Arbitrary<MadePaper[]> = fc.array(paperOf(true), {
  minLength: 1,
  maxLength: 12,
});

export const layout = fc.constantFrom('spaced' as const, 'compact' as const, 'cards' as const);
export const masthead = fc.nat(2);
