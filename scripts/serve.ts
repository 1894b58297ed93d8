import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { readerSettings } from '#db/readers/settings.ts';
import { requireSettings, settingNames, settingOf } from '#lib/settings.ts';
import { readArguments, runCommand } from '#scripts/command.ts';
import { countRequests } from '#scripts/serve/count-requests.ts';
import { watchLiveness } from '#scripts/serve/liveness.ts';
import { logFormat, openLog, outliveReaders } from '#scripts/serve/log.ts';
import { serveSettings } from '#scripts/serve/settings.ts';
import { metricsServer, SiteMetrics } from '#scripts/serve/site-metrics.ts';
import { type ServerProcess, supervise } from '#scripts/serve/supervisor.ts';

const USAGE = `npm run serve [-- --check]

Serves the site that “npm run build” has built, on the database that is there, until Ctrl-C or SIGTERM. --check only
looks at the settings: ${settingNames('site').join(', ')}.
Exit status: 0 stopped, 1 the server cannot be started, 2 a wrong setting or wrong usage.`;

async function main(): Promise<number> {
  const { values } = readArguments({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  requireSettings(process.env);
  return values.check ? 0 : serve();
}

/** @returns the exit status, when the site has ended */
function serve(): Promise<number> {
  outliveReaders();
  const { port, processes, drainTime, hangTime } = serveSettings(process.env);
  const { threads } = readerSettings(process.env, processes);
  const format = logFormat(process.env, process.stdout.isTTY);
  const log = openLog(format, settingOf(process.env, 'LOG_LEVEL'));
  const metrics = new SiteMetrics();
  let isStopping = false;
  const fork = (): ServerProcess => {
    const one = cluster.fork({ QUERY_THREADS: String(threads), LOG_FORMAT: format });
    let hasHung = false;
    const hung = () => {
      hasHung = true;
      log.error(`a server process has not answered for ${hangTime / 1000} s and is ended.`);
    };
    watchLiveness(one, { hangTime, hung, heard: (figures) => metrics.heard(one, figures) });
    one.once('exit', () => metrics.ended(one, isStopping ? 'stopped' : hasHung ? 'hung' : 'died'));
    return one;
  };
  countRequests();
  cluster.setupPrimary({ exec: fileURLToPath(new URL('serve/worker.ts', import.meta.url)), args: [] });
  return new Promise((resolve) => {
    const { stop } = supervise({
      ...{ processes, drainTime, fork, ended: resolve, say: (sentence) => log.warn(sentence) },
      ready: () => log.info(`serving on http://localhost:${port} (stop with Ctrl-C)`),
    });
    const stopped = () => {
      isStopping = true;
      stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopped);
    serveMetrics(metrics, (error) => {
      log.error(`the figures cannot be served: ${error.message}`);
      process.exit(1);
    });
  });
}

/** Serves the figures where a port is set for them. They keep nothing running. */
function serveMetrics(metrics: SiteMetrics, failed: (error: Error) => void): void {
  const port = settingOf(process.env, 'METRICS_PORT');
  if (port === undefined) return;
  const server = metricsServer(metrics).on('error', failed);
  server.listen(port, settingOf(process.env, 'METRICS_HOST')).unref();
}

await runCommand(USAGE, main);
