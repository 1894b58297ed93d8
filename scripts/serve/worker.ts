import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { projectFolder } from '#db/open.ts';
import { startReaders } from '#db/readers/ask.ts';
import { drain } from '#scripts/serve/drain.ts';
import { Front } from '#scripts/serve/front.ts';
import { guarded } from '#scripts/serve/guarded.ts';
import { serveSettings } from '#scripts/serve/settings.ts';
import { WatchedData } from '#scripts/serve/watched-data.ts';

/** One of the processes that serve the site (scripts/serve.ts starts them). */
const { port, cacheBytes, sharedSeconds, drainTime } = serveSettings(process.env);

const folder = projectFolder();
const app = next({ dev: false, dir: folder, port });
// Whoever is answered first by this process does not wait for its threads.
await Promise.all([app.prepare(), startReaders()]);
const handler = app.getRequestHandler();
const data = new WatchedData();
const build = readFileSync(join(folder, '.next', 'BUILD_ID'), 'utf8');
const front = new Front({ handler, build, state: () => data.state(), cacheBytes, sharedSeconds });
const server = createServer(guarded(front.listener));
// A proxy in front keeps connections for a minute and must not find one closed that it has just chosen.
server.keepAliveTimeout = 65_000;
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port);
drain(server, drainTime);
