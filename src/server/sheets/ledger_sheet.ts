/**
 * A file read as rows of a ledger, in one pass with memory for one batch: the one reading that the preview shows and
 * the import writes, so that what was previewed is what is written.
 */
import { faultsOfWhole, type LedgerDocument, looksBeyond, rulesOf, today } from '../../ledger/index.ts'
import type { Actor, Database } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { comparedFor } from '../tables/compared.ts'
import { rightsOf } from '../tables/rights.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'
import { acting } from './acting.ts'
import { cellText, type Merge, type Sheet, type SheetRow } from './cell.ts'
import { Duplicates } from './duplicates.ts'
import { faultAt, Faults } from './faults.ts'
import { HEADING_ROWS } from './headings.ts'
import { loadPlaces } from './places.ts'
import { PointedRows } from './pointed_rows.ts'
import { placeFault, type ReadRow, rowReader } from './row_reader.ts'
import { openSheet } from './sheet.ts'
import { planSheet, type SheetPlan } from './sheet_plan.ts'

/** What imports work with; the running server's own parts. */
export interface ImportDesk extends Tables {
  readonly database: Database
}
export interface ImportAsked {
  readonly ledger: string
  /** Path of the upload, or its bytes. */
  readonly source: string | Buffer
  /** Its name as the clerk knows it. */
  readonly file: string
  /** The unit of rows that do not name one. */
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

export interface LedgerSheet {
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  /** Data rows read so far. */
  read(): number
  /** The rows without fault; the faults of the others are in `faults`. To be walked once. */
  batches(): AsyncGenerator<ReadRow[]>
  /** What the clerk should know although it is no fault. */
  notes(): string[]
  close(): Promise<void>
}

/** Sheets that are read before all others. */
export const wantedSheets = (ledger: LedgerDocument): string[] => ['数据', ledger.title, ledger.name]

/** @param duplicates also look for rows that are in the table already; the import itself leaves that to the table */
export const openLedgerSheet = async (
  desk: ImportDesk,
  actor: Actor,
  asked: ImportAsked,
  { duplicates }: { readonly duplicates: boolean },
): Promise<LedgerSheet> => {
  const ledger = ledgerNamed(desk, asked.ledger)
  const places = await loadPlaces(desk.database, actor, desk, ledger)
  if (asked.unit !== undefined && places.name(asked.unit) === undefined) {
    throw new Problem('no_such', { what: '单位', name: asked.unit })
  }
  const sheet = await openSheet(asked.source, asked.file, wantedSheets(ledger))
  const pointed = new PointedRows(desk.database, actor, desk)
  const faults = new Faults()
  try {
    const { first, rest } = await beginningOf(sheet)
    const plan = planSheet(first, {
      ledger,
      level: asked.unit === undefined ? undefined : places.level(asked.unit),
      hasPeriod: asked.period !== undefined,
      levelOf: places.level,
      context: { unit: places.find, row: pointed.find, date1904: sheet.date1904 },
    })
    plan.faults.forEach((fault) => faults.add(fault))
    const { everywhere, keeps } = rightsOf(desk, ledger, actor)
    const { unit, period } = asked
    const anyState = everywhere || keeps.length > 0
    const read = rowReader({ ledger, plan, places, faults, unit, period, anyState, today: today(new Date()) })
    return new Walk({ desk, actor, ledger, plan, faults, sheet, pointed, read, duplicates }, first, rest)
  } catch (error) {
    await sheet.close()
    throw error
  }
}

/** The rows among which headings are looked for, and the walk on from there. */
const beginningOf = async (sheet: Sheet): Promise<{ first: SheetRow[]; rest: AsyncGenerator<SheetRow[]> }> => {
  const rest = sheet.batches()
  const first: SheetRow[] = []
  while (first.length < HEADING_ROWS) {
    const next = await rest.next()
    if (next.done === true) break
    first.push(...next.value)
  }
  return { first, rest }
}

interface Parts {
  readonly desk: ImportDesk
  readonly actor: Actor
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  readonly sheet: Sheet
  readonly pointed: PointedRows
  readonly read: (row: SheetRow) => ReadRow | null
  readonly duplicates: boolean
}

/** Rows handed to the database at once when it is asked for duplicates. */
const ASKED = 5_000

class Walk implements LedgerSheet {
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  private readonly parts: Parts
  private readonly first: readonly SheetRow[]
  private readonly rest: AsyncGenerator<SheetRow[]>
  private readonly keys: Duplicates
  private count = 0

  constructor(parts: Parts, first: readonly SheetRow[], rest: AsyncGenerator<SheetRow[]>) {
    this.parts = parts
    this.ledger = parts.ledger
    this.plan = parts.plan
    this.faults = parts.faults
    this.first = first
    this.rest = rest
    this.keys = new Duplicates(parts.desk, parts.ledger)
  }

