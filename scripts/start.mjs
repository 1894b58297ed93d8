// npm start: from a fresh clone to a running site. Each step is skipped when there is nothing to do. With INGEST=no the
// database is taken as it is, for a machine that follows another one's.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { ENV, ensureBuilt, ensureInstalled, fail, ROOT, run, say } from './bootstrap.mjs';

// npm hands a signal on to the shell that it started this script with, and that shell to nobody: when it is gone,
// whoever asked for the site has ended it.
const shell = process.ppid;
const dev = process.argv.includes('--dev');
// These two are looked at before the packages are there; all settings are when they are.
const port = process.env.PORT || '3000';
if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
  fail(`PORT must be a whole number from 0 to 65535, not “${port}”.`, 2);
const ingests = process.env.INGEST || 'yes';
if (!['yes', 'no'].includes(ingests)) fail(`INGEST must be one of yes, no, not “${ingests}”.`, 2);

ensureInstalled();
const checked = run('node', ['scripts/serve.ts', '--check']);
if (checked !== 0) process.exit(checked);
// The dumps that ship are all that is ingested here; what a user has added stays. A refused file is reported,
// and is no reason not to serve the others.
const ingested = ingests === 'yes' ? run('node', ['scripts/ingest.ts', '--if-needed']) : 0;
if (ingested > 1) fail('the database could not be made; the reason is above.', ingested);
if (!dev) ensureBuilt();

if (!(await isFree(Number(port)))) fail(`port ${port} is taken; choose another one: PORT=3001 npm start`);
if (dev) say(`serving on http://localhost:${port} (stop with Ctrl-C)`);
const [command, args] = dev ? ['next', ['dev', '--port', port]] : ['node', ['scripts/serve.ts']];
const server = spawn(command, args, {
  cwd: ROOT,
  // Who starts it so reads what it says, wherever that goes.
  env: { ...ENV, PORT: port, LOG_FORMAT: process.env.LOG_FORMAT || 'people' },
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== shell && server.kill('SIGTERM'), 300).unref();
}
server.on('error', (error) => fail(`the server did not start: ${error.message}`));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));

/** Whether nothing listens on a port yet. */
function isFree(number) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(number, () => probe.close(() => resolve(true)));
  });
}
