import { adviceOf, type Finding, NAMED, type Remedy } from '#db/doctor/finding.ts';
import type { Database } from '#db/open.ts';
import { countOf } from '#lib/wording.ts';

/** A rule that rows of the database keep to. */
export type Rule = {
  check: string;
  /** Selects what to call each row that breaks it. */
  breaking: string;
  /** Such a row, and what is wrong with it: “3 papers” + “without a topic”. */
  noun: string;
  clause: string;
  severity?: Finding['severity'];
} & ({ remedy: Remedy | ((db: Database) => Remedy) } | { mend: string });

/** What breaks a rule; nothing where all rows keep to it. The rows are counted one by one, and only the first are kept. */
export function breaches(db: Database, rule: Rule): Finding[] {
  const { rows, named } = tallied(db.$client.prepare<[], unknown>(rule.breaking).pluck().iterate());
  if (rows === 0) return [];
  const { check, severity = 'wrong', noun, clause } = rule;
  const finding = { check, severity, what: `${countOf(rows, noun)} ${clause}`, rows, named };
  if ('mend' in rule) return [{ ...finding, mend: rule.mend }];
  const remedy = typeof rule.remedy === 'function' ? rule.remedy(db) : rule.remedy;
  return [{ ...finding, mend: adviceOf(remedy), remedy }];
}

/** How many there are, and the first of them. */
export function tallied(names: Iterable<unknown>): { rows: number; named: string[] } {
  const named: string[] = [];
  let rows = 0;
  for (const name of names) {
    if (rows < NAMED) named.push(String(name));
    rows += 1;
  }
  return { rows, named };
}
