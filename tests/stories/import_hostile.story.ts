/** Files as they come, and files that mean harm: each is read, or refused in one sentence. */
import { randomBytes } from 'node:crypto'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import { exportRows } from '../../src/server/sheets/export.ts'
import { annotatedImport } from '../../src/server/sheets/imports.ts'
import { ZipWriter } from '../../src/server/sheets/zip_writer.ts'
import { createRow, listRows } from '../../src/server/tables/rows.ts'
import { type Hall, lines, openHall, words, workbook } from './import_hall.ts'

let opened: Hall
beforeAll(async () => {
  opened = await openHall('import_hostile')
})
afterAll(() => opened.close())

const head = ['发现日期', '部位', '等级', '责任人', '整改措施', '整改时限']
const row = ['2026-03-09', '锅炉房', '一般', '孙', '加装护栏', '2026-04-01']
const read = (bytes: Buffer | string, file: string): Promise<Import> =>
  opened.upload(opened.county.people.officer, bytes, { unit: 's1', file })
/** The one sentence that a file is refused with. */
const refusal = async (bytes: Buffer | string, file: string): Promise<string> => {
  const { state, problem } = await read(bytes, file)
  expect(state).toBe('failed')
  return problem?.message ?? ''
}
const understood = async (bytes: Buffer | string, file: string): Promise<Import> => {
  const done = await read(bytes, file)
  expect([words(done), done.problem]).toEqual([[], null])
  expect(done.sample[0]?.values).toMatchObject({ found_on: '2026-03-09', place: '锅炉房', grade: '一般', owner: '孙' })
  return done
}
const zipped = async (parts: Readonly<Record<string, Iterable<string>>>): Promise<Buffer> => {
  const zip = new ZipWriter()
  const pieces: Buffer[] = []
  for (const [name, text] of Object.entries(parts)) for await (const piece of zip.part(name, text)) pieces.push(piece)
  return Buffer.concat([...pieces, zip.end()])
}
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const bookOf = (sheet: Iterable<string>, more: Readonly<Record<string, Iterable<string>>> = {}): Promise<Buffer> =>
  zipped({
    '_rels/.rels': [
      `<Relationships><Relationship Id="r1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    'xl/workbook.xml': ['<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'],
    'xl/_rels/workbook.xml.rels': [
      `<Relationships><Relationship Id="r1" Type="${TYPES}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const lineOf = (cells: readonly string[]): string => `<row>${cells.map(inline).join('')}</row>`
const sheetOf = (...rows: readonly string[]): string[] => [
  `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
]

describe('odd files are read', () => {
  test('csv in every encoding and with every separator', async () => {
    const text = lines(head, row)
    for (const bytes of [
      iconv.encode(text, 'gb18030'),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text),
      iconv.encode(text, 'utf-16le', { addBOM: true }),
      iconv.encode(text, 'utf-16be', { addBOM: true }),
      Buffer.from(text.replaceAll(',', ';')),
      Buffer.from(text.replaceAll(',', '\t')),
      Buffer.from(text.replaceAll('\r\n', '\n')),
    ])
      await understood(bytes, '隐患.csv')
  })

  test('an .xls of 1997, days and long numbers too, and its faults are handed back', async () => {
    const data = [head, [new Date(Date.UTC(2026, 2, 9)), ...row.slice(1)], ['昨天', '操场', '一般', '孙', '', '']]
    const old = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(old, XLSX.utils.aoa_to_sheet(data, { UTC: true }), '隐患')
    XLSX.utils.book_append_sheet(old, XLSX.utils.aoa_to_sheet([['别的']]), '别的')
    for (const bookType of ['biff8', 'xls'] as const) {
      const bytes = Buffer.from(XLSX.write(old, { type: 'buffer', bookType }) as Uint8Array)
      const done = await read(bytes, '隐患.xls')
      expect(words(done)).toEqual(['A3 昨天：“昨天”不是日期'])
      expect(done.sample[0]?.values).toMatchObject({ found_on: '2026-03-09', place: '锅炉房' })
      expect(done.notes).toEqual(['读取的是工作表“隐患”；没有读取：别的'])
      const { bytes: back, whole } = await annotatedImport(opened.hall, opened.county.people.officer, done.id)
      expect(whole).toBe(false)
      const sheet = new ExcelJS.Workbook()
      await sheet.xlsx.load(Buffer.from(back) as never)
      expect(sheet.worksheets[0]?.getCell('A3').text).toBe('3')
    }
  })

  test('formulas by what they last came to; one that was never reckoned is a fault of its cell', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表一')
    sheet.addRows([head, row])
    sheet.getCell('D2').value = { formula: 'A1&B1', result: '孙' }
    await understood(Buffer.from(await book.xlsx.writeBuffer()), '隐患.xlsx')
    const cells = row.map(inline)
    cells[3] = '<c><f>A1&amp;B1</f></c>'
    const bytes = await bookOf(sheetOf(lineOf(head), `<row>${cells.join('')}</row>`))
    expect(words(await read(bytes, '隐患.xlsx'))).toEqual([
      'D2 公式：这一格是公式，还没有算出结果：请用 Excel 或 WPS 打开，保存后再上传',
    ])
  })

  test('a workbook with macros and with links to other files: neither is run or followed, and it is said', async () => {
    const bytes = await bookOf(sheetOf(lineOf(head), lineOf(row)), {
      'xl/vbaProject.bin': ['Sub Auto_Open()'],
      'xl/externalLinks/externalLink1.xml': ['<externalLink/>'],
      'xl/externalLinks/_rels/externalLink1.xml.rels': [
        `<Relationships><Relationship Id="r1" Type="${TYPES}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
      ],
    })
    expect((await understood(bytes, '隐患.xlsm')).notes).toEqual([
      '文件里有宏：没有运行，也不保存，只读取了数据',
      '表里引用了别的文件：没有打开，读取的是上次保存时的结果',
    ])
  })
})

