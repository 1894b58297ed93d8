import { type Examination, examine } from '#db/doctor/examine.ts';
import type { Finding } from '#db/doctor/finding.ts';
import { mend } from '#db/doctor/mend.ts';
import { capitalised, countOf } from '#lib/wording.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';

const USAGE = `npm run doctor -- [--db FILE] [--quick] [--mend] [--json]

Checks the database: the file, its tables, and that counts, addresses, topics and what is searched agree with the papers.
It says what is wrong and how to mend it, and writes nothing.

  --quick  without what reads every page or every word
  --mend   does what is certain to mend a finding without losing anything, and checks again
  --json   one JSON document: {database, papers, sound, findings, skipped, mended, seconds}

Exit status: 0 sound, 1 something is wrong, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      quick: { type: 'boolean', default: false },
      mend: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError('The doctor takes options only; --db names the database.');
  const file = databaseNamed(values.db);
  const began = performance.now();
  const reporter = progressReporter(process.stderr, values.json);
  const { quick } = values;
  try {
    let result = await examine(file, { quick, progress: reporter.progress });
    reporter.finish();
    const waiting = () => console.error('another program is writing; waiting …');
    const mended = values.mend ? await mend(file, result.findings, waiting) : [];
    if (mended.length > 0) result = await examine(file, { quick, progress: reporter.progress });
    reporter.finish();
    const sound = result.findings.every(({ severity }) => severity === 'note');
    const seconds = (performance.now() - began) / 1000;
    if (values.json) console.log(JSON.stringify({ ...result, sound, mended, seconds }));
    else console.log(report(result, sound, mended, seconds));
    return sound ? 0 : 1;
  } finally {
    reporter.finish();
  }
}

function report(
  { database, papers, findings, skipped }: Examination,
  sound: boolean,
  mended: readonly string[],
  seconds: number,
): string {
  const size = papers === undefined ? '' : `${countOf(papers, 'paper')}, `;
  const notes = findings.filter(({ severity }) => severity === 'note').length;
  const verdict = sound
    ? `sound${notes > 0 ? `, ${countOf(notes, 'note')}` : ''}`
    : `${countOf(findings.length - notes, 'thing')} wrong${notes > 0 ? `, ${countOf(notes, 'note')}` : ''}`;
  return [
    ...mended,
    ...findings.map(inWords),
    ...skipped.map(({ check, reason }) => `not checked: ${check}: ${reason}`),
    `${database}: ${size}${verdict} (${seconds.toFixed(1)} s)`,
  ].join('\n');
}

function inWords({ check, severity, what, rows, named, mend: advice }: Finding): string {
  const more = rows > named.length ? ', …' : '';
  return [
    `${severity}: ${check}: ${what}`,
    ...(named.length > 0 ? [`  ${named.join(', ')}${more}`] : []),
    `  ${capitalised(advice)}`,
  ].join('\n');
}

await runCommand(USAGE, main);
