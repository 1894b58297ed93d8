import { type Finding, NAMED } from '#db/doctor/finding.ts';
import { contentFinding } from '#db/doctor/search-index-rules.ts';
import { indexBlock } from '#db/ingest/index-block.ts';
import type { Database } from '#db/open.ts';
import { INDEX_VERSION } from '#lib/search/index-version.ts';
import { BLOCK_BITS, BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { addPackedWords } from '#lib/search/word-list.ts';
import { countOf } from '#lib/wording.ts';

/** So many papers, evenly spread, are indexed once more and compared. */
const SAMPLE = 1000;
const BYTES_OF_LENGTHS = 4 * BLOCK_SIZE;

type Sampled = { id: number; slug: string };
/** By place, what the index says of a paper: its lengths, and its terms with their counts, as one text each. */
type Entries = Map<number, string[]>;

/**
 * Reads every block of the search index: whether its postings can be read and name papers that are there, and whether
 * papers of a sample have the postings and lengths that their texts have when they are indexed anew, in a database in
 * memory. `reference` is that one, without papers.
 */
export function searchIndexFindings(
  db: Database,
  reference: Database,
  progress: (done: number, total: number) => void,
): Finding[] {
  const sample = sampleOf(db);
  const byBlock = Map.groupBy(sample, ({ id }) => id >> BLOCK_BITS);
  const unreadable: number[] = [];
  const differing: Sampled[] = [];
  const blocks = readyBlocks(db);
  for (const [index, block] of blocks.entries()) {
    progress(index, blocks.length);
    const sampled = byBlock.get(block) ?? [];
    const entries = entriesOf(db, block, new Set(sampled.map(placeOf)));
    if (entries) differing.push(...unlike(entries, afresh(db, reference, block, sampled), sampled));
    else unreadable.push(block);
  }
  return [
    ...(unreadable.length === 0
      ? []
      : [
          contentFinding({
            what: `${countOf(unreadable.length, 'block')} of the search index that cannot be read, or with postings of no paper`,
            rows: unreadable.length,
            named: unreadable.slice(0, NAMED).map((block) => `block ${block}`),
            blocks: unreadable,
          }),
        ]),
    ...(differing.length === 0
      ? []
      : [
          contentFinding({
            what: `${countOf(differing.length, 'paper')} of ${sample.length} looked at with other terms in the search index than in the text`,
            rows: differing.length,
            named: differing.slice(0, NAMED).map(({ slug }) => slug),
            blocks: [...new Set(differing.map(({ id }) => id >> BLOCK_BITS))],
          }),
        ]),
  ];
}

/** Blocks made by this version that no later change has made stale; those without a paper are found elsewhere. */
function readyBlocks({ $client }: Database): number[] {
  return $client
    .prepare<[string], number>(
      `select block from search_blocks b where block not in (select block from search_stale)
       and exists (select 1 from search_space where made_with = ?)
       and exists (select 1 from papers where id between b.block << ${BLOCK_BITS} and ((b.block + 1) << ${BLOCK_BITS}) - 1)
       order by block`,
    )
    .pluck()
    .all(INDEX_VERSION);
}

function sampleOf({ $client }: Database): Sampled[] {
  const total = $client.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
  const step = Math.ceil(total / SAMPLE);
  return $client
    .prepare<[number], Sampled>(
      'select id, slug from (select id, slug, row_number() over (order by id) - 1 as n from papers) where n % ? = 0',
    )
    .all(step);
}

function placeOf({ id }: Sampled): number {
  return id & (BLOCK_SIZE - 1);
}

/** What the index says of the papers at some places of a block; undefined where the block is damaged. */
function entriesOf({ $client }: Database, block: number, places: ReadonlySet<number>): Entries | undefined {
  const first = block << BLOCK_BITS;
  const isThere = new Uint8Array(BLOCK_SIZE);
  const ids = $client
    .prepare<[number, number], number>('select id from papers where id between ? and ?')
    .pluck();
  for (const id of ids.iterate(first, first + BLOCK_SIZE - 1)) isThere[id - first] = 1;
  const entries = lengthsOf($client, block, places);
  if (!entries) return undefined;
  const postings = $client
    .prepare<[number], [string, number, Buffer]>(
      'select term, papers, data from search_postings where block = ?',
    )
    .raw();
  for (const [term, papers, data] of postings.iterate(block)) {
    if (data.length !== 3 * papers) return undefined;
    let last = -1;
    let isSound = true;
    eachPosting(data, (place, inTitle, inAbstract) => {
      if (place <= last || isThere[place] !== 1) isSound = false;
      last = place;
      entries.get(place)?.push(`${term} ${inTitle} ${inAbstract}`);
    });
    if (!isSound) return undefined;
  }
  return entries;
}

function lengthsOf(
  $client: Database['$client'],
  block: number,
  places: ReadonlySet<number>,
): Entries | undefined {
  const row = $client
    .prepare<[number], { lengths: Buffer; words: Buffer; acronyms: Buffer }>(
      'select lengths, words, acronyms from search_blocks where block = ?',
    )
    .get(block);
  if (row?.lengths.length !== BYTES_OF_LENGTHS || !isPacked(row.words) || !isPacked(row.acronyms))
    return undefined;
  const at = (place: number) => row.lengths.readUInt32LE(4 * place);
  return new Map([...places].map((place) => [place, [`lengths ${at(place)}`]]));
}

function isPacked(bytes: Buffer): boolean {
  try {
    addPackedWords(bytes, new Map());
    return true;
  } catch {
    return false;
  }
}

/** What the index says of the papers when it is made of them alone. */
function afresh(db: Database, reference: Database, block: number, sampled: readonly Sampled[]): Entries {
  const texts = db.$client.prepare<[number], { title: string; abstract: string }>(
    'select title_text as title, abstract_text as abstract from papers where id = ?',
  );
  const add = reference.$client.prepare(
    `insert into papers(id, slug, title_key, title, title_text, abstract, abstract_text,
       listing_count, first_source_id, first_position, topic_id)
     values (:id, :slug, '', '', :title, '', :abstract, 0, 0, 0, 0)`,
  );
  reference.$client.exec('delete from papers');
  for (const { id, slug } of sampled) add.run({ id, slug, ...texts.get(id) });
  indexBlock(reference, block);
  return entriesOf(reference, block, new Set(sampled.map(placeOf))) ?? new Map();
}

function unlike(entries: Entries, wanted: Entries, sampled: readonly Sampled[]): Sampled[] {
  const textOf = (all: Entries, place: number) => all.get(place)?.sort().join('\n');
  return sampled.filter((paper) => textOf(entries, placeOf(paper)) !== textOf(wanted, placeOf(paper)));
}
