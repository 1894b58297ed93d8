import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPapers } from '#db/queries/export-papers.ts';
import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { type CslItem, cslItem, distinctKeys } from '#lib/cite/csl.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { PAPERS } from '#tests/fixtures/papers.ts';
import { CONFERENCE, NAMELESS, PREPRINT, paper } from '#tests/lib/cite/papers.ts';

/** What TeX, BibTeX and their readers stumble over, where nothing stops them. */
const HARD = [
  'Braces { that } do not } match {{',
  'A \\backslash, 100 % of $5, #1 & _under_ ^hat^ ~tilde~',
  'Formulas: $x_{1}^{2}$, \\(\\alpha\\) and an unfinished $\\frac{1}{',
  '@article{key, title = "Quoted"}',
  '“Quotes”, ‘more’, "plain" and a –dash— with -- and ---',
  'Ελληνικά, Кириллица, 日本語, العربية, עברית and 👩🏽‍🔬',
  'Ångström, Øresund, ß, ı, Łódź, Nguyễn, ő, ǎ, ȩ',
  '\\',
];
const NAMES = [
  'Ada and Bob',
  'O’Neill, {Shaun}',
  'and',
  'Anna-Lena, von der Straße',
  'X & Y $Z$ 100%',
  '王伟',
  'ﬁ #1_~^\\',
];

let desk: Desk;
let folder: string;
let sets: [name: string, items: CslItem[]][];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-tex-'));
  desk = await deskOfDumps();
  const distinct = distinctKeys();
  const all: CslItem[] = [];
  for await (const one of exportPapers(desk.db, parsePaperQuery({}).query))
    all.push(distinct(cslItem(one, `https://papers.example/papers/${one.slug}`), one.slug));
  const hard = HARD.map((title, index) =>
    paper({
      title,
      slug: `hard-${index}`,
      authors: NAMES,
      venue: title,
      year: 2020,
      doi: `10.1/%{}\\${index}`,
    }),
  );
  const known = PAPERS.map(({ organisation: _, links: __, ...rest }, index) =>
    paper({ ...rest, slug: `paper-${index}` }),
  );
  const fixtures = [PREPRINT, CONFERENCE, NAMELESS, ...hard, ...known].map((one) =>
    distinct(cslItem(one, `https://papers.example/papers/${one.slug}`), one.slug),
  );
  sets = [
    ['all', all],
    ['fixtures', fixtures],
  ];
  for (const [name, items] of sets)
    writeFileSync(join(folder, `${name}.bib`), items.map(bibtexEntry).join('\n'));
});
afterAll(() => {
  desk.remove();
  rmSync(folder, { recursive: true, force: true });
});

function isHere(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** The lines of what a program says that look like this; it has to end well. */
function said(command: string, args: string[], pattern: RegExp): string[] {
  const { status, stdout } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => pattern.test(line))
    .toSorted();
}

test('biber finds nothing wrong in the entries but that it is not told what nobody knows', ({ skip }) => {
  skip(!isHere('biber', '--version'), 'biber is not installed; it is Debian’s package “biber”');
  for (const [name, items] of sets) {
    const lacking = items.flatMap((item) => {
      const entry = `WARN - Datamodel: Entry '${item.id}' (${name}.bib): Missing mandatory field`;
      return [
        ...(item['container-title'] && !item.author ? [`${entry} 'author'`] : []),
        ...(item.issued ? [] : [`${entry} - one of 'date, year' must be defined`]),
      ];
    });
    const args = ['--tool', '--validate-datamodel', '--output-file', `${name}.out.bib`, `${name}.bib`];
    expect(said('biber', args, /^(?:WARN|ERROR|FATAL)/)).toEqual(lacking.toSorted());
  }
});

test('BibTeX prints every entry, and warns only of what nobody knows', ({ skip }) => {
  const has = isHere('bibtex', '--version') && isHere('kpsewhich', 'plain.bst');
  skip(!has, 'BibTeX with its plain style is not installed; it is in Debian’s package “texlive-base”');
  for (const [name, items] of sets) {
    const aux = ['\\citation{*}', '\\bibstyle{plain}', `\\bibdata{${name}}`, ''];
    writeFileSync(join(folder, `${name}.aux`), aux.join('\n'));
    const lacking = items.flatMap(({ id, author, issued, type }) => [
      ...(type !== 'article' && !author ? [`Warning--empty author in ${id}`] : []),
      ...(type !== 'article' && !issued ? [`Warning--empty year in ${id}`] : []),
    ]);
    expect(said('bibtex', [name], /^(?:Warning|.*(?:error|---line))/i)).toEqual(lacking.toSorted());
  }
});
