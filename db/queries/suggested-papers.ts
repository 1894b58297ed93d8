import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papers } from '#db/schema.ts';
import { FITS, type Fit, fitOf } from '#lib/beginnings.ts';
import { stemBeginning } from '#lib/stem-beginning.ts';

/** A paper whose title answers what was typed. */
export type SuggestedPaper = { slug: string; title: string };

type Row = { slug: string; title: string; titleKey: string };

/*
 * How many papers each way of looking hands on to be compared word by word. Nothing here reads or sorts all titles: a
 * single letter begins a word in most of them.
 */
const RANGE = 100;
const NEWEST = 1000;
const FOUND = 400;

/** Words that are looked at for other ways to write them, and of which the full-text index is asked. */
const MAX_WORDS = 8;
/** No word that is written apart elsewhere has more letters as one. */
const LONG = 24;
/** Of more words than these any paper found is the one that is meant, or what is typed is no title. */
const FEW = 3;

/**
 * The papers whose titles answer what was typed (`words` are its key's), those first that begin with it (`FITS`), of
 * equal ones the newest.
 *
 * The ways of looking are tried from the cheapest, which finds what comes first, to the broadest, until there are
 * enough: titles that begin so, titles with the words whole, the newest papers, titles with words that begin so, those
 * again by the beginnings of their stems, and those with words written apart or as one.
 */
export function suggestedPapers(
  db: Database,
  words: readonly string[],
  typed: string,
  limit: number,
): SuggestedPaper[] {
  const ids = new Set<number>();
  let fitting: { row: Row; fit: Fit }[] = [];
  const broad = words.length > FEW ? [] : [byStems, apart];
  for (const look of [begun, whole, newest, within, ...broad]) {
    if (fitting.length >= limit) break;
    const before = ids.size;
    for (const id of look(db, words, typed)) ids.add(id);
    if (ids.size === before) continue;
    fitting = rowsOf(db, [...ids]).flatMap((row) => {
      const fit = fitOf(words, row.titleKey.split(' '));
      return fit === undefined ? [] : [{ row, fit }];
    });
  }
  return fitting
    .sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit)) // stable: the newest stay first
    .slice(0, limit)
    .map(({ row: { slug, title } }) => ({ slug, title }));
}

/** Titles that begin with the text, or with another way to write one of its words. */
function begun(db: Database, words: readonly string[]): number[] {
  const texts = new Set([...joined(words), words, ...apartOnce(words)].map((reading) => reading.join(' ')));
  return [...texts].flatMap((text) =>
    idsOf(
      db,
      sql`select id from papers where title_key >= ${text} and title_key < ${`${text}\u{10ffff}`}
        order by title_key limit ${RANGE}`,
    ),
  );
}

function whole(db: Database, words: readonly string[], typed: string): number[] {
  return matching(
    db,
    [...readings(words, typed), ...joined(words)].map((reading) => all(reading.map(term))),
  );
}

/** The newest papers with the longest of the words, which few titles have. */
function newest(db: Database, words: readonly string[]): number[] {
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return idsOf(
    db,
    sql`select id from (
        select id, title_key from papers order by published_on desc, first_source_id desc, first_position desc limit ${NEWEST})
      where instr(' ' || title_key, ${` ${longest}`}) limit ${FOUND}`,
  );
}

function within(db: Database, words: readonly string[], typed: string): number[] {
  return matching(db, readings(words, typed).map(beginnings));
}

function byStems(db: Database, words: readonly string[], typed: string): number[] {
  return matching(
    db,
    readings(words, typed).map((reading) => beginnings(reading.map(stemBeginning))),
  );
}

function apart(db: Database, words: readonly string[]): number[] {
  const ways = [...joined(words), ...apartOnce(words)];
  // There are many ways, so that two letters are left to the comparison as well.
  return matching(
    db,
    ways.map((reading) => beginnings(reading.filter((word) => !/^[a-z0-9]{2}$/.test(word)))),
  );
}

/** Words that begin as these do; not single letters and digits, which begin words of most titles. */
function beginnings(words: readonly string[]): string {
  return all(words.filter((word) => !/^[a-z0-9]$/.test(word)).map((word) => `${term(word)}*`));
}

/** Papers whose titles match one of the expressions; those without a word are no expression. */
function matching(db: Database, expressions: readonly string[]): number[] {
  const wanted = expressions.filter((expression) => expression !== '');
  if (wanted.length === 0) return [];
  return idsOf(
    db,
    sql`select rowid as id from papers_fts where papers_fts match ${`title_text : (${any(wanted)})`}
      order by rowid desc limit ${FOUND}`,
  );
}

/**
 * The words that the index may have for what was typed: those of the key, and those as they were typed (a key has `ø`
 * as `o`, the index does not).
 */
function readings(words: readonly string[], typed: string): string[][] {
  const asTyped = (typed.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map((word) => word.toLowerCase());
  const distinct = new Map([words, asTyped].map((one) => [one.join(' '), one]));
  return [...distinct.values()].map((one) => one.filter((word) => /[\p{L}\p{N}]/u.test(word)));
}

/** The words with two neighbours as one, for each two of them. */
function joined(words: readonly string[]): string[][] {
  return words
    .slice(1, MAX_WORDS)
    .map((word, index) => [...words.slice(0, index), `${words[index]}${word}`, ...words.slice(index + 2)]);
}

/** The words with one of them as two, for each way to do so that leaves a second part that tells something. */
function apartOnce(words: readonly string[]): string[][] {
  return words
    .slice(0, MAX_WORDS)
    .flatMap((word, index) =>
      word.length > LONG
        ? []
        : Array.from({ length: Math.max(word.length - 4, 0) }, (_, at) => [
            ...words.slice(0, index),
            word.slice(0, at + 2),
            word.slice(at + 2),
            ...words.slice(index + 1),
          ]),
    );
}

/** As a string of FTS5: the key of a text of signs alone is these signs, quotes and null characters among them. */
function term(words: string): string {
  return `"${words.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

function all(expressions: readonly string[]): string {
  return expressions.slice(0, MAX_WORDS).join(' AND ');
}

function any(expressions: readonly string[]): string {
  return expressions.length === 1
    ? (expressions[0] ?? '')
    : expressions.map((one) => `(${one})`).join(' OR ');
}

function idsOf(db: Database, select: SQL): number[] {
  return db.all<{ id: number }>(select).map(({ id }) => id);
}

/** As db/columns/orders.ts has it: of few papers it is quicker to sort them than to go through all. */
const LATEST_FIRST = sql`${papers.publishedOn} is null, ${papers.publishedOn} desc, ${papers.firstSourceId}, ${papers.firstPosition}, ${papers.id}`;

/** The papers, newest first. One parameter however many there are, so that the statement is kept. */
function rowsOf(db: Database, ids: readonly number[]): Row[] {
  return db
    .select({ slug: papers.slug, title: papers.titleText, titleKey: papers.titleKey })
    .from(papers)
    .where(sql`${papers.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(LATEST_FIRST)
    .all();
}
