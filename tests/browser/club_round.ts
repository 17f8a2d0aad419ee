/** Only one ledger is collected, from this month on: a person in a story has one thing to do at a time. */
import { join } from 'node:path'
import { today } from '../../src/ledger/instant.ts'
import { periodOf, previous } from '../../src/ledger/period.ts'
import { setWindows } from '../../src/server/work/windows.ts'
import { CITY, type Town } from '../stories/town.ts'

export const month = periodOf('month', today(new Date()))
export const before = previous(month)!
export const clubs = join(import.meta.dirname, 'declared')

export const collectOnly = ({ database, house }: Town, name: string): Promise<void> =>
  database.asOwner(CITY, async (tx) => {
    for (const ledger of house.catalogue.ledgers.values()) {
      if (ledger.cadence === undefined) continue
      await setWindows(tx, ledger, ledger.name === name ? [{ from: month.from, to: null }] : [])
    }
  })
