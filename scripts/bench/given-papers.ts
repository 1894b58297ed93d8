import { contentOf } from '#db/ingest/content.ts';
import { refusalOf, requireRegularFile } from '#db/ingest/files.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import type { PaperLine } from '#scripts/bench/recombined-papers.ts';
import { UsageError } from '#scripts/command.ts';

/** The papers of files of any kind that an ingest reads. @throws UsageError for a file that it would refuse */
export async function* papersIn(files: readonly string[]): AsyncGenerator<PaperLine> {
  for (const file of files) {
    try {
      requireRegularFile(file);
      for await (const event of readSource(splitLines(contentOf(file)))) {
        if (event.type !== 'record') continue;
        const { title, abstract, authors, published, venue, organisation, commentCount, upvotes } =
          event.record.fields;
        const year = published?.year;
        yield {
          title,
          ...(abstract && { abstract }),
          ...(authors && { authors }),
          ...(year !== undefined && { year }),
          ...(venue && { venue }),
          ...(organisation && { organisation }),
          ...(commentCount !== undefined && { comments: commentCount }),
          ...(upvotes !== undefined && { upvotes }),
        };
      }
    } catch (error) {
      const { line, reason } = refusalOf(error);
      throw new UsageError(`${file}${line > 0 ? `, line ${line}` : ''}: ${reason}`);
    }
  }
}
