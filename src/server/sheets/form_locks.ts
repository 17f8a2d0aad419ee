/** Forms that are not open: rows for them are refused in a sheet as they are in a form. */
import { type LedgerDocument, parsePeriod } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { lockedPlaces } from '../tables/lock.ts'
import { acting } from './acting.ts'
import { faultAt, type Faults } from './faults.ts'
import type { ImportDesk } from './import_desk.ts'
import type { Places } from './places.ts'
import type { ReadRow } from './row_reader.ts'

export interface LocksAsked {
  readonly desk: ImportDesk
  readonly actor: Actor
  readonly ledger: LedgerDocument
  readonly places: Places
}

type Placed = Pick<ReadRow, 'row' | 'unit' | 'period'>

export class FormLocks {
  private readonly parts: LocksAsked
  /** Why a unit's form of a period is shut; null where it is open. */
  private readonly known = new Map<string, string | null>()

  constructor(parts: LocksAsked) {
    this.parts = parts
  }

  /** The rows whose forms are open; for the others a fault is added. */
  async open<R extends Placed>(rows: R[], faults: Faults): Promise<R[]> {
    if (this.parts.ledger.cadence === undefined) return rows
    await this.lookUp(rows)
    return rows.filter((row) => {
      const says = this.known.get(keyOf(row)) ?? null
      if (says === null) return true
      faults.add(faultAt({ row: row.row, column: '', title: '', read: '', says, expected: '' }))
      return false
    })
  }

  private async lookUp(rows: readonly Placed[]): Promise<void> {
    const { desk, actor, ledger, places } = this.parts
    const asked = new Map(rows.map((row) => [keyOf(row), row]))
    const fresh = [...asked].filter(([key, { unit }]) => !this.known.has(key) && !places.kept(unit))
    if (fresh.length === 0) return
    for (const [key] of fresh) this.known.set(key, null)
    const wanted = fresh.flatMap(([, { unit, period }]) => {
      const found = period === null ? null : parsePeriod(period)
      return found === null ? [] : [{ unit, period: found }]
    })
    for (const { unit, period, problem } of await acting(desk.database, actor, (tx) =>
      lockedPlaces(tx, desk, ledger, wanted),
    )) {
      this.known.set(keyOf({ unit, period }), problem.words('zh'))
    }
  }
}

const keyOf = ({ unit, period }: Pick<Placed, 'unit' | 'period'>): string => `${unit} ${period ?? ''}`
