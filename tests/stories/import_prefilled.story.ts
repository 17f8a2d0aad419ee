import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Row, Rows } from '../../src/ledger/wire.ts'
import { importSettled } from '../../src/server/sheets/imports.ts'
import { type Answer, type Client, key, openTown, type Town } from './town.ts'

let town: Town
let school: Client
beforeAll(async () => {
  town = await openTown('import_prefilled', [join(import.meta.dirname, 'declared')])
  school = await town.as('school_one')
})
afterAll(() => town.close())

const ok = <T>({ status, body }: Answer<T>): T => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const handedIn = async (ledger: string, period: string, values: object): Promise<void> => {
  const { id, version } = ok(
    await school.post<Row>(`/api/ledgers/${ledger}/rows`, { key: key(), unit: 'east-a-1', period, values }),
  )
  ok(await school.post(`/api/ledgers/${ledger}/rows/${id}/moves`, { key: key(), version, move: 'submit' }))
}
const sheetOf = async (bytes: Uint8Array): Promise<[ExcelJS.Workbook, ExcelJS.Worksheet]> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  return [book, book.getWorksheet('数据')!]
}
const line = (sheet: ExcelJS.Worksheet, row: number): string[] =>
  Array.from({ length: sheet.columnCount - 1 }, (_, i) => sheet.getCell(row, i + 2).text)

describe('a template begins with what is known', () => {
  test('one line for the school, from the register and the last return; the row keeps a note of it', async () => {
    await handedIn('pupil_register', '2024S', { enrolled: 90, head: '文一舟' })
    await handedIn('monthly_count', '2025-02', { pupils: 90, boarders: 12 })
    const { bytes } = await school.get('/api/ledgers/monthly_count/template.xlsx?unit=east-a-1&period=2025-03')
    const [book, sheet] = await sheetOf(bytes)
    expect(sheet.getCell(1, 2).text).toBe('在校人数月报　甲河一小　2025年3月')
    expect(line(sheet, 2)).toEqual([
      '*在校学生（人）',
      '寄宿学生（人）',
      '零星采购金额（元）',
      '负责人',
      '说明',
      '操作',
      '撤回理由',
    ])
    expect(line(sheet, 3).slice(0, 4)).toEqual(['90', '12', '', '文一舟'])
    // Each unit has its one line here, so that no other can be filled.
    expect([3, 4].map((row) => sheet.getCell(row, 2).protection?.locked !== false)).toEqual([false, true])
    sheet.getCell(3, 3).value = 10
    const { body } = await school.upload<Import>('/api/ledgers/monthly_count/imports', {
      name: '三月.xlsx',
      content: Buffer.from(await book.xlsx.writeBuffer()),
    })
    await importSettled(body.id)
    ok(await school.post(`/api/imports/${body.id}/confirm`))
    await importSettled(body.id)
    expect(ok(await school.get<Import>(`/api/imports/${body.id}`))).toMatchObject({ state: 'done', written: 1 })
    const { rows } = ok(await school.get<Rows>('/api/ledgers/monthly_count/rows?unit=east-a-1&period=2025-03'))
    expect(rows).toMatchObject([
      {
        period: '2025-03',
        values: { pupils: 90, boarders: 10, head: '文一舟' },
        notes: { prefilled: { boarders: { from: 'monthly_count.boarders', period: '2025-02', value: 12 } } },
      },
    ])
  })

  test('what is handed in already is not offered again', async () => {
    const { rows } = ok(await school.get<Rows>('/api/ledgers/monthly_count/rows?unit=east-a-1&period=2025-03'))
    const { id, version } = rows[0]!
    const path = `/api/ledgers/monthly_count/template.xlsx?unit=east-a-1&period=2025-03`
    const [, before] = await sheetOf((await school.get(path)).bytes)
    expect(before.getCell(3, 1).text).toMatch(/^#\d+\.1\./)
    const explained = { register: '如实', jump: '如实', usual: '如实' }
    ok(
      await school.post(`/api/ledgers/monthly_count/rows/${id}/moves`, {
        key: key(),
        version,
        move: 'submit',
        explained,
      }),
    )
    const [book, after] = await sheetOf((await school.get(path)).bytes)
    expect(line(after, 3).every((text) => text === '')).toBe(true)
    const said: string[] = []
    book.getWorksheet('填表说明')?.eachRow((row) => said.push(row.getCell(1).text))
    expect(said).toContain('有1个单位这一期已经上报，表里没有列出，要改请先退回。')
  })
})

describe('what does not hold is explained in the sheet', () => {
  const sent = async (book: ExcelJS.Workbook): Promise<Import> => {
    const { body } = await school.upload<Import>('/api/ledgers/monthly_count/imports', {
      name: '五月.xlsx',
      content: Buffer.from(await book.xlsx.writeBuffer()),
    })
    await importSettled(body.id)
    return ok(await school.get<Import>(`/api/imports/${body.id}`))
  }
  const confirmed = async ({ id }: Import): Promise<Row> => {
    ok(await school.post(`/api/imports/${id}/confirm`))
    await importSettled(id)
    expect(ok(await school.get<Import>(`/api/imports/${id}`)).state).toBe('done')
    const { rows } = ok(await school.get<Rows>('/api/ledgers/monthly_count/rows?unit=east-a-1&period=2025-05'))
    return rows[0]!
  }
  const template = async () => {
    const { bytes } = await school.get('/api/ledgers/monthly_count/template.xlsx?unit=east-a-1&period=2025-05')
    const [book, sheet] = await sheetOf(bytes)
    return { book, at: (title: string) => sheet.getCell(3, line(sheet, 2).indexOf(title) + 2) }
  }

  test('the words go to every check the new row does not pass, and to no other', async () => {
    await handedIn('monthly_count', '2025-04', { pupils: 90, boarders: 10 })
    const { book, at } = await template()
    at('*在校学生（人）').value = 200
    at('说明').value = '春季并入一所教学点'
    const row = await confirmed(await sent(book))
    const said = { jump: '春季并入一所教学点', register: '春季并入一所教学点' }
    expect(row).toMatchObject({ state: 'draft', values: { pupils: 200 }, notes: { explained: said } })
  })

  test('they come back with the next template, and can be put otherwise', async () => {
    const { book, at } = await template()
    expect(at('说明').text).toBe('春季并入一所教学点')
    expect((await sent(book)).counts).toMatchObject({ changed: 0, unchanged: 1 })
    at('说明').value = '并入甲河教学点，共一百一十人'
    const read = await sent(book)
    expect(read.changes).toMatchObject([
      { cells: [{ title: '说明', from: '“春季并入一所教学点”', to: '“并入甲河教学点，共一百一十人”' }] },
    ])
    const row = await confirmed(read)
    expect(row.notes.explained?.['jump']).toBe('并入甲河教学点，共一百一十人')
    const { version, id } = row
    const moved = await school.post<Row>(`/api/ledgers/monthly_count/rows/${id}/moves`, {
      key: key(),
      version,
      move: 'submit',
    })
    expect(ok(moved).state).toBe('submitted')
  })
})
