import { defineConfig } from 'vitest/config';

const nowhere = ['**/node_modules/**', 'dist/**', 'data/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'test/global-setup.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...nowhere, 'test/journeys/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: nowhere,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A page on a busy machine takes its time, here as where a step waits for it.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
