import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// With two cores Vitest would take one worker only.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    maxWorkers,
    globalSetup: 'tests/fixtures/shipped.ts',
    // Questions are answered where they are asked; what is about threads starts its own.
    env: { QUERY_THREADS: '0' },
    // Several tests start commands; how fast the machine is must not decide whether they pass.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
});
