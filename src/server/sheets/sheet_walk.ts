/** The rows of one file, batch by batch: new ones are handed on, changes of existing ones are gathered. */
import {
  type CheckedRow,
  faultsOfWhole,
  type LedgerDocument,
  looksBeyond,
  prefillsOf,
  rulesOf,
  workflowOf,
} from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { comparedFor } from '../tables/compared.ts'
import type { KnownRow, KnownVersion } from '../tables/rows.ts'
import { prefilledFor } from '../work/prefill.ts'
import { acting } from './acting.ts'
import { cellText, limits, type Merge, type Sheet, type SheetRow } from './cell.ts'
import type { Duplicates, Place } from './duplicates.ts'
import { ExistingRows } from './existing_rows.ts'
import { explanationIn } from './explained_column.ts'
import { faultAt, type Faults } from './faults.ts'
import { FormLocks } from './form_locks.ts'
import type { ImportDesk, LedgerSheet, Tally } from './import_desk.ts'
import { type MachinePart, tokenOf } from './machine_part.ts'
import type { PointedRows } from './pointed_rows.ts'
import { compareRow, type SheetChange } from './row_compare.ts'
import type { Places } from './places.ts'
import { noteExplanations } from './row_explanations.ts'
import { placeFault, type ReadRow, type RowReader } from './row_reader.ts'
import type { SheetPlan } from './sheet_plan.ts'

export interface WalkParts {
  readonly desk: ImportDesk
  readonly actor: Actor
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  readonly sheet: Sheet
  readonly machine: MachinePart | null
  readonly pointed: PointedRows
  readonly reader: RowReader
  readonly places: Places
  readonly keys: Duplicates
  /** Look for rows that are in the table already; the import itself leaves that to the table. */
  readonly duplicates: boolean
  /** Rows that are in the table already are changed, and not refused. */
  readonly update: boolean
  readonly notes: readonly string[]
  /** Of a file in a zip: how its rows are spoken of beside those of others. */
  readonly label?: string | undefined
}

/** Rows handed to the database at once when it is asked for duplicates. */
const ASKED = 5_000

