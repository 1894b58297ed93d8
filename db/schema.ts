import { sql } from 'drizzle-orm';
import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { LinkKind, SourceFields, SourceKind } from '#lib/sources/record.ts';
import type { Evidence } from '#lib/topics/assignment.ts';
import type { Correction } from '#lib/topics/overrides.ts';
import type { Taxonomy } from '#lib/topics/taxonomy-shape.ts';

/** The only place where row shapes are written; every row type is inferred from here. */

export const organisations = sqliteTable('organisations', {
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
});

/** Series of venues ("EMNLP"); a paper's own venue is printed as its source gives it. */
export const venues = sqliteTable('venues', {
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
});

export const papers = sqliteTable(
  'papers',
  {
    id: integer().primaryKey(),
    slug: text().notNull().unique(),
    titleKey: text('title_key').notNull(),
    /** As the source prints it; what is shown and searched is `titleText`. */
    title: text().notNull(),
    titleText: text('title_text').notNull(),
    /** As the source prints it; what is shown and searched is `abstractText`. */
    abstract: text().notNull(),
    abstractText: text('abstract_text').notNull(),
    /** ISO date of the precision that is known: `2021-04-18`, `2021-04` or `2021`. */
    publishedOn: text('published_on'),
    publishedPrecision: text('published_precision').$type<'day' | 'month' | 'year'>(),
    year: integer(),
    /** The listing leaves the year out; it was inferred from other dates (lib/sources/capture-year.ts). */
    yearInferred: integer('year_inferred', { mode: 'boolean' }).notNull().default(false),
    /** The number a listing states, which is not the number of names known. */
    authorCount: integer('author_count'),
    organisationId: integer('organisation_id').references(() => organisations.id),
    venue: text(),
    venueId: integer('venue_id').references(() => venues.id),
    arxivId: text('arxiv_id'),
    doi: text(),
    commentCount: integer('comment_count'),
    upvotes: integer(),
    codeUrl: text('code_url'),
    /** What "trending" sorts by: see lib/trending.ts; null where nothing tells. */
    trending: real(),
    /** ISO times, UTC, of the beginning of the ingests that brought it, and that last changed what is shown of it. */
    addedAt: text('added_at').notNull().default(''),
    changedAt: text('changed_at').notNull().default(''),
    /** How many listings print it, and the first of them: its place in an order where nothing else tells. */
    listingCount: integer('listing_count').notNull(),
    firstSourceId: integer('first_source_id').notNull(),
    firstPosition: integer('first_position').notNull(),
    /** The core topic, also the one of rank 1 in `paper_topics`; NEW_PAPER_TOPIC while a paper is being made. */
    topicId: integer('topic_id').notNull(),
  },
  (table) => [
    index('papers_title_key').on(table.titleKey),
    uniqueIndex('papers_arxiv_id').on(table.arxivId),
    index('papers_newest').on(table.publishedOn, table.firstSourceId, table.firstPosition),
    index('papers_year').on(table.year),
    index('papers_venue').on(table.venueId),
    index('papers_organisation').on(table.organisationId),
    // DOIs are compared without case.
    index('papers_doi').on(sql`lower(${table.doi})`).where(sql`${table.doi} is not null`),
    index('papers_discussed').on(table.commentCount),
    index('papers_trending').on(table.trending),
  ],
);

/** Every slug ever issued, so that an old link answers for ever. */
export const slugs = sqliteTable('slugs', {
  slug: text().primaryKey(),
  paperId: integer('paper_id')
    .notNull()
    .references(() => papers.id),
});

export const authors = sqliteTable('authors', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  /** Given at the end of an ingest (db/ingest/names.ts), and kept; null before. */
  slug: text().unique(),
});

export const paperAuthors = sqliteTable(
  'paper_authors',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** 1-based, in the order of the source. */
    position: integer().notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
  },
  (table) => [
    primaryKey({ columns: [table.paperId, table.position] }),
    index('paper_authors_author').on(table.authorId),
  ],
);

/** Subjects by which an archive sorts its papers (`cs.CL`). */
export const categories = sqliteTable('categories', {
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  /** See lib/arxiv-categories.ts. */
  name: text().notNull(),
});

export const paperCategories = sqliteTable(
  'paper_categories',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** 1-based; the first is the one that the archive files the paper under. */
    position: integer().notNull(),
    categoryId: integer('category_id')
      .notNull()
      .references(() => categories.id),
  },
  (table) => [
    primaryKey({ columns: [table.paperId, table.position] }),
    index('paper_categories_category').on(table.categoryId),
  ],
);

