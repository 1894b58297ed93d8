import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalOf } from '#db/ingest/files.ts';
import { cleanText } from '#lib/text/clean.ts';
import { titleKey } from '#lib/text/title-key.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import type { TrainingPaper } from '#lib/topics/training/train.ts';
import { UsageError } from '#scripts/command.ts';
import { labelledPapers } from '#scripts/labelled-papers.ts';
import { linesOf } from '#scripts/line-reader.ts';

/** Papers to learn from, by the file that they come from. */
export type TrainingFile = { file: string; papers: TrainingPaper[] };

/**
 * The labelled papers of folders: every `.jsonl` or `.jsonl.gz` in them with topics in some line is a file of
 * labels; of the other papers those that scripts/training/labels.tsv labels. A title that was there before is left
 * out.
 *
 * @throws UsageError where there is no folder of the name, or not one labelled paper in any
 */
export async function trainingFiles(folders: readonly string[], database: string): Promise<TrainingFile[]> {
  const seen = new Set<string>();
  const isNew = ({ title }: { title: string }) => {
    const key = titleKey(title);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const files = new Set(folders.flatMap(filesOf));
  const labelled: TrainingFile[] = [];
  const unlabelled: string[] = [];
  for (const file of files) {
    if (await hasLabels(file)) {
      const papers = (await labelledPapers(file, database)).filter(isNew);
      labelled.push({ file, papers: papers.map((paper) => ({ ...paper, trusted: true })) });
    } else unlabelled.push(file);
  }
  const labels = storedLabels();
  for (const file of unlabelled) {
    const papers: TrainingPaper[] = [];
    for await (const text of textsOf(file)) {
      const paper = paperOf(text);
      const topics = paper && labels.get(keyOf(paper.title));
      const [core] = topics ?? [];
      if (paper && topics && core !== undefined && isNew(paper)) {
        const texts = { title: cleanText(paper.title), abstract: cleanText(paper.abstract) };
        papers.push({ ...texts, topics, core, trusted: false });
      }
    }
    if (papers.length > 0) labelled.push({ file, papers });
  }
  if (labelled.length === 0) {
    throw new UsageError(
      `${folders.join(', ')}: no .jsonl or .jsonl.gz file with labelled papers, lines like {"title": "…", "abstract": "…", "topics": ["retrieval"]}.`,
    );
  }
  return labelled;
}

/** The `.jsonl` and `.jsonl.gz` files of a folder, by name. @throws UsageError where there is no such folder */
export function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.jsonl(\.gz)?$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw new UsageError(`${folder} is no folder that can be read.`);
  }
}

async function hasLabels(file: string): Promise<boolean> {
  for await (const text of textsOf(file)) {
    const json = objectOf(text);
    if (json !== undefined && 'topics' in json) return true;
  }
  return false;
}

/** The lines of a file that are not blank. @throws UsageError naming the line where it is no text. */
export async function* textsOf(file: string): AsyncGenerator<string> {
  try {
    for await (const { text } of linesOf(file)) if (text.trim() !== '') yield text;
  } catch (error) {
    const { line, reason } = refusalOf(error);
    throw new UsageError(`${file}${line > 0 ? `, line ${line}` : ''}: ${reason}`);
  }
}

function objectOf(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

/** The title and abstract of a line; undefined where it lacks one. */
export function paperOf(text: string): { title: string; abstract: string } | undefined {
  const json = objectOf(text);
  if (json === undefined || !('title' in json) || !('abstract' in json)) return undefined;
  const { title, abstract } = json;
  return typeof title === 'string' && typeof abstract === 'string' ? { title, abstract } : undefined;
}

/** A paper's name in the file of labels: the beginning of the SHA-256 of its title key. */
function keyOf(title: string): string {
  return createHash('sha256').update(titleKey(title)).digest('hex').slice(0, 16);
}

/** Labels by the paper's key, core topic first. */
function storedLabels(): Map<string, string[]> {
  const lines = readFileSync(new URL('labels.tsv', import.meta.url), 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line): [string, string[]] => {
        const [key = '', topics = ''] = line.split('\t');
        return [key, topics.split(',').filter((topic) => topicBySlug.has(topic))];
      }),
  );
}
