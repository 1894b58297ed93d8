import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { projectFolder } from '#db/open.ts';
import { ask, startReaders, waitingQuestions } from '#db/readers/ask.ts';
import { watchQuestions } from '#db/readers/watched.ts';
import { settingOf } from '#lib/settings.ts';
import { drain } from '#scripts/serve/drain.ts';
import { Front } from '#scripts/serve/front.ts';
import { gated } from '#scripts/serve/gate.ts';
import { guarded } from '#scripts/serve/guarded.ts';
import { healthListener } from '#scripts/serve/health.ts';
import { lastAnswer } from '#scripts/serve/last-answer.ts';
import { answerPings } from '#scripts/serve/liveness.ts';
import { logConsole, logFormat, openLog, outliveReaders } from '#scripts/serve/log.ts';
import { ProcessMetrics } from '#scripts/serve/metrics.ts';
import { noteCacheUse, observed } from '#scripts/serve/observed.ts';
import { TrustedProxies } from '#scripts/serve/proxies.ts';
import { readiness } from '#scripts/serve/readiness.ts';
import { clusterLimit } from '#scripts/serve/request-limit.ts';
import { requestLog } from '#scripts/serve/request-log.ts';
import { serveSettings } from '#scripts/serve/settings.ts';
import { IDLE, TIMES } from '#scripts/serve/times.ts';
import { WatchedData } from '#scripts/serve/watched-data.ts';

/** One of the processes that serve the site (scripts/serve.ts starts them). */
const { port, cacheBytes, sharedSeconds, drainTime } = serveSettings(process.env);

const format = logFormat(process.env, process.stdout.isTTY);
const log = openLog(format, settingOf(process.env, 'LOG_LEVEL'));
outliveReaders();
if (format === 'json') logConsole(log);
process.on('uncaughtException', (err) => {
  log.error({ err }, 'a server process fails');
  process.exit(1);
});

const folder = projectFolder();
const app = next({ dev: false, dir: folder, port });
// Whoever is answered first by this process does not wait for its threads.
await Promise.all([app.prepare(), startReaders()]);
const respond = app.getRequestHandler();
const data = new WatchedData();
const build = readFileSync(join(folder, '.next', 'BUILD_ID'), 'utf8');
const front = new Front({
  ...{ build, state: () => data.state(), cacheBytes, sharedSeconds },
  handler: (request, response) => {
    noteCacheUse(response, 'miss');
    return respond(request, response);
  },
});

const figures = new ProcessMetrics({
  kept: () => front.kept,
  waiting: waitingQuestions,
  data: lastAnswer(async () => {
    const [state, { papers }] = await Promise.all([data.state(), ask('holdings')]);
    return state && { papers, changedAt: state.changedAt };
  }),
});
const logged = settingOf(process.env, 'LOG_REQUESTS') ?? (format === 'json' ? 'yes' : 'no');
const logRequest = logged === 'yes' ? requestLog(log) : () => {};
const lack = readiness({
  question: () => ask('holdings'),
  isStopping: () => isStopping(),
  say: (err) => log.warn({ err }, 'the site is not ready'),
});
const answer: RequestListener = (request, response) => {
  // Unless what stands behind is asked.
  noteCacheUse(response, 'hit');
  front.listener(request, response);
};
const proxies = new TrustedProxies(settingOf(process.env, 'TRUSTED_PROXIES'));
const perMinute = settingOf(process.env, 'REQUESTS_PER_MINUTE');
const limit = perMinute > 0 ? clusterLimit(perMinute) : undefined;
const server = createServer(
  // Nothing here speaks another protocol: a request that would change to one is answered in this one.
  { ...TIMES, shouldUpgradeCallback: () => false },
  observed(proxies.only(guarded(healthListener(gated(answer, { proxies, limit }), lack))), {
    isTrusted: (request) => proxies.have(request),
    done: (done) => {
      figures.request(done);
      logRequest(done);
    },
  }),
);
// A question may wait for as long as it may take.
server.setTimeout(IDLE + 2000 * settingOf(process.env, 'QUERY_SECONDS'));
server.on('error', (error) => {
  log.error(error.message);
  process.exit(1);
});
server.listen(port);
const isStopping = drain(server, drainTime);
watchQuestions((done) => figures.question(done));
const hasMetrics = settingOf(process.env, 'METRICS_PORT') !== undefined;
answerPings(async () => (hasMetrics ? figures.snapshot() : undefined));
