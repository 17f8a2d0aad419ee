/** GB/T 9704-2012 on paper: a report's Word file is printed by LibreOffice and measured, to half a millimetre. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, FilledReport, Inline } from '../../src/ledger/wire.ts'
import { reportDocx } from '../../src/server/papers/docx.ts'
import { DOCUMENT, partOf } from './edited_docx.ts'
import { canPrint, inkIn, type Lettering, type Page, printed } from './printed.ts'

const text = (words: string): Inline[] => [{ type: 'text', text: words }]
const heading = (level: number, words: string): Block => ({ type: 'heading', level, inlines: text(words) })
const sentence = '全县教育系统认真落实各项工作部署要求'
const paragraph = (times: number): Block => ({ type: 'paragraph', inlines: text(sentence.repeat(times)) })
const table: Block = {
  type: 'table',
  caption: '各校隐患整改情况',
  head: ['学校', '排查'],
  rows: Array.from({ length: 60 }, (_, i) => [text(`第${i + 1}小学`), text('无')]),
}
const report: FilledReport = {
  name: 'measured',
  title: '教育工作总结',
  unit: 'county',
  unit_name: '某县',
  period: '2011',
  as_of: '2012-01-01T00:00:00+08:00',
  figures: [],
  gaps: 0,
  blocks: [
    heading(1, '某县二〇一一年教育工作总结'),
    paragraph(12),
    heading(2, '一、安全工作'),
    heading(3, '（一）隐患排查'),
    heading(4, '1.重大隐患'),
    paragraph(150),
    table,
  ],
}

/** 版心: 156 × 225 mm from 28 mm left and 37 mm below the paper's corner. */
const AREA = { left: 28, right: 184, top: 37, bottom: 262 }
const PITCH = (28.95 * 25.4) / 72
const near = (length: number, wanted: number): void => expect(Math.abs(length - wanted)).toBeLessThanOrEqual(0.5)

describe.skipIf(!canPrint)('printed and measured', () => {
  let docx: Buffer
  let pages: Page[]
  let lettering: Lettering[]
  let pdf: Buffer
  beforeAll(async () => {
    docx = await reportDocx(report, { sources: false })
    ;({ pages, lettering, pdf } = await printed(docx))
  })
  const bodyOf = (page: Page) => page.lines.filter(({ bottom }) => bottom < AREA.bottom)
  /** A page of nothing but body text: the third. */
  const full = () => bodyOf(pages[2]!)

  test('the paper is A4', () => {
    expect(pages.length).toBeGreaterThan(5)
    for (const { width, height } of pages) {
      near(width, 210)
      near(height, 297)
    }
  })

  test('twenty-two lines of twenty-eight characters fill the area of the text', () => {
    const lines = full()
    expect(lines).toHaveLength(22)
    expect(new Set(lines.map(({ text }) => Array.from(text).length))).toEqual(new Set([28]))
    for (const { left, right } of lines) {
      near(left, AREA.left)
      near(right, AREA.right)
    }
    // Letters stand at the foot of their line, so that a line begins one pitch above the foot of its letters.
    near(lines[0]!.bottom - PITCH, AREA.top)
    near(lines.at(-1)!.bottom, AREA.bottom)
  })

  test('lines lie 28.95 points apart, and do not drift', () => {
    const lines = full()
    lines.forEach(({ bottom }, i) => near(bottom, lines[0]!.bottom + i * PITCH))
    const pitch = (lines.at(-1)!.bottom - lines[0]!.bottom) / 21
    expect((pitch * 72) / 25.4).toBeCloseTo(28.95, 1)
  })

  test('paragraphs begin two characters in', () => {
    const [first] = pages[0]!.lines.filter((line) => line.text.startsWith(sentence))
    near(first!.left, AREA.left + (2 * 156) / 28)
  })

  test('the title is 22 points in the middle; levels have their own letters of 16', () => {
    const of = (words: string): Omit<Lettering, 'text'> | undefined => {
      const found = lettering.find((one) => one.text.includes(words))
      return found && { family: found.family, size: found.size, bold: found.bold }
    }
    const title = pages[0]!.lines[0]!
    near((title.left + title.right) / 2, (AREA.left + AREA.right) / 2)
    expect(of('教育工作总结')).toEqual({ family: 'serif', size: 22, bold: true })
    expect(of('一、安全工作')).toEqual({ family: 'sans', size: 16, bold: false })
    expect(of('（一）隐患排查')).toEqual({ family: 'sans', size: 16, bold: true })
    expect(of('重大隐患')).toEqual({ family: 'serif', size: 16, bold: true })
    expect(of(sentence)).toEqual({ family: 'serif', size: 16, bold: false })
    expect(of('— 1 —')).toEqual({ family: 'serif', size: 14, bold: false })
  })

  test('the file asks for the fonts of the standard by name', async () => {
    const xml = await partOf(docx, DOCUMENT)
    const fontOf = (words: string): string | undefined => {
      const run = xml.slice(0, xml.indexOf(words)).split('<w:r>').at(-1) ?? ''
      return /w:eastAsia="([^"]+)"/.exec(run)?.[1]
    }
    expect(['二〇一一年', '一、安全', '（一）隐患', '1.重大', sentence].map(fontOf)).toEqual([
      '方正小标宋简体',
      '黑体',
      '楷体_GB2312',
      '仿宋_GB2312',
      '仿宋_GB2312',
    ])
  })

  test('the page number stands one character in, right on odd pages and left on even ones, its dash 7 mm below the text', async () => {
    const numbers = pages.map(({ lines }) => lines.find(({ bottom }) => bottom > AREA.bottom + 4)!)
    expect(numbers.map(({ text }) => text)).toEqual(pages.map((_, i) => `— ${i + 1} —`))
    const character = (14 * 25.4) / 72
    numbers.forEach(({ left, right }, i) => {
      if (i % 2 === 0) near(right, AREA.right - character)
      else near(left, AREA.left + character)
    })
    const { left } = numbers[0]!
    const dash = await inkIn(pdf, 1, { left, right: left + 4, top: AREA.bottom, bottom: 285 })
    near((dash.top + dash.bottom) / 2, AREA.bottom + 7)
  })

  test('a table that goes on over the page has its head again', () => {
    const heads = pages.filter(({ lines }) =>
      lines.some(({ text: words }) => words.includes('排查') && words.includes('学校')),
    )
    const split = pages.filter(({ lines }) => lines.some(({ text: words }) => words === '学校'))
    expect(heads.length + split.length).toBeGreaterThan(1)
  })
})
