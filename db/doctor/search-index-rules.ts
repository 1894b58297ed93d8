import { adviceOf, type Finding, INGEST, type Remedy } from '#db/doctor/finding.ts';
import { breaches, type Rule } from '#db/doctor/rule.ts';
import type { Database } from '#db/open.ts';
import { INDEX_VERSION } from '#lib/search/index-version.ts';
import { LATENT_DIMENSIONS, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';

const STALE = '(select block from search_stale)';
const OF_PAPERS = `select distinct id >> ${BLOCK_BITS} as block from papers`;

/** Blocks of the search index and vectors of papers, as far as their mere presence tells. */
export function searchIndexRows(db: Database): Finding[] {
  const wrongVersion = versionFinding(db);
  if (wrongVersion) return [wrongVersion];
  return [...BLOCK_RULES, ...VECTOR_RULES].flatMap((rule) => breaches(db, rule));
}

/** What was made by another version is read wrongly all through: nothing more is to be said of it. */
function versionFinding({ $client }: Database): Finding | undefined {
  if ($client.prepare('select 1 from papers limit 1').get() === undefined) return undefined;
  const madeWith = $client.prepare<[], string>('select made_with from search_space').pluck().get();
  if (madeWith === INDEX_VERSION) return undefined;
  const what =
    madeWith === undefined
      ? 'there is no search index'
      : 'the search index was made by another version of Broadsheet';
  return { check: 'search index', severity: 'wrong', what, rows: 0, named: [], mend: INGEST };
}

/** A rule about blocks; those that break it are indexed again. */
function blockRule(clause: string, blocks: string): Rule {
  return {
    check: 'search index',
    noun: 'block',
    clause,
    breaking: `select 'block ' || block from (${blocks}) order by block`,
    remedy: (db) => indexAgain(db, blocks),
  };
}

const BLOCK_RULES: readonly Rule[] = [
  {
    check: 'search index',
    noun: 'block',
    clause: 'of papers whose texts have changed since they were indexed',
    breaking: `select 'block ' || block from search_stale order by block`,
    mend: INGEST,
  },
  blockRule(
    'of papers that are not in the search index',
    `select block from (${OF_PAPERS} except select block from search_blocks) where block not in ${STALE}`,
  ),
  blockRule(
    'of the search index without a paper',
    `select block from (select block from search_blocks union select block from search_postings except ${OF_PAPERS})
     where block not in ${STALE}`,
  ),
];

const VECTOR_RULES: readonly Rule[] = [
  vectorRule(
    'without a vector',
    'select id, slug from papers where id not in (select paper_id from paper_vectors)',
  ),
  vectorRule(
    `with a vector that is not of ${VECTOR_DIMENSIONS} bytes`,
    `select p.id, p.slug from paper_vectors v join papers p on p.id = v.paper_id where length(v.vector) <> ${VECTOR_DIMENSIONS}`,
  ),
  {
    check: 'search index',
    noun: 'term',
    clause: `of the latent space with a vector that is not of ${LATENT_DIMENSIONS} bytes`,
    breaking: `select term from search_basis where length(vector) <> ${LATENT_DIMENSIONS}
      and exists (select 1 from (${OF_PAPERS}) where block not in ${STALE})`,
    remedy: (db) => indexAgain(db, OF_PAPERS),
  },
];

/** Papers of a block that is there and not about to be made anew. */
function vectorRule(clause: string, papers: string): Rule {
  const found = `(${papers}) where id >> ${BLOCK_BITS} in (select block from search_blocks) and id >> ${BLOCK_BITS} not in ${STALE}`;
  return {
    check: 'search index',
    noun: 'paper',
    clause,
    breaking: `select slug from ${found} order by id`,
    remedy: (db) => indexAgain(db, `select distinct id >> ${BLOCK_BITS} as block from ${found}`),
  };
}

function indexAgain({ $client }: Database, blocks: string): Remedy {
  return { does: 'index again', blocks: $client.prepare<[], number>(blocks).pluck().all() };
}

/** A finding about blocks whose content is wrong. */
export function contentFinding({
  blocks,
  ...finding
}: Pick<Finding, 'what' | 'rows' | 'named'> & { blocks: number[] }): Finding {
  const remedy: Remedy = { does: 'index again', blocks };
  return { check: 'search index', severity: 'wrong', ...finding, mend: adviceOf(remedy), remedy };
}
