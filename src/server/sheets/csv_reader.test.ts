import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { Problem } from '../db/problem.ts'
import type { SheetRow } from './cell.ts'
import { CsvParser } from './csv_reader.ts'
import { writeCsv } from './csv_writer.ts'
import { openSheet } from './sheet.ts'
import { writeXlsx } from './xlsx_writer.ts'

const rowsOf = async (bytes: Buffer | string, file = 'a.csv'): Promise<SheetRow[]> => {
  const sheet = await openSheet(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, file)
  const rows: SheetRow[] = []
  for await (const batch of sheet.batches()) rows.push(...batch)
  return rows
}
const cellsOf = async (bytes: Buffer | string) => (await rowsOf(bytes)).map((row) => row.cells)
const collected = async (pieces: AsyncIterable<Buffer>) => {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
async function* once<T>(value: T) {
  yield value
}

describe('csv', () => {
  it.each([',', ';', '\t'])('separated by %j', async (mark) => {
    expect(await cellsOf(`校名${mark}人数\n一小${mark}12\n`)).toEqual([
      ['校名', '人数'],
      ['一小', '12'],
    ])
  })
  it.each(['utf8', 'gb18030', 'utf16-le', 'utf16-be'])('in %s', async (encoding) => {
    const text = '校名\t人数\r\n㐂一小镕\t12\r\n'
    expect(await cellsOf(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf16') }))).toEqual([
      ['校名', '人数'],
      ['㐂一小镕', '12'],
    ])
  })
  it('drops the mark at the beginning, NUL bytes and the DOS end', async () => {
    expect(await cellsOf('\uFEFFa,b\0c\r\n1,2\u001a')).toEqual([
      ['a', 'bc'],
      ['1', '2'],
    ])
  })
  it('keeps quotes, separators and line breaks inside quotes', async () => {
    expect(await cellsOf('a,b\n"x,""y""\n z",2\r"",3\r\n"q"junk,4')).toEqual([
      ['a', 'b'],
      ['x,"y"\n z', '2'],
      ['', '3'],
      ['q', '4'],
    ])
    expect(await cellsOf('a,b\n5" pipe,2\n6" pipe,3')).toEqual([
      ['a', 'b'],
      ['5" pipe', '2'],
      ['6" pipe', '3'],
    ])
  })
  it('counts rows as records and leaves out empty ones', async () => {
    expect(await rowsOf('a,b\n\n,,\n1,2\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 4, cells: ['1', '2'] },
    ])
  })
  it('names an open quote, a cell too long, too many columns', async () => {
    await expect(rowsOf('a,b\n"x,2\n3,4')).rejects.toThrow(Problem)
    expect((await cellsOf(`a,b\n${'长'.repeat(100_000)},2`))[1]?.[0]).toEqual({
      says: '单元格有100000个字，超过32767字的上限',
      read: `${'长'.repeat(40)}…`,
    })
    await expect(rowsOf(`${'a,'.repeat(600)}b`)).rejects.toThrow(Problem)
  })
  it('reads the same whatever the encoding of long files', async () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `${i},第${i}小学,"备注，""${i}"""`).join('\n')
    const utf8 = await cellsOf(text)
    expect(utf8.length).toBe(40_000)
    expect(utf8[39_999]).toEqual(['39999', '第39999小学', '备注，"39999"'])
    expect(await cellsOf(iconv.encode(text, 'gb18030'))).toEqual(utf8)
  })
})

describe('pieces', () => {
  const marks = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '中'), maxLength: 60 })
  it('may be cut anywhere', async () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 7 }), (text, size) => {
        const header = '甲,乙,丙,丁,戊\n'
        const read = (pieces: string[]) => {
          const parser = new CsvParser('a.csv')
          try {
            for (const piece of pieces) parser.feed(piece)
            parser.finish()
          } catch (error) {
            return String(error)
          }
          return parser.take()
        }
        const cut = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
        expect(read([header, ...cut])).toEqual(read([header, text]))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is written is read again', () => {
  const characters = fc.string({
    unit: fc.constantFrom('a', '中', '"', ',', ';', '\t', '\n', "'", '=', '-', '&', '<', '_x0041_', '𠮷', ' ', '1'),
  })
  const rows = fc.array(fc.array(characters, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  const filled = (given: string[][]) => given.filter((row) => row.some((cell) => cell !== ''))
  const padded = (read: SheetRow[]) => read.slice(1).map((row) => [0, 1, 2].map((i) => row.cells[i] ?? ''))

  it('as csv', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const bytes = await collected(writeCsv(['甲', '乙', '丙'], once(given)))
        expect(padded(await rowsOf(bytes))).toEqual(filled(given))
      }),
    )
  })
  it('as xlsx', async () => {
    const columns = ['甲', '乙', '丙'].map((title) => ({ title, look: 'text' as const }))
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const bytes = await collected(writeXlsx(columns, once(given)))
        expect(padded(await rowsOf(bytes, 'a.xlsx'))).toEqual(filled(given))
      }),
    )
  })
  it('numbers, days and yes as what they are', async () => {
    const columns = [
      { title: '数', look: 'number' as const },
      { title: '日', look: 'day' as const },
      { title: '否', look: 'text' as const },
    ]
    const given = [
      [-1.5, '2026-03-09', true],
      [null, '1899-01-01', false],
    ]
    expect((await rowsOf(await collected(writeXlsx(columns, once(given))), 'a.xlsx')).slice(1)).toEqual([
      { row: 2, cells: [-1.5, '2026-03-09', true] },
      { row: 3, cells: [null, '1899-01-01', false] },
    ])
    expect((await collected(writeCsv(['数'], once([[-1.5], ['=1+1'], ['-甲']])))).toString()).toBe(
      "\uFEFF数\r\n-1.5\r\n'=1+1\r\n'-甲\r\n",
    )
  })
})
