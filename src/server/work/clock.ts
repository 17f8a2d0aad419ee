/** What happens by itself: once a minute the finished events of the log are sealed into the next block. */
import type { Database } from '../db/database.ts'
import { sealBlocks } from '../db/log.ts'

const MINUTE = 60_000

export interface Clock {
  stop(): Promise<void>
}

export const startClock = (database: Database, county: string): Clock => {
  let running: Promise<void> = Promise.resolve()
  const tick = (): void => {
    // One after the other: a slow minute must not meet the next one.
    running = running
      .then(async () => {
        await sealBlocks(database, county)
      })
      .catch((error: unknown) => console.error('clock', error))
  }
  const timer = setInterval(tick, MINUTE)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
