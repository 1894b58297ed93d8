import { type Block, type BlockKeys, emptyColumns, FLAGS, type Lists, MAP_UNITS } from '#db/columns/block.ts';
import type { Database } from '#db/open.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

type PaperRow = {
  id: number;
  year: number | null;
  organisation: number | null;
  venue: number | null;
  hasCode: number;
  comments: number | null;
  hasUpvotes: number;
  listings: number;
  publishedOn: string | null;
  source: number;
  position: number;
  trending: number | null;
};

const PAPERS = `select id, year, organisation_id as organisation, venue_id as venue, code_url is not null as hasCode,
    comment_count as comments, coalesce(upvotes, 0) > 0 as hasUpvotes, listing_count as listings,
    published_on as publishedOn, first_source_id as source, first_position as position, trending
  from papers where id between ? and ? order by id`;

type Pair = { id: number; value: number };
type RankedPair = Pair & { rank: number; score: number };

const TOPICS = `select paper_id as id, topic_id as value, rank, score from paper_topics
  where paper_id between ? and ? order by paper_id, topic_id`;
const AUTHORS = `select paper_id as id, author_id as value from paper_authors
  where paper_id between ? and ? order by paper_id, position`;
const CATEGORIES = `select paper_id as id, category_id as value from paper_categories
  where paper_id between ? and ? order by paper_id, position`;
const SOURCES = `select paper_id as id, source_id as value from appearances
  where paper_id between ? and ? order by paper_id, source_id`;
const POINTS = 'select paper_id as id, x, y from map_points where paper_id between ? and ?';

/** Reads the papers of a block from their tables into columns. */
export function makeBlock(db: Database, number: number): { block: Block; keys: BlockKeys } {
  const first = number << BLOCK_BITS;
  const rowsOf = <Row>(select: string): Row[] =>
    db.$client.prepare<[number, number], Row>(select).all(first, first + BLOCK_SIZE - 1);
  const rows = rowsOf<PaperRow>(PAPERS);
  const places = rows.length === 0 ? 0 : (rows.at(-1)?.id ?? first) - first + 1;
  const columns = emptyColumns(places);
  const keys = emptyKeys(places);
  for (const row of rows) putPaper(columns, keys, row.id - first, row);
  const topics = rowsOf<RankedPair>(TOPICS);
  const authors = listed(rowsOf<Pair>(AUTHORS), first, places);
  for (let place = 0; place < places; place++) {
    if ((authors.starts[place + 1] as number) > (authors.starts[place] as number))
      columns.flags[place] = (columns.flags[place] as number) | FLAGS.authors;
  }
  for (const { id, x, y } of rowsOf<{ id: number; x: number; y: number }>(POINTS)) {
    columns.x[id - first] = Math.round(x * MAP_UNITS);
    columns.y[id - first] = Math.round(y * MAP_UNITS);
  }
  const block: Block = {
    ...{ places, ...columns, authors },
    topics: listed(topics, first, places),
    topicRanks: Uint8Array.from(topics, ({ rank }) => rank),
    topicScores: Float64Array.from(topics, ({ score }) => score),
    categories: listed(rowsOf<Pair>(CATEGORIES), first, places),
    sources: listed(rowsOf<Pair>(SOURCES), first, places),
  };
  return { block, keys };
}

function putPaper(
  columns: ReturnType<typeof emptyColumns>,
  keys: BlockKeys,
  place: number,
  row: PaperRow,
): void {
  columns.flags[place] =
    FLAGS.paper |
    (row.hasCode === 1 ? FLAGS.code : 0) |
    (row.year === null ? 0 : FLAGS.date) |
    ((row.comments ?? 0) > 0 ? FLAGS.discussion : 0) |
    (row.hasUpvotes === 1 ? FLAGS.upvotes : 0);
  columns.year[place] = row.year ?? 0;
  columns.organisation[place] = row.organisation ?? 0;
  columns.venue[place] = row.venue ?? 0;
  columns.listings[place] = Math.min(row.listings, 0xffff);
  keys.date[place] = row.publishedOn === null ? 0 : dateKey(row.publishedOn);
  keys.comments[place] = row.comments === null ? 0 : row.comments + 1;
  keys.firstSource[place] = row.source;
  keys.firstPosition[place] = row.position;
  keys.trending[place] = row.trending ?? Number.NEGATIVE_INFINITY;
}

/** ISO dates of any precision in the order of their texts: the shorter one comes first. */
function dateKey(iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return 1 + year * 512 + month * 32 + day;
}

function emptyKeys(places: number): BlockKeys {
  return {
    places,
    date: new Uint32Array(places),
    comments: new Uint32Array(places),
    firstSource: new Uint32Array(places),
    firstPosition: new Uint32Array(places),
    trending: new Float64Array(places).fill(Number.NEGATIVE_INFINITY),
  };
}

/** Values by place, each once; rows are in the order of the papers' ids. Those of no paper are left out. */
function listed(rows: readonly Pair[], first: number, places: number): Lists {
  const starts = new Uint32Array(places + 1);
  const values: number[] = [];
  // Of a paper; there may be a hundred thousand of them.
  const own = new Set<number>();
  let at = 0;
  for (let place = 0; place < places; place++) {
    own.clear();
    for (; rows[at] !== undefined && (rows[at] as Pair).id - first <= place; at++) {
      const { id, value } = rows[at] as Pair;
      if (id - first === place) own.add(value);
    }
    for (const value of own) values.push(value);
    starts[place + 1] = values.length;
  }
  return { starts, values: Uint32Array.from(values) };
}
