import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const nowhere = ['**/node_modules/**', 'dist/**', 'data/**'];
const screens = ['resident', 'console', 'board', 'ui'].map((name) => `${name}/**/*.test.{ts,tsx}`);
const journeys = ['test/journeys/**/*.test.ts'];
const timeouts = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the cores of a small machine: whoever waits for PostgreSQL or a page leaves one idle.
    maxWorkers: 3,
    globalSetup: 'test/global-setup.ts',
    sequence: { sequencer: LongestFirst },
    // To load the server takes seconds, and its modules hold nothing that a test could change: where
    // files are not isolated, each worker loads them once, and one browser with them.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...nowhere, ...journeys, ...screens],
          ...timeouts,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'screens', include: screens, exclude: nowhere, ...timeouts },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          exclude: nowhere,
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A page on a busy machine takes its time, here as where a step waits for it.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
