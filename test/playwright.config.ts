/** The end-to-end tests: the page in Chromium, the shell in the real Electron. No retries: a flaky test is a fault. */
import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './setup/system.ts'

export default defineConfig({
  testDir: './e2e',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'retain-on-failure', locale: 'en-GB', timezoneId: 'Europe/Berlin' },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'electron*.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: chromiumOptions(),
      },
    },
    { name: 'electron', testMatch: 'electron*.spec.ts' },
  ],
})
