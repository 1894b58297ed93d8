/** A calendar date as a source prints it; a listing leaves the year out for the year of its capture. */
export type PrintedDate = { year?: number; month?: number; day?: number };

export type LinkKind = 'code' | 'data' | 'model' | 'project' | 'paper';

/** What one source says of one paper, unchanged but for white space. A field that it does not give is absent. */
export type SourceFields = {
  title: string;
  abstract?: string;
  authors?: string[];
  authorCount?: number;
  organisation?: { slug: string; name: string };
  published?: PrintedDate;
  venue?: string;
  arxivId?: string;
  doi?: string;
  commentCount?: number;
  upvotes?: number;
  links?: { kind: LinkKind; url: string }[];
  /** An archive's subjects, the main one first: `cs.CL`. */
  categories?: string[];
  /** ISO day on which a listing first had it. */
  listedOn?: string;
  /** Stars of its code repository. */
  codeStars?: number;
  /** Where it was published, as an archive prints it: `Phys. Rev. D 76, 013009 (2007)`. */
  journalRef?: string;
  keywords?: string[];
  /** What a listing's machine made of the abstract in a sentence; never shown as the abstract. */
  summary?: string;
  /** From an export of a Broadsheet: the paper's last address there, and the places that were its sources. */
  slug?: string;
  origins?: Origin[];
};

/** A place in a source that an export names: its file, the position in it (1-based), and its first and last line. */
export type Origin = { file: string; position: number; lines: [first: number, last: number] };

/** A span of lines in a source, 1-based, both ends included. */
type LineSpan = { firstLine: number; lastLine: number };

/** One paper at one position (1-based) in one source. */
export type SourceRecord = LineSpan & { position: number; fields: SourceFields };

/** What a source has that cannot be used: a whole record, or only one field of a record that is kept. */
export type Reject = LineSpan & { scope: 'record' | 'field'; reason: string };

/** Kinds of source, by the layout that its content was recognised by. */
export type SourceKind =
  | 'spaced'
  | 'compact'
  | 'cards'
  | 'jsonl'
  | 'daily'
  | 'arxiv'
  | 'oai'
  | 'bibtex'
  | 'ris';

/** What a source says of itself; it is told once, when it is known, at the latest as the last event. */
export type Layout = {
  type: 'layout';
  kind: SourceKind;
  /** The masthead's day, which may lack its year. */
  captured?: PrintedDate;
  /** ISO day of the newest time that stands in the source: it was captured then or later. */
  newest?: string;
  /** Of an OAI-PMH answer: what to ask for the rest with. Absent from the last one. */
  resumptionToken?: string;
};

/** What a reader yields, in the order of the source. */
export type ReaderEvent =
  | { type: 'record'; record: SourceRecord }
  | { type: 'reject'; reject: Reject }
  | Layout;

/** In UTF-16 units; many reasons cite what they are about. */
const LONGEST_REASON = 600;

/** A reason as it may be kept and shown, whatever it cites. */
export function shortened(reason: string): string {
  return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;
}

/**
 * The source as a whole cannot be used: it is of no known kind, or stops making sense at `line` (1-based).
 * Nothing of such a source is stored.
 */
export class SourceError extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(shortened(reason));
    this.name = 'SourceError';
    this.line = line;
  }
}
