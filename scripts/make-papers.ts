import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { givenPapers } from '#scripts/bench/given-papers.ts';
import { type PaperLine, recombinedPapers } from '#scripts/bench/recombined-papers.ts';
import { readArguments, runCommand, UsageError } from '#scripts/command.ts';

const USAGE = `node scripts/make-papers.ts --papers N [--seed N] [--out FILE] FILE

Makes N papers by recombining those of FILE (JSON lines, gzipped or not: {title, abstract?, authors?, year?, venue?}),
to try an ingest at a size for which there are no papers at hand, and writes them as JSON lines to --out, else to
standard output. The same FILE, N and seed (1) give the same papers.
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
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('make-papers wants the name of one file.');
  const count = wholeNumber('--papers', values.papers);
  const seed = wholeNumber('--seed', values.seed);
  await write(await givenPapers(file), count, seed, values.out);
  return 0;
});

function wholeNumber(name: string, text: string | undefined): number {
  const number = Number(text);
  if (!text || !Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`${name} wants a whole number from 1, not “${text ?? ''}”.`);
  return number;
}

async function write(
  given: readonly PaperLine[],
  count: number,
  seed: number,
  out: string | undefined,
): Promise<void> {
  const stream = out === undefined ? process.stdout : createWriteStream(out);
  for (const paper of recombinedPapers(given, count, seed)) {
    if (!stream.write(`${JSON.stringify(paper)}\n`)) await once(stream, 'drain');
  }
  if (out !== undefined) await finished(stream.end());
}
