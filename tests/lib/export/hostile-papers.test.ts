import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { micromark } from 'micromark';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportPapers } from '#db/queries/export-papers.ts';
import { cslItem } from '#lib/cite/csl.ts';
import { risRecord } from '#lib/cite/ris.ts';
import { csvHeader, csvLine } from '#lib/export/csv.ts';
import { type ExportedPaper, jsonLine } from '#lib/export/json-line.ts';
import { PAPER_FILES } from '#lib/export/paper-file.ts';
import { paperMarkdown } from '#lib/export/paper-markdown.ts';
import { atomFeed } from '#lib/feeds/atom.ts';
import type { Feed } from '#lib/feeds/feed.ts';
import { jsonFeed } from '#lib/feeds/json-feed.ts';
import { rssFeed } from '#lib/feeds/rss.ts';
import { highwireTags } from '#lib/metadata/highwire.ts';
import { oEmbed, oEmbedXml } from '#lib/metadata/oembed.ts';
import { qrCodeSvg } from '#lib/metadata/qr-code.ts';
import { dataBlock, scholarlyArticle } from '#lib/metadata/scholarly-article.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { paperOfEntry } from '#lib/saved/list-files.ts';
import { savedBibtex } from '#lib/saved/saved-bibtex.ts';
import { savedMarkdown } from '#lib/saved/saved-markdown.ts';
import { visible } from '#lib/text/characters.ts';
import { cleanText } from '#lib/text/clean.ts';
import { segmentText } from '#lib/text/segments.ts';
import { type Desk, emptyDesk } from '#tests/fixtures/database.ts';
import { ATTACKS, HOSTILE_PAPERS } from '#tests/fixtures/hostile-papers.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const ORIGIN = 'https://papers.example';
/** What reorders, hides or cannot be carried; nothing of it may stand in a form that people read. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[\u{e0000}-\u{e007f}]/u;

/** All that any reader of lines takes for the end of one. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]|(?=\p{Cc})[^\t]/u;

const RUNS = { numRuns: IS_LONG_RUN ? 10_000 : 100 };

let desk: Desk;
let papers: ExportedPaper[];
beforeAll(async () => {
  desk = await emptyDesk();
  await desk.feed({ 'hostile.jsonl': jsonLines(HOSTILE_PAPERS) });
  papers = [];
  for await (const one of exportPapers(desk.db, parsePaperQuery({}).query)) papers.push(one);
});
afterAll(() => desk.remove());

/** A paper with the same text in every field that holds text. */
function paperWith(text: string): ExportedPaper {
  return {
    slug: 'a-paper',
    title: text,
    abstract: text,
    authors: [text, 'Ada Lovelace'],
    venue: text,
    organisation: { slug: 'an-organisation', name: text },
    publishedOn: '2021-02-03',
    topics: [],
    sources: [],
  };
}

const nasty = fc.oneof(
  fc.constantFrom(...Object.values(ATTACKS)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...Object.values(ATTACKS).map((text) => text.slice(0, 40)), ' ', '$', 'x'), {
      maxLength: 4,
    })
    .map((parts) => parts.join('')),
);
const cleaned = nasty.map(cleanText).filter((text) => text !== '');

test('every hostile paper is stored, under an address of its own', () => {
  expect(papers).toHaveLength(Object.keys(ATTACKS).length);
  const slugs = papers.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(papers.length);
  expect(slugs.filter((slug) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))).toEqual([]);
});

test('names, organisations and venues are free of what hides and reorders; each has an address', () => {
  const names = papers.flatMap(({ authors = [], organisation, venue = '' }) => [
    ...authors,
    organisation?.name ?? '',
    venue,
  ]);
  expect(names.filter((name) => HIDDEN.test(name))).toEqual([]);
  expect(names).toContain('gnp.exe');
  expect(names).toContain('invisible');
  expect(names).toContain('a b c d e');
  expect(papers.find(({ slug }) => slug === '2021-in-righttoleft')?.organisation).toEqual({
    slug: '2021',
    name: 'مرحبا بالعالم, שלום עולם (2021)',
  });
});

