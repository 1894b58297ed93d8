import { expect, test } from 'vitest';
import { MalformedAnswer } from '#lib/sync/malformed.ts';
import { type Manners, makeFetcher } from '#scripts/sync/fetcher.ts';
import { NotHad } from '#scripts/sync/not-had.ts';
import { type Disturbance, entry, paperServer } from '#tests/fixtures/paper-server.ts';
import { MANNERS, madeClock } from '#tests/scripts/sync/made-sync.ts';

const asIs = (text: string) => text;

/** A server with one day, of which the first requests get something else, and a fetcher that asks it. */
async function asking(next: Disturbance[], manners: Partial<Manners> = {}) {
  const server = await paperServer();
  server.days.set('2026-11-20', [entry('2611.00001', 'Merging Models')]);
  server.next.push(...next);
  const clock = madeClock('2026-11-21T12:00:00Z');
  const stop = new AbortController();
  const said: string[] = [];
  const say = (sentence: string) => said.push(sentence);
  const fetcher = makeFetcher({ ...MANNERS, ...manners }, { clock, stop: stop.signal, say });
  const address = `${server.dailyBase}?date=2026-11-20`;
  return { server, clock, stop, said, fetcher, address };
}

/** Why something could not be had. */
async function failure(asked: Promise<unknown>): Promise<Pick<NotHad, 'status' | 'message' | 'leaveAlone'>> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NotHad)) throw new Error(`It was to fail as NotHad: ${error}`);
  const { status, message, leaveAlone } = error;
  return { status, message, leaveAlone };
}

test('the least distance is kept between the beginnings of requests, and not before the first', async () => {
  const { fetcher, clock, address } = await asking([]);
  await fetcher.get(address, asIs);
  clock.time += 300;
  await fetcher.get(address, asIs);
  clock.time += 5000;
  await fetcher.get(address, asIs);
  expect(clock.slept).toEqual([700]);
  expect(fetcher.counts).toEqual({ requests: 3, retries: 0 });
});

test('a clock that was put back makes no wait longer than the distance', async () => {
  const { fetcher, clock, address } = await asking([]);
  await fetcher.get(address, asIs);
  clock.time -= 86_400_000;
  await fetcher.get(address, asIs);
  expect(clock.slept).toEqual([1000]);
});

test('after errors of the server: back-off that doubles, a random share of it, after the distance', async () => {
  const { fetcher, clock, said, address } = await asking([{ status: 500 }, { status: 502 }, { status: 503 }]);
  expect((await fetcher.get(address, asIs)).unchanged).toBe(false);
  expect(clock.slept).toEqual([1500, 2000, 3000]);
  expect(said[0]).toBe('the server answers 500 Internal Server Error; trying again in 2 s');
  expect(fetcher.counts).toEqual({ requests: 4, retries: 3 });
});

test.each<[name: string, headers: Record<string, string>, wait: number]>([
  ['seconds', { 'retry-after': '30' }, 30_500],
  [
    'a date, counted from the server’s own',
    { 'retry-after': 'Fri, 20 Nov 2026 10:01:00 GMT', date: 'Fri, 20 Nov 2026 10:00:00 GMT' },
    60_500,
  ],
  [
    'a date that is over',
    { 'retry-after': 'Fri, 20 Nov 2026 10:00:00 GMT', date: 'Fri, 20 Nov 2026 11:00:00 GMT' },
    1500,
  ],
  [
    'the end of a window',
    { ratelimit: '"api";r=0;t=55', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' },
    55_500,
  ],
  ['the longer of two', { ratelimit: '"pages";r=90;t=200, "api";r=0;t=55', 'retry-after': '40' }, 55_500],
  ['nothing that can be read', { 'retry-after': 'soon' }, 1500],
])('429 with %s is obeyed', async (_, headers, wait) => {
  const { fetcher, clock, server, address } = await asking([{ status: 429, headers }]);
  await fetcher.get(address, asIs);
  expect(clock.slept).toEqual([wait]);
  expect(server.asked).toHaveLength(2);
});

test('a window of which nothing remains is waited for without having to be told', async () => {
  const { fetcher, clock, said, address } = await asking([
    { status: 200, body: '[]', headers: { ratelimit: '"api";r=0;t=120' } },
  ]);
  await fetcher.get(address, asIs);
  await fetcher.get(address, asIs);
  expect(clock.slept).toEqual([120_000]);
  expect(said).toEqual(['waiting 120 s before the next request']);
});

test('a server that asks to be left alone for longer than a run waits is left alone', async () => {
  const { fetcher, clock, server, address } = await asking([
    { status: 503, headers: { 'retry-after': '86400' } },
  ]);
  expect(await failure(fetcher.get(address, asIs))).toEqual({
    status: 'unreachable',
    message: 'the server answers 503 Service Unavailable; it asks to be left alone for 86400 s',
    leaveAlone: true,
  });
  expect([clock.slept, server.asked.length]).toEqual([[], 1]);
});

test('attempts come to an end', async () => {
  const { fetcher, server, address } = await asking(Array.from({ length: 9 }, () => ({ status: 500 })));
  expect(await failure(fetcher.get(address, asIs))).toEqual({
    status: 'unreachable',
    message: 'the server answers 500 Internal Server Error; 5 attempts',
    leaveAlone: false,
  });
  expect(server.asked).toHaveLength(5);
});

test.each([400, 401, 403, 404, 410, 451])('%i is the last word', async (status) => {
  const body = '{"error":"No such day"}';
  const { fetcher, server, address } = await asking([{ status, body }]);
  const { status: kind, message } = await failure(fetcher.get(address, asIs));
  expect(kind).toBe('refused');
  expect(message).toMatch(new RegExp(`^the server answers ${status} .+: “No such day”$`));
  expect(server.asked).toHaveLength(1);
});

test('a connection that is cut is made again', async () => {
  const { fetcher, said, address } = await asking(['cut', 'cut']);
  const answer = await fetcher.get(address, (text) => JSON.parse(text).length);
  expect(answer).toMatchObject({ unchanged: false, read: 1 });
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^the connection was cut \(\w+\); trying again in 2 s$/);
});

