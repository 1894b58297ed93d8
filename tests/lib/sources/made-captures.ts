import type { PrintedDate, SourceFields, SourceRecord } from '#lib/sources/record.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Layout = 'spaced' | 'compact' | 'cards';

/** What the block below an abstract says in the cards layout. */
export type MadeCard = {
  authors?: number;
  organisation?: { slug: string; name: string };
  published: PrintedDate;
  comments?: number;
};

/** A paper to write into a capture; without `card` it has no block in the cards layout. */
export type MadePaper = { title: string; abstract: string; card?: MadeCard };

/** A line of a made capture, and what it is of which paper (0-based). */
export type MadeLine = {
  text: string;
  part: 'masthead' | 'blank' | 'title' | 'abstract' | 'who' | 'dot' | 'date';
  paper?: number;
};

/** A capture as lines, and the records that reading it has to give. */
export type MadeCapture = { layout: Layout; lines: MadeLine[]; records: SourceRecord[] };

/** Lines above the papers; the compact layout glues the first title to the last of them. */
const MASTHEADS: Record<Layout, string[][]> = {
  spaced: [
    [
      'new',
      'Get trending papers in your email inbox!',
      'Subscribe',
      'Daily Papers',
      'byAK and the research community',
      'Aug 15',
    ],
    [
      'Get trending papers in your email inbox once a day!',
      'Get trending papers in your email inbox!',
      'Subscribe',
      'Daily Papers',
      'byAK and the research community',
      'Aug 15',
    ],
    [
      'Get trending papers in your email inbox!',
      'Subscribe',
      'Daily Papers',
      'byAK and the research community',
      'Aug 15',
    ],
  ],
  compact: [
    [
      'Get trending papers in your email inbox once a day!',
      'Get trending papers in your email inbox!',
      'Subscribe',
    ],
    ['Get trending papers in your email inbox!', 'Subscribe'],
    ['new', 'Get trending papers in your email inbox!', 'Subscribe'],
  ],
  cards: [],
};
MASTHEADS.cards = MASTHEADS.spaced;

/** `Apr 18, 2021 1,204`: year and count may be missing. */
function dateLine({ published, comments }: MadeCard): string {
  const day = `${MONTHS[(published.month ?? 1) - 1]} ${published.day}`;
  const year = published.year === undefined ? '' : `, ${published.year}`;
  return `${day}${year}${comments === undefined ? '' : ` ${comments.toLocaleString('en-US')}`}`;
}

function whoLine({ authors, organisation }: MadeCard): string {
  if (organisation) return `${organisation.slug} ${organisation.name}`;
  return `  • ${(authors ?? 1).toLocaleString('en-US')} ${authors === 1 ? 'author' : 'authors'}`;
}

/** Writes papers as a capture of the layout, under one of its mastheads. */
export function makeCapture(layout: Layout, papers: MadePaper[], masthead = 0): MadeCapture {
  const lines: MadeLine[] = [];
  const records: SourceRecord[] = [];
  const gap = (): void => {
    if (layout !== 'compact') lines.push({ text: '', part: 'blank' });
  };
  const top = MASTHEADS[layout][masthead % MASTHEADS[layout].length] ?? [];
  for (const text of layout === 'compact' ? top.slice(0, -1) : top) {
    lines.push({ text, part: 'masthead' });
    gap();
  }
  for (const [index, { title, abstract, card }] of papers.entries()) {
    const glued = layout === 'compact' && index === 0 ? `Subscribe${title}` : title;
    const firstLine = lines.push({ text: glued, part: 'title', paper: index });
    gap();
    let lastLine = lines.push({ text: abstract, part: 'abstract', paper: index });
    gap();
    const fields: SourceFields = { title, abstract };
    if (layout === 'cards' && card) {
      lines.push({ text: whoLine(card), part: 'who', paper: index });
      lines.push({ text: '·', part: 'dot', paper: index });
      lastLine = lines.push({ text: dateLine(card), part: 'date', paper: index });
      gap();
      fields.published = card.published;
      if (card.organisation) fields.organisation = card.organisation;
      else fields.authorCount = card.authors ?? 1;
      if (card.comments !== undefined) fields.commentCount = card.comments;
    }
    records.push({ position: index + 1, firstLine, lastLine, fields });
  }
  if (lines.at(-1)?.part === 'blank') lines.pop();
  return { layout, lines, records };
}

/** The text of a capture, with a last line break unless told otherwise. */
export function textOf(lines: MadeLine[], end = '\n'): string {
  return lines.map((line) => line.text).join('\n') + end;
}