export class Walk implements LedgerSheet {
  readonly ledger: LedgerDocument
  readonly plan: SheetPlan
  readonly faults: Faults
  readonly files = []
  readonly changes: SheetChange[] = []
  readonly tally: Tally = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, missing: 0 }
  readonly renewed: Record<string, string> = {}
  updatable = 0
  private readonly parts: WalkParts
  private readonly first: readonly SheetRow[]
  private readonly rest: AsyncGenerator<SheetRow[]>
  private readonly existing: ExistingRows
  private readonly locks: FormLocks
  private count = 0
  private unfilled = 0
  private locked = 0

  constructor(parts: WalkParts, first: readonly SheetRow[], rest: AsyncGenerator<SheetRow[]>) {
    this.parts = parts
    this.ledger = parts.ledger
    this.plan = parts.plan
    this.faults = parts.faults
    this.first = first
    this.rest = rest
    this.locks = new FormLocks(parts)
    this.existing = new ExistingRows(parts.desk.database, parts.actor, parts.desk, parts.ledger)
  }

  /** Some rows are there already, and not all of them the actor's to change. */
  get refusesOthers(): boolean {
    return this.locked > 0
  }

  get unpacked(): number {
    return this.parts.sheet.unpacked
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
    const unseen = others.filter((other) => !OWN_SHEETS.has(other))
    return [
      ...this.parts.notes,
      ...this.parts.sheet.notes,
      ...(unseen.length === 0 ? [] : [`读取的是工作表“${name}”；没有读取：${unseen.slice(0, 10).join('、')}`]),
      ...(left.length === 0 ? [] : [`不导入的列：${left.slice(0, 20).join('、')}`]),
      ...(this.unfilled === 0 ? [] : [`有${this.unfilled}行只有单位或期，没有填内容，跳过`]),
      ...(this.parts.update ? ['已有的记录按表更新；表里空着的格不改动原有的内容'] : []),
    ]
  }

  async *batches(): AsyncGenerator<ReadRow[]> {
    try {
      if (this.plan.columns.length === 0) return
      const below = this.first.filter(({ row }) => row > this.plan.headingRow)
      let held: ReadRow[] = []
      yield await this.batch(below, held)
      const rest = this.asks_database ? inHundreds(this.rest) : this.rest
      for await (const rows of rest) {
        yield await this.batch(rows, held)
        if (held.length >= ASKED) {
          await this.stored(held)
          held = []
        }
      }
      await this.stored(held)
      this.finish()
    } finally {
      await this.close()
    }
  }

  private finish(): void {
    const tokens = this.parts.machine?.tokens ?? []
    this.tally.missing += tokens.filter((token) => !this.existing.met(token)).length
    if (this.locked > 0) this.updatable = 0
    if (this.count === 0) this.faults.add(this.noRows())
    explainMerges(this.faults, this.parts.sheet.merges, this.plan)
  }

  private async batch(rows: readonly SheetRow[], held: ReadRow[]): Promise<ReadRow[]> {
    await this.lookUp(rows)
    const fresh = await this.compared(rows)
    const good: ReadRow[] = []
    for (const row of fresh) {
      const read = this.parts.reader.read(row)
      if (read !== null && this.unlike(read)) good.push(read)
    }
    const open = await this.locks.open(good, this.faults)
    const kept = this.looks_beyond ? await this.keepingChecks(open) : open
    if (this.parts.duplicates && !this.parts.update && this.parts.keys.parts.length > 0) held.push(...kept)
    this.tally.added += kept.length
    return this.parts.duplicates ? kept : this.noted(kept, rows)
  }

  /** Takes out the lines that speak of rows which are there; what is left is new. */
  private async compared(rows: readonly SheetRow[]): Promise<readonly SheetRow[]> {
    this.count += rows.length
    const { plan, update } = this.parts
    if (plan.token === null && plan.action === null && !update) return rows
    const known = new Map(await this.existing.byToken(rows, plan, this.faults))
    if (update) await this.knownByKey(rows, known)
    const before = this.changes.length
    const fresh = rows.filter((row) => {
      const one = known.get(row.row)
      if (one === undefined) return this.isNew(row)
      if (one !== null) this.compare(row, one)
      return false
    })
    await this.changesOfOpenForms(before)
    if (this.looks_beyond) await this.changesKeepingChecks(before)
    return fresh
  }

  private async knownByKey(rows: readonly SheetRow[], known: Map<number, KnownRow | null>): Promise<void> {
    const read = rows.filter(({ row }) => !known.has(row)).flatMap((row) => this.parts.reader.loosely(row) ?? [])
    const found = await this.existing.byKey(read, this.parts.keys)
    for (const [place, row] of found) {
      const one = read[place]
      if (one !== undefined) known.set(one.row, this.unlike(one) ? row : null)
    }
  }

  private compare(row: SheetRow, known: KnownRow): void {
    const { ledger, plan, faults } = this
    const stale = (line: number, { shown }: KnownVersion): void => {
      if (plan.token !== null)
        this.renewed[`${plan.token.letter}${line}`] = tokenOf(this.parts.desk.seal, ledger.name, shown)
    }
    const done = compareRow({ ledger, plan, faults, keep_blank: this.parts.update, stale }, row, known)
    if (done === 'unchanged') this.tally.unchanged++
    else if (done === 'blank') this.tally.missing++
    else if (done !== 'faulty') {
      this.changes.push(done)
      if (this.changes.length > limits.changes)
        throw new Problem('too_much', { what: '一次改动的记录', limit: `${limits.changes}条，请分开上传` })
      if (done.withdrawn === undefined) this.tally.changed++
      else this.tally.withdrawn++
    }
  }

  /** In a template a line may bear a unit's name and nothing else: nobody has filled it yet. */
  private isNew({ row, cells }: SheetRow): boolean {
    const { action, columns } = this.plan
    const asked = action === null ? '' : cellText(cells[action.column]).trim()
    if (asked !== '') {
      const says = '这一行没有系统行号，不知道是哪一条记录'
      const { letter = '', heading = '' } = action ?? {}
      this.faults.add(
        faultAt({ row, column: letter, title: heading, read: asked, says, expected: '在下载的模板里撤回' }),
      )
      return false
    }
    if (this.parts.machine === null) return true
    const filled = columns.some(({ column }) => cellText(cells[column]).trim() !== '')
    if (!filled) this.unfilled++
    return filled
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
    const { keys } = this.parts
    const first = keys.before(row, this.placeOf(row.row))
    if (first === undefined) return true
    const words = typeof first === 'number' ? `第${first}行` : first
    this.faults.add(this.keyFault(row.row, `与${words}重复（${keys.title}相同）`))
    return false
  }

  private placeOf(row: number): Place {
    const { label } = this.parts
    return label === undefined ? row : `“${label}”第${row}行`
  }

  private async stored(rows: readonly ReadRow[]): Promise<void> {
    const { keys, duplicates } = this.parts
    if (!duplicates || rows.length === 0) return
    const there = await this.existing.byKey(rows, keys)
    for (const [place, { in_hands }] of there) {
      if (in_hands) this.updatable++
      else this.locked++
      this.faults.add(this.keyFault(rows[place]?.row ?? 0, `台账中已有相同的记录（${keys.title}相同）`))
    }
  }

  private keyFault(row: number, says: string) {
    const { keys, plan } = this.parts
    const key = keys.parts[0]?.name
    const column = plan.columns.find(({ field }) => field === key)
    const letter = column?.letter ?? (key === 'unit' ? (plan.unitCode ?? plan.unitName)?.letter : undefined)
    return faultAt({
      row,
      column: letter ?? '',
      field: key ?? null,
      title: keys.title,
      read: '',
      says,
      expected: '删去重复的行',
    })
  }

  /** As with a row from a form: what was filled in beforehand, and what is said to checks that do not hold. */
  private async noted(rows: ReadRow[], lines: readonly SheetRow[]): Promise<ReadRow[]> {
    const { desk, actor } = this.parts
    const { explained } = this.plan
    await this.prefilledNoted(rows)
    if (explained === null) return rows
    const said = lines.map((line): [number, string] => [line.row, explanationIn(line, explained)])
    await noteExplanations(desk, actor, this.ledger, rows, new Map(said.filter(([, text]) => text !== '')))
    return rows
  }

  private async prefilledNoted(rows: ReadRow[]): Promise<void> {
    if (rows.length === 0 || prefillsOf(this.ledger).length === 0) return
    const { desk, actor } = this.parts
    const places = new Map(rows.map(({ unit, period }) => [`${unit} ${period ?? ''}`, { unit, period }]))
    const known = await acting(desk.database, actor, (tx) => prefilledFor(tx, desk, this.ledger, [...places.values()]))
    const prefilled = new Map([...places.keys()].map((place, i) => [place, known[i] ?? {}]))
    for (const row of rows) {
      const cells = prefilled.get(`${row.unit} ${row.period ?? ''}`) ?? {}
      if (Object.keys(cells).length > 0) row.notes = { prefilled: cells }
    }
  }

  /** Each batch costs a question or two; otherwise small ones are the quickest. */
  private get asks_database(): boolean {
    const { plan, update } = this.parts
    const points = plan.columns.some(({ document }) => document.ledger !== undefined)
    const filled = this.ledger.cadence !== undefined || prefillsOf(this.ledger).length > 0
    return points || filled || update || plan.token !== null || this.looks_beyond
  }

  private get looks_beyond(): boolean {
    return looksBeyond(rulesOf(this.ledger).mentions.hard)
  }

  /** What hard checks compare rows with: one query a batch for each kind of comparison brings it. */
  private async keepingChecks<R extends CheckedRow & { readonly row: number }>(rows: readonly R[]): Promise<R[]> {
    const { desk, actor } = this.parts
    const { hard } = rulesOf(this.ledger).mentions
    const compared = await acting(desk.database, actor, (tx) => comparedFor(tx, desk, this.ledger, rows, hard))
    return rows.filter((row, i) => {
      const faults = faultsOfWhole(this.ledger, row, compared[i])
      faults.forEach((fault) => this.faults.add(placeFault(fault, { row: row.row, cells: [] }, this.plan)))
      return faults.length === 0
    })
  }

  /** What was sent back can be mended after its form has closed; what is still being filled cannot. */
  private async changesOfOpenForms(from: number): Promise<void> {
    const { start } = workflowOf(this.ledger)
    await this.locks.open(
      this.changes.slice(from).filter(({ state }) => state === start),
      this.faults,
    )
  }

  private async changesKeepingChecks(from: number): Promise<void> {
    const changed = this.changes.slice(from).filter(({ withdrawn }) => withdrawn === undefined)
    await this.keepingChecks(
      changed.map(({ row, unit, period, state, after }) => ({ row, unit, period, state, ...after })),
    )
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

const HUNDREDS = 1_000

async function* inHundreds(batches: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  let held: SheetRow[] = []
  for await (const rows of batches) {
    held = held.length === 0 ? rows : [...held, ...rows]
    if (held.length < HUNDREDS) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

/** Sheets of our own making that nobody wonders about. */
const OWN_SHEETS = new Set(['填表说明', '需要改正'])

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
