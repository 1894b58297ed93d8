import type { LinkKind } from '#lib/sources/record.ts';

/** A paper as it is exported; what is unknown is left out. Ingest reads the same form. */
export type ExportedPaper = {
  slug: string;
  title: string;
  abstract?: string | undefined;
  authors?: string[] | undefined;
  authorCount?: number | undefined;
  publishedOn?: string | undefined;
  year?: number | undefined;
  venue?: string | undefined;
  organisation?: { slug: string; name: string } | undefined;
  arxivId?: string | undefined;
  doi?: string | undefined;
  /** An archive's subjects by their codes, the main one first. */
  categories?: string[] | undefined;
  /** ISO day on which a listing first had it. */
  listedOn?: string | undefined;
  comments?: number | undefined;
  upvotes?: number | undefined;
  topics: { slug: string; score: number }[];
  links?: { kind: LinkKind; url: string }[] | undefined;
  sources: { file: string; position: number; lines: [first: number, last: number] }[];
};

/** One line of JSON lines, its line break included; fields are in a fixed order. */
export function jsonLine(paper: ExportedPaper): string {
  return `${JSON.stringify(paper)}\n`;
}
