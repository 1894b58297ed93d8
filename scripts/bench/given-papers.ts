import { z } from 'zod';
import type { PaperLine } from '#scripts/bench/recombined-papers.ts';
import { checkedLines } from '#scripts/checked-lines.ts';

const line = z.object({
  title: z.string().min(1),
  abstract: z.string().optional(),
  authors: z.array(z.string().min(1)).optional(),
  year: z.int().optional(),
  venue: z.string().optional(),
});

/** The papers of a file of JSON lines, gzipped or not. @throws UsageError naming file and lines that cannot be used. */
export async function givenPapers(file: string): Promise<PaperLine[]> {
  const papers: PaperLine[] = [];
  for await (const { value } of checkedLines(file, readPaper)) papers.push(value);
  return papers;
}

function readPaper(text: string): PaperLine | string {
  try {
    const { authors, abstract, year, venue, title } = line.parse(JSON.parse(text));
    return {
      title,
      ...(abstract && { abstract }),
      ...(authors?.length && { authors }),
      ...(year !== undefined && { year }),
      ...(venue && { venue }),
    };
  } catch (error) {
    return error instanceof z.ZodError ? (error.issues[0]?.message ?? 'no paper') : 'no JSON object';
  }
}
