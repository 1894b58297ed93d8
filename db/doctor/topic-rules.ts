import type { Rule } from '#db/doctor/rule.ts';

const remedy = { does: 'derive again' } as const;

/** What every page takes for granted of topics, and of what else a paper has in an order. */
export const TOPIC_RULES: readonly Rule[] = [
  {
    check: 'topics',
    noun: 'paper',
    clause: 'without a topic',
    breaking:
      'select slug from papers p where not exists (select 1 from paper_topics where paper_id = p.id) order by id',
    remedy,
  },
  {
    check: 'topics',
    noun: 'paper',
    clause: 'whose core topic is not the one of rank 1 (topic_id)',
    breaking: `select slug from papers p where exists (select 1 from paper_topics where paper_id = p.id)
      and not exists (select 1 from paper_topics where paper_id = p.id and topic_id = p.topic_id and rank = 1) order by id`,
    remedy,
  },
  orderOf('topics', 'paper_topics', 'rank', 'topics'),
  orderOf('authors', 'paper_authors', 'position', 'authors'),
  orderOf('categories', 'paper_categories', 'position', 'categories'),
  orderOf('related papers', 'related_papers', 'rank', 'related papers'),
  {
    check: 'related papers',
    noun: 'paper',
    clause: 'related to itself, or to another one twice',
    breaking: `select distinct coalesce(p.slug, 'paper ' || r.paper_id) from related_papers r left join papers p on p.id = r.paper_id
      where r.other_id = r.paper_id or exists
        (select 1 from related_papers e where e.paper_id = r.paper_id and e.rank < r.rank and e.other_id = r.other_id)`,
    remedy,
  },
];

/** What is numbered from 1 on has no gap and no number twice. */
function orderOf(check: string, table: string, number: string, what: string): Rule {
  return {
    check,
    noun: 'paper',
    clause: `whose ${what} are not numbered 1, 2, 3 … (${table}.${number})`,
    breaking: `select coalesce(p.slug, 'paper ' || n.paper_id) from (
        select paper_id from ${table} group by paper_id
        having min(${number}) <> 1 or max(${number}) <> count(*) or count(distinct ${number}) <> count(*)
      ) n left join papers p on p.id = n.paper_id`,
    remedy,
  };
}
