import { RESTORE } from '#db/doctor/finding.ts';
import type { Rule } from '#db/doctor/rule.ts';

const papers = { check: 'papers', noun: 'paper', remedy: { does: 'derive again' } } as const;

/** What a row of `papers` says, against the rows that it comes from: db/ingest/derive.ts works it out. */
export const PAPER_RULES: readonly Rule[] = [
  {
    check: 'papers',
    noun: 'paper',
    clause: 'that no listing prints',
    breaking:
      'select slug from papers p where not exists (select 1 from appearances where paper_id = p.id) order by id',
    mend: RESTORE,
  },
  {
    ...papers,
    clause: 'with another number of listings than print it (listing_count)',
    breaking: `select slug from papers p
      where listing_count <> (
        select count(distinct case when s.fetched_at is null then s.id else s.file end)
        from appearances a join sources s on s.id = a.source_id where a.paper_id = p.id) order by id`,
  },
  {
    ...papers,
    clause: 'whose first place is not its first one (first_source_id, first_position)',
    breaking: `select slug from papers p where exists (select 1 from appearances where paper_id = p.id) and
      (first_source_id, first_position) is not
      (select source_id, position from appearances where paper_id = p.id order by source_id, position limit 1) order by id`,
  },
  {
    ...papers,
    check: 'addresses',
    clause: 'whose address leads to another paper or to none',
    breaking: `select p.slug from papers p left join slugs s on s.slug = p.slug where s.paper_id is not p.id order by p.id`,
  },
  {
    ...papers,
    clause: 'whose year is not that of its date (year, published_on)',
    breaking: `select slug from papers where year is not cast(substr(published_on, 1, 4) as integer)
      or published_precision is not
        case length(published_on) when 10 then 'day' when 7 then 'month' when 4 then 'year' end order by id`,
  },
  {
    ...papers,
    clause: 'with a venue and no series of it, or the reverse (venue, venue_id)',
    breaking: 'select slug from papers where (venue is null) <> (venue_id is null) order by id',
  },
  {
    ...papers,
    clause: 'whose code is not among its links (code_url)',
    breaking: `select slug from papers p where code_url is not null
      and not exists (select 1 from links where paper_id = p.id and url = p.code_url and kind = 'code') order by id`,
  },
];
