// npm test: from a fresh clone to a verdict. Types, lint, unused code, unit tests and browser tests; every step is
// run even when one before it failed. At the end stands what failed, by name: the last lines of a log are often all
// that is kept of it. The last line is the total.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ENV, ensureBuilt, ensureInstalled, fail, ROOT, run, say } from './bootstrap.mjs';
import { ensureBrowser } from './browser.mjs';

const OUT = join(ROOT, 'tests', '.tmp');
/** As much of a message as is repeated at the end. */
const MESSAGE_LINES = 16;
const MESSAGE_WIDTH = 240;

ensureInstalled();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
// Two hundred commands are started: what one has compiled the next one need not.
ENV.NODE_COMPILE_CACHE ??= join(OUT, 'compiled');

const total = { passed: 0, failed: 0 };
/** What failed, a text each. */
const failures = [];
step('types', 'npm', ['run', '--silent', 'types']);
step('lint', 'npm', ['run', '--silent', 'lint']);
step('unused code', 'npm', ['run', '--silent', 'unused']);

const unit = join(OUT, 'unit.json');
counted(
  'unit tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(unit, 'utf8'),
    );
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)),
      failures: testResults.flatMap(failedInFile),
    };
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
  const { stats, suites, errors } = JSON.parse(readFileSync(browser, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: [
      ...suites.flatMap(failedInSuite),
      ...errors.map(({ message }) => shortly('playwright', message)),
    ],
  };
});

if (failures.length > 0) console.log(`\nFailed:\n\n${failures.join('\n\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** A check that passes or fails as a whole counts as one test. */
function step(name, command, args) {
  counted(name, command, args, (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }));
}

/** The failed tests of one file of Vitest's report, or why the file could not be run. */
function failedInFile({ name, status, message, assertionResults }) {
  const file = relative(ROOT, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [shortly(file, message)] : [];
  return failed.map((test) => shortly(`${file} › ${test.fullName}`, test.failureMessages.join('\n')));
}

/** The failed tests of one suite of Playwright's report, and of the suites in it. */
function failedInSuite({ specs = [], suites = [] }) {
  const failed = specs.filter((spec) => !spec.ok);
  return [
    ...failed.map(({ file, line, title, tests }) =>
      shortly(
        `${file}:${line} › ${title}`,
        tests
          .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)))
          .join('\n'),
      ),
    ),
    ...suites.flatMap(failedInSuite),
  ];
}

/** A name with the beginning of what went wrong. */
function shortly(name, message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  return [name, ...lines.slice(0, MESSAGE_LINES).map((line) => `    ${line.slice(0, MESSAGE_WIDTH)}`)].join(
    '\n',
  );
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
  if (result.failed > 0) failures.push(...(result.failures?.length > 0 ? result.failures : [name]));
  total.passed += result.passed;
  total.failed += result.failed;
}
