import type { ExportedPaper } from '#lib/export/json-line.ts';
import { slugify } from '#lib/text/slug.ts';

/** A paper as it is exported, with what is not given left out. */
export function paper(known: Partial<ExportedPaper> & { title: string }): ExportedPaper {
  return { slug: slugify(known.title), topics: [], sources: [], ...known };
}

export const PREPRINT = paper({
  title: 'UniFusion: Vision-Language Model as Unified Encoder in Image Generation',
  abstract: "We present ``UniFusion''~a model.",
  authors: ['Kevin Li', 'Gijs van Dijck', 'Çağrı Çöltekin', 'Gemma Team'],
  publishedOn: '2025-10-14',
  year: 2025,
  arxivId: '2510.12789',
});

export const CONFERENCE = paper({
  title: 'Roll the dice & look: $O(n^2)$ for \\$500 with α-BERT and 大语言模型',
  authors: ['Müller, Max', 'Robert Downey Jr.', '王伟'],
  year: 2020,
  venue: 'CVPR 2020',
  doi: '10.1109/CVPR_2020.1',
});

export const NAMELESS = paper({ title: 'No Date Was Given', authorCount: 3 });
