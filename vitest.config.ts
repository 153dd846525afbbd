import { defineConfig } from 'vitest/config';

/** unit and integration: everything that needs no browser. Browser tests have their own runner settings below. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/components/**', 'test/app/**', 'test/e2e/**', 'test/long/**'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['test/components/**/*.test.ts', 'test/app/**/*.test.ts'],
          environment: 'happy-dom',
          server: { deps: { inline: [/@lightningjs/, /@metrological/, /@michieljs/, /localcookies/] } },
        },
      },
    ],
  },
});
