import { sentenceStarts } from '#lib/text/sentences.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';

/** A line of Broadsheet's JSON lines, as far as it is recombined; everything but the title may be missing. */
export type PaperLine = {
  title: string;
  abstract?: string;
  authors?: string[];
  year?: number;
  venue?: string;
  organisation?: { slug: string; name: string };
  comments?: number;
  upvotes?: number;
};

/** A line of a made paper. */
type MadePaper = PaperLine & { arxivId?: string; publishedOn?: string };

/** What share of a paper's names are of people who write in the given papers too, and of papers an archive has. */
const KNOWN_AUTHORS = 0.75;
const IN_ARCHIVE = 0.6;
/** So many words, of a mean paper, that nobody has used before: with 60,000 words in 30,000 papers a million have about half a million. */
const NEW_WORDS = 0.45;
/** Numbers that an archive gives in a month. */
const MOST_IN_MONTH = 99_999;
/** Papers of another seed are others: their numbers begin so much further on, for nine seeds. */
const NUMBERS_OF_A_SEED = 11_000;

/**
 * Papers made by recombining given ones: the beginning of one title and the end of another, sentences of both
 * abstracts, authors of both and people with the given names of some and the surnames of others, the venue, year,
 * organisation and attention of the one, and new words as a growing literature brings them (Heaps' law). The same
 * papers, count and seed give the same lines.
 *
 * @throws RangeError where there is no paper to recombine
 */
export function* recombinedPapers(
  given: readonly PaperLine[],
  count: number,
  seed: number,
): Generator<MadePaper> {
  if (given.length === 0) throw new RangeError('There is no paper to recombine.');
  const random = xorshift(seed);
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 16; i++) random();
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value; // not empty
  const people = [...new Set(given.flatMap(({ authors }) => authors ?? []))];
  const inMonth = new Map<string, number>();

  const author = (): string => {
    if (random() < KNOWN_AUTHORS) return one(people);
    const [first, last] = [one(people), one(people)];
    return `${first.split(' ').slice(0, -1).join(' ')} ${last.split(' ').at(-1)}`.trim();
  };
  const archived = (year: number): Pick<MadePaper, 'arxivId' | 'publishedOn'> => {
    const [month, day] = [String(1 + below(12)).padStart(2, '0'), String(1 + below(28)).padStart(2, '0')];
    const series = `${String(year).slice(2)}${month}`;
    const number = (inMonth.get(series) ?? NUMBERS_OF_A_SEED * (seed % 9)) + 1;
    if (random() >= IN_ARCHIVE || year < 2007 || number > MOST_IN_MONTH) return {};
    inMonth.set(series, number);
    return {
      arxivId: `${series}.${String(number).padStart(5, '0')}`,
      publishedOn: `${year}-${month}-${day}`,
    };
  };

  for (let made = 0; made < count; made++) {
    const [a, b] = [one(given), one(given)];
    const coined = random() < NEW_WORDS ? newWord(one(wordsOf(a.title)), one(wordsOf(b.title))) : undefined;
    const title = joinedTitle(a.title, b.title);
    const abstract = joinedAbstract(a.abstract, b.abstract, below);
    const names = a.authors?.length ? a.authors.map(author) : undefined;
    yield {
      title: coined ? `${coined}: ${title}` : title,
      ...(abstract && { abstract: coined ? `${abstract} We call it ${coined}.` : abstract }),
      ...(names && { authors: [...new Set(names)] }),
      ...(a.year !== undefined && { year: a.year }),
      ...(a.venue !== undefined && { venue: a.venue }),
      ...(a.organisation && { organisation: a.organisation }),
      ...(a.comments !== undefined && { comments: a.comments }),
      ...(a.upvotes !== undefined && { upvotes: a.upvotes }),
      ...(a.year !== undefined && archived(a.year)),
    };
  }
}

function wordsOf(title: string): string[] {
  return title.match(/\p{L}{4,}/gu) ?? ['word'];
}

/** The beginning of one word and the end of another: `Transiever`. */
function newWord(first: string, last: string): string {
  const joined = first.slice(0, Math.ceil(first.length / 2)) + last.slice(Math.floor(last.length / 2));
  return joined.charAt(0).toUpperCase() + joined.slice(1).toLowerCase();
}

/** The first half of one title's words and the second half of another's. */
function joinedTitle(first: string, last: string): string {
  const [head, tail] = [first.split(' '), last.split(' ')];
  return [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))].join(' ');
}

/** As many sentences as the first abstract has, each in its place from the one or the other, more from the first. */
function joinedAbstract(
  first: string | undefined,
  last: string | undefined,
  below: (limit: number) => number,
): string | undefined {
  if (!first) return undefined;
  const [own, others] = [sentencesOf(first), sentencesOf(last ?? first)];
  return own.map((sentence, place) => (below(3) === 0 ? (others[place] ?? sentence) : sentence)).join(' ');
}

function sentencesOf(abstract: string): string[] {
  const starts = sentenceStarts(abstract);
  return starts.map((start, index) => abstract.slice(start, starts[index + 1]).trim());
}
