import { endsInMasthead } from '#lib/sources/masthead.ts';
import { SourceError } from '#lib/sources/record.ts';

/** The longest of 30,000 real titles has 341 characters; what is longer is an abstract in a title's place. */
const LONGEST_TITLE = 400;
/** Of 30,000 real abstracts the shortest that does not end as a sentence does has 112 characters; most titles have fewer. */
const SURE_ABSTRACT = 100;

/**
 * An address with or without its scheme: many abstracts end in one. (`and/or` is none, and `https://g` is half of one:
 * a host has a dot.)
 */
const URL_WORD = /\w\.[a-z]{2,}(?:[/:?#]|$)/i;

/** A piece of a listing (a line, or the lines of a block) and where it stands. */
export type Piece = { text: string; firstLine: number; lastLine: number };

/**
 * Holds title and abstract to what such things look like, so that a listing with a piece lost or added is refused
 * where that happens, instead of giving every following paper the abstract of its neighbour.
 *
 * @throws SourceError naming the line that cannot be what its place asks for.
 */
export function checkPair(title: Piece, abstract: Piece): void {
  const second = [title, abstract].find((piece) => endsInMasthead(piece.text));
  if (second) {
    throw new SourceError(
      second.firstLine,
      'a second masthead: give each capture of the listing a file of its own',
    );
  }
  if (title.text.length > LONGEST_TITLE) {
    throw new SourceError(
      title.firstLine,
      `expected a title, found ${title.text.length} characters of text: a title is missing here, or an abstract is doubled above`,
    );
  }
  if (abstract.text.length < SURE_ABSTRACT && !endsLikeSentence(abstract.text)) {
    throw new SourceError(
      abstract.firstLine,
      `expected the abstract of “${excerpt(title.text)}”, found “${excerpt(abstract.text)}”`,
    );
  }
}

/**
 * The end of the last abstract tells a page that was cut off from one that ends there: text that does not end as an
 * abstract does is half of something. A line break behind it says nothing, since many programs add one to whatever
 * they save; only an empty line does. (Of the 483
 * abstracts of the five dumps none ends otherwise, of 36 from the listing's own API one, of 30,000 from all over one in
 * fifty: those are refused as a page's last, and read with an empty line below them.)
 *
 * @param closed whether an empty line stands below the abstract.
 * @throws SourceError when the text breaks off.
 */
export function checkEnd(last: Piece, closed: boolean): void {
  if (closed || endsLikeAbstract(last.text)) return;
  throw new SourceError(
    last.lastLine,
    `the page is cut off in the middle of an abstract (“…${last.text.slice(-40)}”); if the abstract is whole, end the file with an empty line`,
  );
}

function endsLikeSentence(text: string): boolean {
  return /[.!?…。！？][)\]}"'”’»）」』】》*$]*$/.test(text);
}

function endsLikeAbstract(text: string): boolean {
  const word = text.slice(text.lastIndexOf(' ') + 1);
  return endsLikeSentence(text) || /["”»]$/.test(text) || URL_WORD.test(word) || /^here$/i.test(word);
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
