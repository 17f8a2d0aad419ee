/**
 * A file read as rows of a ledger, in one pass with memory for one batch: the one reading that the preview shows and
 * the import writes, so that what was previewed is what is written.
 */
import { fillingLevels, type LedgerDocument, parsePeriod, today } from '../../ledger/index.ts'
import type { Actor } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { correctsSome, rightsOf } from '../tables/rights.ts'
import { ledgerNamed } from '../tables/tables.ts'
import { Bundle, openBundle } from './bundle.ts'
import type { Sheet, SheetRow } from './cell.ts'
import { Duplicates } from './duplicates.ts'
import { Faults } from './faults.ts'
import { HEADING_ROWS } from './headings.ts'
import type { ImportAsked, ImportDesk, LedgerSheet } from './import_desk.ts'
import { fingerprintOf, type MachinePart, readMachinePart } from './machine_part.ts'
import { loadPlaces, type Places } from './places.ts'
import { PointedRows } from './pointed_rows.ts'
import { rowReader } from './row_reader.ts'
import { openSheet } from './sheet.ts'
import { planSheet } from './sheet_plan.ts'
import { Walk } from './sheet_walk.ts'
import { badFile } from './zip_reader.ts'

/** Sheets that are read before all others. */
export const wantedSheets = (ledger: LedgerDocument): string[] => ['数据', ledger.title, ledger.name]

interface Opening {
  /** Also look for rows that are in the table already; the import itself leaves that to the table. */
  readonly duplicates: boolean
}

/** A sheet, or a zip of many, which are read one after another as if they were one. */
export const openLedgerSheet = async (
  desk: ImportDesk,
  actor: Actor,
  asked: ImportAsked,
  { duplicates }: Opening,
): Promise<LedgerSheet> => {
  const ledger = ledgerNamed(desk, asked.ledger)
  const places = await loadPlaces(desk.database, actor, desk, ledger)
  if (asked.unit !== undefined && places.name(asked.unit) === undefined) {
    throw new Problem('no_such', { what: '单位', name: asked.unit })
  }
  const keys = new Duplicates(desk, ledger)
  const shared = { desk, actor, ledger, places, keys, duplicates }
  const bundle = await openBundle(asked.source, asked.file)
  if (bundle === null) return openFile(shared, asked)
  return new Bundle(ledger, bundle, (source, file) => {
    // A school that made its own sheet names the file after itself more often than it writes its name into it.
    const unit = unitCalled(places, file) ?? asked.unit
    return openFile(shared, { ...asked, source, file, unit }, file)
  })
}

interface Shared {
  readonly desk: ImportDesk
  readonly actor: Actor
  readonly ledger: LedgerDocument
  readonly places: Places
  readonly keys: Duplicates
  readonly duplicates: boolean
}

/** `label`: how its rows are spoken of beside those of other files. */
const openFile = async (shared: Shared, asked: ImportAsked, label?: string): Promise<Walk> => {
  const { desk, actor, ledger, places, keys } = shared
  const sheet = await openSheet(asked.source, asked.file, wantedSheets(ledger))
  try {
    const machine = machineOf(desk, ledger, sheet, asked)
    const { unit, period } = belonging(ledger, machine, asked, places)
    const pointed = new PointedRows(desk.database, actor, desk)
    const faults = new Faults()
    const { first, rest } = await beginningOf(sheet)
    const plan = planSheet(first, {
      ledger,
      level: unit === undefined ? undefined : places.level(unit),
      hasPeriod: period !== undefined,
      levelOf: places.level,
      context: { unit: places.find, row: pointed.find, date1904: sheet.date1904 },
      assigned: asked.assigned,
    })
    plan.faults.forEach((fault) => faults.add(fault))
    const anyState = correctsSome(rightsOf(desk, ledger, actor))
    const reader = rowReader({
      ledger,
      seal: desk.seal,
      plan,
      places,
      faults,
      unit,
      period,
      anyState,
      today: today(new Date()),
    })
    // Without a key nothing tells which row a line of a file made by hand would change.
    const update = asked.update === true && keys.parts.length > 0
    const notes = notesOn(ledger, machine)
    return new Walk({ ...shared, plan, faults, sheet, machine, pointed, reader, update, notes, label }, first, rest)
  } catch (error) {
    await sheet.close()
    throw error
  }
}

const unitCalled = (places: Places, file: string): string | undefined => {
  const name = file.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
  for (const part of [name, ...name.split(/[\s_\-—（）()【】]+/)]) {
    const found = part === '' ? undefined : places.find(part)
    if (found !== undefined && 'code' in found) return found.code
  }
  return undefined
}

/** Problem: bad_file, where the template is another ledger's or another period's, or was tampered with. */
const machineOf = (desk: ImportDesk, ledger: LedgerDocument, sheet: Sheet, asked: ImportAsked): MachinePart | null => {
  const machine = readMachinePart(sheet.machine, desk.seal)
  if (machine === null) return null
  const { file, period } = asked
  if (machine === 'changed')
    throw badFile(file, '模板里隐藏的系统信息被改动过，请重新下载模板，把填好的内容复制过去再上传。')
  if (machine.ledger !== ledger.name) {
    const own = desk.catalogue.ledger(machine.ledger)?.title ?? machine.ledger
    throw badFile(file, `这是“${own}”的模板，不是“${ledger.title}”的。`)
  }
  if (machine.period !== null && period !== undefined && period !== machine.period)
    throw badFile(file, `这是${titleOf(machine.period)}的模板，上传时选的却是${titleOf(period)}。`)
  return machine
}

const titleOf = (period: string): string => parsePeriod(period)?.title ?? period

/** Whose the rows are and for when: as the template says, else as was said with the upload. */
const belonging = (
  ledger: LedgerDocument,
  machine: MachinePart | null,
  { unit, period }: ImportAsked,
  places: Places,
): { unit: string | undefined; period: string | undefined } => {
  const own = machine?.unit ?? null
  const level = own === null ? undefined : places.level(own)
  const fills = own !== null && level !== undefined && fillingLevels(ledger).includes(level)
  return { unit: fills ? own : unit, period: machine?.period ?? period }
}

const notesOn = (ledger: LedgerDocument, machine: MachinePart | null): string[] =>
  machine === null || machine.fingerprint === fingerprintOf(ledger)
    ? []
    : ['这份模板下载之后台账改过：列按现在的台账对应，请核对']

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
