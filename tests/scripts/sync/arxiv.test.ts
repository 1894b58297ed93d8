import { expect, test } from 'vitest';
import { arxivWindow, type PageOutcome, syncArxiv } from '#scripts/sync/arxiv.ts';
import type { NamedRange } from '#scripts/sync/sync.ts';
import { rows } from '#tests/fixtures/database.ts';
import type { ArchiveRecord } from '#tests/fixtures/paper-server.ts';
import { type MadeSync, madeSync } from '#tests/scripts/sync/made-sync.ts';

const RECORDS: ArchiveRecord[] = [
  { id: '2611.00001', datestamp: '2026-11-02', title: 'Merging Models', set: 'cs:cs:CL' },
  { id: '2611.00002', datestamp: '2026-11-03', title: 'Dense Retrieval', set: 'cs:cs:IR' },
  { id: '2611.00003', datestamp: '2026-11-03', title: 'Speech Recognition', set: 'cs:cs:CL' },
  { id: '2611.00004', datestamp: '2026-11-04', title: 'Prime Numbers', set: 'math:math:NT' },
  { id: '2611.00005', datestamp: '2026-11-05', title: 'Question Answering', set: 'cs:cs:CL' },
];
const ALL = { since: '2026-11-01', until: '2026-11-20' };

async function harvesting() {
  const made = await madeSync();
  made.server.archive.push(...RECORDS);
  made.sync.base = made.server.arxivBase;
  const harvest = async (range?: NamedRange, set = '') => {
    const outcomes: PageOutcome[] = [];
    const isWhole = await syncArxiv(made.sync, {
      window: arxivWindow(made.sync, set, range),
      done: (outcome) => outcomes.push(outcome),
    });
    return { outcomes, isWhole };
  };
  return { ...made, harvest };
}

const queries = ({ asked }: MadeSync['server']) =>
  asked.map(({ path }) => Object.fromEntries(new URL(path, 'http://localhost').searchParams));
const files = (made: MadeSync['made']) => rows(made, 'select file from sources order by file');

test('page by page, each a source of its own', async () => {
  const { server, made, harvest } = await harvesting();
  const { outcomes, isWhole } = await harvest(ALL);
  expect(isWhole).toBe(true);
  expect(outcomes).toEqual([
    { page: 1, status: 'stored', papers: 2, created: 2, updated: 0, unchanged: 0, rejects: 0 },
    { page: 2, status: 'stored', papers: 2, created: 2, updated: 0, unchanged: 0, rejects: 0 },
    { page: 3, status: 'stored', papers: 1, created: 1, updated: 0, unchanged: 0, rejects: 0 },
  ]);
  const [first, second] = queries(server);
  expect(first).toEqual({
    verb: 'ListRecords',
    metadataPrefix: 'arXivRaw',
    from: '2026-11-01',
    until: '2026-11-20',
  });
  expect(Object.keys(second ?? {})).toEqual(['verb', 'resumptionToken']);
  expect(files(made)).toEqual([
    { file: 'arxiv-2026-11-01-2026-11-20-0001.xml' },
    { file: 'arxiv-2026-11-01-2026-11-20-0002.xml' },
    { file: 'arxiv-2026-11-01-2026-11-20-0003.xml' },
  ]);
  expect(rows(made, 'select arxiv_id, published_on from papers order by arxiv_id limit 1')).toEqual([
    { arxiv_id: '2611.00001', published_on: '2026-11-02' },
  ]);
});

test('a set, and the range of the last time where none is named', async () => {
  const { server, made, said, harvest } = await harvesting();
  await harvest(undefined, 'cs:cs:CL');
  expect(said).toEqual([
    'nothing was ever harvested: beginning with the last 7 days; --since DAY goes further back',
  ]);
  expect(queries(server)[0]).toMatchObject({ from: '2026-11-15', until: '2026-11-21', set: 'cs:cs:CL' });
  expect(files(made)).toEqual([]);
  await harvest(ALL, 'cs:cs:CL');
  expect(files(made)).toEqual([
    { file: 'arxiv-cs-cs-CL-2026-11-01-2026-11-20-0001.xml' },
    { file: 'arxiv-cs-cs-CL-2026-11-01-2026-11-20-0002.xml' },
  ]);
  // The last day was not over when it was harvested.
  server.asked.length = 0;
  await harvest(undefined, 'cs:cs:CL');
  expect(queries(server)[0]).toMatchObject({ from: '2026-11-21', until: '2026-11-21' });
  // Another set has a range of its own.
  await harvest(undefined);
  expect(queries(server)[1]).toMatchObject({ from: '2026-11-15' });
});

