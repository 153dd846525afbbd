import { defineConfig } from 'vitest/config';

/** node: rules, stories and servers. parts: Lightning without a browser. browser: real Chromium. long: `npm run test:long`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/components/**', 'test/app/**', 'test/browser/**', 'test/long/**'],
          environment: 'node',
          testTimeout: 20_000,
          // Modules keep no state of their own: read once for all files, they cost half the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has several Chromium processes of its own; two cores bear one file at a time.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          environment: 'node',
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['test/components/**/*.test.ts', 'test/app/**/*.test.ts'],
          environment: 'happy-dom',
          // A machine that does other things as well is slow, not wrong.
          testTimeout: 20_000,
          server: { deps: { inline: [/@lightningjs/, /@metrological/, /@michieljs/, /localcookies/] } },
        },
      },
    ],
  },
});