describe('what cannot be read is refused in one sentence', () => {
  const compound = (stream: string): Buffer => {
    const file = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(file, `/${stream}`, randomBytes(5_000))
    return Buffer.from(XLSX.CFB.write(file, { type: 'buffer' }) as Uint8Array)
  }

  test('a zip bomb, before anything of it is unpacked', async () => {
    function* endless(): Generator<string> {
      yield '<worksheet><sheetData>'
      for (let i = 0; i < 300; i++) yield ' '.repeat(1_000_000)
    }
    const bytes = await bookOf(endless())
    expect(bytes.length).toBeLessThan(2_000_000)
    const began = process.memoryUsage().rss
    expect(await refusal(bytes, '隐患.xlsx')).toBe(
      '文件“隐患.xlsx”读不了：压缩内容展开后异常庞大，为安全起见不予打开。',
    )
    expect(process.memoryUsage().rss - began).toBeLessThan(200_000_000)
  })

  test('two million cells in a thousand columns: the limit is said', async () => {
    function* wide(): Generator<string> {
      yield '<worksheet><sheetData>'
      for (let row = 0; row < 2_000; row++) {
        const cells = Array.from(
          { length: 1_000 },
          (_, i) => `<c><v>${(row * 7_919 + i * 104_729) % 1_000_003}</v></c>`,
        )
        yield `<row>${cells.join('')}</row>`
      }
      yield '</sheetData></worksheet>'
    }
    expect(await refusal(await bookOf(wide()), '隐患.xlsx')).toBe('列数超出上限（500列）。')
    const corner = await bookOf(sheetOf(lineOf(head), '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    expect(await refusal(corner, '隐患.xlsx')).toBe('列数超出上限（500列）。')
  })

  test.each([
    [
      'a workbook with a password',
      () => compound('EncryptedPackage'),
      '隐患.xlsx',
      '文件加了密码，请去掉密码后再上传。',
    ],
    [
      'an old workbook that is none',
      () => compound('Workbook'),
      '隐患.xls',
      '旧版 Excel 文件（.xls）已损坏或太复杂，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
    ],
    ['a Word document', () => compound('WordDocument'), '隐患.xls', '这是 Word 文档，请把表格粘贴到模板中再上传。'],
    [
      'a page of HTML that calls itself .xls',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      '隐患.xls',
      '这是网页格式的表格，请用 Excel 打开后另存为 .xlsx 再上传。',
    ],
    [
      'an XML sheet that calls itself .xls',
      () => Buffer.from('<?xml version="1.0"?><Workbook/>'),
      '隐患.xls',
      '这是 XML 表格，请用 Excel 打开后另存为 .xlsx 再上传。',
    ],
    ['an empty file', () => Buffer.alloc(0), '隐患.xlsx', '文件是空的。'],
    [
      'random bytes',
      () => Buffer.concat([Buffer.of(1, 2, 3), randomBytes(20_000)]),
      '隐患.csv',
      '不是 Excel 工作簿，也不是 CSV 文本。',
    ],
    [
      'random bytes that call themselves .xlsx',
      () => Buffer.concat([Buffer.of(1, 2, 3), randomBytes(9_000)]),
      '隐患.xlsx',
      '内容不是 Excel 工作簿，可能已损坏或只改了扩展名。',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), '隐患.pdf', '这是 PDF 文件，请上传 Excel 或 CSV 表格。'],
  ])('%s', async (_, bytes, file, why) => {
    expect(await refusal(bytes(), file)).toBe(`文件“${file}”读不了：${why}`)
  })

  test('a workbook that was cut off on its way, wherever', async () => {
    const whole = await workbook(head, row, row, row)
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const message = await refusal(whole.subarray(0, Math.floor(whole.length * share)), '隐患.xlsx')
      expect(message).toBe('文件“隐患.xlsx”读不了：压缩包已损坏，可能没有传完，请重新保存后再上传。')
    }
    const text = '<worksheet><sheetData><row><c><v>1</v>'
    expect(await refusal(await bookOf([text]), '隐患.xlsx')).toContain('工作簿内容残缺')
  })
})

