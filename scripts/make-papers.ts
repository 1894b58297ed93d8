import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { papersIn } from '#scripts/bench/given-papers.ts';
import { type PaperLine, recombinedPapers } from '#scripts/bench/recombined-papers.ts';
import { wholeNumber } from '#scripts/bench/whole-number.ts';
import { readArguments, runCommand, UsageError } from '#scripts/command.ts';

const USAGE = `node scripts/make-papers.ts --papers N [--seed N] [--out FILE] FILE…

Makes N papers by recombining those of the files (of any kind that an ingest reads), to try an ingest at a size for which
there are no papers at hand, and writes them as JSON lines to --out, else to standard output. The same files, N and seed
(1) give the same papers.
Exit status: 0 done, 1 the file cannot be written, 2 wrong usage or papers that cannot be used.`;

await runCommand(USAGE, async () => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      papers: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('make-papers wants the name of a file of papers.');
  const [count, seed] = [wholeNumber('--papers', values.papers), wholeNumber('--seed', values.seed)];
  const given: PaperLine[] = [];
  for await (const paper of papersIn(positionals)) given.push(paper);
  const stream = values.out === undefined ? process.stdout : createWriteStream(values.out);
  for (const paper of recombinedPapers(given, count, seed))
    if (!stream.write(`${JSON.stringify(paper)}\n`)) await once(stream, 'drain');
  if (values.out !== undefined) await finished(stream.end());
  return 0;
});
