/** A township's sheets in one zip: handed out, gathered in, read like single uploads and written together. */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Rows } from '../../src/ledger/wire.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { importSettled } from '../../src/server/sheets/imports.ts'
import { openZip } from '../../src/server/sheets/zip_reader.ts'
import { ZipWriter } from '../../src/server/sheets/zip_writer.ts'
import { type Answer, CITY, type Client, openTown, type Town } from './town.ts'

const PERIOD = '2025-03'
let town: Town
let steward: Client
beforeAll(async () => {
  town = await openTown('import_bundle', [join(import.meta.dirname, 'declared')])
  steward = await town.as('steward')
})
afterAll(() => town.close())

const ok = <T>({ status, body }: Answer<T>): T => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const unzipped = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const zip = await openZip(bytes, 'a.zip')
  const files = new Map<string, Buffer>()
  for (const { name } of zip.packed) {
    const pieces: Buffer[] = []
    for await (const piece of zip.pieces(name)) pieces.push(piece)
    files.set(name, Buffer.concat(pieces))
  }
  zip.close()
  return files
}
const zipped = async (files: Iterable<readonly [string, Buffer | string]>): Promise<Buffer> => {
  const zip = new ZipWriter()
  const pieces: Buffer[] = []
  for (const [name, bytes] of files) for await (const piece of zip.part(name, [bytes])) pieces.push(piece)
  return Buffer.concat([...pieces, zip.end()])
}
/** As an old packer writes it: names in GBK, nothing compressed, no word about either. */
const oldZip = (files: readonly (readonly [string, string])[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const [label, bytes] = [iconv.encode(name, 'gbk'), iconv.encode(text, 'gbk')]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt32LE(crc32(bytes), 14)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(bytes.length, 22)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    local.copy(entry, 6, 4, 30)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, label, bytes)
    directory.push(entry, label)
    offset += local.length + label.length + bytes.length
  }
  const size = Buffer.concat(directory).length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
const upload = async (content: Buffer, query = '', name = '三月.zip'): Promise<Import> => {
  const { id } = ok(await steward.upload<Import>(`/api/ledgers/monthly_count/imports${query}`, { name, content }))
  await importSettled(id)
  return ok(await steward.get<Import>(`/api/imports/${id}`))
}
const confirm = async ({ id }: Import): Promise<Import> => {
  ok(await steward.post(`/api/imports/${id}/confirm`))
  await importSettled(id)
  return ok(await steward.get<Import>(`/api/imports/${id}`))
}
const rowsOf = async (period = PERIOD) =>
  ok(await steward.get<Rows>(`/api/ledgers/monthly_count/rows?period=${period}&sort=unit`)).rows
const filled = async (bytes: Buffer, cells: Readonly<Record<string, unknown>>): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  for (const [place, value] of Object.entries(cells)) book.getWorksheet('数据')!.getCell(place).value = value as never
  return Buffer.from(await book.xlsx.writeBuffer())
}

