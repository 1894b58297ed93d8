import autocannon from 'autocannon';
import { paperHref, papersHref, topicHref } from '#lib/hrefs.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { answering, startBuiltSite } from '#scripts/bench/built-site.ts';
import { freePort } from '#scripts/bench/compare/free-port.ts';
import { nginxProgram, withNginx } from '#scripts/bench/compare/nginx.ts';
import { latencyOf } from '#scripts/bench/compare/percentiles.ts';
import { memoryOf, processTree } from '#scripts/bench/compare/process-memory.ts';
import type { Load, PageLoad, Site } from '#scripts/bench/compare/results.ts';
import type { Question, Questions } from '#scripts/bench/compare/states.ts';

const CONNECTIONS = 8;
/** Addresses of a page that are asked for again and again, once every process knows them. */
const AGAIN = 20;

/** Serves a database with the built site, asks for its pages for so many seconds each, and nginx for the same bytes. */
export async function measuredSite(database: string, questions: Questions, seconds: number): Promise<Site> {
  const { origin, server, startSeconds, stop } = await startBuiltSite({ database });
  try {
    const pages: Site['pages'] = {};
    for (const [page, paths] of Object.entries(addressesOf(questions)))
      pages[page] = await measuredPage(origin, paths, seconds).catch((error: Error) => ({
        failed: error.message,
      }));
    const processes = processTree(server.pid ?? 0);
    const memory = Math.round(memoryOf(processes) / 2 ** 20);
    const nginxMissing = nginxProgram() === undefined ? { nginxMissing: 'nginx is not installed' } : {};
    return { startSeconds, memory, processes: processes.length, pages, ...nginxMissing };
  } finally {
    await stop();
  }
}

/** The addresses of pages, by what they are called in the table. */
function addressesOf(questions: Questions): Record<string, string[]> {
  const all = { front: ['/'], explorer: ['/papers'] };
  const asked = {
    'explorer, the last pages': questions.last,
    'explorer, a topic and a year': questions['topic-year'],
    'explorer, a common word': questions.common,
    'a paper': questions.paper,
    'a topic’s page': questions['topic-page'],
  };
  const paths = Object.entries(asked).map(([page, some]) => [page, some.map(hrefOf)] as const);
  return { ...all, ...Object.fromEntries(paths.filter(([, some]) => some.length > 0)) };
}

function hrefOf(question: Question): string {
  if (question.ask === 'paper') return paperHref(question.slug);
  if (question.ask === 'topic') return topicHref(question.slug);
  return papersHref(
    parsePaperQuery(question.ask === 'suggest' ? { q: question.text } : question.params).query,
  );
}

async function measuredPage(origin: string, paths: readonly string[], seconds: number): Promise<PageLoad> {
  const { files, load: first } = await askedFirst(origin, paths);
  const bytes = Math.round([...files.values()].reduce((sum, { length }) => sum + length, 0) / files.size);
  const known = paths.slice(0, AGAIN);
  // Every connection asks for all of them once, and every process has connections.
  await loaded(origin, known, { amount: known.length * CONNECTIONS });
  const again = await loaded(origin, known, { duration: seconds });
  const program = nginxProgram();
  if (program === undefined) return { bytes, first, again };
  const port = await freePort();
  const nginx = await withNginx(program, port, files, async () => {
    const beside = `http://127.0.0.1:${port}`;
    await answering(`${beside}/0.html`, () => true);
    return loaded(
      beside,
      known.map((_, place) => `/${place}.html`),
      { duration: seconds },
    );
  });
  return { bytes, first, again, nginx };
}

/** Asks for every address once, over as many connections, and keeps what it is answered. */
async function askedFirst(
  origin: string,
  paths: readonly string[],
): Promise<{ files: Map<string, Buffer>; load: Load }> {
  const files = new Map<string, Buffer>();
  const taken: number[] = [];
  const waiting = paths.entries();
  const began = performance.now();
  const connection = async () => {
    for (const [place, path] of waiting) {
      const asked = performance.now();
      const response = await fetch(`${origin}${path}`, { headers: { 'accept-encoding': 'identity' } });
      if (!response.ok) throw new Error(`${path} answered with ${response.status}.`);
      files.set(`${place}.html`, Buffer.from(await response.arrayBuffer()));
      taken.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const perSecond = (paths.length * 1000) / (performance.now() - began);
  const { p50, p99 } = latencyOf(taken);
  return { files, load: { perSecond, p50, p99 } };
}

/** Asks for addresses in turn over all connections, for so many seconds or so often. */
async function loaded(
  origin: string,
  paths: readonly string[],
  extent: { duration: number } | { amount: number },
): Promise<Load> {
  const { requests, latency, non2xx, errors } = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    ...extent,
    requests: paths.map((path) => ({ path })),
  });
  if (non2xx + errors > 0)
    throw new Error(`${origin}${paths[0]}: ${non2xx + errors} requests were not answered.`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}