test('a range apart from the others leaves what is still to come as it was', async () => {
  const { made, harvest } = await harvesting();
  const complete = () => rows(made, 'select complete_until as day from sync_windows');
  await harvest({ since: '2026-11-01', until: '2026-11-03' });
  expect(complete()).toEqual([{ day: '2026-11-03' }]);
  await harvest({ since: '2026-11-10', until: '2026-11-12' });
  expect(complete()).toEqual([{ day: '2026-11-03' }]);
  await harvest({ since: '2026-10-01', until: '2026-10-02' });
  expect(complete()).toEqual([{ day: '2026-11-03' }]);
  await harvest({ since: '2026-11-04', until: '2026-11-20' });
  expect(complete()).toEqual([{ day: '2026-11-20' }]);
});

test('what was broken off goes on with the page that it was at', async () => {
  const { server, made, harvest } = await harvesting();
  server.onRequest = (path) => {
    if (path.includes('resumptionToken')) server.next.push({ status: 404 });
  };
  const { outcomes, isWhole } = await harvest(ALL);
  expect(isWhole).toBe(false);
  expect(outcomes[1]).toMatchObject({
    page: 2,
    status: 'refused',
    reason: 'the server answers 404 Not Found',
  });
  server.onRequest = () => {};
  server.asked.length = 0;
  expect((await harvest()).outcomes.map(({ page, created }) => [page, created])).toEqual([
    [2, 2],
    [3, 1],
  ]);
  expect(queries(server).every((query) => 'resumptionToken' in query)).toBe(true);
  expect(files(made)).toHaveLength(3);
});

test('a token that has expired begins the range anew, once; what is stored is not stored twice', async () => {
  const { server, made, said, clock, harvest } = await harvesting();
  server.onRequest = (path) => {
    if (path.includes('resumptionToken')) server.next.push({ status: 404 });
  };
  await harvest(ALL);
  server.onRequest = (path) => {
    server.tokensExpired = path.includes('resumptionToken') && server.asked.length === 3;
  };
  clock.time += 60_000;
  const { outcomes, isWhole } = await harvest(ALL);
  expect(isWhole).toBe(true);
  expect(said.at(-1)).toBe('the token of the next page has expired: beginning the range anew');
  expect(outcomes.map(({ page, created, unchanged }) => [page, created, unchanged])).toEqual([
    [1, 0, 2],
    [2, 2, 0],
    [3, 1, 0],
  ]);
  expect(files(made)).toHaveLength(3);
  server.onRequest = () => {};
  server.tokensExpired = true;
  expect((await harvest({ since: '2026-11-01', until: '2026-11-19' })).outcomes.at(-1)).toMatchObject({
    status: 'refused',
    reason: 'the token of the next page is not accepted',
  });
});

test('503 with Retry-After, as the archive asks for patience', async () => {
  const { server, clock, harvest } = await harvesting();
  server.next.push({ status: 503, headers: { 'retry-after': '10' } });
  expect((await harvest(ALL)).isWhole).toBe(true);
  expect(clock.slept[0]).toBe(10_500);
});

test('no records, other errors, and what is none of it', async () => {
  const { server, harvest } = await harvesting();
  expect(await harvest({ since: '2026-01-01', until: '2026-01-02' })).toEqual({
    outcomes: [],
    isWhole: true,
  });
  const error = '<OAI-PMH><error code="badArgument">Unallowed parameter.</error></OAI-PMH>';
  server.next.push({ status: 200, body: error });
  expect((await harvest(ALL)).outcomes[0]?.reason).toBe(
    'the interface answered with an error: badArgument (Unallowed parameter.)',
  );
  server.next.push(...Array.from({ length: 5 }, () => ({ status: 200, body: '<html>Down</html>' })));
  expect((await harvest(ALL)).outcomes[0]).toMatchObject({
    status: 'refused',
    reason: expect.stringMatching(/^no source of a known kind: .+; 5 attempts$/),
  });
});

test('a page that breaks off is asked for again', async () => {
  const { server, harvest } = await harvesting();
  server.next.push({
    status: 200,
    body: '<OAI-PMH>\n<responseDate>2026-11-21T00:00:00Z</responseDate>\n<ListRecords>\n<record>',
  });
  const { isWhole } = await harvest(ALL);
  expect([isWhole, server.asked.length]).toEqual([true, 4]);
});

test('another range gives up the one that was not finished, and says so', async () => {
  const { server, said, harvest } = await harvesting();
  server.next.push({ status: 404 });
  await harvest(ALL);
  await harvest({ since: '2026-11-04' });
  expect(said).toEqual([
    'the harvest of 2026-11-01 to 2026-11-20 was not finished, and is given up for this one',
  ]);
  expect(queries(server).at(-1)).toMatchObject({ from: '2026-11-04', until: '2026-11-21' });
});
