import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { examine } from '#db/doctor/examine.ts';
import { contentOf } from '#db/ingest/content.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import { type Capture, capturesOfAllKinds } from '#tests/fixtures/captures-of-all-kinds.ts';
import { type Desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';
import { mutantOf } from '#tests/fixtures/mutations.ts';
import { type Reading, readingOf } from '#tests/lib/sources/reading.ts';

/** `BATCH=3 vitest run tests/db/ingest-mutants.test.ts` does one batch again. */
const BATCHES = process.env.BATCH === undefined ? (IS_LONG_RUN ? 50 : 1) : [Number(process.env.BATCH)];
const IN_BATCH = 40;
/** Apart from those that are read without a database. */
const FIRST = 1_000_000;

let captures: [Capture, ...Capture[]];
beforeAll(async () => {
  const [first, ...others] = await capturesOfAllKinds();
  if (!first) throw new Error('there are no captures');
  captures = [first, ...others];
});

const numbers = typeof BATCHES === 'number' ? Array.from({ length: BATCHES }, (_, index) => index) : BATCHES;

test.each(numbers)(
  'batch %i of mutants: all of a file is stored or nothing, and the database is sound',
  async (batch) => {
    const made = await emptyDesk();
    onTestFinished(made.remove);
    const files = Array.from({ length: IN_BATCH }, (_, index) => {
      const number = FIRST + batch * IN_BATCH + index;
      const file = join(made.folder, `mutant-${number}.txt`);
      writeFileSync(file, mutantOf(captures, number).bytes);
      return file;
    });
    const { sources } = await made.feedFiles(files);
    expect(sources.map(({ file }) => file)).toEqual(files);
    const seen = new Set<string>();
    for (const { file, error } of sources) {
      const name = basename(file);
      const stored = rows<{ sha256: string }>(made, `select sha256 from sources where file = '${name}'`);
      const refusals = rows<{ line: number; reason: string }>(
        made,
        `select first_line as line, reason from rejects where file = '${name}' and scope = 'file'`,
      );
      if (error !== undefined) {
        expect(stored, name).toEqual([]);
        expect(refusals.map(({ line, reason }) => (line > 0 ? `line ${line}: ${reason}` : reason))).toEqual([
          error,
        ]);
        expect(rows(made, `select * from rejects where file = '${name}' and scope <> 'file'`)).toEqual([]);
        continue;
      }
      expect(refusals, name).toEqual([]);
      const digest = await sha256Of(file);
      const isKnown = seen.has(digest);
      seen.add(digest);
      // A content that another file had before is stored once.
      expect(stored, name).toEqual(isKnown ? [] : [{ sha256: digest }]);
      if (!isKnown)
        expect(storedOf(made, name), name).toEqual(
          expectedOf(await readingOf(readSource(splitLines(contentOf(file))))),
        );
    }
    expect(rows(made, 'select count(*) as n from sources')).toEqual([{ n: seen.size }]);
    const { findings, skipped } = await examine(made.db.$client.name);
    expect([...findings.filter(({ severity }) => severity !== 'note'), ...skipped]).toEqual([]);
  },
);

type Stored = { records: unknown[]; rejects: string[] };

function storedOf(desk: Desk, name: string): Stored {
  const ofSource = `source_id = (select id from sources where file = '${name}')`;
  const records = rows<{ fields: string }>(
    desk,
    `${['appearances', 'facts']
      .map(
        (table) =>
          `select position, first_line as firstLine, last_line as lastLine, fields from ${table} where ${ofSource}`,
      )
      .join(' union all ')} order by position`,
  );
  // What the ingest itself objects to is the date of a listing without a year.
  const rejects = rows<{ text: string }>(
    desk,
    `select scope || ' ' || first_line || '-' || last_line || ': ' || reason as text from rejects
     where ${ofSource} and reason not like '%; kept without its date'`,
  );
  return {
    records: records.map(({ fields, ...place }) => ({ ...place, fields: JSON.parse(fields) })),
    rejects: rejects.map(({ text }) => text).sort(),
  };
}

function expectedOf({ records, rejects }: Reading): Stored {
  return {
    records: records.map(({ position, firstLine, lastLine, fields }) => ({
      position,
      firstLine,
      lastLine,
      fields,
    })),
    rejects: rejects
      .map(({ scope, firstLine, lastLine, reason }) => `${scope} ${firstLine}-${lastLine}: ${reason}`)
      .sort(),
  };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of contentOf(file)) hash.update(chunk);
  return hash.digest('hex');
}
