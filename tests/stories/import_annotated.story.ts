import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annotatedImport, cancelImport } from '../../src/server/sheets/imports.ts'
import { templateFor } from '../../src/server/sheets/template.ts'
import { converted, hasOffice } from './office.ts'
import { type Hall, lines, openHall, workbook } from './import_hall.ts'

let opened: Hall
beforeAll(async () => {
  opened = await openHall('import_annotated')
})
afterAll(() => opened.close())

const head = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限']
const RED = 'FFFFC7CE'

const book = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(Buffer.from(bytes) as never)
  return read
}
const noteOf = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join('')
const isRed = (cell: ExcelJS.Cell): boolean =>
  cell.fill?.type === 'pattern' && cell.fill.pattern === 'solid' && cell.fill.fgColor?.argb === RED

/** A clerk's own sheet: colours, widths, a drop-down over a long column, a protected sheet, another sheet beside it. */
const clerksOwn = async (): Promise<Buffer> => {
  const made = new ExcelJS.Workbook()
  const sheet = made.addWorksheet('三月')
  sheet.addRows([
    ['某校隐患台账'],
    head,
    ['2023-02-30', '楼梯', '一般', '孙', '', ''],
    ['2026-03-09', '操场', '特大', '孙', '', '下月'],
    ['2026-03-10', '围墙', '一般', '孙', '', ''],
  ])
  sheet.mergeCells('A1:F1')
  for (const place of ['A3', 'A4', 'A5']) sheet.getCell(place).font = { bold: true, color: { argb: 'FF0000FF' } }
  sheet.getCell('C4').note = '问过安全股'
  sheet.getColumn(2).width = 33
  const rule = { type: 'list', allowBlank: true, formulae: ['"一般,重大"'] }
  ;(sheet as unknown as { dataValidations: { add(range: string, rule: unknown): void } }).dataValidations.add(
    'C3:C9000',
    rule,
  )
  await sheet.protect('', { selectLockedCells: true, spinCount: 1 })
  made.addWorksheet('说明').addRow(['不要动'])
  return Buffer.from(await made.xlsx.writeBuffer())
}

