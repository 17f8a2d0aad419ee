import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../db/problem.ts'
import type { Cell, SheetRow } from './cell.ts'
import { openSheet } from './sheet.ts'
import { SheetParser } from './xlsx_sheet.ts'
import { ZipWriter } from './zip_writer.ts'

const zipped = async (parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Buffer> => {
  const zip = new ZipWriter()
  const pieces: Buffer[] = []
  for (const [name, text] of Object.entries(parts)) {
    for await (const piece of zip.part(name, typeof text === 'string' ? [text] : text)) pieces.push(piece)
  }
  return Buffer.concat([...pieces, zip.end()])
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
/** A workbook written by hand, so that it can be wrong in any way. */
const workbook = (
  sheet: string | Iterable<string>,
  more: { strings?: string; styles?: string; book?: string; sheets?: string } = {},
) =>
  zipped({
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook>${more.book ?? ''}<sheets>${more.sheets ?? '<sheet name="表" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(more.strings === undefined ? {} : { 'xl/sharedStrings.xml': more.strings }),
    ...(more.styles === undefined ? {} : { 'xl/styles.xml': more.styles }),
  })

const rowsOf = async (bytes: Buffer, file = 'a.xlsx', wanted?: string[]): Promise<SheetRow[]> => {
  const sheet = await openSheet(bytes, file, wanted)
  const rows: SheetRow[] = []
  for await (const batch of sheet.batches()) rows.push(...batch)
  return rows
}
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const cellOf = async (cell: string, more = {}): Promise<Cell | undefined> =>
  (await rowsOf(await workbook(sheetOf(`<row r="1">${cell}</row>`), more)))[0]?.cells[0]
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem) return error.words('zh')
    throw error
  }
  return '没有拒绝'
}

describe('an xlsx made by a library', () => {
  it('gives values as Excel shows them', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('封面')
    sheet.state = 'hidden'
    const data = book.addWorksheet('第一页')
    data.addRow(['学校', '人数', '日期', '是否', '公式', '富文本', '时刻'])
    data.addRow([
      '第一小学 <&>"',
      42,
      new Date(Date.UTC(2026, 2, 9)),
      true,
      { formula: 'B2*2', result: 84 },
      { richText: [{ text: '甲' }, { font: { bold: true }, text: '乙' }] },
      new Date(Date.UTC(2026, 2, 9, 14, 30)),
    ])
    data.getCell('A4').value = '隔一行'
    data.getCell('C4').value = { error: '#N/A' }
    data.mergeCells('A4:B5')
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const opened = await openSheet(bytes, 'a.xlsx')
    expect(opened.name).toBe('第一页')
    const rows: SheetRow[] = []
    for await (const batch of opened.batches()) rows.push(...batch)
    expect(rows[1]).toEqual({
      row: 2,
      cells: ['第一小学 <&>"', 42, '2026-03-09', true, 84, '甲乙', '2026-03-09 14:30:00'],
    })
    expect(rows[2]?.row).toBe(4)
    expect(rows[2]?.cells).toEqual(['隔一行', null, { says: '单元格是公式错误 #N/A', read: '#N/A' }])
    expect(opened.merges).toEqual([{ top: 4, bottom: 5, left: 0, right: 1 }])
  })

  it('prefers the sheet that is asked for by name', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('说明').addRow(['不读这里'])
    book.addWorksheet('隐患台账').addRow(['读这里'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    expect((await rowsOf(bytes, 'a.xlsx', ['数据', '隐患台账']))[0]?.cells).toEqual(['读这里'])
    expect((await rowsOf(bytes, 'a.xlsx', ['别的']))[0]?.cells).toEqual(['不读这里'])
  })
})

