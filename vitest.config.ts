import { defineConfig } from 'vitest/config'

// Three projects, from fast to slow: pure units beside their code; stories through HTTP on a real PostgreSQL; and
// stories in a real Chromium. Stories share one cluster, and each file gets a database of its own.
const cluster = ['./tests/stories/cluster.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 1 },
          include: ['src/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          // Of its own, vitest leaves one core to the watcher: on two that is half of them.
          maxWorkers: 2,
          globalSetup: cluster,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'stories',
          sequence: { groupOrder: 2 },
          include: ['tests/stories/**/*.story.ts', 'tests/faults/**/*.story.ts'],
          globalSetup: cluster,
          pool: 'threads',
          // Each story opens a house of its own and shares nothing with others but the modules, which are loaded once.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          // What a page shows is waited for as long as a page is; the usual second is short on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 3 },
          include: ['tests/browser/**/*.story.ts'],
          globalSetup: [...cluster, './tests/browser/pages.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
