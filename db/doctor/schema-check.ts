import { adviceOf, type Finding, NAMED, RESTORE } from '#db/doctor/finding.ts';
import type { Database } from '#db/open.ts';
import { countOf } from '#lib/wording.ts';

type Part = { type: 'table' | 'index' | 'trigger' | 'view'; name: string; sql: string };

/**
 * Tables, indexes and triggers against those of a database that has just been made: without its trigger the full-text
 * index does not follow the texts, without its index a page takes seconds. What there is besides is no concern of ours.
 */
export function schemaFindings(db: Database, reference: Database): Finding[] {
  const there = new Map(partsOf(db).map((part) => [part.name, part]));
  const wanted = partsOf(reference);
  const wrong = wanted.filter(({ name, sql }) => there.get(name)?.sql !== sql);
  const tables = wrong.filter(({ type }) => type === 'table');
  const others = wrong.filter(({ type }) => type !== 'table');
  const remedy = {
    does: 'make schema' as const,
    drop: others.filter(({ name }) => there.has(name)).map(({ type, name }) => `drop ${type} \`${name}\``),
    make: others.map(({ sql }) => sql),
  };
  return [
    ...(tables.length > 0 ? [{ ...finding(tables, there, 'table'), mend: RESTORE }] : []),
    ...(others.length > 0
      ? [
          {
            ...finding(others, there, 'index or trigger', 'indexes and triggers'),
            mend: adviceOf(remedy),
            remedy,
          },
        ]
      : []),
  ];
}

function finding(
  wrong: Part[],
  there: ReadonlyMap<string, Part>,
  one: string,
  many?: string,
): Omit<Finding, 'mend'> {
  return {
    check: 'schema',
    severity: 'wrong',
    what: `${countOf(wrong.length, one, many)} missing or not as made by this version`,
    rows: wrong.length,
    named: wrong.slice(0, NAMED).map(({ name }) => `${name}${there.has(name) ? '' : ' (missing)'}`),
  };
}

function partsOf({ $client }: Database): Part[] {
  return $client
    .prepare<[], Part>(
      `select type, name, sql from sqlite_master
      where sql is not null and name not like 'sqlite~_%' escape '~' and name not like '~_~_drizzle%' escape '~' order by rowid`,
    )
    .all();
}