test('what is exported is read back the same', async () => {
  const again = await emptyDesk();
  try {
    const lines = papers.map(jsonLine).join('');
    const summary = await again.feed({ 'export.jsonl': lines });
    expect(summary.rejects).toBe(0);
    let written = '';
    for await (const one of exportPapers(again.db, parsePaperQuery({}).query)) written += jsonLine(one);
    expect(written).toBe(lines);
  } finally {
    again.remove();
  }
});

describe('CSV', () => {
  const rowsIn = (text: string): string[][] => parseCsv(text);
  const bare = (cell = '') => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');

  test('has a row a paper, of which no cell is a formula or hides anything', () => {
    const rows = rowsIn(csvHeader() + papers.map(csvLine).join(''));
    expect(rows).toHaveLength(papers.length + 1);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(rows.flat().filter((cell) => HIDDEN.test(cell.replace(/[\t\n\v\f\r\u2028\u2029]/g, '')))).toEqual(
      [],
    );
  });

  test('is read back cell by cell', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const row = rowsIn(csvLine(paperWith(text)))[0] ?? [];
        expect(row).toHaveLength(16);
        expect([1, 2, 7, 8].map((place) => bare(row[place]))).toEqual(Array(4).fill(bare(visible(text))));
      }),
      RUNS,
    );
  });
});

describe('feeds', () => {
  const feedWith = (entries: { title: string; abstract: string; authors: string[] }[]): Feed => ({
    ...{ title: 'Papers', about: 'Papers.', page: `${ORIGIN}/papers`, self: `${ORIGIN}/papers.atom` },
    changedAt: '2021-01-01T00:00:00.000Z',
    site: { name: 'Broadsheet', url: ORIGIN },
    entries: entries.map((entry, index) => ({
      ...{ ...entry, id: `${ORIGIN}/papers/${index}`, url: `${ORIGIN}/papers/${index}` },
      ...{ publishedOn: undefined, addedAt: '2021-01-01T00:00:00.000Z', topics: [] },
    })),
  });
  const parser = new XMLParser({ trimValues: false, parseTagValue: false, htmlEntities: true });
  const unescaped = (html: string) =>
    html.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');

  test('hold every title, abstract and name as text', () => {
    fc.assert(
      fc.property(cleaned, (text) => {
        const feed = feedWith([{ title: text, abstract: text, authors: [text] }]);
        const [atom, rss] = [atomFeed(feed), rssFeed(feed)];
        expect([XMLValidator.validate(atom), XMLValidator.validate(rss)]).toEqual([true, true]);
        const { entry } = parser.parse(atom).feed;
        expect([entry.title, entry.summary, entry.author.name]).toEqual([text, text, text]);
        const { item } = parser.parse(rss).rss.channel;
        expect([item.title, unescaped(item.description), item['dc:creator']]).toEqual([text, text, text]);
        const json = JSON.parse(jsonFeed(feed)).items[0];
        expect([json.title, json.content_text, json.authors[0].name]).toEqual([text, text, text]);
      }),
      RUNS,
    );
  });
});

