import { openForReading } from '#db/open.ts';
import { type SourceText, textsByTitle } from '#db/queries/texts-by-title.ts';
import { type LabelledPaper, readLabelledPaper } from '#lib/evaluation/labelled-paper.ts';
import { cleanText } from '#lib/text/clean.ts';
import { countOf, quoted } from '#lib/wording.ts';
import { checkedLines } from '#scripts/checked-lines.ts';
import { UsageError } from '#scripts/command.ts';

type Entry = { line: number; paper: LabelledPaper };

/** A labelled paper with the texts that ingest would tag: cleaned, and the abstract empty where there is none. */
export type LabelledTexts = Required<LabelledPaper>;

/**
 * Reads a file of labels. A paper without an abstract in the file is the one of its title in the database; where there
 * is none either, it has its title alone. Notes on such papers go to standard error.
 *
 * @throws UsageError naming file and line for labels that cannot be used: a figure for a part of them would mislead.
 */
export async function labelledPapers(file: string, database: string): Promise<LabelledTexts[]> {
  const entries = await readLabels(file);
  const texts = await textsOf(entries, file, database);
  return entries.map(({ paper: { topics, core } }, index) => {
    const { title, abstract } = texts[index] ?? { title: '', abstract: '' };
    return { title: cleanText(title), abstract: cleanText(abstract), topics, core };
  });
}

async function readLabels(file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { line, value } of checkedLines(file, readLabelledPaper))
    entries.push({ line, paper: value });
  if (entries.length === 0) throw new UsageError(`${file}: there is no labelled paper in it.`);
  return entries;
}

async function textsOf(entries: Entry[], file: string, database: string): Promise<SourceText[]> {
  // Opened only where it is needed: labels with all their abstracts need no ingest.
  const db = entries.some(({ paper }) => !paper.abstract) ? await openForReading(database) : undefined;
  const missing: Entry[] = [];
  const ambiguous: Entry[] = [];
  const texts: SourceText[] = [];
  try {
    for (const entry of entries) {
      const { title, abstract } = entry.paper;
      const found = abstract || !db ? [{ title, abstract: abstract ?? '' }] : await textsByTitle(db, title);
      if (found.length === 0) missing.push(entry);
      if (found.length > 1) ambiguous.push(entry);
      texts.push(found[0] ?? { title, abstract: '' });
    }
  } finally {
    db?.$client.close();
  }
  const all = `of ${countOf(entries.length, 'paper')}`;
  note(file, missing, `${all} without an abstract, here and in ${database}: tagged by title alone`);
  note(file, ambiguous, `${all} with a title that several have in ${database}: the first of them was taken`);
  return texts;
}

function note(file: string, entries: Entry[], what: string): void {
  if (entries.length === 0) return;
  console.error(`${file}: ${entries.length} ${what}`);
  for (const { line, paper } of entries) console.error(`  line ${line}: ${quoted(paper.title)}`);
}