describe('cells written by hand', () => {
  const styles = (formats: string[]) => ({
    styles: `<styleSheet><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
  })
  const builtIn = (id: number) => ({ styles: `<styleSheet><cellXfs><xf numFmtId="${id}"/></cellXfs></styleSheet>` })

  it.each([14, 22, 27, 28, 30, 31, 36, 50, 54, 57, 58])('built-in format %i is a day', async (id) => {
    expect(await cellOf('<c r="A1"><v>42240</v></c>', builtIn(id))).toBe('2015-08-24')
  })
  it.each([
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '2015-08-24'],
    ['[$-804]yyyy/m/d', '2015-08-24'],
    ['[DBNum1]aaaa', '2015-08-24'],
    ['0.00&quot;d&quot;', 42240],
    ['0.00E+00', 42240],
    ['[Red]#,##0', 42240],
    ['General', 42240],
    ['00000000', '00042240'],
    ['#,##0\\ &quot;元/月&quot;', 42240],
  ])('custom format %s', async (code, expected) => {
    expect(await cellOf('<c r="A1" s="1"><v>42240</v></c>', styles([code]))).toBe(expected)
  })
  it('counts from 1904 where the workbook says so', async () => {
    expect(await cellOf('<c r="A1"><v>40778</v></c>', { ...builtIn(14), book: '<workbookPr date1904="1"/>' })).toBe(
      '2015-08-24',
    )
  })
  it('writes out the day that Excel believes in', async () => {
    expect(await cellOf('<c r="A1"><v>60</v></c>', builtIn(14))).toBe('1900-02-29')
    expect(await cellOf('<c r="A1"><v>61</v></c>', builtIn(14))).toBe('1900-03-01')
    expect(await cellOf('<c r="A1"><v>59</v></c>', builtIn(14))).toBe('1900-02-28')
    expect(await cellOf('<c r="A1"><v>0.5</v></c>', builtIn(20))).toBe('12:00:00')
    expect(await cellOf('<c r="A1"><v>-3</v></c>', builtIn(14))).toBe(-3)
  })
  it('keeps 18 digits', async () => {
    expect(await cellOf('<c r="A1"><v>511702201508240009</v></c>')).toBe('511702201508240009')
    expect(await cellOf('<c r="A1"><v>0.30000000000000004</v></c>')).toBe(0.30000000000000004)
  })
  it('reads the kinds of text', async () => {
    const strings =
      '<sst><si><t>甲&amp;乙</t><phoneticPr/></si><si><r><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>ふ</t></rPh></si><si><t><![CDATA[<&>]]></t></si><si/></sst>'
    expect(await cellOf('<c r="A1" t="s"><v>0</v></c>', { strings })).toBe('甲&乙')
    expect(await cellOf('<c r="A1" t="s"><v>1</v></c>', { strings })).toBe('富 文本')
    expect(await cellOf('<c r="A1" t="s"><v>2</v></c>', { strings })).toBe('<&>')
    expect(await cellOf('<c r="A1" t="s"><v>3</v></c><c r="B1"><v>1</v></c>', { strings })).toBe(null)
    expect(await cellOf('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b_x000A_c</t></r></is></c>')).toBe('ab\nc')
    expect(await cellOf('<c r="A1" t="str"><f>A2&amp;"x"</f><v>结果</v></c>')).toBe('结果')
    expect(await cellOf('<c r="A1" t="b"><v>0</v></c>')).toBe(false)
    expect(await cellOf('<c r="A1" t="d"><v>2015-08-24T00:00:00</v></c>')).toBe('2015-08-24')
    expect(
      await cellOf('<c r="A1" t="s"><v>&#x34;</v></c>', { strings: '<sst><si><t>&#20013;</t></si></sst>' }).catch(
        () => '拒绝',
      ),
    ).toBe('拒绝')
  })
  it('follows cell references, prefixes and missing references', async () => {
    const rows = await rowsOf(
      await workbook(
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="C3"><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    )
    expect(rows).toEqual([
      { row: 3, cells: [null, null, 1, 2] },
      { row: 4, cells: [3] },
    ])
  })
  it('names a cell of 100,000 characters instead of breaking', async () => {
    const long = '长'.repeat(100_000)
    const trouble = { says: '单元格有100000个字，超过32767字的上限', read: `${'长'.repeat(40)}…` }
    expect(await cellOf(`<c r="A1" t="inlineStr"><is><t>${long}</t></is></c>`)).toEqual(trouble)
    expect(await cellOf('<c r="A1" t="s"><v>0</v></c>', { strings: `<sst><si><t>${long}</t></si></sst>` })).toEqual(
      trouble,
    )
    const ascii = await cellOf(`<c r="A1" t="str"><v>${'x'.repeat(3_000_000)}</v></c>`)
    expect(JSON.stringify(ascii)).toContain('3000000')
  })
  it('says when there are too many columns, and forgives empty ones', async () => {
    expect(await cellOf('<c r="A1"><v>1</v></c><c r="XFD1" s="3"/>')).toBe(1)
    expect(await refusal(cellOf('<c r="XFD1"><v>1</v></c>'))).toBe('列数超出上限（500列）。')
    expect(await refusal(cellOf('<c r="ZZZZZZ1"><v>1</v></c>'))).toBe('列数超出上限（500列）。')
  })
})

describe('files that are wrong', () => {
  it.each([
    ['an open cell', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'],
    ['an open tag', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet'],
    ['no root end', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'],
    ['nothing', ''],
    ['an open attribute', '<worksheet><sheetData><row r="1><c r="A1"><v>1</v></c></row></sheetData></worksheet>'],
    ['an open comment', '<worksheet><!-- <sheetData></sheetData></worksheet>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'],
    ['no number', '<worksheet><sheetData><row r="1"><c r="A1"><v>1x</v></c></row></sheetData></worksheet>'],
    ['a missing string', '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'],
    ['a row without number', '<worksheet><sheetData><row r="abc"><c><v>1</v></c></row></sheetData></worksheet>'],
    ['a cell without row', '<worksheet><sheetData><c><v>1</v></c></sheetData></worksheet>'],
    ['utf-16', Buffer.from('<worksheet/>', 'utf16le').toString('latin1')],
  ])('%s', async (_, sheet) => {
    expect(await refusal(workbook(sheet).then((bytes) => rowsOf(bytes)))).toBe(
      '文件“a.xlsx”读不了：工作簿内容残缺，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
    )
  })

  it('refuses a bomb at once, and one that lies about its size', async () => {
    function* zeros() {
      for (let i = 0; i < 400; i++) yield '0'.repeat(1024 * 1024)
    }
    const bytes = await workbook(zeros())
    const began = process.cpuUsage()
    expect(await refusal(rowsOf(bytes))).toContain('异常庞大')
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000)
    const lying = Buffer.from(bytes)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(400 * 1024 * 1024)
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size, at + 1)) lying.writeUInt32LE(3_000_000, at)
    expect(await refusal(rowsOf(lying))).toMatch(/异常庞大|损坏/)
  })

  it('tells what a file is instead', async () => {
    const compound = (stream: string) =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(3000),
        Buffer.from(stream, 'utf16le'),
        Buffer.alloc(100),
      ])
    const cases: [Buffer, string][] = [
      [Buffer.alloc(0), '文件是空的'],
      [compound('EncryptedPackage'), '密码'],
      [compound('Workbook'), '旧版 Excel 文件（.xls）已损坏'],
      [compound('nothing'), '旧版 Office'],
      [Buffer.from([9, 8, 16, 0, 0, 6, 5, 0]), '旧版 Excel 文件（.xls）已损坏'],
      [Buffer.from('%PDF-1.7'), 'PDF'],
      [Buffer.from('<html><table>'), '网页'],
      [Buffer.from('<?xml version="1.0"?><Workbook/>'), 'XML'],
      [Buffer.from('姓名,年龄'), '内容不是 Excel 工作簿'],
      [await zipped({ 'a.txt': 'x' }), '压缩包'],
      [await zipped({ 'word/document.xml': 'x' }), 'Word'],
      [await zipped({ 'xl/workbook.bin': 'x' }), 'xlsb'],
      [await zipped({ 'xl/other.xml': 'x', '_rels/.rels': '<Relationships/>' }), '缺少必要的部分'],
      [(await workbook(sheetOf(''))).subarray(0, 400), '损坏'],
    ]
    for (const [bytes, words] of cases) expect(await refusal(rowsOf(bytes))).toContain(words)
    expect(await refusal(rowsOf(Buffer.from([1, 2, 3, 0, 0, 7, 255]), 'a.csv'))).toContain('不是')
  })

  it('says when every sheet is hidden', async () => {
    const bytes = await workbook(sheetOf(''), { sheets: '<sheet name="甲" state="veryHidden" r:id="rId1"/>' })
    expect(await refusal(rowsOf(bytes))).toContain('隐藏')
  })
})

describe('anything at all', () => {
  it('is read the same wherever its pieces are cut', () => {
    const text =
      '<?xml version="1.0"?><worksheet a="1>2"><!-- x --><sheetData><row r="2" spans="1:3"><c r="A2" t="inlineStr"><is><t>ä&amp;<![CDATA[<b>]]></t></is></c><c r="C2" s="1"><v>12.5</v></c></row><row r="3"><c r="B3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    const read = (size: number) => {
      const parser = new SheetParser({ sheets: [], date1904: false, formats: [], strings: null }, 'a.xlsx')
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; at += size) parser.feed(bytes.subarray(at, at + size))
      parser.finish()
      return [parser.take(), parser.merges]
    }
    expect(read(1)).toEqual([
      [
        { row: 2, cells: ['ä&<b>', null, 12.5] },
        { row: 3, cells: [null, true] },
      ],
      [{ top: 1, bottom: 2, left: 0, right: 1 }],
    ])
    for (let size = 2; size < 40; size++) expect(read(size)).toEqual(read(1))
  })

  const harmless = async (bytes: Buffer, file: string) => {
    try {
      await rowsOf(bytes, file)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  it('never crashes on random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.xlsx', 'a.csv'), (bytes, file) =>
        harmless(Buffer.from(bytes), file),
      ),
    )
  })
  it('never crashes on random markup', async () => {
    const pieces = [
      '<row r="1">',
      '<row>',
      '<row/>',
      '</row>',
      '<c r="A1">',
      '<c t="s">',
      '<c r="B2" t="inlineStr"/>',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '&#xD800;',
      '&',
      '<',
      '>',
      '"',
      '<is><t>',
      '</t></is>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<mergeCell ref="A1:ZZZ9999999"/>',
      '</worksheet>',
      '<worksheet>',
      '中',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (parts) =>
        harmless(await workbook(parts.join('')), 'a.xlsx'),
      ),
      { numRuns: 300 },
    )
  })
  it('never crashes on a damaged workbook', async () => {
    const good = await workbook(sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c></row>'), {
      strings: '<sst><si><t>甲</t></si></sst>',
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(good)
        bytes[at] = byte
        await harmless(bytes, 'a.xlsx')
      }),
      { numRuns: 300 },
    )
  })
})
