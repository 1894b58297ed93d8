import { type AskedSearch, askedSearch, searchAnswer } from '#db/queries/asked-search.ts';
import { headingText } from '#lib/heading.ts';
import { paperHref } from '#lib/hrefs.ts';
import { problemText } from '#lib/params.ts';
import { limitIn, MOST_RESULTS, USUAL_LIMIT } from '#lib/search/limit.ts';
import { databaseNamed, readArguments, readDatabase, runCommand, UsageError } from '#scripts/command.ts';

const USAGE = `npm run search -- "QUERY" [--limit N] [--db FILE] [--json]

Searches as the site does, in its order. QUERY is what its search box takes: words, "phrases", -word, title:word, and
facets by name, such as topic:merging, author:"Jane Doe", org:adobe, venue:emnlp, year:2021..2024 and has:code. What could
not be had of it is told on standard error.

  --limit N  results to print, 1 to ${MOST_RESULTS}; ${USUAL_LIMIT} where nothing is said
  --json     one JSON document: {total, results: [{slug, title, score, why}]}

Exit status: 0 done, also when nothing is found; 1 the database cannot be read; 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    args: process.argv.slice(2).map(spared),
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      limit: { type: 'string', default: String(USUAL_LIMIT) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('What is to be searched for?');
  const limit = limitIn(values.limit.trim());
  if (limit === undefined)
    throw new UsageError(`--limit wants a number from 1 to ${MOST_RESULTS}, not “${values.limit.trim()}”.`);
  await readDatabase(databaseNamed(values.db), async (db) => {
    const asked = await askedSearch(db, { q: positionals.join(' ') }, limit);
    for (const problem of asked.problems) console.error(problemText(problem));
    console.log(values.json ? JSON.stringify(searchAnswer(asked)) : listing(asked));
  });
  return 0;
}

/** A word to be left out (`-vision`) is no option: with a space before it, nobody takes it for one. */
function spared(argument: string): string {
  return /^-[^-]/.test(argument) ? ` ${argument}` : argument;
}

function listing({ query, total, labels, results }: AskedSearch): string {
  const papers = results.map(({ slug, title, why }, place) =>
    [`${String(place + 1).padStart(4)}  ${title}`, paperHref(slug), ...why].join('\n      '),
  );
  return [headingText(query, total, labels), ...papers].join('\n\n');
}

await runCommand(USAGE, main);
