import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longest-first.ts'

// Each worker, command line and server that a test starts reads hundreds of modules: compiled once, kept by content.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '.cache', 'node')

const databaseSetup = './packages/server/src/database/test-server.ts'
const browserSetup = [databaseSetup, './e2e/built-web-apps.ts', './e2e/told-demo.ts']
const minuteMs = 60_000

/** Runs for hours, so only when asked for (`npm run soak`). */
const soak = {
  test: {
    name: 'soak',
    include: ['{packages,e2e}/**/*.soak.test.ts'],
    globalSetup: browserSetup,
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: minuteMs,
  },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // More than there are cores: tests wait for browsers, servers and the database. With half as many more than cores,
    // these still stood idle.
    maxWorkers: 2 * availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            '**/dist/**',
            '**/*.db.test.ts',
            '**/*.e2e.test.ts',
            '**/*.soak.test.ts',
          ],
          // A busy machine takes a minute for the longest; only what hangs is ended.
          testTimeout: 5 * minuteMs,
          hookTimeout: 2 * minuteMs,
          // A worker loads the core once and not for every file: a third less work.
          isolate: false,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{packages,tools,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: [databaseSetup],
          testTimeout: 2 * minuteMs,
          hookTimeout: 2 * minuteMs,
          expect: { poll: { timeout: minuteMs } },
          // A worker loads the server and the sample catalogue once and not for every file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/*.soak.test.ts'],
          globalSetup: browserSetup,
          // A worker loads the texts of the web apps once and not for every file; each file has its own Chromium.
          isolate: false,
          // So long that no good run on a slow machine comes near; only what hangs is ended.
          testTimeout: 10 * minuteMs,
          hookTimeout: 10 * minuteMs,
          expect: { poll: { timeout: minuteMs, interval: 100 } },
        },
      },
      ...(process.env.SOAK === undefined ? [] : [soak]),
    ],
  },
})
