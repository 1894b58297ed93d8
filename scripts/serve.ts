import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { readerSettings } from '#db/readers/settings.ts';
import { requireSettings, settingNames } from '#lib/settings.ts';
import { readArguments, runCommand } from '#scripts/command.ts';
import { serveSettings } from '#scripts/serve/settings.ts';
import { supervise } from '#scripts/serve/supervisor.ts';

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
  if (values.check) return 0;
  const { port, processes, drainTime } = serveSettings(process.env);
  const { threads } = readerSettings(process.env, processes);
  cluster.setupPrimary({ exec: fileURLToPath(new URL('serve/worker.ts', import.meta.url)), args: [] });
  return new Promise((resolve) => {
    const say = (sentence: string) => console.error(`broadsheet: ${sentence}`);
    const { stop } = supervise({
      ...{ processes, drainTime, say },
      fork: () => cluster.fork({ QUERY_THREADS: String(threads) }),
      ready: () => console.log(`broadsheet: serving on http://localhost:${port} (stop with Ctrl-C)`),
      ended: resolve,
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

await runCommand(USAGE, main);
