import { defineConfig, devices } from '@playwright/test';

const PORT = Number(process.env.E2E_PORT ?? 4311);
const DATABASE = 'tests/.tmp/e2e.sqlite';

/** The built site on a database of its own, made from the dumps that ship. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/.tmp/browser',
  fullyParallel: true,
  // A third has something to do while the others wait for the network to be idle.
  workers: 3,
  retries: 0,
  // Some tests follow every link of a page; how fast the machine is must not decide whether they pass.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${PORT}`,
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node scripts/ingest.ts --db ${DATABASE} --json && node scripts/serve.ts`,
    url: `http://localhost:${PORT}/about`,
    env: {
      PORT: String(PORT),
      PROCESSES: '2',
      DATABASE_PATH: DATABASE,
      OVERRIDES_PATH: 'tests/fixtures/e2e.overrides.jsonl',
    },
    timeout: 300_000,
    reuseExistingServer: false,
  },
});
