import { notFound, permanentRedirect } from 'next/navigation';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { ask } from '#db/readers/ask.ts';
import { arxivIdOfPath } from '#lib/arxiv-id.ts';
import { paperHref } from '#lib/hrefs.ts';

export const metadata = NOT_FOUND;

/** `/arxiv/2510.12789`, with or without a version, and `/arxiv/abs/…`, `/arxiv/pdf/…` as arXiv itself has it, lead to the paper's permalink. */
export default async function ArxivAddress({ params }: PageProps<'/arxiv/[...id]'>) {
  const { id } = await params;
  const arxivId = arxivIdOfPath(id.map(decoded).join('/'));
  const slug = arxivId && (await ask('slugOfArxivId', arxivId));
  if (!slug) notFound();
  permanentRedirect(paperHref(slug));
}

/** A part of an address as it was meant; what is wrongly encoded as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
