import { knownNames } from '#lib/cite/names.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { cleanText } from '#lib/text/clean.ts';
import { isHarmlessTex } from '#lib/text/harmless-tex.ts';
import { segmentText } from '#lib/text/segments.ts';
import { countOf, dateText } from '#lib/wording.ts';

/** A link's text and absolute address. */
export type NamedLink = { text: string; url: string };

/**
 * A paper in Markdown (CommonMark): title, known facts, abstract, topics, links. Formulas stay between dollar signs;
 * signs that Markdown would read are escaped.
 */
export function paperMarkdown(paper: ExportedPaper, topics: readonly NamedLink[], permalink: string): string {
  const names = knownNames(paper.authors ?? []);
  const authors =
    names.length > 0
      ? names.map(literal).join(', ')
      : `not named by the sources${paper.authorCount === undefined ? '' : `, ${countOf(paper.authorCount, 'author')} stated`}`;
  const day = paper.publishedOn ?? paper.year?.toString();
  const facts: [label: string, value: string | undefined][] = [
    ['Authors', authors],
    ['Date', day && dateText(day)],
    ['Organisation', paper.organisation && literal(paper.organisation.name)],
    ['Venue', paper.venue && literal(paper.venue)],
    ['arXiv', paper.arxivId && link({ text: paper.arxivId, url: `https://arxiv.org/abs/${paper.arxivId}` })],
    ['DOI', paper.doi && link({ text: paper.doi, url: `https://doi.org/${paper.doi}` })],
    ['Address', `<${permalink}>`],
  ];
  const links = (paper.links ?? []).map(({ kind, url }) => `- ${kind}: ${link({ text: url, url })}`);
  const parts = [
    `# ${literal(cleanText(paper.title))}`,
    facts.flatMap(([label, value]) => (value ? [`- ${label}: ${value}`] : [])).join('\n'),
    ...(paper.abstract === undefined ? [] : ['## Abstract', literal(cleanText(paper.abstract))]),
    ...(topics.length === 0 ? [] : ['## Topics', topics.map((topic) => `- ${link(topic)}`).join('\n')]),
    ...(links.length === 0 ? [] : ['## Links', links.join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function link({ text, url }: NamedLink): string {
  const safe = url.replace(/[\s<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${escaped(text)}](${safe})`;
}

/** Text that means itself; harmless formulas and addresses are left as they are. */
function literal(text: string): string {
  return segmentText(text)
    .map((segment) => {
      const part = text.slice(segment.start, segment.end);
      if (segment.kind === 'math') return isHarmlessTex(segment.tex) ? apart(part) : escaped(part);
      return segment.kind === 'link' && /^[\w:/.?=&%#~+,;@!'$-]+$/.test(part) ? part : escaped(part);
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(\d*)([#>+=~.)-])/, '$1\\$2');
}

/** A formula in which whoever reads no formulas finds neither markup nor a link: spaces mean nothing to it. */
function apart(formula: string): string {
  return formula
    .replace(/<(?=\S)/g, '< ')
    .replace(/\](?=[([:])/g, '] ')
    .replaceAll('`', '{`}');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>$]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}
