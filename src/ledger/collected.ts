/** Never ask twice: what a new ledger asks for that is collected already, and how long it will take each unit. */
import type { Declared } from './declared.ts'
import type { FieldDocument, LedgerDocument, PeriodKind } from './document.ts'
import { kindOf } from './fields/index.ts'
import { rulesOf } from './rules.ts'
import { fillingLevels } from './workflow.ts'

/** A field that is asked for, and the one in which the same is collected already. */
export interface Collected {
  readonly field: string
  readonly title: string
  readonly ledger: string
  readonly ledger_title: string
  readonly known_as: string
  readonly known_title: string
  /** The new field is filled from there: it is only confirmed. */
  readonly prefilled: boolean
}

/**
 * Fields of the document whose title or synonym, unit of measure and kind are those of a field that units of the same
 * level fill already, in a ledger with one row a unit and period: what is said of a hazard or a purchase is said of
 * that, and not of the school. Sealed ledgers are not told of.
 */
export function alreadyCollected(declared: Declared, document: LedgerDocument): Collected[] {
  const levels = fillingLevels(document)
  const others = [...declared.ledgers.values()].filter(
    (ledger) =>
      ledger.name !== document.name &&
      !ledger.sealed &&
      isOfUnits(ledger) &&
      fillingLevels(ledger).some((level) => levels.includes(level)),
  )
  return rulesOf(document).fields.flatMap(({ name, document: field }) =>
    others.flatMap((ledger) =>
      Object.entries(ledger.fields)
        .filter(([, known]) => !known.retired && isSame(field, known))
        .map(([known_as, known]) => ({
          field: name,
          title: field.title,
          ledger: ledger.name,
          ledger_title: ledger.title,
          known_as,
          known_title: known.title,
          prefilled: field.prefill === `${ledger.name}.${known_as}`,
        })),
    ),
  )
}

function isOfUnits({ key, cadence }: LedgerDocument): boolean {
  const parts = key ?? (cadence ? ['unit', 'period'] : [])
  return parts.length > 0 && parts.every((part) => part === 'unit' || part === 'period')
}

function isSame(one: FieldDocument, other: FieldDocument): boolean {
  if (measureOf(one) !== measureOf(other) || kindOf(one).operand !== kindOf(other).operand) return false
  const headings = new Set(headingsOf(one))
  return headingsOf(other).some((heading) => headings.has(heading))
}

function headingsOf({ title, synonyms = [] }: FieldDocument): string[] {
  return [title, ...synonyms].map((heading) => heading.replace(/\s/g, '')).filter((heading) => heading !== '')
}

function measureOf({ type, unit }: FieldDocument): string {
  return unit ?? (type === 'money' ? '元' : '')
}

/** What a return costs each unit that fills it. */
export interface Cost {
  /** Cells of one return, a table of lines counted by its columns. */
  readonly cells: number
  /** Of these the ones that come filled and are only confirmed. */
  readonly prefilled: number
  /** Of one return; whole minutes, upwards. */
  readonly minutes: number
  readonly returns_a_year: number
  readonly minutes_a_year: number
}

const RETURNS_A_YEAR: Readonly<Record<PeriodKind, number>> = {
  day: 365,
  week: 52,
  ten_days: 36,
  month: 12,
  quarter: 4,
  half: 2,
  term: 2,
  year: 1,
  school_year: 1,
  once: 1,
}

/** `seconds_per_cell`: how long a clerk takes to look up and type one cell, as the bureau has found. */
export function costOf(document: LedgerDocument, seconds_per_cell: number): Cost {
  const { fields, asked } = rulesOf(document)
  const own = fields.filter(({ name }) => !asked.has(name))
  const cells = own.reduce((sum, field) => sum + cellsOf(field.document), 0)
  const prefilled = own.filter((field) => field.document.prefill !== undefined).length
  const minutes = Math.ceil(((cells - prefilled) * seconds_per_cell) / 60)
  const returns_a_year = document.cadence ? RETURNS_A_YEAR[document.cadence.each] : 1
  return { cells, prefilled, minutes, returns_a_year, minutes_a_year: minutes * returns_a_year }
}

function cellsOf({ fields }: FieldDocument): number {
  return fields ? Object.values(fields).filter(({ retired }) => !retired).length : 1
}
