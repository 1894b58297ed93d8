import { writeFileSync } from 'node:fs';
import { topicReport } from '#lib/evaluation/topic-report.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import { crossValidate, doubtLabels, FOLDS, lessonOf, trainModel } from '#lib/topics/training/train.ts';
import { countOf } from '#lib/wording.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { type TrainingFile, trainingFiles } from '#scripts/training/papers.ts';

const USAGE = `npm run train-topics -- [--check] [--db FILE] FOLDER …

Learns the weights of the topics, lib/topics/weights.json, from the labelled papers in the folders' .jsonl and
.jsonl.gz files, lines like {"title": "…", "abstract": "…", "core": "retrieval", "topics": ["retrieval", "rag"]}.
Where a line has no abstract the database's paper of its title has it. The papers of a file without any topics are
labelled by scripts/training/labels.tsv, where they are in it.

Prints as JSON how well papers are given their topics by a model that has not seen them (${FOLDS}-fold cross-validation),
for each file: the report of “npm run eval -- topics”.

  --check    only print; write nothing
  --db FILE  the database (db/broadsheet.sqlite unless told)

Exit status: 0 done, 1 the database or a file cannot be read, 2 wrong usage or labels that cannot be used.`;

const WEIGHTS = new URL('../lib/topics/weights.json', import.meta.url);

await runCommand(USAGE, async () => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, db: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Name a folder of labelled papers.');
  const files = await trainingFiles(positionals, databaseNamed(values.db));
  for (const { file, papers } of files) console.error(`${file}: ${countOf(papers.length, 'labelled paper')}`);
  const lesson = lessonOf(dealt(files), [...topicBySlug.keys()]);
  console.error(`${countOf(doubtLabels(lesson), 'label')} in doubt are passed over.`);
  const { given, threshold } = crossValidate(lesson);
  const judged = lesson.papers.map(({ topics, core }, index) => ({
    labelled: [...topics],
    core,
    given: given[index] ?? [],
  }));
  const byFile = new Map(lesson.papers.map((paper, index) => [paper, judged[index]]));
  const reports = files.map(({ file, papers }) => [
    file,
    topicReport(papers.flatMap((paper) => byFile.get(paper) ?? [])),
  ]);
  console.log(JSON.stringify({ folds: FOLDS, threshold, files: Object.fromEntries(reports) }, null, 2));
  if (values.check) return 0;
  writeFileSync(WEIGHTS, `${JSON.stringify(trainModel(lesson, threshold))}\n`);
  console.error('lib/topics/weights.json is written; the next ingest gives all papers their topics anew.');
  return 0;
});

/** The papers of all files in one order, whatever their files and places: by title, so that the folds stay. */
function dealt(files: readonly TrainingFile[]) {
  return files
    .flatMap(({ papers }) => papers)
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}
