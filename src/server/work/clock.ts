/**
 * What happens by itself: once a minute the finished events of the log are sealed into the next block and the reminders
 * that have become due are written; every few seconds what waits to be sent goes out.
 */
import type { Database } from '../db/database.ts'
import { sealBlocks } from '../db/log.ts'
import type { Catalogue } from '../../ledger/index.ts'
import type { Seal } from '../tables/seal.ts'
import { settleCalendar } from '../tables/settle_calendar.ts'
import { deliverDue } from './deliveries.ts'
import { escalate } from './escalation.ts'
import { makeRounds } from './reminder_rounds.ts'

const MINUTE = 60_000
/** A letter may follow its cause at this distance; asking costs one look into a small index. */
const DELIVERY_MILLISECONDS = 5_000

export interface Timed {
  readonly database: Database
  readonly county: string
  readonly catalogue: Catalogue
  readonly seal: Seal
}
export interface Clock {
  stop(): Promise<void>
}

/** One round after the other: a slow one must not meet the next, nor hold up what else the clock does. */
const every = (milliseconds: number, round: () => Promise<unknown>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  const tick = (): void => {
    running ??= round()
      .catch((error: unknown) => console.error('clock', error))
      .then(() => {
        running = undefined
      })
  }
  const timer = setInterval(tick, milliseconds)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** `rounds`: what floors above this one look after once a minute. */
export const startClock = (
  { database, county, catalogue, seal }: Timed,
  rounds: readonly (() => Promise<unknown>)[] = [],
): Clock => {
  const stopping = new AbortController()
  const stops = [
    every(MINUTE, () => sealBlocks(database, county)),
    every(MINUTE, () => makeRounds({ database, county, catalogue })),
    every(MINUTE, () => escalate({ database, county, catalogue })),
    every(MINUTE, () => settleCalendar({ database, county, catalogue })),
    ...rounds.map((round) => every(MINUTE, round)),
    every(DELIVERY_MILLISECONDS, () => deliverDue({ database, county, seal }, stopping.signal)),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}
