import { isArxivSnapshot, readArxivSnapshot } from '#lib/sources/arxiv-snapshot.ts';
import { isBibtex, readBibtex } from '#lib/sources/bibtex.ts';
import { readCompact } from '#lib/sources/compact.ts';
import { isDailyPapers, readDailyPapers } from '#lib/sources/daily.ts';
import { isJsonLines, readJsonLines } from '#lib/sources/jsonl.ts';
import { withinLimits } from '#lib/sources/limits.ts';
import { type Line, peekLines } from '#lib/sources/lines.ts';
import { readListing } from '#lib/sources/listing.ts';
import { isCompactHead, isListingHead } from '#lib/sources/masthead.ts';
import { isOai, readOai } from '#lib/sources/oai.ts';
import { type ReaderEvent, SourceError } from '#lib/sources/record.ts';
import { isRis, readRis } from '#lib/sources/ris.ts';

type Reader = {
  fits: (head: string[]) => boolean;
  read: (lines: AsyncIterable<Line>) => AsyncGenerator<ReaderEvent>;
};

/** One entry a format; the first that fits the beginning of a source reads it. */
const READERS: Reader[] = [
  { fits: isArxivSnapshot, read: readArxivSnapshot },
  { fits: isJsonLines, read: readJsonLines },
  { fits: isDailyPapers, read: readDailyPapers },
  { fits: isOai, read: readOai },
  { fits: isRis, read: readRis },
  { fits: isBibtex, read: readBibtex },
  { fits: isListingHead, read: readListing },
  { fits: isCompactHead, read: readCompact },
];

/** Enough lines, not counting blank ones, to hold any masthead. */
const HEAD_LINES = 16;

/**
 * Reads a source of any known kind, recognised by its content and not by its name. What of its records is larger than
 * `LIMITS` (lib/sources/limits.ts) is cut or rejected.
 *
 * @throws SourceError when the source is empty, of no known kind, or stops making sense.
 */
export async function* readSource(lines: AsyncGenerator<Line>): AsyncGenerator<ReaderEvent> {
  const { head, isWhole, all } = await peekLines(lines, HEAD_LINES);
  const texts = head.map((line) => line.text);
  if (texts.every((text) => text.trim() === ''))
    throw isWhole
      ? new SourceError(1, 'the file is empty')
      : new SourceError(texts.length, 'nothing but blank lines down to this one');
  const reader = READERS.find(({ fits }) => fits(texts));
  if (!reader) {
    const first = texts.find((text) => text.trim() !== '') ?? '';
    throw new SourceError(
      texts.indexOf(first) + 1,
      `no source of a known kind: it begins “${first.trim().slice(0, 60)}”`,
    );
  }
  for await (const event of reader.read(all)) yield* withinLimits(event);
}