test('nobody there', async () => {
  const { fetcher, server, address } = await asking([], { attempts: 2 });
  await server.close();
  expect(await failure(fetcher.get(address, asIs))).toEqual({
    status: 'unreachable',
    message: 'nobody answers there (ECONNREFUSED); 2 attempts',
    leaveAlone: false,
  });
});

test('no answer, and one that stops in its middle, are given up after a time', async () => {
  const { fetcher, server, address } = await asking(['silence', 'silence', 'stall', 'stall'], {
    attempts: 2,
    headTime: 40,
    wholeTime: 120,
  });
  expect((await failure(fetcher.get(address, asIs))).message).toBe('no answer within 0.04 s; 2 attempts');
  expect((await failure(fetcher.get(address, asIs))).message).toBe(
    'no whole answer within 0.12 s; 2 attempts',
  );
  expect(server.asked).toHaveLength(4);
});

test('an answer that is too large is not read to its end', async () => {
  const { fetcher, address } = await asking([{ status: 200, body: 'x'.repeat(200_000) }], {
    mostBytes: 100_000,
  });
  expect(await failure(fetcher.get(address, asIs))).toMatchObject({
    status: 'refused',
    message: 'the answer is larger than 100000 bytes',
  });
});

test('redirects are followed, but not for ever', async () => {
  const server = await paperServer();
  const { fetcher, address } = await asking([
    { status: 301, headers: { location: `${server.dailyBase}?date=2026-11-19` } },
  ]);
  server.days.set('2026-11-19', [entry('2611.00009', 'Elsewhere')]);
  expect(await fetcher.get(address, (text) => JSON.parse(text)[0].title)).toMatchObject({
    read: 'Elsewhere',
  });
  const around = await asking([], { attempts: 1 });
  around.server.onRequest = (path) => around.server.next.push({ status: 302, headers: { location: path } });
  expect((await failure(around.fetcher.get(around.address, asIs))).message).toBe(
    'redirect count exceeded; 1 attempt',
  );
});

test('what is no text, or makes no sense, is asked for again and then refused', async () => {
  const { fetcher, said, address } = await asking([{ status: 200, body: Buffer.from([0x5b, 0xff, 0x5d]) }]);
  const read = (text: string) => {
    if (text.startsWith('[')) throw new MalformedAnswer('that is a list');
    return text;
  };
  expect(await failure(fetcher.get(address, read))).toMatchObject({
    status: 'refused',
    message: 'that is a list; 5 attempts',
  });
  expect(said[0]).toBe('the answer is no UTF-8 text; trying again in 2 s');
  expect(said).toHaveLength(4);
});

test('an error of the reader itself is none of the server’s', async () => {
  const { fetcher, server, address } = await asking([]);
  const broken = () => {
    throw new TypeError('a bug');
  };
  await expect(fetcher.get(address, broken)).rejects.toThrow(new TypeError('a bug'));
  expect(server.asked).toHaveLength(1);
});

test('what one has already is told, and stands when the server says so', async () => {
  const { fetcher, server, address } = await asking([]);
  const first = await fetcher.get(address, asIs);
  if (first.unchanged) throw new Error('It knew nothing yet.');
  const { etag } = first;
  expect(await fetcher.get(address, asIs, { etag, lastModified: null })).toEqual({ unchanged: true });
  await fetcher.get(address, asIs, { etag: null, lastModified: 'Fri, 20 Nov 2026 10:00:00 GMT' });
  expect(server.asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])).toEqual(
    [
      [undefined, undefined],
      [etag, undefined],
      [undefined, 'Fri, 20 Nov 2026 10:00:00 GMT'],
    ],
  );
});

test('it stops at once in a request and in a wait', async () => {
  const inRequest = await asking(['silence']);
  inRequest.server.onRequest = () => inRequest.stop.abort(new Error('stopped'));
  await expect(inRequest.fetcher.get(inRequest.address, asIs)).rejects.toThrow('stopped');
  const inWait = await asking([{ status: 500 }]);
  inWait.clock.sleep = async () => inWait.stop.abort(new Error('stopped'));
  await expect(inWait.fetcher.get(inWait.address, asIs)).rejects.toThrow('stopped');
  expect(inWait.server.asked).toHaveLength(1);
});
