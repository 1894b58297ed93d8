import { mastheadLine } from '#lib/sources/masthead.ts';
import type { Reject, SourceRecord } from '#lib/sources/record.ts';
import type { Claim, Mutant } from '#tests/fixtures/mutations.ts';
import type { Placed } from '#tests/fixtures/written-captures.ts';
import type { Reading } from '#tests/lib/sources/reading.ts';
import { soundness } from '#tests/lib/sources/soundness.ts';

/** What came of reading a mutant. */
export type Outcome = { reading: Reading } | { refusal: { line: number; reason: string } };

type Event = SourceRecord | Reject;

/** What is wrong with what came of a mutant, in a sentence each; nothing if it is as it has to be. */
export function objectionsTo(
  { claim, bytes, capture }: Mutant,
  outcome: Outcome,
  isCompressed: boolean,
): string[] {
  if ('refusal' in outcome) {
    const { line, reason } = outcome.refusal;
    if (claim.is === 'whole') return [`a whole source was refused: line ${line}: ${reason}`];
    const lines = isCompressed ? Number.POSITIVE_INFINITY : lineCount(bytes);
    return [
      ...(reason === '' || reason.length > 1000 ? [`a reason of ${reason.length} characters`] : []),
      // The line 0 is that of an archive that cannot be opened.
      ...(line > lines || line < (isCompressed ? 0 : 1)
        ? [`the line ${line} of ${lines} is refused: ${reason}`]
        : []),
    ];
  }
  const { reading } = outcome;
  if (claim.is === 'refused')
    return [`read as ${reading.kind} with ${reading.records.length} records, and not refused`];
  return [
    ...soundness(reading),
    ...keptTo(claim, reading, ['spaced', 'compact', 'cards'].includes(capture.kind)),
    ...(isCompressed ? [] : unaccounted(bytes, reading)),
  ];
}

function keptTo(claim: Exclude<Claim, { is: 'refused' }>, reading: Reading, isListing: boolean): string[] {
  if (claim.is === 'anything') return [];
  const events = inOrder(reading);
  if (claim.is === 'damaged') return aroundDamage(claim, events);
  const isWhole = claim.is !== 'cut';
  if (isWhole && events.length !== claim.blocks.length)
    return [`${events.length} of ${claim.blocks.length} blocks are read`];
  if (events.length > claim.blocks.length)
    return [`${events.length} of ${claim.blocks.length} blocks are read`];
  return events.flatMap((event, index) => {
    const block = claim.blocks[index];
    if (block && isOf(event, block) && (!('position' in event) || event.position === index + 1)) return [];
    // A listing has no end mark: its last paper may be a shorter one.
    if (block && !isWhole && isListing && index === events.length - 1 && isBeginning(event, block)) return [];
    return [`block ${index + 1} is read as ${JSON.stringify(event)}, not ${JSON.stringify(block)}`];
  });
}

/** All blocks but the damaged one as they were, in their order; all else from its lines, and without their texts. */
function aroundDamage(
  { blocks, damaged, lines: [first, last] }: Claim & { is: 'damaged' },
  events: readonly Event[],
): string[] {
  const others = blocks.filter((_, index) => index !== damaged);
  const extra: Event[] = [];
  let next = 0;
  for (const event of events) {
    const block = others[next];
    // The last that can be the damaged block's own comes before the first behind it.
    if (block && isOf(event, block)) next += 1;
    else extra.push(event);
  }
  if (next < others.length)
    return [`the whole block ${JSON.stringify(others[next])} is not read; instead: ${JSON.stringify(extra)}`];
  return extra.flatMap((event) => {
    if (event.firstLine < first || event.lastLine > last)
      return [`lines ${first} to ${last} are damaged, and this is read elsewhere: ${JSON.stringify(event)}`];
    if (!('fields' in event)) return [];
    const { title, abstract } = event.fields;
    const own = blocks[damaged]?.truth.fields;
    const taken = others.find(
      ({ truth: { fields } }) =>
        (fields?.title === title && title !== own?.title) ||
        (abstract !== undefined && fields?.abstract === abstract && abstract !== own?.abstract),
    );
    return taken ? [`a mixture of two papers: ${JSON.stringify(event)}`] : [];
  });
}

function isOf(event: Event, { truth, line }: Placed): boolean {
  if (event.firstLine !== line + truth.first || event.lastLine !== line + truth.last) return false;
  return 'fields' in event
    ? JSON.stringify(event.fields) === JSON.stringify(truth.fields)
    : event.reason === truth.reason;
}

function isBeginning(event: Event, { truth, line }: Placed): boolean {
  if (event.firstLine !== line + truth.first) return false;
  if (!('fields' in event)) return true;
  const { title, abstract = '' } = event.fields;
  return title === truth.fields?.title && truth.fields.abstract?.startsWith(abstract) === true;
}

/** Records, and rejects of whole ones, in the order of the source; on one line records stand in theirs. */
function inOrder({ records, rejects }: Reading): Event[] {
  const whole = rejects.filter(({ scope }) => scope === 'record');
  return [...records, ...whole].sort((a, b) => a.firstLine - b.firstLine);
}

const FRAME: Readonly<Record<string, (line: string) => boolean>> = {
  spaced: (line) => mastheadLine(line) !== undefined,
  cards: (line) => mastheadLine(line) !== undefined,
  compact: (line) => /^(?:new|get trending papers in your email inbox.*)$/i.test(line),
  daily: (line) => /^[[\],\s]*$/.test(line),
  jsonl: () => false,
  arxiv: () => false,
  ris: () => false,
  oai: (line) => !/<(?:title|abstract|metadata)\b/.test(line),
  bibtex: (line) =>
    line.startsWith('%') ||
    /@\s*(?:string|comment|preamble)\b/i.test(line) ||
    !/[{}=]/.test(line) ||
    !/[\p{L}\p{N}]/u.test(line),
};

/** Lines with something in them that neither a record nor a reject stands for. */
function unaccounted(bytes: Uint8Array, reading: Reading): string[] {
  const spans = inOrder(reading);
  const isFrame = FRAME[reading.kind ?? ''];
  let at = 0;
  // A comment of BibTeX may have many lines.
  let isComment = false;
  return new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .flatMap((text, index) => {
      const number = index + 1;
      while ((spans[at]?.lastLine ?? Number.POSITIVE_INFINITY) < number) at += 1;
      const isRead = number >= (spans[at]?.firstLine ?? Number.POSITIVE_INFINITY);
      const line = text.trim();
      isComment = !isRead && (isComment || (reading.kind === 'bibtex' && /@\s*comment\b/i.test(line)));
      return isRead || isComment || line === '' || isFrame?.(line)
        ? []
        : [`line ${number} is neither read nor rejected: ${line.slice(0, 200)}`];
    })
    .slice(0, 1);
}

function lineCount(bytes: Uint8Array): number {
  return Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\n|\n|\r/).length;
}