export const sources = sqliteTable('sources', {
  id: integer().primaryKey(),
  /** Address and short name: the file's name up to its first underscore where that is free. */
  slug: text().notNull().unique(),
  file: text().notNull(),
  sha256: text().notNull().unique(),
  kind: text().notNull().$type<SourceKind>(),
  /** Whether it is a listing, whose papers have appearances, or gives facts about papers of listings. */
  isListing: integer('is_listing', { mode: 'boolean' }).notNull(),
  /** The masthead's day, `08-15`, where it has one. */
  capturedDay: text('captured_day'),
  /** ISO date of the capture where its year is known, and how: told by the user, inferred, or its newest time of day. */
  capturedOn: text('captured_on'),
  capturedHow: text('captured_how').$type<'given' | 'elsewhere' | 'earliest' | 'inside'>(),
  recordCount: integer('record_count').notNull(),
  rejectCount: integer('reject_count').notNull(),
  /** ISO time, UTC, at which `npm run sync` got it; tells the captures of one day apart. */
  fetchedAt: text('fetched_at'),
});

/** One record of one source, as it was read there; it has no paper until it is identified (db/ingest/identify.ts). */
const recordColumns = {
  id: integer().primaryKey(),
  paperId: integer('paper_id').references(() => papers.id),
  sourceId: integer('source_id')
    .notNull()
    .references(() => sources.id),
  position: integer().notNull(),
  firstLine: integer('first_line').notNull(),
  lastLine: integer('last_line').notNull(),
  titleKey: text('title_key').notNull(),
  /** Without its version. */
  arxivId: text('arxiv_id'),
  /** In small letters; none where it only repeats the arXiv id. */
  doi: text(),
  fields: text({ mode: 'json' }).notNull().$type<SourceFields>(),
};

/*
 * Records are kept in two tables because they are two things to a reader: an appearance is a place in a listing, which
 * is counted and shown, and makes a paper; facts are what a source without abstracts says about a paper, never a
 * place of it, and wait until a listing prints the paper. In one table every count would have to leave half of it out.
 * The keys are indexed with the paper behind them, so that the next paper of a title is one step away however often
 * the first one is listed.
 */
export const appearances = sqliteTable('appearances', recordColumns, (table) => [
  uniqueIndex('appearances_place').on(table.sourceId, table.position),
  index('appearances_paper').on(table.paperId),
  index('appearances_title_key').on(table.titleKey, table.paperId),
  index('appearances_arxiv_id').on(table.arxivId, table.paperId),
  index('appearances_doi').on(table.doi, table.paperId),
]);

export const facts = sqliteTable('facts', recordColumns, (table) => [
  uniqueIndex('facts_place').on(table.sourceId, table.position),
  index('facts_paper').on(table.paperId),
  index('facts_title_key').on(table.titleKey, table.paperId),
  index('facts_arxiv_id').on(table.arxivId, table.paperId),
  index('facts_doi').on(table.doi, table.paperId),
]);

/** The taxonomy in force, in one row; none where it has always been the one that ships. Its topics are in `topics`. */
export const taxonomies = sqliteTable('taxonomy', {
  id: integer().primaryKey(),
  /** The name of the file it was read from, and what stood there; null for the one that ships. */
  file: text(),
  given: text({ mode: 'json' }).$type<Taxonomy>(),
  rule: text(),
  /** The slug of the topic of papers that no other one fits, where the taxonomy has one. */
  otherwise: text(),
});

export const topics = sqliteTable('topics', {
  /** The place in the taxonomy, 1-based: the order in which topics are always shown. */
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  label: text().notNull(),
  short: text().notNull(),
  definition: text().notNull(),
  /** The line under the label on the front page, where it is not the definition. */
  deck: text(),
  /** The topic's column (1-based) on the front page, where the taxonomy names those that lead it. */
  lead: integer(),
  familySlug: text('family_slug').notNull(),
  familyLabel: text('family_label').notNull(),
});

export const paperTopics = sqliteTable(
  'paper_topics',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    topicId: integer('topic_id')
      .notNull()
      .references(() => topics.id),
    /** 1 is the core topic. */
    rank: integer().notNull(),
    /** In [0, 1]. */
    score: real().notNull(),
    /** Spans in `titleText` and `abstractText`, in UTF-16 units. */
    evidence: text({ mode: 'json' }).notNull().$type<Evidence[]>(),
    /** Who gave it: a topic given by hand has score 1 and no evidence. */
    by: text().notNull().default('tagger').$type<'tagger' | 'hand'>(),
  },
  (table) => [
    primaryKey({ columns: [table.paperId, table.topicId] }),
    index('paper_topics_topic').on(table.topicId, table.rank, table.score),
  ],
);