describe('a workbook with faults is handed back', () => {
  test('the same, with the faulty cells coloured and commented, and nothing else changed', async () => {
    const { officer } = opened.county.people
    const read = await opened.upload(officer, await clerksOwn(), { unit: 's1', file: '三月隐患.xlsx' })
    expect(read).toMatchObject({ state: 'faulty', fault_count: 3, annotated: true })
    const { bytes, whole } = await annotatedImport(opened.hall, officer, read.id)
    expect(whole).toBe(true)
    const back = await book(bytes)
    expect(back.worksheets.map(({ name }) => name)).toEqual(['三月', '说明', '需要改正'])
    const sheet = back.getWorksheet('三月')!
    const red: string[] = []
    sheet.eachRow((row) => row.eachCell({ includeEmpty: true }, (cell) => void (isRed(cell) && red.push(cell.address))))
    expect(red).toEqual(['A3', 'C4', 'F4'])
    expect(noteOf(sheet.getCell('A3'))).toContain('这一天不存在：2023年2月只有28天')
    expect(noteOf(sheet.getCell('C4'))).toMatch(/^需要改正：“特大”不在可选项里.*\n——\n问过安全股$/s)
    // Cells that looked alike before still do, apart from the colour of the faulty one.
    expect(sheet.getCell('A3').font).toMatchObject({ bold: true })
    expect(sheet.getCell('A4').font).toMatchObject({ bold: true })
    expect(sheet.getColumn(2).width).toBe(33)
    expect(sheet.getCell('A1').isMerged).toBe(true)
    expect(sheet.getCell('C900').dataValidation?.formulae).toEqual(['"一般,重大"'])
    expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true })
    expect(sheet.getCell('A3').protection?.locked).toBe(false)
    const listed = back.getWorksheet('需要改正')!
    expect(listed.getCell('A1').text).toBe(
      '“三月隐患.xlsx”有3处需要改正；有错的格已涂色，停在格上可看说明；改正后把这个文件重新上传。',
    )
    expect(listed.getCell('A3').value).toMatchObject({ text: 'A3', hyperlink: "#'三月'!A3" })

    // Mended in that very file, except for one cell: only that cell is red in the next round.
    sheet.getCell('A3').value = '2023-02-28'
    sheet.getCell('C4').value = '重大'
    sheet.getCell('E4').value = '围挡'
    const second = await opened.upload(officer, Buffer.from(await back.xlsx.writeBuffer()), {
      unit: 's1',
      file: '三月隐患.xlsx',
    })
    expect(second.faults.map(({ column, row }) => `${column}${row}`)).toEqual(['F4'])
    const again = (await book((await annotatedImport(opened.hall, officer, second.id)).bytes)).getWorksheet('三月')!
    expect([isRed(again.getCell('A3')), isRed(again.getCell('C4')), isRed(again.getCell('F4'))]).toEqual([
      false,
      false,
      true,
    ])
    expect([noteOf(again.getCell('A3')), noteOf(again.getCell('C4'))]).toEqual(['', '问过安全股'])
  })

  test.skipIf(!hasOffice)(
    'also when it came through LibreOffice, and it opens there again',
    async () => {
      const { officer } = opened.county.people
      const hazard = opened.county.tables.catalogue.ledger('hazard')
      if (hazard === undefined) throw new Error('The bureau has a ledger of hazards.')
      const machine = { seal: opened.county.tables.seal, unit: 's1', period: null }
      const filled = await book(await templateFor(hazard, { machine, subtitle: '东镇第一小学' }))
      const sheet = filled.getWorksheet('数据')!
      // Behind the hidden column: 检查记录, 发现日期, 部位, 等级, 整改措施, 责任人.
      ;[null, '2026-02-30', '楼梯', '一般', null, '孙'].forEach((value, i) => (sheet.getCell(3, i + 2).value = value))
      const through = await converted(new Uint8Array(await filled.xlsx.writeBuffer()), '模板.xlsx')
      const read = await opened.upload(officer, through, { file: '模板.xlsx' })
      expect(read.faults.map(({ column, row }) => `${column}${row}`)).toEqual(['C3'])
      expect(read.annotated_whole).toBe(true)
      const { bytes, whole } = await annotatedImport(opened.hall, officer, read.id)
      expect(whole).toBe(true)
      const again = await book(await converted(bytes, '标注.xlsx'))
      const marked = again.getWorksheet('数据')!.getCell('C3')
      expect(isRed(marked)).toBe(true)
      expect(noteOf(marked)).toContain('这一天不存在')
      marked.value = '2026-02-28'
      const mended = await opened.upload(officer, Buffer.from(await again.xlsx.writeBuffer()), { file: '标注.xlsx' })
      expect([mended.state, mended.faults, mended.notes ?? []]).toEqual(['ready', [], []])
    },
    150_000,
  )

  test('of a csv the faulty rows alone, with their numbers', async () => {
    const { officer } = opened.county.people
    const many = Array.from({ length: 300 }, (_, i) => ['2026-03-09', `第${i}处`, i === 250 ? '中等' : '一般', '孙'])
    const read = await opened.upload(officer, lines(head.slice(0, 4), ...many, ['', '=1+1', '一般', '孙']), {
      unit: 's1',
    })
    expect(read.faults.map(({ column, row }) => `${column}${row}`)).toEqual(['C252', 'A302'])
    const { bytes, whole } = await annotatedImport(opened.hall, officer, read.id)
    expect(whole).toBe(false)
    const sheet = (await book(bytes)).worksheets[0]!
    expect(sheet.getCell('A1').text).toContain('有2处需要改正；下面只列出有错的行')
    const texts = [2, 3, 4].map((row) => [1, 2, 3, 4, 5].map((column) => sheet.getCell(row, column).text))
    expect(texts).toEqual([
      ['原行号', ...head.slice(0, 4)],
      ['252', '2026-03-09', '第250处', '中等', '孙'],
      ['302', '', '=1+1', '一般', '孙'],
    ])
    expect([isRed(sheet.getCell('D3')), isRed(sheet.getCell('B4')), isRed(sheet.getCell('B3'))]).toEqual([
      true,
      true,
      false,
    ])
    expect(sheet.getCell('C4').type).toBe(ExcelJS.ValueType.String)
    expect(noteOf(sheet.getCell('D3'))).toContain('“中等”不在可选项里')
  })

  test('as long as it is not over, and to nobody else', async () => {
    const { officer, clerk } = opened.county.people
    const read = await opened.upload(officer, await workbook(head, ['昨天', '楼梯', '一般', '孙']), { unit: 's1' })
    await expect(annotatedImport(opened.hall, clerk, read.id)).rejects.toMatchObject({ code: 'no_such' })
    await cancelImport(opened.hall, officer, read.id)
    await expect(annotatedImport(opened.hall, officer, read.id)).rejects.toMatchObject({ code: 'not_now' })
    await expect(annotatedImport(opened.hall, officer, randomUUID())).rejects.toMatchObject({ code: 'no_such' })
  })
})
