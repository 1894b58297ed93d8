import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlockPostings, blockIndex } from '#lib/search/block-index.ts';
import { BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { addPackedWords } from '#lib/search/word-list.ts';

/** By term, its postings as `place:title/abstract`. */
function postingsOf({ terms, starts, bytes }: BlockPostings): Record<string, string[]> {
  const read = terms.map((term, number): [string, string[]] => {
    const postings: string[] = [];
    eachPosting(bytes.subarray(starts[number], starts[number + 1]), (place, inTitle, inAbstract) => {
      postings.push(`${place}:${inTitle}/${inAbstract}`);
    });
    return [term, postings];
  });
  return Object.fromEntries(read);
}

function countsIn(packed: Uint8Array): Record<string, number> {
  const counts = new Map<string, number>();
  addPackedWords(Buffer.from(packed), counts);
  return Object.fromEntries(counts);
}

test('terms, lengths, words as written and short forms of a block', () => {
  const index = blockIndex([
    {
      place: 0,
      title: 'Multi-task Learning',
      abstract: 'We learn. Retrieval-augmented generation (RAG) learns.',
    },
    { place: 8191, title: 'Learned', abstract: '' },
  ]);
  expect(postingsOf(index)).toEqual({
    multi: ['0:1/0'],
    task: ['0:1/0'],
    multitask: ['0:1/0'],
    learn: ['0:1/2', '8191:1/0'],
    retriev: ['0:0/1'],
    augment: ['0:0/1'],
    retrievalaug: ['0:0/1'],
    gener: ['0:0/1'],
    rag: ['0:0/1'],
  });
  expect([...index.lengths.subarray(0, 2), ...index.lengths.subarray(-2)]).toEqual([3, 6, 1, 0]);
  expect(index.lengths.length).toBe(2 * BLOCK_SIZE);
  expect(countsIn(index.words)).toMatchObject({ learn: 1, learned: 1, learning: 1, learns: 1, rag: 1 });
  expect(countsIn(index.acronyms)).toEqual({ 'rag retriev augment gener': 1 });
});

test('every paper is counted where it stands, up to 7 in the title and 31 in the abstract', () => {
  const WORDS = ['graph', 'node', 'edge', 'speech', 'audio'];
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 45 });
  const paper = fc.record({ title: text, abstract: text });
  const block = fc
    .uniqueArray(fc.tuple(fc.nat(BLOCK_SIZE - 1), paper), { selector: ([place]) => place, maxLength: 12 })
    .map((papers) => papers.sort(([a], [b]) => a - b));
  fc.assert(
    fc.property(block, (papers) => {
      const index = postingsOf(
        blockIndex(
          papers.map(([place, { title, abstract }]) => ({
            place,
            title: title.join(' '),
            abstract: abstract.join(' '),
          })),
        ),
      );
      for (const word of WORDS) {
        const times = (words: readonly string[]) => words.filter((one) => one === word).length;
        const wanted = papers.flatMap(([place, { title, abstract }]) => {
          const [inTitle, inAbstract] = [times(title), times(abstract)];
          return inTitle + inAbstract === 0
            ? []
            : [`${place}:${Math.min(7, inTitle)}/${Math.min(31, inAbstract)}`];
        });
        expect(Object.entries(index).find(([term]) => word.startsWith(term))?.[1] ?? []).toEqual(wanted);
      }
    }),
    { seed: 13, numRuns: 200 },
  );
});
