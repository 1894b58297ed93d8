import { askedOf, wordsOf } from '#scripts/bench/compare/asked-words.ts';
import {
  countsSql,
  type Dialect,
  namesSql,
  pageSql,
  type Statement,
  trendsSql,
  valuesSql,
} from '#scripts/bench/compare/contenders/facet-sql.ts';
import type { Question } from '#scripts/bench/compare/states.ts';

type Row = Record<string, unknown>;
export type Ask = (statement: Statement) => Promise<Row[]>;

/** Papers shown beside one, or suggested. */
const FEW = 6;

/** What a site on plain SQL tables asks for a page. A misspelt word would find nothing. */
export async function answeredBySql(
  ask: Ask,
  dialect: Dialect,
  question: Question,
): Promise<number | undefined> {
  switch (question.ask) {
    case 'papers':
      return question.misspelt ? undefined : papersAnswered(ask, dialect, question.params);
    case 'topic':
      return papersAnswered(ask, dialect, { topic: question.slug });
    case 'facets':
      return totalIn(await ask(countsSql(dialect, askedOf(question.params))));
    case 'trends': {
      const [years, ...others] = trendsSql(dialect, askedOf(question.params));
      const byYear = years ? await ask(years) : [];
      for (const statement of others) await ask(statement);
      return byYear.reduce((sum, { n }) => sum + Number(n), 0);
    }
    case 'suggest': {
      const titles = await ask(titlesSql(dialect, question.text));
      return titles.length + (await ask(namesSql(question.text))).length;
    }
    case 'paper': {
      const [paper] = await ask({ sql: 'select * from papers where slug = ?', values: [question.slug] });
      if (!paper) return 0;
      await ask(valuesSql([Number(paper.id)]));
      return 1 + (await ask(alikeSql(dialect, String(paper.title)))).length;
    }
  }
}

async function papersAnswered(
  ask: Ask,
  dialect: Dialect,
  params: Parameters<typeof askedOf>[0],
): Promise<number> {
  const asked = askedOf(params);
  const total = totalIn(await ask(countsSql(dialect, asked)));
  const rows = await ask(pageSql(dialect, asked));
  await ask(valuesSql(rows.map(({ id }) => Number(id))));
  return total;
}

function totalIn(counts: readonly Row[]): number {
  return Number(counts.find(({ facet }) => Number(facet) === -1)?.n ?? 0);
}

/** The papers whose titles begin a word so. */
function titlesSql(dialect: Dialect, text: string): Statement {
  return bestSql(dialect, dialect.expression(wordsOf(text), 'beginning'));
}

/** The papers nearest to the words of a title. */
function alikeSql(dialect: Dialect, title: string): Statement {
  return bestSql(dialect, dialect.expression(wordsOf(title), 'any'));
}

function bestSql({ ranked }: Dialect, expression: string): Statement {
  const sql = `select p.id, p.slug, p.title from ${ranked.from} order by ${ranked.order} limit ${FEW}`;
  return { sql, values: Array.from(sql.matchAll(/\?/g), () => expression) };
}
