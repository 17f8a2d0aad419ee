/**
 * Imports in the background: an upload is read at once and shown, and written when it is confirmed. State stands in
 * the database; this process only holds what is at work in it.
 */
import { existsSync } from 'node:fs'
import type { Import } from '../../ledger/import_wire.ts'
import type { Actor } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { ledgerNamed } from '../tables/tables.ts'
import { ledgerRights } from '../org/scope.ts'
import { acting } from './acting.ts'
import { annotated, type Annotated } from './annotated.ts'
import { runImport } from './import.ts'
import {
  changeImport,
  importRecord,
  type ImportRecord,
  type ImportState,
  importWire,
  insertImport,
  problemWire,
} from './import_record.ts'
import type { Assigned } from './headings.ts'
import type { ImportDesk } from './import_desk.ts'
import { ORG_SHEETS, previewOrganisation, runOrganisation } from './org_import.ts'
import { previewImport, type Progress } from './preview.ts'
import { dropUpload, keepUpload, uploadPath } from './uploads.ts'

/** The desk of a running server: where uploads lie until they are confirmed. */
export interface ImportHall extends ImportDesk {
  readonly folder: string
}
export interface NewImport {
  /** A ledger's name, `units` or `people`. */
  readonly ledger: string
  readonly unit?: string | undefined
  readonly period?: string | undefined
  /** The sender's name of the file. */
  readonly file: string
  readonly bytes: AsyncIterable<Uint8Array>
}

interface AtWork {
  readonly stop: AbortController
  readonly done: Promise<void>
}
const atWork = new Map<string, AtWork>()

const isOrganisation = (ledger: string): ledger is (typeof ORG_SHEETS)[number] =>
  ORG_SHEETS.some((one) => one === ledger)

/** Keeps the upload and begins to read it. Problems: no_such (ledger), not_yours, too_much. */
export const startImport = async (hall: ImportHall, actor: Actor, asked: NewImport): Promise<Import> => {
  await requireImporter(hall, actor, asked.ledger)
  const upload = await keepUpload(hall.folder, asked.bytes)
  // The upload's name is the import's id: whoever finds one finds the other.
  const { ledger, file } = asked
  const record = {
    id: upload,
    ledger,
    file,
    unit: asked.unit ?? null,
    period: asked.period ?? null,
    settings: { upload },
  }
  const inserted = await acting(hall.database, actor, async (tx) => {
    await insertImport(tx, record)
    return importRecord(tx, upload)
  })
  begin(upload, (signal) => read(hall, actor, inserted, signal))
  return importWire(inserted)
}

const requireImporter = async (hall: ImportHall, actor: Actor, name: string): Promise<void> => {
  if (isOrganisation(name)) return requireSteward(hall, actor, name)
  const ledger = ledgerNamed(hall, name)
  if (!ledgerRights(hall.catalogue, ledger, actor).can_import) {
    throw new Problem('not_yours', { what: `导入“${ledger.title}”` })
  }
}

/** Asked of the database, which would refuse the rows in the end, but in no words for a clerk. */
const requireSteward = async (hall: ImportHall, actor: Actor, name: 'units' | 'people'): Promise<void> => {
  const { may } = await acting(hall.database, actor, (tx) =>
    tx.one<{ may: boolean }>(sql`select org.stewards_all() as may`),
  )
  if (!may) throw new Problem('not_yours', { what: name === 'units' ? '导入单位' : '导入人员' })
}

/** Problem: no_such, also for the imports of others. */
export const importOf = async (hall: ImportHall, actor: Actor, id: string): Promise<Import> =>
  importWire(await acting(hall.database, actor, (tx) => importRecord(tx, id)))

/** Begins to write. Confirming twice is harmless. Problems: no_such, not_now. */
export const confirmImport = async (hall: ImportHall, actor: Actor, id: string): Promise<Import> => {
  const record = await acting(hall.database, actor, (tx) => importRecord(tx, id))
  if (record.state === 'writing' || record.state === 'done') return importWire(record)
  if (record.state !== 'ready' || !existsSync(uploadPath(hall.folder, record.settings.upload)))
    throw notNow(record, '确认导入')
  if (!(await changeImport(hall.database, actor, id, ['ready'], { state: 'writing' }))) return importOf(hall, actor, id)
  begin(id, (signal) => write(hall, actor, record, signal))
  return importOf(hall, actor, id)
}

/** Stops an import that is not over. What is being written is undone whole. Problems: no_such, not_now. */
export const cancelImport = async (hall: ImportHall, actor: Actor, id: string): Promise<Import> => {
  const record = await acting(hall.database, actor, (tx) => importRecord(tx, id))
  const work = atWork.get(id)
  work?.stop.abort(CANCELLED)
  await work?.done
  await changeImport(hall.database, actor, id, ['reading', 'ready', 'writing', 'faulty'], { state: 'cancelled' })
  await dropUpload(hall.folder, record.settings.upload)
  const now = await importOf(hall, actor, id)
  if (now.state === 'done') throw notNow(record, '取消导入')
  return now
}

/**
 * The same upload read again: its columns mean something else, or rows that are there already are to be changed.
 * Problems: no_such, not_now.
 */
