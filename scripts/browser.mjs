// Finds a Chromium for the browser tests, or gets one: the first of CHROMIUM_PATH, an installed Chromium or Chrome,
// Playwright's own download, and Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './bootstrap.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium, installed where there was none. Throws with what to do when none can be had. */
export async function ensureBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}, and there is no such file.`);
  const found = given || installed() || (await playwrightsOwn());
  if (found) return found;
  say('no Chromium found; asking Playwright to install one …');
  if (run('playwright', ['install', '--with-deps', 'chromium'], { timeout: 300_000 }) === 0) {
    const own = await playwrightsOwn();
    if (own) return own;
  }
  if (process.getuid?.() === 0) {
    say('that did not work; installing Debian’s chromium (apt-get) …');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  }
  const now = installed();
  if (now) return now;
  throw new Error('No Chromium for the browser tests: install one, or set CHROMIUM_PATH to its program.');
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC];
  return paths.find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0);
}

/** Playwright's own browser, where it was downloaded before. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
