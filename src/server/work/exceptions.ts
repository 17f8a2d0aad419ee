/** Units that are let off for a period, may hand in later, or say that they have nothing to report. */
import { type Day, isDay, type LedgerDocument, parsePeriod, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'
import { hasZeroReturns } from '../tables/zero_returns.ts'
import { tellExcepted } from './exception_notices.ts'
import { filledUnits, reviewedUnits } from './duty_rights.ts'

export interface NewExceptions {
  readonly kind: 'exempt' | 'not_applicable' | 'zero' | 'reopened'
  readonly units: readonly string[]
  readonly period: string
  readonly until?: Day | undefined
  readonly reason: string
}

/** How many units it is about now. Problems: faulty, not_yours (with the units), already_there (rows, for a zero return). */
export const makeExceptions = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  asked: NewExceptions,
): Promise<{ count: number }> => {
  requireSense(ledger, asked)
  const units = [...new Set(asked.units)]
  await requireUnits(tx, tables, ledger, asked.kind, units)
  if (asked.kind === 'zero') await requireNoRows(tx, ledger, units, asked.period)
  const { county, person } = tx.actor
  const { kind, period, until, reason } = asked
  await tx.run(sql`
    update work.exception set closed_at = clock_timestamp()
    where county = ${county} and ledger = ${ledger.name} and period = ${period} and kind = ${kind}
      and unit = any(${units}::text[]) and closed_at is null`)
  const count = await tx.run(sql`
    insert into work.exception (county, ledger, unit, period, kind, until_day, reason, by)
    select ${county}, ${ledger.name}, u.unit, ${period}, ${kind}, ${until ?? null}::date, ${reason.trim()}, ${person}
    from unnest(${units}::text[]) u(unit)`)
  const detail = {
    kind,
    period,
    units: units.slice(0, 1_000),
    reason: reason.trim(),
    ...(until === undefined ? {} : { until }),
  }
  await writeEvent(tx, { act: 'except', ledger: ledger.name, unit: units.length === 1 ? units[0]! : null, detail })
  if (kind !== 'zero') await tellExcepted(tx, ledger, { ...asked, kind, units })
  return { count }
}

const requireSense = (ledger: LedgerDocument, { kind, period, until, reason }: NewExceptions): void => {
  const faults = []
  if (parsePeriod(period)?.kind !== ledger.cadence?.each) faults.push({ path: 'period', says: '这不是本台账的填报期' })
  if (kind !== 'zero' && reason.trim() === '') faults.push({ path: 'reason', says: '请写明理由' })
  const late = until === undefined || !isDay(until) || until < today(new Date())
  if (kind === 'reopened' && late) faults.push({ path: 'until', says: '请写明开放到哪一天，不能早于今天' })
  if (kind !== 'reopened' && until !== undefined) faults.push({ path: 'until', says: '只有重新开放才写截止日' })
  if (kind === 'zero' && ledger.cadence?.zero === undefined) faults.push({ path: 'kind', says: '本台账没有零报告' })
  if (kind === 'zero' && ledger.cadence?.zero && !hasZeroReturns(ledger)) {
    faults.push({ path: 'kind', says: '本台账每期一份，没有发生的请在表中填0' })
  }
  if (faults.length > 0) throw faulty(faults)
}

/** A zero return is said by who fills; everything else by who reviews. */
const requireUnits = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  kind: NewExceptions['kind'],
  units: readonly string[],
): Promise<void> => {
  const mine =
    kind === 'zero' && tx.actor.person !== 0
      ? filledUnits(ledger, tx.actor)
      : await reviewedUnits(tx, tables, ledger, units)
  const foreign = units.filter((unit) => !mine.includes(unit))
  if (foreign.length === 0) return
  const what = `为${foreign.slice(0, 5).join('、')}${foreign.length > 5 ? `等${foreign.length}个单位` : ''}办理“${ledger.title}”`
  throw new Problem('not_yours', { what, units: foreign.slice(0, 100) })
}

const requireNoRows = async (
  tx: Tx,
  ledger: LedgerDocument,
  units: readonly string[],
  period: string,
): Promise<void> => {
  const row = await tx.maybe<{ id: number }>(sql`
    select r.id from ${tableOf(ledger)} r
    where r.county = ${tx.actor.county} and r.period = ${period} and r.unit = any(${units}::text[]) and r.closed_at is null
    limit 1`)
  if (row !== undefined) throw new Problem('already_there', { what: '这一期已有记录，不能零报告' })
}

/** Takes an exception back. Problems: no_such, not_yours. */
export const endException = async (tx: Tx, tables: Tables, ledger: LedgerDocument, id: number): Promise<void> => {
  const { county } = tx.actor
  const found = await tx.maybe<{ unit: string; kind: NewExceptions['kind']; period: string }>(sql`
    select unit, kind, period from work.exception
    where county = ${county} and id = ${id} and ledger = ${ledger.name} and closed_at is null`)
  if (found === undefined) throw new Problem('no_such', { what: '免报、零报告或重新开放', name: id })
  await requireUnits(tx, tables, ledger, found.kind, [found.unit])
  await tx.run(sql`
    update work.exception set closed_at = clock_timestamp() where county = ${county} and id = ${id} and closed_at is null`)
  const { unit, ...detail } = found
  await writeEvent(tx, { act: 'end_exception', ledger: ledger.name, unit, detail })
}
