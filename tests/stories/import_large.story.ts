import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { writeXlsx, type WrittenCell, type WrittenColumn } from '../../src/server/sheets/xlsx_writer.ts'
import { columnLetter } from '../../src/server/sheets/cell.ts'
import { COUNTY, smallCounty, type SmallCounty } from './small_county.ts'
import { converted, hasOffice } from './office.ts'

const ROWS = 100_000
const FAULTS = 50
const columns: WrittenColumn[] = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限'].map((title) => ({
  title,
  look: 'text',
}))
const good = (i: number): WrittenCell[] => [
  '2026-03-09',
  `第${i}处`,
  i % 9 === 0 ? '重大' : '一般',
  `责任人${i % 300}`,
  `措施${i % 7}`,
  '2026-04-01',
]
const wrong: readonly WrittenCell[] = ['2026-02-30', null, '特大', null, null, '下月']

/** Planted all over the sheet, in columns that refuse what is put there: the cell and the row. */
const planted = Array.from({ length: FAULTS }, (_, n) => ({
  row: 1 + Math.floor((n * ROWS) / FAULTS) + (n % 17),
  column: [0, 1, 2, 3, 5][n % 5] ?? 0,
}))

async function* rows(faulty: boolean): AsyncGenerator<WrittenCell[][]> {
  const at = new Map(planted.map((one) => [one.row, one.column]))
  for (let from = 1; from <= ROWS; from += 1_000) {
    yield Array.from({ length: 1_000 }, (_, n) => {
      const cells = good(from + n)
      const column = at.get(from + n)
      if (faulty && column !== undefined) cells[column] = wrong[column] ?? null
      return cells
    })
  }
}

let county: SmallCounty
let folder: string
beforeAll(async () => {
  county = await smallCounty('import_large')
  folder = await mkdtemp(join(tmpdir(), 'youju-large-'))
})
afterAll(async () => {
  await county.database.close()
  await rm(folder, { recursive: true, force: true })
})

interface Said {
  readonly first: Import
  readonly whole: boolean
  readonly second: Import
  readonly done: Import
  readonly seen: readonly number[]
  readonly megabytes: number
}

test('100,000 rows with 50 faults: all named in one pass, handed back, nothing written; mended, all are written', async () => {
  const [faulty, mended] = [join(folder, 'faulty.xlsx'), join(folder, 'mended.xlsx')]
  await pipeline(writeXlsx(columns, rows(true)), createWriteStream(faulty))
  await pipeline(writeXlsx(columns, rows(false)), createWriteStream(mended))
  const script = join(import.meta.dirname, 'large_sheet.ts')
  const env = { ...process.env, YOUJU_STORY_ACTOR: JSON.stringify(county.people.officer) }
  const asked = ['--import', 'tsx', script, county.url, folder, faulty, mended]
  const { stdout } = await promisify(execFile)(process.execPath, asked, { env, maxBuffer: 1e8 })
  const { first, whole, second, done, seen, megabytes } = JSON.parse(stdout) as Said

  const places = planted.map(({ row, column }) => `${columnLetter(column)}${row + 1}`)
  expect(first).toMatchObject({ state: 'faulty', read: ROWS, fault_count: FAULTS, written: 0 })
  expect(first.faults.map(({ column, row }) => `${column}${row}`).sort()).toEqual(places.toSorted())
  expect(second).toMatchObject({ state: 'ready', read: ROWS, fault_count: 0, written: 0 })
  expect(done).toMatchObject({ state: 'done', written: ROWS })
  expect(seen.some((written) => written > 0 && written < ROWS)).toBe(true)
  const { total } = await county.database.asOwner(COUNTY, (tx) =>
    tx.one<{ total: number }>(sql`select count(*) as total from ledger.hazard`),
  )
  expect(total).toBe(ROWS)
  console.log(`100,000 rows by sheet, twice read and once written: ${megabytes} MB at most`)
  expect(megabytes).toBeLessThan(600)

  expect(whole).toBe(false)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await readFile(join(folder, 'annotated.xlsx'))) as never)
  const sheet = book.worksheets[0]!
  expect(sheet.rowCount).toBe(2 + FAULTS)
  const marked: string[] = []
  sheet.eachRow((row, line) =>
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (cell.note !== undefined) marked.push(`${columnLetter(column - 2)}${sheet.getCell(line, 1).text}`)
    }),
  )
  expect(marked.sort()).toEqual(places.toSorted())
}, 300_000)

test.skipIf(!hasOffice)(
  'what is handed back opens elsewhere too',
  async () => {
    const bytes = await converted(await readFile(join(folder, 'annotated.xlsx')), 'annotated.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    expect(book.worksheets[0]?.getCell('A2').text).toBe('原行号')
    expect(book.worksheets[0]?.rowCount).toBe(2 + FAULTS)
  },
  120_000,
)
