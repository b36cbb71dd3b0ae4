import { defineConfig } from 'vitest/config';

/** Units lie beside their code and need nothing; what is under test/ runs against one real stack. */
export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'workers/**/*.test.{ts,tsx}', 'web/src/**/*.test.ts'],
          // scrypt takes a quarter of a second alone, and seconds beside the rest of the tests.
          testTimeout: 20_000,
          typecheck: { enabled: false },
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 90_000,
          // Two suites at a time share one stack and two cores with a browser each: what misses its patience once is
          // asked again. A defect fails twice.
          retry: 1,
        },
      },
    ],
    maxWorkers: 2,
    reporters: ['default'],
  },
});
