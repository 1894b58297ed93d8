import { writeFileSync } from 'node:fs';
import { packVectors } from '#lib/search/training/pack-vectors.ts';
import { type Lesson, type PaperText, readPapers } from '#lib/search/training/read-papers.ts';
import { foundByVectors, foundByWords } from '#lib/search/training/title-retrieval.ts';
import { PLAN, trainVectors } from '#lib/search/training/train.ts';
import { type PackedVectors, unpackVectors } from '#lib/search/word-vectors.ts';
import { cleanText } from '#lib/text/clean.ts';
import { titleKey } from '#lib/text/title-key.ts';
import { countOf } from '#lib/wording.ts';
import { readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { filesOf, paperOf, textsOf } from '#scripts/training/papers.ts';

/** With --check, one paper in so many is held back. */
const HELD_BACK = 20;

const USAGE = `npm run train-vectors -- [--check] FOLDER …

Learns the word vectors of the search, lib/search/vectors.json, from the papers in the folders' .jsonl and .jsonl.gz
files, lines like {"title": "…", "abstract": "…"}; a line without both is passed over, and so is a title that was there
before. The same folders give the same file.

  --check    learn from all papers but one in ${HELD_BACK} and print as JSON how often the right abstract among all that were
             held back is the first for its title (accuracy), and the mean of 1 / its place among the first ten (mrr),
             by the vectors and by the cosine of plain words; write nothing

Exit status: 0 done, 1 a file cannot be read, 2 wrong usage or papers that cannot be used.`;

const VECTORS = new URL('../lib/search/vectors.json', import.meta.url);

await runCommand(USAGE, async () => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a folder of papers.');
  const papers = await papersOf(positionals);
  if (values.check) {
    console.log(JSON.stringify(check(papers), null, 2));
    return 0;
  }
  const packed = learn(lessonOf(papers));
  writeFileSync(VECTORS, `${JSON.stringify(packed, null, 2)}\n`);
  console.error('lib/search/vectors.json is written; the next ingest gives all papers their vectors anew.');
  return 0;
});

function check(papers: readonly PaperText[]): object {
  const lesson = lessonOf(papers.filter((_, index) => index % HELD_BACK !== 0));
  const held = papers.filter((_, index) => index % HELD_BACK === 0);
  const papersWith = new Map(lesson.terms.map((term, row) => [term, lesson.papersWith[row] ?? 1]));
  // Packed and unpacked, so that what is measured is what a file holds.
  const vectors = foundByVectors(held, unpackVectors(learn(lesson)));
  return { heldBack: held.length, vectors, words: foundByWords(held, papersWith, lesson.papers.length) };
}

function lessonOf(papers: readonly PaperText[]): Lesson {
  const lesson = readPapers(papers);
  if (lesson.papers.length < 2) {
    throw new UsageError('That is too little to learn from: a term has to stand in several papers.');
  }
  console.error(`${countOf(lesson.papers.length, 'paper')}, ${countOf(lesson.terms.length, 'term')}`);
  return lesson;
}

function learn(lesson: Lesson): PackedVectors {
  const model = trainVectors(lesson, PLAN, (pass, loss) => {
    console.error(`pass ${pass} of ${PLAN.passes}: loss ${loss.toFixed(3)}`);
  });
  return packVectors(lesson.terms, model);
}

/**
 * The papers of all files in the folders, with cleaned texts, each title once.
 *
 * @throws UsageError where there is no folder of the name, no paper in any, or a file that is no text
 */
async function papersOf(folders: readonly string[]): Promise<PaperText[]> {
  const papers = new Map<string, PaperText>();
  for (const file of new Set(folders.flatMap(filesOf))) {
    for await (const text of textsOf(file)) {
      const paper = paperOf(text);
      if (paper === undefined) continue;
      const key = titleKey(paper.title);
      if (papers.has(key)) continue;
      papers.set(key, { title: cleanText(paper.title), abstract: cleanText(paper.abstract) });
    }
  }
  if (papers.size === 0) {
    throw new UsageError(
      `${folders.join(', ')}: no .jsonl or .jsonl.gz file with papers, lines like {"title": "…", "abstract": "…"}.`,
    );
  }
  return [...papers.values()];
}
