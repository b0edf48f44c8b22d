import { defineConfig } from '@playwright/test'

const rod = process.getuid?.() === 0

/** The one runner: rules without anything around them, the system against PostgreSQL and real processes, journeys in a browser. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // The one page that is written by its test: docs/regler.md (npm run regler).
  snapshotPathTemplate: '{testDir}/docs/{arg}{ext}',
  updateSnapshots: 'none',
  reporter: './start/rapport.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  use: {
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: rod ? ['--no-sandbox'] : [] },
  },
  projects: [
    {
      name: 'regler',
      testMatch: '{lib,db,start,demo,web,worker,components,bench}/**/*.test.{ts,tsx,js}',
    },
    { name: 'system', testDir: 'tests/system', testMatch: '**/*.test.ts', timeout: 60_000 },
    // The README's pictures are made on demand (npm run billeder), never as part of a test run.
    {
      name: 'browser',
      testDir: process.env.SAMSPOR_BILLEDER ? 'tests/billeder' : 'tests/browser',
      testMatch: '**/*.test.ts',
      timeout: 60_000,
    },
  ],
})
