/** Rows of an import as lines for COPY, checked on the way, and what has to be asked of all of them afterwards. */
import {
  type Fault,
  faultsOfRow,
  type LedgerDocument,
  type Mark,
  type Notes,
  type Path,
  parsePeriod,
  type Period,
  type TimeRules,
  today,
  type Values,
  workflowOf,
} from '../../ledger/index.ts'
import { cellWriters, columnsWritten } from './copy_cells.ts'
import { copyText, NULL } from './copy_text.ts'
import { keyOf } from './columns.ts'
import { dueParameter, pathOfNew } from './paths.ts'
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
  /** A version taken over from other books with its own number and time: all rows of an import, or none. */
  readonly taken?: TakenVersion | undefined
  /** All its fields as `cellWriters` would write them, where whoever read the row has them ready. */
  readonly copied?: string | undefined
}

export interface TakenVersion {
  readonly id: number
  readonly version: number
  readonly opened_at: string
  readonly closed_at: string | null
  /** A person's id. */
  readonly by: number
  /** As its moves have made it, of ledgers with a workflow of their own. */
  readonly path?: Path | undefined
  /** Gives the version an event of its own: create, edit or move, with its detail. */
  readonly act?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

export interface LineOptions {
  readonly state?: string | undefined
  /** Each row has passed `faultsOfRow` already and need not pass it again. */
  readonly checked?: boolean | undefined
}

/** What is the same in every line of an import. */
export interface Imprint {
  readonly county: string
  readonly import_id: string
  readonly by: number
  readonly at: string
  /** Rows bring their own numbers, authors and times. */
  readonly taken: boolean
  /** Where rows carry paths: a row that comes in begins its own. */
  readonly paths?: { readonly rules: TimeRules; readonly now: number } | undefined
}

/** What the lines said, for what only the whole can tell. */
export interface Gathered {
  readonly faults: Fault[]
  /** The unit's earliest end and latest beginning: it has to stand at both. */
  readonly units: Map<string, { first_end: string; last_start: string }>
  /** The lines' keys, as lines themselves. Bytes, because they lie outside of the heap. */
  readonly keys: Buffer[]
  readonly taken: Taken[]
  /** Every row has been read. */
  whole: boolean
}
export interface Taken extends TakenVersion {
  readonly unit: string
}

export const nothingGathered = (): Gathered => ({ faults: [], units: new Map(), keys: [], taken: [], whole: false })

const MOST_FAULTS = 200
const CHUNK = 65_536

const IMPRINT = ['county', 'import_id', 'by', 'opened_at']
const TAKEN = ['id', 'version', 'closed_at']
const PLACE = ['unit', 'period', 'state', 'day', 'marks', 'notes', 'path', 'due_at']

/** The columns of a line, in order. */
export const lineColumns = (ledger: LedgerDocument, taken: boolean): readonly string[] => [
  ...IMPRINT,
  ...(taken ? TAKEN : []),
  ...PLACE,
  ...columnsWritten(ledger),
]

/** Chunks of lines; what is at fault is gathered, and after the first fault nothing more is written. */
export async function* linesOf(
  ledger: LedgerDocument,
  seal: Seal,
  batches: AsyncIterable<readonly ImportedRow[]>,
  options: LineOptions & { readonly imprint: Imprint },
  gathered: Gathered,
): AsyncGenerator<string> {
  const { faults, keys } = gathered
  const write = lineWriter(ledger, seal, options.imprint, gathered)
  const start = options.state ?? workflowOf(ledger).start
  const sheaf: Sheaf = { lines: '', keys: '' }
  let place = 0
  for await (const batch of batches) {
    for (const row of batch) {
      const state = row.state ?? start
      const period = periodOf(row.period)
      const found = faultsAt(ledger, row, period, state, options.checked === true)
      for (const fault of found) faults.push({ ...fault, path: `[${place}].${fault.path}` })
      // Reading ends with what a clerk can mend in one go; nothing of the import is kept then.
      if (faults.length >= MOST_FAULTS) return
      if (faults.length === 0) write(row, period ?? null, state, sheaf)
      place += 1
      if (sheaf.lines.length > CHUNK) {
        if (sheaf.keys !== '') keys.push(Buffer.from(sheaf.keys))
        yield sheaf.lines
        sheaf.lines = ''
        sheaf.keys = ''
      }
    }
  }
  gathered.whole = true
  if (sheaf.keys !== '') keys.push(Buffer.from(sheaf.keys))
  if (sheaf.lines !== '' && faults.length === 0) yield sheaf.lines
}

/** Lines not handed on yet. */
interface Sheaf {
  lines: string
  keys: string
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

const NO_FAULTS: readonly Fault[] = []

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
  if (checked) return NO_FAULTS
  const { values, unit, marks = {} } = row
  return faultsOfRow(ledger, { values, marks, unit, period: period?.code ?? null, state })
}

type LineWriter = (row: ImportedRow, period: Period | null, state: string, sheaf: Sheaf) => void

/** Compiled for the ledger once: what is decided by a field's column is not asked again for every row. */
const lineWriter = (ledger: LedgerDocument, seal: Seal, imprint: Imprint, gathered: Gathered): LineWriter => {
  const entered = today(new Date())
  const cells = cellWriters(ledger, seal)
  const keyed = keyOf(ledger).map((part) => cells.find(({ name }) => name === part) ?? part)
  const head = headWriter(imprint, gathered)
  const way = pathWriter(ledger, imprint)
  return (row, period, state, sheaf) => {
    const code = period === null ? NULL : period.code
    const day = row.day ?? dayOfRow(ledger, row.values, period, entered)
    noteUnit(gathered, row.unit, day, period === null || period.kind === 'once' ? day : period.to)
    let line = `${head(row)}${copyText(row.unit)}\t${code}\t${state}\t${day}\t${json(row.marks)}\t${json(row.notes)}\t${way(row, code, state)}`
    if (row.copied !== undefined) line += row.copied
    else for (const { name, write } of cells) line += write(row.values[name] ?? null)
    sheaf.lines += `${line}\n`
    if (keyed.length === 0) return
    const { unit, values } = row
    const key = keyed.map((part) =>
      typeof part === 'string' ? ownPart(part, unit, code) : part.key(values[part.name] ?? null),
    )
    // A key with a gap equals none.
    if (!key.includes(NULL)) sheaf.keys += `${key.join('\t')}\n`
  }
}

const ownPart = (part: string, unit: string, code: string): string => (part === 'unit' ? copyText(unit) : code)

/** Only the platform takes versions over; then every row says its own number, author and time. */
const headWriter = (imprint: Imprint, { taken }: Gathered): ((row: ImportedRow) => string) => {
  const { county, import_id, by, at } = imprint
  const own = `${copyText(county)}\t${import_id}\t`
  const same = `${own}${by}\t${at}\t`
  return (row) => {
    if ((row.taken !== undefined) !== imprint.taken) throw new Error('Rows taken over do not mix with new ones.')
    if (row.taken === undefined) return same
    const { id, version, opened_at, closed_at } = row.taken
    taken.push({ ...row.taken, unit: row.unit })
    return `${own}${row.taken.by}\t${opened_at}\t${id}\t${version}\t${closed_at ?? NULL}\t`
  }
}

/** The path and its due instant as two cells. */
const pathWriter = (
  ledger: LedgerDocument,
  { paths, by }: Imprint,
): ((row: ImportedRow, period: string, state: string) => string) => {
  const none = `${NULL}\t${NULL}`
  if (paths === undefined) return () => none
  const { rules, now } = paths
  return ({ unit, values, marks, taken }, period, state) => {
    const entering = { unit, values, ...(marks && { marks }), period: period === NULL ? null : period }
    const path = taken === undefined ? pathOfNew(ledger, entering, { at: now, by, state }, rules) : (taken.path ?? null)
    const due = dueParameter(path)
    return path === null ? none : `${copyText(JSON.stringify(path))}\t${due ?? NULL}`
  }
}

const noteUnit = ({ units }: Gathered, unit: string, day: string, last: string): void => {
  const known = units.get(unit)
  if (known === undefined) {
    units.set(unit, { first_end: last, last_start: day })
    return
  }
  if (last < known.first_end) known.first_end = last
  if (day > known.last_start) known.last_start = day
}

const json = (value: object | undefined): string =>
  value === undefined || Object.keys(value).length === 0 ? NULL : copyText(JSON.stringify(value))
