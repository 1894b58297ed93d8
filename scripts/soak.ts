import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wholeNumber } from '#scripts/bench/whole-number.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { withTemporaryFolder } from '#scripts/eval/temporary-folder.ts';
import { soakReport } from '#scripts/soak/report.ts';
import { soak } from '#scripts/soak/soak.ts';

const USAGE = `npm run soak -- [--minutes N | --seconds N] [--readers N] [--seed N] [--db FILE] [--kept FILE] [--json]

Serves a copy of the database with the built site, to readers who ask for pages, searches, feeds, exports and the API as
fast as they are answered (--readers 16, for --minutes 10), while ingests, backups and the doctor run on it in a loop.
Then a server process is killed, and the site stopped, under load. A fault is: an error, a connection cut or a length
that is wrong; counts that do not agree, on a page or between answers of one state of the data; an older state after a
newer one; equal entity tags of different answers; new papers that are not there when their ingest is over; memory that
grows; a process that ends. --kept is the file for the first request that was not answered as it should be.
The same --seed (1) asks the same.
Exit status: 0 no fault, 1 some, 2 wrong usage.`;

await runCommand(USAGE, async () => {
  const { values } = readArguments({
    options: {
      minutes: { type: 'string' },
      seconds: { type: 'string' },
      readers: { type: 'string', default: '16' },
      seed: { type: 'string', default: '1' },
      db: { type: 'string' },
      kept: { type: 'string', default: join(tmpdir(), 'broadsheet-soak-fault.json') },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.minutes !== undefined && values.seconds !== undefined)
    throw new UsageError('A soak takes --minutes or --seconds.');
  const seconds =
    values.seconds === undefined
      ? 60 * wholeNumber('--minutes', values.minutes ?? '10')
      : wholeNumber('--seconds', values.seconds);
  const asked = {
    ...{ seconds, database: databaseNamed(values.db), kept: resolve(values.kept) },
    readers: wholeNumber('--readers', values.readers),
    seed: wholeNumber('--seed', values.seed),
  };
  const soaked = await withTemporaryFolder((folder) => soak({ ...asked, folder }));
  console.log(values.json ? JSON.stringify(soaked) : soakReport(soaked));
  return soaked.faults.count === 0 ? 0 : 1;
});
