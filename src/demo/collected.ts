/** A ledger that is collected round by round: who owes, what they say, how it goes. Draws its rows and reopenings. */
import type { Day, LedgerDocument, Marks, Notes, Period, Values } from '../ledger/index.ts'
import { chanceOf } from './chance.ts'
import { explained } from './explanations.ts'
import type { LivingYear } from './living.ts'
import { isLiving, livingMonths } from './months.ts'
import { SHOWN } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import { exchanged, type Fate, fatesOf, type Mistake, type Shares, walked } from './rounds.ts'

export interface Collected<Unit> {
  readonly ledger: LedgerDocument
  readonly periods: readonly Period[]
  /** Collected to this day: rounds of the months before the planting follow. */
  readonly goes_on?: true
  readonly shares: (period: Period) => Shares
  /** Units that owe a period, without those let off. */
  readonly owing: (period: Period) => readonly Unit[]
  readonly codeOf: (unit: Unit) => string
  readonly timely: (period: Period) => { readonly from: Day; readonly due: Day }
  readonly filler: (unit: Unit) => string
  readonly reviewer: (unit: Unit) => string
  /** What is true of the unit in the period; `past` is what was true a period before, said or not. */
  readonly tell: (unit: Unit, period: Period, past: Values | undefined) => Told
  readonly mistake: (values: Values) => Mistake
  /** Filled beforehand, from what the unit had said a period before. */
  readonly prefilled?: (unit: Unit, period: Period, said: Values) => NonNullable<Notes['prefilled']>
}
export interface Told {
  readonly values: Values
  readonly marks?: Marks
}
interface Drawn {
  readonly row: DemoRow | null
  readonly exception?: DemoException
}

export function* rowsOf<Unit>(collected: Collected<Unit>, living?: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const { row } of drawnOf(collected, living)) {
    if (row === null) continue
    id += 1
    yield { ...row, id }
  }
}

export function* reopeningsOf<Unit>(collected: Collected<Unit>, living?: LivingYear): Generator<DemoException> {
  for (const period of periodsOf(collected, living)) {
    const owing = collected.owing(period)
    const fates = fatesIn(collected, owing, period)
    for (const unit of owing) {
      if (fates.get(collected.codeOf(unit)) !== 'reopened') continue
      const told = collected.tell(unit, period, undefined)
      const { exception } = oneOf(collected, unit, period, { told, fate: 'reopened', said: undefined, living })
      if (exception) yield exception
    }
  }
}

function periodsOf<Unit>({ periods, goes_on }: Collected<Unit>, living: LivingYear | undefined): readonly Period[] {
  return goes_on && living ? [...periods, ...livingMonths(living)] : periods
}

function fatesIn<Unit>(collected: Collected<Unit>, owing: readonly Unit[], period: Period): Map<string, Fate> {
  const { ledger, shares, codeOf } = collected
  const units = owing.map((unit) => codeOf(unit))
  const fates = fatesOf(units, ledger.name, period.code, shares(period))
  // The clerk who is shown at the start should find something to mend.
  return period === collected.periods.at(-1) || isLiving(period) ? exchanged(fates, SHOWN, 'sent_back') : fates
}

function* drawnOf<Unit>(collected: Collected<Unit>, living: LivingYear | undefined): Generator<Drawn> {
  const true_of = new Map<string, Values>()
  const said_by = new Map<string, Values>()
  const periods = periodsOf(collected, living)
  const first_living = periods.find(isLiving)
  for (const period of periods) {
    const owing = collected.owing(period)
    const fates = fatesIn(collected, owing, period)
    // What was said years ago is not the period before.
    if (period === first_living) said_by.clear()
    for (const unit of owing) {
      const code = collected.codeOf(unit)
      const told = collected.tell(unit, period, true_of.get(code))
      true_of.set(code, told.values)
      const drawn = oneOf(collected, unit, period, {
        told,
        fate: fates.get(code) ?? 'on_time',
        said: said_by.get(code),
        living,
      })
      yield drawn
      if (drawn.row) said_by.set(code, told.values)
      else said_by.delete(code)
    }
  }
}

interface Case {
  readonly told: Told
  readonly fate: Fate
  /** What the unit had handed in a period before. */
  readonly said: Values | undefined
  readonly living: LivingYear | undefined
}

function oneOf<Unit>(
  collected: Collected<Unit>,
  unit: Unit,
  period: Period,
  { told, fate, said, living }: Case,
): Drawn {
  const { ledger } = collected
  const code = collected.codeOf(unit)
  const words = explained(ledger, told.values, said, chanceOf(ledger.name, 'words', code, period.code))
  const prefilled = said && collected.prefilled?.(unit, period, said)
  const notes: Notes = { ...(words ? { explained: words } : {}), ...(prefilled ? { prefilled } : {}) }
  const way = walked({
    ledger: ledger.name,
    unit: code,
    period: period.code,
    fate,
    ...collected.timely(period),
    filler: collected.filler(unit),
    reviewer: collected.reviewer(unit),
    values: told.values,
    notes,
    mistake: collected.mistake(told.values),
    ...(living && isLiving(period) ? { stands_on: living.last } : {}),
  })
  if (!way) return { row: null }
  const { values, versions, exception } = way
  const row = { id: 0, unit: code, period: period.code, values, ...(told.marks ? { marks: told.marks } : {}), versions }
  return { row, ...(exception ? { exception } : {}) }
}
