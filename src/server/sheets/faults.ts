import type { z } from 'zod'
import type { CellFault } from '../../ledger/import_wire.ts'
import { beginning } from './cell.ts'

export type CellFaultWire = z.infer<typeof CellFault>

/** Faults listed one by one; beyond these only their number is known. */
export const LISTED = 1_000

/** A fault in a cell, or (without column) in a row; `read` is cut to 40 characters. */
export const faultAt = (fault: Omit<CellFaultWire, 'field'> & { readonly field?: string | null }): CellFaultWire => ({
  ...fault,
  field: fault.field ?? null,
  read: beginning(fault.read),
})

/** Collects faults: the first thousand in full, all of them by number. */
export class Faults {
  readonly listed: CellFaultWire[] = []
  count = 0

  /** Faults that are counted and not listed. */
  more(count: number): void {
    this.count += count
  }

  add(fault: CellFaultWire): void {
    this.count++
    if (this.listed.length < LISTED) this.listed.push(fault)
  }
}
