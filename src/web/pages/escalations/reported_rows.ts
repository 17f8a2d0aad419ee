/** What was reported to me, by ledger and row: a row that climbed several rungs is one row still. */
import type { Reported } from '../../../ledger/wire/escalations.ts'

export interface ReportedRow {
  /** The rung that was reached last. */
  readonly last: Reported
  /** All that I have to take note of about it. */
  readonly ids: readonly number[]
}
export interface ReportedLedger {
  readonly ledger: string
  readonly title: string
  readonly rows: readonly ReportedRow[]
}

/** `told` newest first. Ledgers by how many rows they have, rows by when they were due. */
export const reportedRows = (told: readonly Reported[]): readonly ReportedLedger[] => {
  const ledgers = new Map<string, Map<number, ReportedRow>>()
  for (const one of told) {
    const rows = ledgers.get(one.ledger) ?? new Map<number, ReportedRow>()
    const before = rows.get(one.row_id)
    rows.set(one.row_id, { last: before?.last ?? one, ids: [...(before?.ids ?? []), one.id] })
    ledgers.set(one.ledger, rows)
  }
  return [...ledgers]
    .map(([ledger, rows]) => {
      const sorted = [...rows.values()].toSorted((a, b) => instant(a) - instant(b))
      return { ledger, title: sorted[0]!.last.ledger_title, rows: sorted }
    })
    .toSorted((a, b) => b.rows.length - a.rows.length)
}

const instant = ({ last }: ReportedRow): number => Date.parse(last.due_at ?? last.at)

export const allIds = (ledgers: readonly ReportedLedger[]): readonly number[] =>
  ledgers.flatMap(({ rows }) => rows.flatMap(({ ids }) => ids))
