import autocannon from 'autocannon';
import { openForReading } from '#db/open.ts';
import { holdings } from '#db/queries/holdings.ts';
import { startBuiltSite } from '#scripts/bench/built-site.ts';
import { memoryOf, processTree } from '#scripts/bench/compare/process-memory.ts';
import { vocabularyOf } from '#scripts/soak/vocabulary.ts';
import { type Kind, wishes } from '#scripts/soak/wishes.ts';

const CONNECTIONS = 16;
const SEED = 1;
/** How long each kind is asked for before it is measured, in seconds, so that code is compiled and columns are read. */
const WARM_UP = 2;

/** How the site is started; `threads` is QUERY_THREADS where that is set. */
export type Way = { processes: number; threads?: number };

export type Load = { perSecond: number; p50: number; p99: number; most: number };

/** What is asked for: the same page by readers who do not have it and who do, pages nobody asked for before, beginnings of words. */
export const LOADS = ['kept page', 'kept page, not modified', 'new pages', 'suggestions'] as const;
type LoadName = (typeof LOADS)[number];

export type Measured = {
  way: Way;
  startSeconds: number;
  /** MiB of each process after the load, the supervising one first. */
  memory: number[];
  loads: Record<LoadName, Load>;
};

/** Serves a database in several ways, and loads each for so many seconds with each kind of request. */
export async function measuredLoads(
  database: string,
  ways: readonly Way[],
  seconds: number,
  say: (sentence: string) => void,
): Promise<{ papers: number; measured: Measured[] }> {
  const db = await openForReading(database);
  const vocabulary = vocabularyOf(db);
  const { papers } = await holdings(db);
  db.$client.close();
  const measured: Measured[] = [];
  for (const way of ways) {
    say(`${way.processes} processes, QUERY_THREADS ${way.threads ?? 'as by default'} …`);
    measured.push(await measuredWay(database, way, { vocabulary, seconds }));
  }
  return { papers, measured };
}

type Extent = { vocabulary: ReturnType<typeof vocabularyOf>; seconds: number };

async function measuredWay(database: string, way: Way, { vocabulary, seconds }: Extent): Promise<Measured> {
  const { origin, server, startSeconds, stop } = await startBuiltSite({
    database,
    env: {
      PROCESSES: String(way.processes),
      QUERY_THREADS: way.threads === undefined ? '' : String(way.threads),
      LOG_REQUESTS: 'no',
    },
  });
  const memory = () => processTree(server.pid ?? 0).map((pid) => Math.round(memoryOf([pid]) / 2 ** 20));
  const stream = wishes(vocabulary, SEED);
  const asked = new Set<string>();
  const next = (...kinds: Kind[]) => {
    for (;;) {
      const { kind, path } = stream.next().value;
      if (!kinds.includes(kind) || asked.has(path)) continue;
      asked.add(path);
      return path;
    }
  };
  const words = vocabulary.words.flatMap((word) => [2, 3, 4, 5].map((length) => word.slice(0, length)));
  const beginnings = [...new Set(words)].values();
  const beginning = () => `/api/v1/suggest?q=${beginnings.next().value ?? 'a'}`;
  try {
    const etag = (await fetch(`${origin}/papers`)).headers.get('etag') ?? '';
    const load = (path: () => string, headers: Record<string, string> = {}) =>
      loaded(origin, path, { 'accept-encoding': 'gzip, br', ...headers }, seconds);
    const loads: Measured['loads'] = {
      'kept page': await load(() => '/papers'),
      'kept page, not modified': await load(() => '/papers', { 'if-none-match': etag }),
      'new pages': await load(() => next('explorer', 'search')),
      suggestions: await load(beginning),
    };
    return { way, startSeconds, memory: memory(), loads };
  } finally {
    await stop();
  }
}

/** @throws Error where a request is answered with an error, and where none is answered in the time */
async function loaded(
  url: string,
  path: () => string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<Load> {
  const requests = [{ setupRequest: (request: autocannon.Request) => ({ ...request, path: path() }) }];
  const asked = { url, headers, requests, connections: CONNECTIONS };
  await autocannon({ ...asked, duration: WARM_UP });
  const result = await autocannon({ ...asked, duration: seconds });
  const failed = result.errors + result['4xx'] + result['5xx'];
  if (failed > 0) throw new Error(`${failed} of ${result.requests.sent} requests were not answered well.`);
  if (result.requests.total === 0)
    throw new Error(`No request was answered in ${seconds} s: give it more --seconds.`);
  const { p50, p99, max } = result.latency;
  return { perSecond: result.requests.average, p50, p99, most: max };
}
