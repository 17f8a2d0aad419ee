/** All that a form needs before it is filled: what is there, what is known already, and what its checks compare with. */
import {
  type LedgerDocument,
  originTitle,
  parsePeriod,
  rulesOf,
  today,
  withComputed,
  workflowOf,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Desk } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { keyOf, tableOf } from '../tables/columns.ts'
import { comparedFor } from '../tables/compared.ts'
import { valuesBefore } from '../tables/earlier.ts'
import type { PrefilledCells } from '../tables/prefill.ts'
import { aboveSql, mayCorrect, mayFill, mayMove, rightsOf } from '../tables/rights.ts'
import { readRow } from '../tables/rows.ts'
import { emptyCells, periodSent } from '../tables/submission.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'
import { dutiesOf } from './duties.ts'
import { prefilledFor } from './prefill.ts'

export interface DeskAsked {
  readonly ledger: string
  readonly unit: string
  readonly period?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** For who fills or reviews returns of the unit. Problems: no_such (ledger, unit), not_yours, faulty (period). */
export const deskOf = async (tx: Tx, tables: Tables, asked: DeskAsked): Promise<Desk> => {
  const ledger = ledgerNamed(tables, asked.ledger)
  await requireSeat(tx, tables, ledger, asked.unit)
  const { period, faults } = periodSent(ledger, asked.period)
  if (faults.length > 0) throw faulty(faults)
  const code = period?.code ?? null
  const row = await rowThere(tx, tables, ledger, asked.unit, code)
  const placed = { values: row?.values ?? emptyCells(ledger).values, unit: asked.unit, period: code }
  const [before = null] = await valuesBefore(tx, tables, ledger, [placed])
  const [compared = {}] = await comparedFor(tx, tables, ledger, [placed], rulesOf(ledger).mentions.all)
  const prefilled = row === null ? await prefilledFor(tx, tables, ledger, [placed]) : [row.notes.prefilled ?? {}]
  const { unit, now } = asked
  const { catalogue } = tables
  const duties =
    period === null
      ? []
      : await dutiesOf(tx, catalogue, {
          ledger,
          units: [unit],
          first: period.from,
          last: period.from,
          period: period.code,
          now,
        })
  return {
    duty: duties[0] ?? null,
    row,
    prefilled: withTitles(tables, prefilled[0] ?? {}),
    before: before && { ...withComputed(ledger, before) },
    below: { ...compared.below },
    alike: { ...compared.alike },
    others: { ...compared.others },
    sent_back: row === null ? null : await sentBack(tx, ledger, row),
  }
}

/** A form is for those who fill the unit's returns, keep them in order, or have a say in them. */
const requireSeat = async (tx: Tx, tables: Tables, ledger: LedgerDocument, unit: string): Promise<void> => {
  const place = await tx.maybe<{ above: string[] }>(sql`
    select ${aboveSql(today(new Date()))} as above from org.unit u where u.county = ${tx.actor.county} and u.code = ${unit}`)
  if (place === undefined) throw new Problem('no_such', { what: '单位', name: unit })
  const standing = { unit, above: place.above }
  const rights = rightsOf(tables, ledger, tx.actor)
  if (mayFill(rights, standing) || mayCorrect(rights, standing)) return
  if (Object.values(workflowOf(ledger).moves).some((move) => mayMove(tx.actor, move, standing))) return
  throw new Problem('not_yours', { what: `查看这个单位的“${ledger.title}”` })
}

/** The row that the form would be about: of ledgers with one row a unit and period, or a unit. */
const rowThere = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  unit: string,
  period: string | null,
): Promise<Row | null> => {
  const key = keyOf(ledger)
  if (key.length === 0 || key.some((part) => part !== 'unit' && part !== 'period') || !key.includes('unit')) return null
  const found = await tx.maybe<{ id: number }>(sql`
    select r.id from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.unit = ${unit} and r.closed_at is null
      and ${period === null || !key.includes('period') ? sql`true` : sql`r.period = ${period}`}`)
  return found === undefined ? null : (await readRow(tx, tables, ledger.name, found.id)).row
}

const withTitles = ({ catalogue }: Tables, cells: PrefilledCells): Desk['prefilled'] =>
  Object.fromEntries(
    Object.entries(cells).map(([field, { from, period, value }]) => [
      field,
      {
        from,
        from_title: originTitle(from, catalogue),
        period,
        period_title: (period === null ? null : parsePeriod(period)?.title) ?? '',
        value,
      },
    ]),
  )

interface Returned {
  readonly by: string | null
  readonly at: string
  readonly detail: { readonly to?: string; readonly reason?: string; readonly cells?: Readonly<Record<string, string>> }
}

/** The move by which the row came into its filler's hands again, as long as it is there. */
const sentBack = async (tx: Tx, ledger: LedgerDocument, row: Row): Promise<Desk['sent_back']> => {
  const mending = row.state !== workflowOf(ledger).start && rulesOf(ledger).editable.has(row.state)
  if (!mending) return null
  const move = await tx.maybe<Returned>(sql`
    select e.at, e.detail,
      (select p.name from org.person p where p.county = e.county and p.id = e.person) as by
    from log.event e
    where e.county = ${tx.actor.county} and e.ledger = ${ledger.name} and e.row_id = ${row.id} and e.act = 'move'
    order by e.version desc limit 1`)
  if (move?.detail.to !== row.state) return null
  return { by: move.by, at: move.at, reason: move.detail.reason ?? '', cells: { ...move.detail.cells } }
}
