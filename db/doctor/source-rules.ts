import { INGEST, RESTORE } from '#db/doctor/finding.ts';
import type { Rule } from '#db/doctor/rule.ts';

/** What is said of sources and ingests, against the records and the rejects that there are of them. */
export const SOURCE_RULES: readonly Rule[] = [
  {
    check: 'sources',
    noun: 'source',
    clause: 'with another number of records than are there (record_count)',
    breaking: `select file from sources s where record_count <>
      (select count(*) from appearances where source_id = s.id) + (select count(*) from facts where source_id = s.id) order by id`,
    mend: RESTORE,
  },
  {
    check: 'sources',
    noun: 'source',
    clause: 'with another number of rejects than are there (reject_count)',
    breaking: `select file from sources s where reject_count <>
      (select count(*) from rejects where source_id = s.id) order by id`,
    mend: RESTORE,
  },
  {
    check: 'sources',
    noun: 'source',
    clause: 'taken for a listing without listing a paper, or the reverse (is_listing)',
    breaking: `select file from sources s where is_listing <>
      exists (select 1 from appearances where source_id = s.id) order by id`,
    mend: RESTORE,
  },
  {
    check: 'appearances',
    noun: 'appearance',
    clause: 'of no paper',
    breaking: `select coalesce(s.file, 'source ' || source_id) || ', line ' || first_line
      from appearances a left join sources s on s.id = a.source_id where a.paper_id is null order by a.id`,
    mend: INGEST,
  },
  {
    check: 'ingests',
    noun: 'ingest',
    clause: 'that never ended',
    breaking: `select 'of ' || started_at from ingest_runs where seconds <= 0 order by id`,
    mend: 'Run “npm run ingest” with the same files again; what is there already is left alone.',
  },
];

const LEFT_OVER =
  'Nothing has to be done: sources that came later name them otherwise, and their addresses are kept.';

/** Names, and those whose papers went to another name: not wrong, but worth knowing when there are many. */
export const NAME_RULES: readonly Rule[] = [
  {
    check: 'authors',
    noun: 'author',
    clause: 'without an address (slug)',
    breaking: `select name from authors where coalesce(slug, '') = '' order by id`,
    mend: INGEST,
  },
  unused('authors', 'author', 'name', 'exists (select 1 from paper_authors where author_id = n.id)'),
  unused(
    'organisations',
    'organisation',
    'slug',
    'exists (select 1 from papers where organisation_id = n.id)',
  ),
  unused('venues', 'venue', 'slug', 'exists (select 1 from papers where venue_id = n.id)'),
  unused(
    'categories',
    'category',
    'slug',
    'exists (select 1 from paper_categories where category_id = n.id)',
  ),
];

function unused(table: string, noun: string, name: string, isUsed: string): Rule {
  return {
    check: table,
    severity: 'note',
    noun,
    clause: 'of no paper',
    breaking: `select ${name} from ${table} n where not ${isUsed} order by id`,
    mend: LEFT_OVER,
  };
}
