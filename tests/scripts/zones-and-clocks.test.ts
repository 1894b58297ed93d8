import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openForReading } from '#db/open.ts';
import { QUESTIONS } from '#db/readers/questions.ts';
import { deskOfDumps } from '#tests/fixtures/database.ts';
import { exportOf } from '#tests/fixtures/killed.ts';
import { CARDS, COMPACT } from '#tests/fixtures/listings.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';
import { RIS, SNAPSHOT } from '#tests/fixtures/sources.ts';

/** Zones on either side of the date line, one that is off by half an hour, and years that clocks are known to fall into. */
const PLACES = [
  ['UTC', undefined],
  ['Pacific/Kiritimati', '1970-01-01T00:00:01Z'],
  ['America/St_Johns', '2038-01-19T03:14:08Z'],
  ['Pacific/Pago_Pago', '2100-02-28T23:59:59Z'],
] as const;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** What Node loads first: a clock that goes on from another time. */
function clockFrom(time: string): string {
  const module = `const Real = Date, ahead = Real.parse('${time}') - Real.now();
    globalThis.Date = class Date extends Real {
      constructor(...args) { super(...(args.length > 0 ? args : [Real.now() + ahead])); }
      static now() { return Real.now() + ahead; }
    };`;
  return `--import data:text/javascript,${encodeURIComponent(module)}`;
}

test('an ingest in another zone, by another clock, comes to the same bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sources = { 'a.txt': COMPACT, 'b.txt': CARDS, 'c.json': JSON.stringify(SNAPSHOT[0]), 'd.ris': RIS };
  const files = Object.entries(sources).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const exported = await Promise.all(
    PLACES.slice(0, IS_LONG_RUN ? PLACES.length : 2).map(async ([TZ, time], index) => {
      const db = join(folder, `${index}.sqlite`);
      const env = {
        ...process.env,
        TZ,
        OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl'),
        ...(time && { NODE_OPTIONS: clockFrom(time) }),
      };
      await new Promise<void>((resolve, reject) => {
        const args = ['scripts/ingest.ts', '--db', db, ...files];
        execFile(process.execPath, args, { env }, (error) => (error ? reject(error) : resolve()));
      });
      return exportOf(db);
    }),
  );
  expect(exported[0]).toContain('"publishedOn"');
  for (const other of exported) expect(other).toBe(exported[0]);
});

test('pages, trends and feeds say the same in every zone and by every clock', async () => {
  const desk = await deskOfDumps();
  onTestFinished(desk.remove);
  const { trendsShown, frontShown, holdings, papersOfIds } = QUESTIONS;
  const all = async () => {
    // Through a connection of its own: what another one was answered is kept.
    const db = await openForReading(desk.db.$client.name);
    try {
      return JSON.stringify([
        await frontShown(db),
        await holdings(db),
        await trendsShown(db, {}),
        await papersOfIds(db, Uint32Array.of(1, 2, 3)),
      ]);
    } finally {
      db.$client.close();
    }
  };
  const here = await all();
  for (const [zone, time] of PLACES) {
    vi.stubEnv('TZ', zone);
    if (time) vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) });
    expect(await all()).toBe(here);
  }
});