/** Corrections by hand, of the papers that are there; `paper_topics` is what came of them. */
export const overrides = sqliteTable('overrides', {
  paperId: integer('paper_id')
    .primaryKey()
    .references(() => papers.id, { onDelete: 'cascade' }),
  asked: text({ mode: 'json' }).notNull().$type<Correction>(),
  /** Slugs of the topics that the tagger had given and that were taken away. */
  removed: text({ mode: 'json' }).notNull().$type<string[]>(),
  /** It would have left the paper without a topic, so that nothing of it was done. */
  refused: integer({ mode: 'boolean' }).notNull(),
});

export const links = sqliteTable(
  'links',
  {
    id: integer().primaryKey(),
    paperId: integer('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    kind: text().notNull().$type<LinkKind>(),
    url: text().notNull(),
  },
  (table) => [
    uniqueIndex('links_paper').on(table.paperId, table.url),
    index('links_kind').on(table.kind, table.paperId),
  ],
);

/*
 * What a search is ranked with (db/ingest/index-papers.ts makes it, db/search/ reads it). Papers are kept in blocks of
 * neighbouring ids; a change of a text makes the block stale, by a trigger, and the next ingest makes it anew.
 */
export const searchPostings = sqliteTable(
  'search_postings',
  {
    term: text().notNull(),
    block: integer().notNull(),
    /** How many papers of the block have the term. */
    papers: integer().notNull(),
    /** See lib/search/postings.ts. */
    data: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.term, table.block] }),
    index('search_postings_block').on(table.block),
  ],
);

export const searchBlocks = sqliteTable('search_blocks', {
  block: integer().primaryKey(),
  /** Terms in title and abstract of each paper: two 16-bit numbers a place, 0 and 0 where there is no paper. */
  lengths: blob({ mode: 'buffer' }).notNull(),
  /** The block's words as they are written and how many papers have each, for corrections: see lib/search/word-list.ts. */
  words: blob({ mode: 'buffer' }).notNull(),
  /** The short forms that its papers explain, in the same form: `rag retriev augment gener`. */
  acronyms: blob({ mode: 'buffer' }).notNull(),
});

/** Blocks that hold a paper whose text has changed since they were made, and how many changes there were. */
export const searchStale = sqliteTable('search_stale', {
  block: integer().primaryKey(),
  changes: integer().notNull(),
});

/** The latent semantic space of the corpus: what a term adds to a paper's place in it. */
export const searchBasis = sqliteTable('search_basis', {
  term: text().primaryKey(),
  /** The largest number of the vector, which the byte 127 stands for. */
  scale: real().notNull(),
  vector: blob({ mode: 'buffer' }).notNull(),
});

/** By which code, and of how many papers the space was made, in one row, and how many texts have changed since. */
export const searchSpaces = sqliteTable('search_space', {
  id: integer().primaryKey(),
  /** See lib/search/index-version.ts; an index of another version is made anew. */
  madeWith: text('made_with').notNull(),
  papers: integer().notNull(),
  changed: integer().notNull(),
});

/** What a paper means, as signed bytes: see lib/search/meaning.ts. */
export const paperVectors = sqliteTable('paper_vectors', {
  paperId: integer('paper_id')
    .primaryKey()
    .references(() => papers.id, { onDelete: 'cascade' }),
  vector: blob({ mode: 'buffer' }).notNull(),
});

export const relatedPapers = sqliteTable(
  'related_papers',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    rank: integer().notNull(),
    otherId: integer('other_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** See lib/related.ts, in [0, 1]. */
    score: real().notNull(),
    terms: text({ mode: 'json' }).notNull().$type<string[]>(),
  },
  (table) => [primaryKey({ columns: [table.paperId, table.rank] })],
);

