/** A hall for imports over a small county, with the words a clerk would use of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Actor } from '../../src/server/db/database.ts'
import {
  confirmImport,
  type ImportHall,
  importOf,
  importSettled,
  startImport,
} from '../../src/server/sheets/imports.ts'
import { listRows } from '../../src/server/tables/rows.ts'
import { COUNTY, smallCounty, type SmallCounty } from './small_county.ts'

export interface Sent {
  readonly ledger?: string
  readonly unit?: string
  readonly period?: string
  readonly file?: string
}
export interface Hall {
  readonly county: SmallCounty
  readonly hall: ImportHall
  /** Uploads and waits until the file has been read. */
  upload(actor: Actor, bytes: Buffer | string, sent?: Sent): Promise<Import>
  /** Confirms and waits until everything is written, or nothing. */
  confirm(actor: Actor, asked: Import): Promise<Import>
  total(ledger: string): Promise<number>
  close(): Promise<void>
}

export const openHall = async (name: string): Promise<Hall> => {
  const county = await smallCounty(name)
  const folder = await mkdtemp(join(tmpdir(), 'youju-imports-'))
  const hall = { ...county.tables, database: county.database, folder }
  return {
    county,
    hall,
    upload: async (actor, bytes, { ledger = 'hazard', file = '隐患.csv', unit, period } = {}) => {
      const started = await startImport(hall, actor, { ledger, file, unit, period, bytes: once(bytes) })
      await importSettled(started.id)
      return importOf(hall, actor, started.id)
    },
    confirm: async (actor, { id }) => {
      await confirmImport(hall, actor, id)
      await importSettled(id)
      return importOf(hall, actor, id)
    },
    total: (ledger) =>
      county.database.asOwner(COUNTY, async (tx) => (await listRows(tx, county.tables, ledger, {})).total),
    close: async () => {
      await rm(folder, { recursive: true, force: true })
      await county.database.close()
    },
  }
}

async function* once(bytes: Buffer | string) {
  yield Buffer.from(bytes)
}

export const lines = (...rows: string[][]): string => rows.map((cells) => cells.join(',')).join('\r\n')

export const workbook = async (...rows: unknown[][]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表一').addRows(rows)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Each fault as `B3 what stood there：what is wrong with it`. */
export const words = (done: Import): string[] =>
  done.faults.map((fault) => `${fault.column}${fault.row} ${fault.read}：${fault.says}`)
