/**
 * Which of the units of a figure owed which returns: those open on each return's day of reckoning, of a kind that owes
 * it, while the ledger was being collected, and not let off. Reckoned from plain data, so that a publication can keep
 * the data and be reckoned again. `work/duty_source` says the same of today in SQL; a story holds the two together.
 */
import {
  type Day,
  fillingLevels,
  isCollected,
  type LedgerDocument,
  type Period,
  periodsWithin,
  reckoningDay,
} from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { inForceAt } from '../tables/row_sql.ts'
import type { FrameUnit } from './frame.ts'

/** What was laid down about the collecting of a ledger, as of one moment. */
export interface Collecting {
  readonly windows: readonly { readonly from: Day; readonly to: Day | null }[]
  readonly exceptions: readonly Exception[]
}
interface Exception {
  readonly unit: string
  readonly period: string
  readonly kind: 'exempt' | 'not_applicable' | 'zero'
}

/** Of several ledgers at once: a report asks two dozen. */
export const collectingOf = async (
  tx: Tx,
  ledgers: readonly string[],
  at: string | null,
): Promise<ReadonlyMap<string, Collecting>> => {
  const { county } = tx.actor
  const then = inForceAt(sql`w`, at ?? undefined)
  const windows = await tx.rows<Collecting['windows'][number] & { ledger: string }>(sql`
    select w.ledger, w.from_day as "from", w.to_day as "to" from work.collection w
    where w.county = ${county} and w.ledger = any(${ledgers}::text[]) and ${then} order by w.from_day, w.id`)
  // A hundred schools are let off for the same month: the list of them is one line.
  const alike = await tx.rows<Omit<Exception, 'unit'> & { ledger: string; units: string[] }>(sql`
    select w.ledger, w.period, w.kind, json_agg(w.unit order by w.id) as units from work.exception w
    where w.county = ${county} and w.ledger = any(${ledgers}::text[]) and w.kind <> 'reopened' and ${then}
    group by w.ledger, w.period, w.kind order by min(w.id)`)
  return new Map(
    ledgers.map((name) => [
      name,
      {
        windows: windows.filter(({ ledger }) => ledger === name).map(({ from, to }) => ({ from, to })),
        exceptions: alike
          .filter(({ ledger }) => ledger === name)
          .flatMap(({ period, kind, units }) => units.map((unit) => ({ unit, period, kind }))),
      },
    ]),
  )
}

/** A return that was due, with the day whose units owed it. */
export interface DueReturn {
  readonly code: string
  readonly reckoned: Day
}

/**
 * The returns owed within the period so far: those whose own period is over by the day. Where none is, as in the first
 * weeks of a month, the one running: its figures already come in, and nought of nought would hide who is missing.
 */
export const dueReturns = (
  ledger: LedgerDocument,
  period: Period,
  day: Day,
  { windows }: Collecting,
): readonly DueReturn[] => {
  const { cadence } = ledger
  if (cadence === undefined) return []
  const collected = periodsWithin(cadence.each, period.from, period.to).filter((one) => isCollected(windows, one))
  const over = collected.filter(({ to }) => to <= day)
  const due = over.length > 0 ? over : collected.filter(({ from }) => from <= day)
  return due.map((one) => {
    const reckoned = reckoningDay(cadence, one)
    return { code: one.code, reckoned: reckoned < day ? reckoned : day }
  })
}

/** What the units of a group owed, all returns together. */
export interface Owed {
  /** Units that owed at least one of the returns. */
  readonly units: readonly string[]
  readonly due: number
  /** Of these units, the returns they did not owe. */
  readonly except: readonly (readonly [unit: string, period: string])[]
  /** Returns of which it was said that there is nothing to report. */
  readonly zeros: number
}

/** What was said of each period, by unit; of two exceptions the later one. */
type Said = ReadonlyMap<string, ReadonlyMap<string, Exception['kind']>>
const known = new WeakMap<Collecting, Said>()

/** Put together once for all the questions about a ledger: there may be thousands. */
const saidOf = (collecting: Collecting): Said => {
  const before = known.get(collecting)
  if (before !== undefined) return before
  const said = new Map<string, Map<string, Exception['kind']>>()
  for (const { unit, period, kind } of collecting.exceptions) {
    const units = said.get(period) ?? new Map<string, Exception['kind']>()
    said.set(period, units.set(unit, kind))
  }
  known.set(collecting, said)
  return said
}

export const owedBy = (
  ledger: LedgerDocument,
  returns: readonly DueReturn[],
  collecting: Collecting,
): ((units: readonly FrameUnit[]) => Owed) => {
  const levels = fillingLevels(ledger)
  const kinds = ledger.cadence?.kinds
  const said = returns.map((due) => ({ ...due, kinds: saidOf(collecting).get(due.code) }))
  return (units) => {
    const owing: string[] = []
    const except: [string, string][] = []
    let [due, zeros] = [0, 0]
    for (const unit of units) {
      if (!levels.includes(unit.level) || (kinds !== undefined && !kinds.includes(unit.unit_kind ?? ''))) continue
      const not: [string, string][] = []
      let own = 0
      for (const { code, reckoned, kinds: exceptions } of said) {
        const open = unit.opened_on <= reckoned && (unit.closed_on === null || unit.closed_on > reckoned)
        const kind = exceptions?.get(unit.code)
        if (!open || (kind !== undefined && kind !== 'zero')) not.push([unit.code, code])
        else {
          own += 1
          if (kind === 'zero') zeros += 1
        }
      }
      if (own === 0) continue
      due += own
      owing.push(unit.code)
      except.push(...not)
    }
    return { units: owing, due, except, zeros }
  }
}