export const readAgain = async (
  hall: ImportHall,
  actor: Actor,
  id: string,
  { columns, update }: { columns?: Assigned | undefined; update?: boolean | undefined },
): Promise<Import> => {
  const record = await acting(hall.database, actor, (tx) => importRecord(tx, id))
  if (isOrganisation(record.ledger) || !existsSync(uploadPath(hall.folder, record.settings.upload)))
    throw notNow(record, '重新读取')
  const { upload, assigned, update: before } = record.settings
  const settings = { upload, assigned: { ...assigned, ...columns }, update: update ?? before ?? false }
  const change = { state: 'reading', read: 0, faults: [], fault_count: 0, sample: [], settings } as const
  if (!(await changeImport(hall.database, actor, id, ['ready', 'faulty'], { ...change, faults: [], sample: [] })))
    throw notNow(record, '重新读取')
  begin(id, (signal) => read(hall, actor, { ...record, settings }, signal))
  return importOf(hall, actor, id)
}

/** The upload with its faults in it. Problems: no_such, not_now. */
export const annotatedImport = async (
  hall: ImportHall,
  actor: Actor,
  id: string,
): Promise<Annotated & { readonly file: string }> => {
  const record = await acting(hall.database, actor, (tx) => importRecord(tx, id))
  const { file, faults, fault_count, read, settings } = record
  const source = uploadPath(hall.folder, settings.upload)
  if (record.state !== 'faulty' || settings.reading === undefined || !existsSync(source))
    throw notNow(record, '下载标注好的表格')
  const done = await annotated({ renewed: {}, ...settings.reading, source, file, faults, fault_count, rows: read })
  return { ...done, file }
}

/** Resolves when nothing of the import is at work in this process any more. */
export const importSettled = (id: string): Promise<void> => atWork.get(id)?.done ?? Promise.resolve()

const CANCELLED = new Error('The import was cancelled.')

const titles: Readonly<Record<ImportState, string>> = {
  reading: '读取中',
  faulty: '有错误',
  ready: '待确认',
  writing: '写入中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
}
const notNow = ({ state }: ImportRecord, what: string): Problem =>
  new Problem('not_now', { state: titles[state], what })

const begin = (id: string, work: (signal: AbortSignal) => Promise<void>): void => {
  const stop = new AbortController()
  const done = work(stop.signal)
    .catch((error: unknown) => console.error(`import ${id}`, error))
    .finally(() => atWork.delete(id))
  atWork.set(id, { stop, done })
}

const read = async (hall: ImportHall, actor: Actor, record: ImportRecord, signal: AbortSignal): Promise<void> => {
  const { database } = hall
  const step = (change: Parameters<typeof changeImport>[4]) =>
    changeImport(database, actor, record.id, ['reading'], change)
  try {
    const asked = askedOf(hall, record)
    const progress = nowAndThen(async (rows) => {
      if (!(await step({ read: rows }))) throw CANCELLED
    })
    const { notes, reading, found, ...preview } = isOrganisation(record.ledger)
      ? await previewOrganisation(hall, actor, { ...asked, sheet: record.ledger }, progress, signal)
      : await previewImport(hall, actor, asked, progress, signal)
    // The upload of a faulty import stays: it is handed back with its faults in it, or read again with other columns.
    const settings = { ...record.settings, notes, reading, ...(found === undefined ? {} : { found }) }
    await step({ ...preview, state: preview.fault_count > 0 ? 'faulty' : 'ready', settings })
  } catch (error) {
    await failed(hall, actor, record, 'reading', error)
  }
}

const write = async (hall: ImportHall, actor: Actor, record: ImportRecord, signal: AbortSignal): Promise<void> => {
  const { database } = hall
  try {
    const asked = { ...askedOf(hall, record), import_id: record.id, key: record.id }
    const progress = nowAndThen(async (rows) => {
      await changeImport(database, actor, record.id, ['writing'], { written: rows })
    })
    const { count } = isOrganisation(record.ledger)
      ? await runOrganisation(hall, actor, { ...asked, sheet: record.ledger }, progress, signal)
      : await runImport(hall, actor, asked, progress, signal)
    await changeImport(database, actor, record.id, ['writing'], { state: 'done', written: count })
    await dropUpload(hall.folder, record.settings.upload)
  } catch (error) {
    await failed(hall, actor, record, 'writing', error)
  }
}

const askedOf = (hall: ImportHall, { ledger, unit, period, file, settings }: ImportRecord) => ({
  ledger,
  file,
  source: uploadPath(hall.folder, settings.upload),
  unit: unit ?? undefined,
  period: period ?? undefined,
  assigned: settings.assigned,
  update: settings.update,
})

const failed = async (
  hall: ImportHall,
  actor: Actor,
  record: ImportRecord,
  from: ImportState,
  error: unknown,
): Promise<void> => {
  await dropUpload(hall.folder, record.settings.upload)
  if (error === CANCELLED) {
    await changeImport(hall.database, actor, record.id, [from], { state: 'cancelled', written: 0 })
    return
  }
  await changeImport(hall.database, actor, record.id, [from], {
    state: 'failed',
    written: 0,
    problem: problemWire(error),
  })
  if (!(error instanceof Problem)) throw error
}

/** Twice a second at most: progress is for people. */
const nowAndThen = (tell: (rows: number) => Promise<void>): Progress => {
  let last = Date.now()
  return (rows) => {
    if (Date.now() - last < 500) return undefined
    last = Date.now()
    return tell(rows)
  }
}
