import type { Source } from '#db/queries/source-page.ts';
import { countOf, dateText } from '#lib/wording.ts';

const KINDS: Record<Source['kind'], string> = {
  spaced: 'a listing, titles and abstracts as blocks between blank lines',
  compact: 'a listing, one line a title and one line an abstract',
  cards: 'a listing with a card of authors, date and comments below most abstracts',
  jsonl: 'JSON lines',
  daily: 'an answer of the Daily Papers API',
  arxiv: 'arXiv’s snapshot of its metadata',
  oai: 'an answer of arXiv’s OAI-PMH interface',
  bibtex: 'a BibTeX library',
  ris: 'a RIS library',
};

/** What a source is and what is known of its capture. */
export function SourceFacts({ source }: { source: Source }) {
  return (
    <p className="plain">
      <span className="break">{source.file}</span>: {KINDS[source.kind]}.{' '}
      {source.isListing
        ? capture(source)
        : 'It lists no papers; it gives facts about papers that other sources list.'}
      {source.rejectCount > 0 && ` ${countOf(source.rejectCount, 'thing')} in it could not be used.`}
    </p>
  );
}

function capture({ capturedDay, capturedOn, capturedHow, fetchedAt }: Source): string {
  if (fetchedAt) return `Fetched on ${dateText(fetchedAt.slice(0, 10))} at ${fetchedAt.slice(11, 16)} UTC.`;
  if (!capturedOn) {
    return capturedDay
      ? `Captured on ${dayText(capturedDay)}; the page does not tell the year, and nothing else does.`
      : 'The page does not tell when it was captured.';
  }
  const how = {
    given: 'as given at ingest',
    elsewhere: 'the year inferred from papers that another source dates',
    earliest: 'the year inferred: the first one after all that are printed',
    inside: 'the newest day that it tells of',
  }[capturedHow ?? 'given'];
  return `Captured on ${dateText(capturedOn)}, ${how}.`;
}

function dayText(day: string): string {
  return dateText(`2000-${day}`).replace(/ 2000$/, '');
}