describe('text that a spreadsheet would reckon', () => {
  const evil = [`=cmd|' /C calc'!A0`, '+1+2', '-2+3', '@SUM(1,1)', `'=1`, '＝1', '-']

  test('is guarded in what leaves the house, and comes back as it was', async () => {
    const { officer, clerk } = opened.county.people
    const { database, tables } = opened.county
    for (const [i, place] of evil.entries()) {
      await database.as(officer, (tx) =>
        createRow(tx, tables, 'hazard', {
          key: `story-evil-${i}`,
          unit: 's1',
          values: { found_on: '2026-05-01', place, grade: '一般', owner: place },
        }),
      )
    }
    const exported = (format: 'csv' | 'xlsx') =>
      database.as(clerk, async (tx) => {
        const pieces: Buffer[] = []
        const asked = { sort: 'id', where: { found_on: '2026-05-01' } }
        for await (const piece of exportRows(tx, tables, 'hazard', asked, format)) pieces.push(piece)
        return Buffer.concat(pieces)
      })
    const csv = (await exported('csv')).toString().slice(1)
    const cells = csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => /,2026-05-01,("?)(.*?)\1,一般/.exec(line)?.[2])
    expect(cells).toEqual([`'=cmd|' /C calc'!A0`, `'+1+2`, `'-2+3`, `'@SUM(1,1)`, `''=1`, '＝1', `'-`])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await exported('xlsx')) as never)
    book.worksheets[0]?.eachRow((line) =>
      line.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)),
    )

    for (const format of ['csv', 'xlsx'] as const) {
      const done = await opened.upload(clerk, await exported(format), { file: `导出.${format}` })
      expect(words(done)).toEqual([])
      const before = await opened.total('hazard')
      expect(await opened.confirm(clerk, done)).toMatchObject({ state: 'done', written: done.read })
      const { rows } = await database.as(clerk, (tx) => listRows(tx, tables, 'hazard', { sort: 'id', size: 500 }))
      expect(rows.slice(before).map(({ values }) => values['place'])).toEqual(
        rows.slice(before - done.read, before).map(({ values }) => values['place']),
      )
      expect(new Set(rows.slice(before).map(({ values }) => values['place']))).toEqual(new Set(evil))
    }
  })
})