let templates: Map<string, Buffer>
describe('a template for each unit below', () => {
  test('comes as one zip, each with its own unit and period', async () => {
    const { status, bytes } = await steward.get(`/api/ledgers/monthly_count/templates.zip?unit=east-a&period=${PERIOD}`)
    expect(status).toBe(200)
    templates = await unzipped(bytes)
    expect([...templates.keys()].toSorted()).toEqual(
      ['甲河镇中心学校.xlsx', '甲河一小.xlsx', '甲河二小.xlsx', '甲河中学.xlsx'].toSorted(),
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(templates.get('甲河二小.xlsx') as never)
    expect(book.getWorksheet('数据')?.getCell('B1').text).toBe('在校人数月报　甲河二小　2025年3月')
  })
})

describe('what schools send back in one zip', () => {
  test('with faults: each with its file, nothing is written, the faulty rows come back by file', async () => {
    const content = await zipped([
      ['甲河镇/甲河一小.xlsx', await filled(templates.get('甲河一小.xlsx')!, { B3: 300, C3: 400 })],
      ['甲河镇/甲河二小.xlsx', await filled(templates.get('甲河二小.xlsx')!, { B3: '许多', C3: 4 })],
      ['甲河镇/甲河中学.xlsx', templates.get('甲河中学.xlsx')!.subarray(0, 3_000)],
      ['甲河镇/说明.docx', 'x'],
      ['__MACOSX/甲河镇/._甲河一小.xlsx', 'x'],
    ])
    const read = await upload(content)
    expect(read).toMatchObject({ state: 'faulty', written: 0, annotated: true, notes: ['没有读取：甲河镇/说明.docx'] })
    expect(read.faults.map(({ file, row, column, says }) => `${file} ${column}${row} ${says}`)).toEqual([
      '甲河镇/甲河一小.xlsx 3 寄宿生不能多于在校学生',
      '甲河镇/甲河二小.xlsx B3 “许多”不是数',
      expect.stringMatching(/^甲河镇\/甲河中学.xlsx 0 .*压缩包已损坏/),
    ])
    expect(read.files?.map(({ file, rows, faults }) => [file, rows, faults])).toEqual([
      ['甲河镇/甲河一小.xlsx', 1, 1],
      ['甲河镇/甲河二小.xlsx', 1, 1],
      ['甲河镇/甲河中学.xlsx', 0, 1],
    ])
    expect(await rowsOf()).toEqual([])
    const { bytes } = await steward.get(`/api/imports/${read.id}/annotated.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['甲河一小', '甲河二小', '甲河中学'])
    expect(book.getWorksheet('甲河二小')?.getCell('C3').note).toBeDefined()
  })

  test('without: all are written together; a file by hand is its school’s by its name', async () => {
    const content = await zipped([
      ['甲河一小.xlsx', await filled(templates.get('甲河一小.xlsx')!, { B3: 300, C3: 40 })],
      ['甲河二小.xlsx', await filled(templates.get('甲河二小.xlsx')!, { B3: 200, C3: 0 })],
      ['甲河中学.xlsx', await filled(templates.get('甲河中学.xlsx')!, { B3: 500, C3: '不适用' })],
      ['乙河一小 三月.csv', '在校学生,寄宿学生\n120,免报'],
    ])
    const read = await upload(content, `?period=${PERIOD}`)
    expect([read.faults, read.problem]).toEqual([[], null])
    expect(read).toMatchObject({ state: 'ready', read: 4, counts: { added: 4 } })
    expect(await confirm(read)).toMatchObject({ state: 'done', written: 4 })
    expect(
      (await rowsOf()).map(({ unit, values, marks }) => [unit, values['pupils'], values['boarders'], marks]),
    ).toEqual(
      expect.arrayContaining([
        ['east-a-1', 300, 40, {}],
        ['east-a-2', 200, 0, {}],
        ['east-a-3', 500, null, { boarders: 'not_applicable' }],
        ['west-a-1', 120, null, { boarders: 'exempt' }],
      ]),
    )
  })

  test('again: rows that are there are changed, also from an old packer with names in GBK', async () => {
    const content = oldZip([
      ['甲河一小.csv', '在校学生,寄宿学生\n301,'],
      ['甲河二小.csv', '在校学生,寄宿学生\n200,0'],
    ])
    const refused = await upload(content, `?period=${PERIOD}`)
    expect(refused).toMatchObject({ state: 'faulty', updatable: 2 })
    expect(refused.faults.map(({ file, says }) => `${file} ${says}`)).toEqual([
      '甲河一小.csv 台账中已有相同的记录（单位、期相同）',
      '甲河二小.csv 台账中已有相同的记录（单位、期相同）',
    ])
    ok(await steward.post(`/api/imports/${refused.id}/reading`, { update: true }))
    await importSettled(refused.id)
    const read = ok(await steward.get<Import>(`/api/imports/${refused.id}`))
    expect(read).toMatchObject({ state: 'ready', counts: { added: 0, changed: 1, unchanged: 1 } })
    expect(read.changes).toMatchObject([{ file: '甲河一小.csv', cells: [{ from: '“300”', to: '“301”' }] }])
    expect(await confirm(read)).toMatchObject({ state: 'done', written: 1 })
    expect((await rowsOf()).find(({ unit }) => unit === 'east-a-1')?.values).toMatchObject({
      pupils: 301,
      boarders: 40,
    })
  })

  test('whoever asks finds of others’ rows only what a list would show', async () => {
    const path = `/api/ledgers/monthly_count/templates.zip?unit=east-a&period=${PERIOD}`
    const inside = async (client: Client): Promise<string> => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await unzipped((await client.get(path)).bytes)).get('甲河二小.xlsx') as never)
      return book.getWorksheet('数据')!.getCell('B3').text
    }
    expect(await inside(steward)).toBe('200')
    expect(await inside(await town.as('school_one'))).toBe('')
  })

  test('two files for one school are told of each other', async () => {
    const content = await zipped([
      ['一/甲河一小.csv', '在校学生\n1'],
      ['二/甲河一小.csv', '在校学生\n2'],
    ])
    const read = await upload(content, '?period=2025-04')
    expect(read.faults.map(({ file, says }) => `${file} ${says}`)).toEqual([
      '二/甲河一小.csv 与“一/甲河一小.csv”第2行重复（单位、期相同）',
    ])
  })

  test('four hundred schools at once: handed out, gathered in, merged', async () => {
    const units = Array.from({ length: 400 }, (_, i) => ({
      code: `many-${i}`,
      name: `乙河第${i + 1}小学`,
      level: 'school',
      kind: 'primary',
      parent: 'west-a',
      opened_on: '2001-09-01',
    }))
    await town.database.asOwner(CITY, (tx) => createUnits(tx, units))
    const { status, bytes } = await steward.get('/api/ledgers/monthly_count/templates.zip?unit=west-a&period=2025-05')
    expect(status).toBe(200)
    const out = await unzipped(bytes)
    // The township's own, its two schools from before, and the new ones.
    expect(out.size).toBe(403)
    const filledOnes = [...out].slice(0, 20)
    const files: [string, Buffer | string][] = units.map(({ name }, i) => [
      `${name}.csv`,
      `在校学生,寄宿学生\n${100 + i},${i % 9}`,
    ])
    for (const [name, template] of filledOnes.filter(([one]) => one.startsWith('乙河第'))) {
      files[files.findIndex(([one]) => one === name.replace('xlsx', 'csv'))] = [
        name,
        await filled(template, { B3: 77, C3: 7 }),
      ]
    }
    const read = await upload(await zipped(files), '?period=2025-05')
    expect([read.faults, read.problem]).toEqual([[], null])
    expect(read).toMatchObject({ state: 'ready', read: 400, counts: { added: 400 } })
    expect(await confirm(read)).toMatchObject({ state: 'done', written: 400 })
    const { total } = ok(await steward.get<Rows>('/api/ledgers/monthly_count/rows?period=2025-05'))
    expect(total).toBe(400)
  }, 180_000)

  test('a zip within a zip, one without sheets, a bomb: refused in one sentence each', async () => {
    const message = async (files: readonly (readonly [string, Buffer | string])[]) =>
      (await upload(await zipped(files))).problem?.message
    expect(await message([['里.zip', await zipped([['a.csv', '1']])]])).toBe(
      '文件“三月.zip”读不了：里面还有压缩包（里.zip），请全部解开后重新打包。',
    )
    expect(await message([['照片.jpg', 'x']])).toBe('文件“三月.zip”读不了：压缩包里没有表格（.xlsx、.xls、.csv）。')
    expect(await message([['a.csv', ' '.repeat(60_000_000)]])).toBe(
      '文件“三月.zip”读不了：压缩内容展开后异常庞大，为安全起见不予打开。',
    )
  })
})
