/** GB/T 9704-2012 on paper: a report's Word file is printed by LibreOffice and measured, to half a millimetre. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, FilledReport, Inline } from '../../src/ledger/wire.ts'
import { reportDocx } from '../../src/server/papers/docx.ts'
import { DOCUMENT, partOf } from './edited_docx.ts'
import { canPrint, inkIn, type Lettering, type Line, type Page, printed } from './printed.ts'

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

const figure = (value: number, key: string): Inline => ({
  type: 'figure',
  text: String(value),
  number: value,
  figure: {
    indicator: 'hazard.found',
    title: '排查隐患',
    unit: 'county',
    unit_name: '某县',
    period: '2011',
    as_of: report.as_of,
    group: { key, title: key, by: 'level:township' },
    value,
    display: String(value),
    measure: '处',
    numerator: null,
    denominator: null,
    rows: value,
    coverage: { due: 1, received: 1 },
    limited: false,
  },
})
/** With a red head, an addressee, a chart, an attachment and an imprint. */
const issued: FilledReport = {
  ...report,
  unit_name: '某县教育局',
  frame: { head: 'red', to: '某县人民政府', copies: '县委办公室，县人大常委会办公室' },
  blocks: [
    heading(1, '关于报送二〇一一年工作总结的报告'),
    paragraph(5),
    {
      type: 'table',
      caption: '各乡镇隐患',
      head: ['乡镇', '排查隐患（处）'],
      chart: 'bar',
      rows: [
        [text('甲镇'), [figure(31, 'a')]],
        [text('乙镇'), [figure(12, 'b')]],
      ],
    },
    paragraph(2),
    heading(1, '各校情况表'),
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

describe.skipIf(!canPrint)('what stands around the text', () => {
  let docx: Buffer
  let pdf: Buffer
  let pages: Page[]
  beforeAll(async () => {
    const published = { number: '某教发〔2012〕3号', hash: null, published_at: '2012-01-01T00:00:00+08:00' }
    docx = await reportDocx(issued, { sources: false, published })
    ;({ pages, pdf } = await printed(docx))
  })
  const CHARACTER = 156 / 28
  const lineOf = (words: string): Line & { page: number } => {
    const found = pages.flatMap(({ lines }, page) =>
      lines.filter((line) => line.text.replaceAll(' ', '').startsWith(words)).map((line) => ({ ...line, page })),
    )
    expect(found.length, words).toBeGreaterThan(0)
    return found.at(-1)!
  }

  test('the red head: the unit 35 mm below the edge of the text, the number two lines on, a red line across 4 mm below it', async () => {
    const office = lineOf('某县教育局文件')
    near((office.left + office.right) / 2, (AREA.left + AREA.right) / 2)
    const ink = await inkIn(pdf, 1, {
      left: office.left,
      right: office.right,
      top: AREA.top,
      bottom: office.bottom + 2,
    })
    // The strokes of a character do not reach the edge of its square.
    expect(ink.top - (AREA.top + 35)).toBeGreaterThan(-0.5)
    expect(ink.top - (AREA.top + 35)).toBeLessThan(4)
    const number = lineOf('某教发〔2012〕3号')
    near((number.left + number.right) / 2, (AREA.left + AREA.right) / 2)
    const rule = await inkIn(pdf, 1, { left: 30, right: 40, top: number.bottom - 1, bottom: number.bottom + 12 })
    near(rule.top - number.bottom, 4)
    const end = await inkIn(pdf, 1, {
      left: AREA.right - 4,
      right: AREA.right - 0.7,
      top: rule.top - 1,
      bottom: rule.bottom + 1,
    })
    near(end.top, rule.top)
    const title = lineOf('关于报送')
    // Two lines of the body are left free.
    expect((title.top - rule.bottom) / PITCH).toBeGreaterThan(1.9)
    expect((title.top - rule.bottom) / PITCH).toBeLessThan(2.8)
  })

  test('the addressee stands flush left below the title', () => {
    const to = lineOf('某县人民政府：')
    near(to.left, AREA.left)
    expect(to.top).toBeGreaterThan(lineOf('关于报送').bottom + PITCH / 2)
  })

  test('attachments are named two characters in, without a stop behind the name', () => {
    const note = lineOf('附件：各校情况表')
    near(note.left, AREA.left + 2 * CHARACTER)
    expect(note.text.endsWith('。')).toBe(false)
  })

  test('the day stands four characters from the right, the unit’s name in the middle above it', () => {
    const day = pages
      .flatMap(({ lines }, page) => lines.map((line) => ({ ...line, page })))
      .find((line) => line.text.replaceAll(' ', '') === '2012年1月1日')!
    const office = pages[day.page]!.lines.filter(({ text: words }) => words === '某县教育局').at(-1)!
    near(day.right, AREA.right - 4 * CHARACTER)
    // Digits of the fonts that stand in are a little wider than half a character.
    expect(Math.abs((office.left + office.right - day.left - day.right) / 2)).toBeLessThan(1)
    near(day.bottom - office.bottom, PITCH)
  })

  test('an attachment begins a page: its number flush left in 黑体, its name in the middle of the third line', async () => {
    const head = pages.flatMap(({ lines }, page) =>
      lines.filter((line) => line.text === '附件').map((line) => ({ ...line, page })),
    )[0]!
    near(head.left, AREA.left)
    near(head.bottom - PITCH, AREA.top)
    const name = pages[head.page]!.lines.find((line) => line.text === '各校情况表')!
    near((name.left + name.right) / 2, (AREA.left + AREA.right) / 2)
    expect(Math.round((name.bottom - AREA.top) / PITCH)).toBe(3)
    const xml = await partOf(docx, DOCUMENT)
    const run = xml.slice(0, xml.indexOf('>附件<')).split('<w:r>').at(-1) ?? ''
    expect(run).toContain('w:eastAsia="黑体"')
  })

  test('the imprint lies at the foot of the last page, its last line on the lower edge of the text', async () => {
    const copies = lineOf('抄送：')
    const office = lineOf('2012年1月1日印发')
    expect(copies.page).toBe(pages.length - 1)
    near(copies.left, AREA.left + CHARACTER)
    near(office.right, AREA.right - CHARACTER)
    const part = { left: AREA.left + 1, right: AREA.left + 4, top: office.bottom, bottom: AREA.bottom + 3 }
    const rule = await inkIn(pdf, pages.length, part)
    near(rule.bottom, AREA.bottom)
    near(rule.bottom - rule.top, 0.35)
  })

  test('a chart is drawn by the reader from numbers in the file, with its workbook, and its figures stand tagged below', async () => {
    const chart = await partOf(docx, 'word/charts/chart1.xml')
    expect(chart).toContain('<c:v>31</c:v>')
    expect(chart).toContain('仿宋_GB2312')
    const types = await partOf(docx, '[Content_Types].xml')
    expect(types).toContain('/word/charts/chart1.xml')
    const xml = await partOf(docx, DOCUMENT)
    expect(xml.split('</w:drawing>')[1]).toContain('w:val="youju_31"')
    const caption = lineOf('各乡镇隐患')
    const head = pages[caption.page]!.lines.find(
      ({ text: words, top }) => words.includes('乡镇') && top > caption.bottom + 20,
    )!
    const ink = await inkIn(pdf, caption.page + 1, {
      left: 60,
      right: 160,
      top: caption.bottom + 8,
      bottom: head.top - 6,
    })
    expect(ink.bottom - ink.top).toBeGreaterThan(30)
  })
})
