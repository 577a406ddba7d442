import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/journeys/**', 'test/bench/**', 'test/interop/**', 'test/soak/**'],
    // A native module that crashes takes its own process down, not the whole run.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
