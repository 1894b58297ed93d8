import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { evaluateTopics } from '#scripts/eval/topics.ts';

const USAGE = `npm run eval -- topics FILE [--db FILE]

Measures the site's own code against labels that people made, and writes one JSON document to standard output.
topics: FILE has JSON lines, gzipped or not: {title, abstract?, topics: [slug], core?}. A paper without an abstract is
looked up by its title in the database. → {papers, micro, macro, core, topics, seconds}
Exit status: 0 done, 1 the database cannot be read, 2 wrong usage or labels that cannot be used.`;

/** What can be measured, by the name that the command line gives it. */
const EVALUATIONS: ReadonlyMap<string, (path: string, database: string) => Promise<object>> = new Map([
  ['topics', evaluateTopics],
]);

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      // The output is JSON with or without it; it is known because every command knows it.
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [name, path, ...more] = positionals;
  const known = `What can be evaluated: ${[...EVALUATIONS.keys()].join(', ')}`;
  if (name === undefined) throw new UsageError(`${known}.`);
  const evaluate = EVALUATIONS.get(name);
  if (!evaluate) throw new UsageError(`${known}; “${name}” is not among them.`);
  if (path === undefined) throw new UsageError(`eval ${name} wants the name of a file.`);
  if (more.length > 0) throw new UsageError(`eval ${name} takes one path, not ${more.length + 1}.`);
  console.log(JSON.stringify(await evaluate(path, databaseNamed(values.db))));
  return 0;
}

await runCommand(USAGE, main);
