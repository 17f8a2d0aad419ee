/** Rows of an import as lines for COPY, checked on the way. */
import {
  type Fault,
  type LedgerDocument,
  type Mark,
  type Notes,
  parsePeriod,
  type Period,
  today,
  type Values,
  workflowOf,
} from '../../ledger/index.ts'
import { type Sql, sql } from '../db/sql.ts'
import { faultsOfRow } from './checks.ts'
import { sealable, storedFields, type StoredField, tableOf } from './columns.ts'
import { copyBytes, copyCell, copyText } from './copy_text.ts'
import { versionColumns } from './row_create.ts'
import type { Seal } from './seal.ts'
import { dayOfRow } from './submission.ts'

export interface ImportedRow {
  readonly unit: string
  readonly period?: string | null | undefined
  readonly values: Values
  readonly marks?: Readonly<Record<string, Mark>> | undefined
  readonly notes?: Notes | undefined
  /** The start of the workflow unless said, here or for the whole import. */
  readonly state?: string | undefined
  /** Only where the row cannot tell it: see `dayOfRow`. */
  readonly day?: string | undefined
  /** A version taken over from other books with its own number and time. The platform alone may do so. */
  readonly taken?: TakenVersion | undefined
}

export interface TakenVersion {
  readonly id: number
  readonly version: number
  readonly opened_at: string
  readonly closed_at: string | null
  /** A person's id. */
  readonly by: number
  /** Gives the version an event of its own: create, edit or move, with its detail. */
  readonly act?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

export interface LineOptions {
  readonly state?: string | undefined
  /** Each row has passed `faultsOfRow` already and need not pass it again. */
  readonly checked?: boolean | undefined
}

const MOST_FAULTS = 200
const CHUNK = 65_536
const NULL = '\\N'

/** The query whose columns are those of a line, in order; `last` is the last day of the row's period. */
export const lineColumns = (ledger: LedgerDocument): Sql => sql`
  select unit, period, state, day, day as last, marks, notes, id, version, opened_at, closed_at, by,
    null::text as act, null::jsonb as detail ${versionColumns(ledger)}
  from ${tableOf(ledger)}`

/** Chunks of lines; what is at fault is added to `faults`, and after the first fault nothing more is written. */
export async function* linesOf(
  ledger: LedgerDocument,
  seal: Seal,
  rows: AsyncIterable<ImportedRow> | Iterable<ImportedRow>,
  options: LineOptions,
  faults: Fault[],
): AsyncGenerator<string> {
  const write = lineWriter(ledger, seal)
  const start = options.state ?? workflowOf(ledger).start
  let chunk = ''
  let place = 0
  for await (const row of rows) {
    const state = row.state ?? start
    const period = periodOf(row.period)
    const found = faultsAt(ledger, row, period, state, options.checked === true)
    faults.push(...found.map((fault) => ({ ...fault, path: `[${place}].${fault.path}` })))
    // Reading ends with what a clerk can mend in one go; nothing of the import is kept then.
    if (faults.length >= MOST_FAULTS) return
    if (faults.length === 0) chunk += write(row, period, state)
    if (chunk.length > CHUNK) {
      yield chunk
      chunk = ''
    }
    place += 1
  }
  if (chunk !== '' && faults.length === 0) yield chunk
}

/** Rows of one import share few periods; undefined: a code that is none. */
const known = new Map<string, Period | undefined>()
const periodOf = (code: string | null | undefined): Period | null | undefined => {
  if (code === null || code === undefined) return null
  if (!known.has(code)) {
    if (known.size > 2_000) known.clear()
    known.set(code, parsePeriod(code) ?? undefined)
  }
  return known.get(code)
}

const faultsAt = (
  ledger: LedgerDocument,
  row: ImportedRow,
  period: Period | null | undefined,
  state: string,
  checked: boolean,
): readonly Fault[] => {
  if (!Object.hasOwn(workflowOf(ledger).states, state)) return [{ path: 'state', says: `没有“${state}”这个状态` }]
  if (period === undefined || period?.kind !== ledger.cadence?.each) {
    return [{ path: 'period', says: `“${row.period ?? ''}”不是本台账的填报期` }]
  }
  if (checked) return []
  const { values, unit, marks = {} } = row
  return faultsOfRow(ledger, { values, marks, unit, period: period?.code ?? null, state })
}

type LineWriter = (row: ImportedRow, period: Period | null | undefined, state: string) => string

/** Compiled for the ledger once: what is decided by a field's column is not asked again for every row. */
const lineWriter = (ledger: LedgerDocument, seal: Seal): LineWriter => {
  const entered = today(new Date())
  const cells = storedFields(ledger).map((field) => cellWriter(field, seal))
  return (row, period = null, state) => {
    const day = row.day ?? dayOfRow(ledger, row.values, period, entered)
    const last = period === null || period.kind === 'once' ? day : period.to
    let line = `${copyText(row.unit)}\t${period?.code ?? NULL}\t${state}\t${day}\t${last}\t${json(row.marks)}\t${json(row.notes)}\t${takenCells(row.taken)}`
    for (const cell of cells) line += cell(row.values)
    return `${line}\n`
  }
}

const json = (value: object | undefined): string =>
  value === undefined || Object.keys(value).length === 0 ? NULL : copyText(JSON.stringify(value))

const NOT_TAKEN = Array.from({ length: 7 }, () => NULL).join('\t')

const takenCells = (taken: TakenVersion | undefined): string => {
  if (taken === undefined) return NOT_TAKEN
  const { id, version, opened_at, closed_at, by, act, detail } = taken
  return [id, version, opened_at, closed_at ?? NULL, by, act ?? NULL, json(detail)].join('\t')
}

const cellWriter = ({ name, column }: StoredField, seal: Seal): ((values: Values) => string) => {
  if (!column.sealed) return (values) => `\t${copyCell(column, values[name] ?? null)}`
  return (values) => {
    const value = values[name] ?? null
    if (value === null) return `\t${NULL}\t${NULL}`
    const text = sealable(value)
    return `\t${copyBytes(seal.seal(text))}\t${copyBytes(seal.hash(text))}`
  }
}
