import { expect, test } from 'vitest'
import type { ReportDocument } from '../../../../ledger/document.ts'
import { inlinesOf } from './pieces.ts'
import { sourcesIn, toDocument, toText } from './section_text.ts'

const files = import.meta.glob<Record<string, ReportDocument>>('../../../../bureau/reports/*.ts', { eager: true })
const reports = Object.values(files).flatMap((module) => Object.values(module))

test('every report of the bureau comes back from the editor as it went in', () => {
  expect(reports.length).toBeGreaterThan(7)
  for (const { body } of reports) expect(toText(toDocument(body))).toBe(body.trimEnd())
})

test('what stands in braces is one chip, however deep it is nested', () => {
  const condition = '{if a.x > 0: 还有{a.x}处{if a.late > 0: ，逾期{a.late}处}。| 全部完成。}'
  expect(inlinesOf(`共{a.found:同比}，${condition}其余照旧`)).toEqual([
    { type: 'text', text: '共' },
    { type: 'chip', attrs: { source: '{a.found:同比}' } },
    { type: 'text', text: '，' },
    { type: 'chip', attrs: { source: condition } },
    { type: 'text', text: '其余照旧' },
  ])
})

test('a brace that nothing closes is a word, and stays one', () => {
  expect(inlinesOf('共{a.found处')).toEqual([{ type: 'text', text: '共{a.found处' }])
  expect(inlinesOf('甲{乙{a.b}')).toEqual([
    { type: 'text', text: '甲{乙' },
    { type: 'chip', attrs: { source: '{a.b}' } },
  ])
  expect(toText(toDocument('甲{乙'))).toBe(String.raw`甲\{乙`)
  expect(toDocument(toText(toDocument('甲{乙')))).toEqual(toDocument('甲{乙'))
})

test('words that look like the language are escaped, and read as words again', () => {
  const paragraph = (text: string) => ({
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, attrs: { blank: null }, content: [{ type: 'text' as const, text }] }],
  })
  for (const text of ['# 不是标题', '[table 也不是表', '集合{1}', String.raw`C:\{甲}`, '反斜杠\\', '1 | 2']) {
    expect(toDocument(toText(paragraph(text)))).toEqual(paragraph(text))
  }
})

test('a chip behind a backslash is still a chip', () => {
  const text = toText({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { blank: null },
        content: [
          { type: 'text', text: '反斜杠\\' },
          { type: 'chip', attrs: { source: '{单位}' } },
        ],
      },
    ],
  })
  expect(sourcesIn(toDocument(text))).toEqual(['{单位}'])
})

test('blank lines are kept where they are, and two paragraphs never become one', () => {
  const text = '## 一、甲\n乙\n[late 丙 | a by b]\n\n\n丁'
  expect(toText(toDocument(text))).toBe(text)
  const pressed = toDocument(text).content.map((block) => ({ ...block, attrs: { ...block.attrs, blank: 0 } }))
  const paragraphs = pressed.filter(({ type }) => type === 'paragraph')
  expect(toText({ type: 'doc', content: paragraphs as never })).toBe('乙\n\n丁')
})

test('lines of one paragraph are joined, and empty blocks left out', () => {
  expect(toText(toDocument('甲\n乙'))).toBe('甲乙')
  expect(toText({ type: 'doc', content: [{ type: 'heading', attrs: { level: 2, blank: null } }] })).toBe('')
  expect(toDocument('').content).toHaveLength(1)
})
