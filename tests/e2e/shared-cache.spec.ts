import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  freePort,
  type Got,
  get,
  ingestOne,
  type OwnSite,
  removeSite,
  startSite,
} from '#tests/e2e/own-site.ts';

/** Debian puts it where only administrators look. */
const PATH = `${process.env.PATH}${delimiter}/usr/sbin`;
const HAS_NGINX = spawnSync('nginx', ['-v'], { env: { ...process.env, PATH } }).status === 0;

test.skip(!HAS_NGINX, 'There is no nginx here (apt-get install nginx).');

let site: OwnSite;
let nginx: ChildProcess;
let port: number;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  site = await startSite({ SHARED_CACHE_SECONDS: '1' });
  port = await freePort();
  nginx = startNginx();
  await expect
    .poll(() =>
      get(port, '/robots.txt').then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});
test.afterAll(async () => {
  nginx.kill();
  await once(nginx, 'exit');
  await removeSite(site);
});

/** nginx with the settings that ship, but for its port, the site's, and where it keeps what it has. */
function startNginx(): ChildProcess {
  const folder = join(site.folder, 'nginx');
  mkdirSync(folder);
  const shipped = readFileSync('scripts/serve/nginx.conf', 'utf8')
    .replace('/var/cache/nginx/broadsheet', join(folder, 'cache'))
    .replace('127.0.0.1:3000', `localhost:${site.port}`)
    .replace('listen 80;', `listen ${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/errors;
     events {} http { ${temporary}
     log_format asked '$request_uri $upstream_cache_status $upstream_status'; log_subrequest on;
     access_log ${folder}/asked asked;
     ${shipped} }`,
  );
  return spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    env: { ...process.env, PATH },
    stdio: 'ignore',
  });
}

/** How nginx came by its answers to a path: what it had, and the status of what it was told. */
function asked(path: string): string[] {
  const lines = readFileSync(join(site.folder, 'nginx', 'asked'), 'utf8')
    .trim()
    .split('\n');
  return lines.filter((line) => line.startsWith(`${path} `)).map((line) => line.slice(path.length + 1));
}

const how = ({ headers }: Got) => headers['x-cache'];

test('a second reader is answered by the cache alone, everything public', async () => {
  for (const path of [
    '/',
    '/papers?q=merging',
    '/papers.atom',
    '/api/v1/topics',
    '/sitemap.xml',
    '/card.png',
  ]) {
    const first = await get(port, path);
    expect([first.status, how(first)]).toEqual([200, 'MISS']);
    const second = await get(port, path);
    expect([second.status, how(second)], path).toEqual([200, 'HIT']);
    expect(second.text).toBe(first.text);
    expect(second.headers.etag).toBe(first.headers.etag);
    // A name of its own, and one alone.
    for (const { headers } of [first, second]) expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
  }
});

test('what is old is asked after with 304, and an ingest is seen', async () => {
  const before = await get(port, '/');
  // What is older than a second is answered once more while it is asked after.
  await expect.poll(async () => how(await get(port, '/'))).toMatch(/STALE|UPDATING/);
  await expect.poll(() => asked('/').some((line) => line.endsWith(' 304'))).toBe(true);
  const { headers, text } = await get(port, '/');
  expect([headers.etag, text]).toEqual([before.headers.etag, before.text]);
  expect(text).toContain('483 papers');
  await ingestOne(site);
  const isNew = async () => (await get(port, '/')).text.includes('484 papers');
  await expect.poll(isNew).toBe(true);
});

test('editions are never mixed, nor is a page with its payload', async () => {
  const theme = ({ text }: Got) =>
    /<html[^>]*?(?:data-theme="(\w+)")?[^>]*>/.exec(text.slice(0, 2000))?.[0] ?? '';
  for (const _ of ['asked', 'kept']) {
    expect(theme(await get(port, '/papers', { cookie: 'edition=night' }))).toContain('data-theme="night"');
    expect(theme(await get(port, '/papers'))).not.toContain('data-theme');
    expect(theme(await get(port, '/papers', { cookie: 'edition=day' }))).toContain('data-theme="day"');
  }
  const moved = await get(port, '/papers?_rsc=made-up', { rsc: '1' });
  const { location = '/papers?_rsc=made-up' } = moved.headers;
  for (const _ of ['asked', 'kept']) {
    const payload = await get(port, location, { rsc: '1' });
    expect([payload.status, payload.headers['content-type']]).toEqual([200, 'text/x-component']);
    const page = await get(port, location);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  }
  expect(how(await get(port, location, { rsc: '1' }))).toMatch(/HIT|STALE|UPDATING/);
});

test('packed forms are never mixed', async () => {
  for (const _ of ['asked', 'kept'])
    for (const coding of ['br', 'gzip', ''])
      expect(
        (await get(port, '/about', { 'accept-encoding': coding })).headers['content-encoding'] ?? '',
      ).toBe(coding);
});

test('what is about one reader, or an error, is not kept', async () => {
  for (const path of ['/edition/night', '/no-such-page', '/opensearch/suggest?q=mer'])
    for (const _ of ['asked', 'asked again']) expect(how(await get(port, path)), path).toBe('MISS');
});

test('without the site the cache goes on answering', async () => {
  await get(port, '/papers?topic=retrieval');
  site.server.kill();
  await once(site.server, 'exit');
  await expect.poll(async () => how(await get(port, '/papers?topic=retrieval'))).toBe('STALE');
  const { status, text } = await get(port, '/papers?topic=retrieval');
  expect([status, text.includes('<h1')]).toEqual([200, true]);
  expect((await get(port, '/topics')).status).toBe(502);
});