/** Where a paper lies on the map: see db/ingest/map-points.ts. */
export const mapPoints = sqliteTable(
  'map_points',
  {
    paperId: integer('paper_id')
      .primaryKey()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** Shares of the map's width and height, in [0, 1], from its left upper corner. */
    x: real().notNull(),
    y: real().notNull(),
    /** Whether it was there when the map was laid out; the others were placed among those since. */
    laidOut: integer('laid_out', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('map_points_x').on(table.x)],
);

/** What stands on the map beside groups of papers, largest group first: see lib/map/labels.ts. */
export const mapLabels = sqliteTable('map_labels', {
  id: integer().primaryKey(),
  term: text().notNull(),
  /** The middle of the text, as points have it; the size of its type is in units of the frame (lib/map/frame.ts). */
  x: real().notNull(),
  y: real().notNull(),
  size: real().notNull(),
  papers: integer().notNull(),
});

/*
 * What results are filtered, counted and ordered by, in columns (db/columns/ makes and reads it): papers are kept in
 * blocks of neighbouring ids, as they are for searches. Triggers name the blocks of which something has changed; what
 * reads the columns makes those anew for itself until the next ingest stores them.
 */
export const paperColumns = sqliteTable('paper_columns', {
  block: integer().primaryKey(),
  /** By which code it was made: see COLUMNS_VERSION in db/columns/block.ts. */
  madeWith: text('made_with').notNull(),
  /** Another number each time that it is made. */
  revision: integer().notNull(),
  /** What papers are filtered and counted by, and what they are ordered by. */
  data: blob({ mode: 'buffer' }).notNull(),
  keys: blob({ mode: 'buffer' }).notNull(),
});

/** Blocks of which something has changed since their columns were made. */
export const columnsStale = sqliteTable('columns_stale', { block: integer().primaryKey() });

/** The ids of all papers in the orders of lib/sorts.ts that do not depend on what is asked: four bytes each, low first. */
export const paperOrders = sqliteTable('paper_orders', {
  name: text().primaryKey(),
  ids: blob({ mode: 'buffer' }).notNull(),
});

export const ingestRuns = sqliteTable('ingest_runs', {
  id: integer().primaryKey(),
  /** ISO time, UTC. */
  startedAt: text('started_at').notNull(),
  seconds: real().notNull(),
  /** Version of the code that derives topics, texts and relations from what was read. */
  derivedWith: text('derived_with').notNull(),
  created: integer().notNull(),
  updated: integer().notNull(),
  unchanged: integer().notNull(),
});

/**
 * What an ingest could not use: a whole file, a record, one field of a record that was kept, a correction by hand; and
 * corrections that wait for their paper.
 */
export const rejects = sqliteTable('rejects', {
  id: integer().primaryKey(),
  runId: integer('run_id')
    .notNull()
    .references(() => ingestRuns.id),
  sourceId: integer('source_id').references(() => sources.id),
  file: text().notNull(),
  firstLine: integer('first_line').notNull(),
  lastLine: integer('last_line').notNull(),
  scope: text().notNull().$type<'file' | 'record' | 'field' | 'override' | 'waiting'>(),
  reason: text().notNull(),
});

/** The days of a listing that `npm run sync` has asked for. */
export const syncDays = sqliteTable(
  'sync_days',
  {
    origin: text().notNull().$type<'daily'>(),
    /** ISO day. */
    day: text().notNull(),
    /** What came of it when it was last asked for, and why it was not had. */
    status: text().notNull().$type<'stored' | 'empty' | 'refused' | 'unreachable'>(),
    reason: text(),
    /** The rest is of the last time that it was had: how many papers, and a SHA-256 of what was read of them. */
    papers: integer().notNull(),
    digest: text(),
    /** The answer's validators, where it came in one page. */
    etag: text(),
    lastModified: text('last_modified'),
    /** ISO time, UTC; null where it was never had. */
    fetchedAt: text('fetched_at'),
  },
  (table) => [primaryKey({ columns: [table.origin, table.day] })],
);

/** The range of days that `npm run sync` was last told to fetch, or fetches piece by piece, one for each origin and set. */
export const syncWindows = sqliteTable(
  'sync_windows',
  {
    origin: text().notNull().$type<'daily' | 'arxiv'>(),
    /** A set of the archive (`cs`); empty for all of it. */
    set: text().notNull(),
    /** ISO days, both included. */
    since: text().notNull(),
    until: text().notNull(),
    /** ISO times, UTC; the second is null while something of it is wanting. */
    beganAt: text('began_at').notNull(),
    finishedAt: text('finished_at'),
    /** How many pages of it are stored, and the resumption token of the next one. */
    pages: integer().notNull(),
    token: text(),
    /** ISO day up to which all windows together leave nothing out. */
    completeUntil: text('complete_until'),
  },
  (table) => [primaryKey({ columns: [table.origin, table.set] })],
);