describe('citations', () => {
  const item = (paper: ExportedPaper) => cslItem(paper, `${ORIGIN}/papers/${paper.slug}`);

  test('a file of BibTeX has an entry a paper, with these fields and no command of a program', () => {
    const { head, add } = PAPER_FILES.bib((slug) => `${ORIGIN}/papers/${slug}`);
    const text = head + papers.map(add).join('');
    const entries = plugins.input.chain(text, {
      generateGraph: false,
      forceType: '@biblatex/text',
      target: '@biblatex/entries+list',
    });
    expect(entries).toHaveLength(papers.length);
    expect([...new Set(entries.flatMap(({ properties }) => Object.keys(properties)))].sort()).toEqual([
      ...['author', 'booktitle', 'month', 'title', 'url', 'year'],
    ]);
    expect(text).not.toMatch(/\\(?:input|write|def|csname|href|html|includegraphics|rule|hspace)/);
  });

  test('ids that a shared list makes up stay in their fields', () => {
    const entry = {
      ...{ slug: 'x', title: 'A Title', tags: [], savedAt: '2026-01-01T00:00:00.000Z' },
      ...{ arxivId: '2101.00001}, note = {x', doi: '10.1/x> [y](javascript:z) <a' },
    };
    const paper = paperOfEntry(entry);
    const saved = [{ entry, paper, permalink: `${ORIGIN}/papers/x` }];
    expect(savedBibtex(saved)).toContain('eprint = {2101.00001%7D,%20note%20=%20%7Bx}');
    const list = savedMarkdown(saved);
    expect(list).toContain('<https://arxiv.org/abs/2101.00001%7D,%20note%20=%20%7Bx>');
    expect(list).toContain('<https://doi.org/10.1/x%3E%20%5By%5D(javascript:z)%20%3Ca>');
  });

  test('a record of RIS has its own lines only', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = risRecord(item(paperWith(text))).split(LINE_BREAK);
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
        expect(lines.filter((line) => /^(?:TY|ER) /.test(line))).toHaveLength(2);
      }),
      RUNS,
    );
  });

  test('RIS and CSL-JSON of all papers are read back by their titles', () => {
    const titles = papers.map(({ title }) => cleanText(title));
    const { head, add } = PAPER_FILES.ris(() => undefined);
    const file = head + papers.map(add).join('');
    expect([...file.matchAll(/^TI {2}- (.*)\r$/gm)].map(([, title]) => title)).toEqual(titles);
    expect(papers.map((paper) => JSON.parse(JSON.stringify(item(paper))).title)).toEqual(titles);
  });
});

describe('Markdown', () => {
  /** As a reader shows it who lets raw HTML and any address through. */
  const html = (markdown: string) =>
    micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true });
  const textOf = (markup: string) =>
    markup
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');
  const elements = (markup: string) =>
    new Set([...markup.matchAll(/<\/?([^\s>]*)/g)].map(([, name = '']) => name));

  test('has headings, lists and addresses of the web alone', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const markup = html(paperMarkdown(paperWith(text), [], `${ORIGIN}/papers/a-paper`));
        expect([...elements(markup)].filter((name) => !/^(?:h1|h2|ul|li|p|a|em|strong)$/.test(name))).toEqual(
          [],
        );
        expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
          `${ORIGIN}/papers/a-paper`,
        ]);
        expect([...markup.matchAll(/<h[12]>/g)].length).toBeLessThanOrEqual(2);
      }),
      RUNS,
    );
  });

  test('prints titles and abstracts as they are shown', () => {
    fc.assert(
      fc.property(
        cleaned.filter((text) => segmentText(text).every(({ kind }) => kind !== 'math')),
        (text) => {
          const markup = html(paperMarkdown(paperWith(text), [], `${ORIGIN}/papers/a-paper`));
          expect(textOf(/<h1>(.*)<\/h1>/.exec(markup)?.[1] ?? '')).toBe(text);
        },
      ),
      RUNS,
    );
  });
});

describe('data in pages', () => {
  const described = (text: string) => ({
    ...{ title: text, abstract: text, authors: [text], venue: text, topics: [text] },
    ...{ publishedOn: null, arxivId: null, doi: null, url: `${ORIGIN}/papers/a-paper` },
  });

  test('JSON-LD ends no script element and says what the paper says', () => {
    fc.assert(
      fc.property(cleaned, (text) => {
        const block = dataBlock(scholarlyArticle(described(text)));
        expect(block).not.toMatch(/<|\]\]>/.test(text) ? /</ : /<!--|<\/?script/i);
        expect(JSON.parse(block)).toMatchObject({ name: text, abstract: text, author: [{ name: text }] });
      }),
      RUNS,
    );
  });

  test('tags, oEmbed and the picture of a QR code', () => {
    fc.assert(
      fc.property(cleaned, (text) => {
        expect(highwireTags(described(text))).toMatchObject({
          citation_title: [text],
          citation_author: [text],
        });
        const embed = oEmbedXml(oEmbed(described(text), new URL(ORIGIN), `${ORIGIN}/card.png`));
        const svg = qrCodeSvg(`${ORIGIN}/papers/a-paper`, text);
        expect([XMLValidator.validate(embed), XMLValidator.validate(svg)]).toEqual([true, true]);
        expect(svg.match(/<(?!\/|\?|svg |title>|rect |path )/g)).toBeNull();
      }),
      RUNS,
    );
  });
});
