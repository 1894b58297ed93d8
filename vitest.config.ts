import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// With two cores Vitest would take one worker only.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    maxWorkers,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
});
