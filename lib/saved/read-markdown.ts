import { identifiersIn, type Listed, type ReadList, yearIn } from '#lib/saved/listed.ts';
import { readMarkdownText } from '#lib/saved/markdown-text.ts';
import { normalTags, readInstant } from '#lib/saved/saved-entry.ts';

const LINK =
  /\[((?:\\.|[^\\[\]]|\[[^\\[\]]*\])*)\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)|<(https?:[^<>\s]+)>|(?<![(<\w])(https?:[^\s<>)\]]+)/g;
const BELOW = /^\s+(?:[-*+]\s+)?(Authors|Date|Year|Venue|arXiv|DOI|Address|Saved|Read|Tags|Note):(.*)$/s;
const QUOTED = /^\s+>(?: (.*)|\s*)$/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*|)$/s;

/**
 * The papers of a Markdown text: every line with a link, and every item of a list, is one; what stands below an item of
 * this site's own lists (`Tags: …`, a quoted note) belongs to it. Headings and running text without a link are none.
 */
export function readMarkdown(text: string): ReadList {
  const listed: Listed[] = [];
  const notes = new Map<Listed, string[]>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const last = listed.at(-1);
    const quoted = last && QUOTED.exec(line);
    if (quoted) {
      const lines = notes.get(last) ?? [];
      lines.push(quotedLine(quoted[1] ?? ''));
      notes.set(last, lines);
    }
    const below = last && BELOW.exec(line);
    if (below) addTo(last, below[1] ?? '', below[2] ?? '');
    if (quoted || below || /^\s*#/.test(line)) continue;
    const found = listedIn(line, `line ${index + 1}`);
    if (found) listed.push(found);
  }
  for (const [entry, lines] of notes) entry.note = lines.join('\n');
  return { listed };
}

function listedIn(line: string, place: string): Listed | undefined {
  const links = [...line.matchAll(LINK)].map(([, label, target, bracketed, plain]) => ({
    label: label === undefined ? undefined : readMarkdownText(unmarked(label)),
    url: target ?? bracketed ?? plain,
  }));
  const item = ITEM.exec(line)?.[1];
  if (links.length === 0 && !item?.trim()) return undefined;
  const about = links.find(({ url }) => Object.keys(identifiersIn([url])).length > 0) ?? links[0];
  const words = readMarkdownText(unmarked((item ?? line).replace(LINK, ' '))).trim();
  const label = about?.label?.trim();
  const title =
    label && !/^(?:\[?\W*(?:paper|pdf|arxiv|link|html|abs|doi)\W*|\d{4}\.\d{4,5}.*)$/i.test(label)
      ? label
      : words;
  return {
    ...identifiersIn([...links.map(({ url }) => url), ...links.map((link) => link.label), words]),
    place,
    title: title || (about?.url ?? ''),
    tags: [],
  };
}

function addTo(entry: Listed, label: string, value: string): void {
  const text = readMarkdownText(value.trim());
  if (label === 'Tags') entry.tags = normalTags([text]);
  if (label === 'Saved') entry.savedAt = readInstant(text);
  if (label === 'Read') entry.readAt = readInstant(text);
  if (label === 'Authors') entry.authors = text.split(',').map((name) => name.trim());
  if (label === 'Date' || label === 'Year') entry.year = yearIn(text);
  if (label === 'arXiv') entry.arxivId ??= identifiersIn([text]).arxivId;
  if (label === 'DOI') entry.doi ??= identifiersIn([decoded(text)]).doi;
}

function quotedLine(line: string): string {
  const [trailing = ''] = /(?<!\\)\\*$/.exec(line) ?? [];
  return readMarkdownText(trailing.length % 2 === 1 ? line.slice(0, -1) : line);
}

/** Without emphasis around the whole of it. */
function unmarked(text: string): string {
  return text.replace(/^(\*\*|__|\*|_)(.*)\1$/, '$2');
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