  read(): number {
    return this.count
  }

  close(): Promise<void> {
    return this.parts.sheet.close()
  }

  notes(): string[] {
    const { others, name } = this.parts.sheet
    const left = this.plan.shown.filter(({ field }) => field === null).map(({ heading }) => heading)
    return [
      ...(others.length === 0 ? [] : [`读取的是工作表“${name}”；没有读取：${others.slice(0, 10).join('、')}`]),
      ...(left.length === 0 ? [] : [`不导入的列：${left.slice(0, 20).join('、')}`]),
    ]
  }

  async *batches(): AsyncGenerator<ReadRow[]> {
    try {
      if (this.plan.columns.length === 0) return
      const below = this.first.filter(({ row }) => row > this.plan.headingRow)
      let held: ReadRow[] = []
      yield await this.batch(below, held)
      for await (const rows of this.rest) {
        yield await this.batch(rows, held)
        if (held.length >= ASKED) {
          await this.stored(held)
          held = []
        }
      }
      await this.stored(held)
      if (this.count === 0) this.faults.add(this.noRows())
      explainMerges(this.faults, this.parts.sheet.merges, this.plan)
    } finally {
      await this.close()
    }
  }

  private async batch(rows: readonly SheetRow[], held: ReadRow[]): Promise<ReadRow[]> {
    await this.lookUp(rows)
    const good: ReadRow[] = []
    for (const row of rows) {
      this.count++
      const read = this.parts.read(row)
      if (read !== null && this.unlike(read)) good.push(read)
    }
    const kept = looksBeyond(rulesOf(this.ledger).mentions.hard) ? await this.compared(good) : good
    if (this.parts.duplicates && this.keys.parts.length > 0) held.push(...kept)
    return kept
  }

  /** Names of rows that cells of this batch point at. */
  private async lookUp(rows: readonly SheetRow[]): Promise<void> {
    for (const { document, column } of this.plan.columns) {
      if (document.ledger === undefined) continue
      await this.parts.pointed.prepare(
        document.ledger,
        rows.map(({ cells }) => cellText(cells[column])),
      )
    }
  }

  private unlike(row: ReadRow): boolean {
    const first = this.keys.before(row, row.row)
    if (first === undefined) return true
    this.faults.add(this.keyFault(row.row, `与第${first}行重复（${this.keys.title}相同）`))
    return false
  }

  private async stored(rows: readonly ReadRow[]): Promise<void> {
    if (!this.parts.duplicates) return
    for (const place of await this.keys.inTable(this.parts.desk.database, this.parts.actor, rows)) {
      this.faults.add(this.keyFault(rows[place]?.row ?? 0, `台账中已有相同的记录（${this.keys.title}相同）`))
    }
  }

  private keyFault(row: number, says: string) {
    const key = this.keys.parts[0]?.name
    const column = this.plan.columns.find(({ field }) => field === key)
    const letter = column?.letter ?? (key === 'unit' ? (this.plan.unitCode ?? this.plan.unitName)?.letter : undefined)
    return faultAt({
      row,
      column: letter ?? '',
      field: key ?? null,
      title: this.keys.title,
      read: '',
      says,
      expected: '删去重复的行',
    })
  }

  /** What hard checks compare rows with: one query a batch for each kind of comparison brings it. */
  private async compared(rows: readonly ReadRow[]): Promise<ReadRow[]> {
    const { desk, actor } = this.parts
    const { hard } = rulesOf(this.ledger).mentions
    const compared = await acting(desk.database, actor, (tx) => comparedFor(tx, desk, this.ledger, rows, hard))
    return rows.filter((row, i) => {
      const faults = faultsOfWhole(this.ledger, row, compared[i])
      faults.forEach((fault) => this.faults.add(placeFault(fault, { row: row.row, cells: [] }, this.plan)))
      return faults.length === 0
    })
  }

  private noRows() {
    return faultAt({
      row: this.plan.headingRow,
      column: '',
      title: '',
      read: '',
      says: '表头下面没有数据',
      expected: '至少一行记录',
    })
  }
}

/** Of merged cells only the first has the value; a clerk who sees it in every row should be told so. */
const explainMerges = ({ listed }: Faults, merges: readonly Merge[], plan: SheetPlan): void => {
  if (merges.length === 0) return
  const places = new Map(plan.columns.map(({ letter, column }) => [letter, column]))
  listed.forEach((fault, i) => {
    const column = places.get(fault.column)
    if (column === undefined || fault.read !== '') return
    const inside = merges.some(({ top, bottom, left, right }) => {
      return (
        fault.row >= top &&
        fault.row <= bottom &&
        column >= left &&
        column <= right &&
        (fault.row > top || column > left)
      )
    })
    if (inside) listed[i] = { ...fault, expected: '这一格在合并单元格里，只有左上角有内容；请取消合并，逐行填写' }
  })
}
