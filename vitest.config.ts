import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// With two cores Vitest would take one worker only; many tests wait for commands that they have started.
const maxWorkers = Math.max(3, availableParallelism() - 1);

/** Tests that put something in the place of a module or of a setting: what they load is theirs alone. */
const ALONE = [
  'tests/proxy.test.ts',
  'tests/app/**/*.test.ts',
  'tests/db/client.test.ts',
  'tests/db/readers/**/*.test.ts',
  'tests/scripts/eval-search.test.ts',
  'tests/scripts/serve/**/*.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers,
    globalSetup: 'tests/fixtures/shipped.ts',
    setupFiles: 'tests/fixtures/same-cases.ts',
    // Questions are answered where they are asked; what is about threads starts its own.
    env: { QUERY_THREADS: '0' },
    // Several tests start commands, and how fast the machine is must not decide whether they pass: this is for what
    // hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          // Loading the modules for each file anew takes as long as half of the tests.
          isolate: false,
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', ...ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
