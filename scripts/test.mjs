// npm test: from a fresh clone to a verdict. Types, lint, unused code, unit tests and browser tests; every step is
// run even when one before it failed, and the last line is the total.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, ensureBuilt, ensureInstalled, fail, ROOT, run, say } from './bootstrap.mjs';
import { ensureBrowser } from './browser.mjs';

const OUT = join(ROOT, 'tests', '.tmp');

ensureInstalled();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
// Two hundred commands are started: what one has compiled the next one need not.
ENV.NODE_COMPILE_CACHE ??= join(OUT, 'compiled');

const total = { passed: 0, failed: 0 };
step('types', 'npm', ['run', '--silent', 'types']);
step('lint', 'npm', ['run', '--silent', 'lint']);
step('unused code', 'npm', ['run', '--silent', 'unused']);

const unit = join(OUT, 'unit.json');
counted(
  'unit tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(unit, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)) };
  },
);

try {
  ENV.CHROMIUM_PATH = await ensureBrowser();
} catch (error) {
  fail(error.message);
}
ensureBuilt();
const browser = join(OUT, 'browser.json');
ENV.PLAYWRIGHT_JSON_OUTPUT_NAME = browser;
counted('browser tests', 'playwright', ['test', '--reporter=line,json'], () => {
  const { stats } = JSON.parse(readFileSync(browser, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
});

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** A check that passes or fails as a whole counts as one test. */
function step(name, command, args) {
  counted(name, command, args, (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }));
}

/** Runs a step and adds its counts; a runner that fails without a failed test, or leaves no report, is a failure. */
function counted(name, command, args, counts) {
  say(`${name} …`);
  const status = run(command, args, { shell: process.platform === 'win32' });
  let result = { passed: 0, failed: 1 };
  try {
    result = counts(status);
  } catch (error) {
    console.error(`broadsheet: ${name} left no report (${error.message})`);
  }
  if (status !== 0 && result.failed === 0) result.failed = 1;
  total.passed += result.passed;
  total.failed += result.failed;
}
