import { isCardDot, parseCard } from '#lib/sources/card.ts';
import { parseDateLine } from '#lib/sources/dates.ts';
import type { Line } from '#lib/sources/lines.ts';
import { mastheadLine } from '#lib/sources/masthead.ts';
import { checkEnd, checkPair, type Piece } from '#lib/sources/pair.ts';
import { type PrintedDate, type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';

/** `Ap`, `Apr`, `Apr 18,`, `Apr 18, 20`, `Apr 18, 2021 1,2`: a date line that breaks off. */
const HALF_DATE = /^[A-Z][a-z]{0,2}(?: \d{0,2}(?:, \d{0,3})?)?$|,\d{0,2}$/;

/** In UTF-16 units. */
const MAX_BLOCK = 1024 * 1024;

/** Lines without a blank one between them; `closed` tells whether a whole blank line stands below them. */
type Block = { lines: Line[]; closed: boolean };
type Part = { type: 'text'; piece: Piece } | { type: 'card'; who: Line; when: Line };

/**
 * Reads the spaced and the cards layout: a masthead, then title and abstract as blocks between blank lines, in the
 * cards layout most abstracts followed by a block of three lines (authors or organisation, a dot, date and
 * comments). A card may lack that block: then the next title follows the abstract at once.
 *
 * @throws SourceError when titles and abstracts stop alternating, or the page ends within a paper.
 */
export async function* readListing(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  let captured: PrintedDate | undefined;
  let inMasthead = true;
  let kind: 'spaced' | 'cards' = 'spaced';
  let title: Piece | undefined;
  let abstract: Piece | undefined;
  let position = 0;
  let end: Line | undefined;
  let closed = false;
  let lastDate: Line | undefined;

  function* finish(card?: { who: Line; when: Line }): Generator<ReaderEvent> {
    if (!title || !abstract) return;
    checkPair(title, abstract);
    position += 1;
    const span = { firstLine: title.firstLine, lastLine: card?.when.number ?? abstract.lastLine };
    const read = card ? parseCard(card.who.text, card.when.text) : undefined;
    const fields: SourceFields = { title: title.text, abstract: abstract.text };
    if (read && !read.ok) {
      const reason = `“${title.text}”: ${read.reason}`;
      yield { type: 'reject', reject: { ...span, scope: 'record', reason } };
    } else {
      yield { type: 'record', record: { ...span, position, fields: { ...fields, ...read?.fields } } };
    }
    title = undefined;
    abstract = undefined;
  }

  for await (const block of blocks(lines)) {
    end = block.lines.at(-1) ?? end;
    closed = block.closed;
    if (inMasthead) {
      const head = takeMasthead(block);
      captured = head.day ?? captured;
      // The day stands last; below it even `Subscribe` would be a title.
      if (captured === undefined && block.lines.length === 0) continue;
      inMasthead = false;
    }
    for (const part of parts(block)) {
      if (part.type === 'card') {
        if (!title || !abstract) {
          throw new SourceError(
            part.who.number,
            'authors and date of a paper that has no title and abstract above them',
          );
        }
        kind = 'cards';
        lastDate = part.when;
        yield* finish(part);
        continue;
      }
      if (title && abstract) yield* finish();
      if (title) abstract = part.piece;
      else title = part.piece;
    }
  }
  if (title && !abstract) {
    throw new SourceError(
      title.firstLine,
      `the page ends after the title “${title.text}”: its abstract is cut off`,
    );
  }
  if (abstract) checkEnd(abstract, closed);
  if (lastDate && lastDate === end) checkDateEnd(lastDate);
  yield* finish();
  if (position === 0)
    throw new SourceError(end?.number ?? 1, 'the masthead of a listing, and no paper below it');
  yield { type: 'layout', kind, ...(captured && { captured }) };
}

/** Takes the masthead's lines off the top of a block, down to the day, and tells that day. */
function takeMasthead(block: Block): { day?: PrintedDate } {
  while (block.lines[0]) {
    const head = mastheadLine(block.lines[0].text);
    if (!head) break;
    block.lines.shift();
    if (head.part === 'day') return { day: head.day };
  }
  return {};
}

/** What begins like a date but is none, at the very end of a page, was cut off. */
function checkDateEnd(line: Line): void {
  const text = line.text.trim();
  if (!parseDateLine(text) && HALF_DATE.test(text)) {
    throw new SourceError(line.number, `the page is cut off in the middle of a date (“${text}”)`);
  }
}

/** @throws SourceError for one that is longer than anything that stands in a listing. */
async function* blocks(lines: AsyncIterable<Line>): AsyncGenerator<Block> {
  let block: Line[] = [];
  let length = 0;
  for await (const line of lines) {
    if (line.text.trim() !== '') {
      block.push(line);
      length += line.text.length;
      if (block.length > 1 && length > MAX_BLOCK)
        throw new SourceError(block[0]?.number ?? line.number, `no blank line for ${MAX_BLOCK} characters`);
    } else if (block.length > 0) {
      yield { lines: block, closed: line.ended };
      block = [];
      length = 0;
    }
  }
  if (block.length > 0) yield { lines: block, closed: false };
}

/** Splits a block at its card: the line before a lone dot, the dot, and the line behind it. */
function* parts({ lines }: Block): Generator<Part> {
  let text: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) continue;
    if (!isCardDot(line.text)) {
      text.push(line);
      continue;
    }
    const who = text.pop();
    const when = lines[index + 1];
    if (!who)
      throw new SourceError(
        line.number,
        'a lone dot without the authors or the organisation that stand before it',
      );
    if (!when)
      throw new SourceError(
        line.number,
        'the date that follows the dot is missing: the page is cut off or a line is lost',
      );
    if (text.length > 0) yield { type: 'text', piece: joined(text) };
    yield { type: 'card', who, when };
    text = [];
    index += 1;
  }
  if (text.length === 0) return;
  const loose = text.find((line) => /^[•·]\s*\d[\d,]*\s+authors?$/i.test(line.text.trim()));
  if (loose)
    throw new SourceError(loose.number, 'a number of authors without the dot and the date that follow it');
  yield { type: 'text', piece: joined(text) };
}

function joined(lines: Line[]): Piece {
  const text = lines.map((line) => line.text.trim()).join(' ');
  return { text, firstLine: lines[0]?.number ?? 0, lastLine: lines.at(-1)?.number ?? 0 };
}
