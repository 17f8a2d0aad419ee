import { expect, test } from 'vitest'
import { check, read } from '../../../prose/index.ts'
import type { Checked } from '../../../ledger/wire/check.ts'
import { layOut, lineAt, piecesOf } from './lines.ts'

const checkedOf = (text: string): Checked => {
  const facts = read(text)
  return { file: null, text, facts, findings: check(text, facts) }
}
const all = (): boolean => true

test('pieces are the text again, and each number is marked with its unit', () => {
  const text = '青岚县工作总结\n\n一、教师\n共招聘148人，其中小学57人、初中91人。\n9月31日竣工。'
  const { lines } = layOut(checkedOf(text))
  expect(lines.map(({ rank }) => rank)).toEqual(['title', 'empty', 'first', 'plain', 'plain'])
  expect(
    lines
      .map((line) =>
        piecesOf(line, all)
          .map((piece) => piece.text)
          .join(''),
      )
      .join('\n'),
  ).toBe(text)
  const marked = piecesOf(lines[3]!, all).filter(({ mark }) => mark !== null)
  expect(marked.map((piece) => piece.text)).toEqual(['148人', '57人', '91人'])
})

test('a finding marks its places only while it is shown', () => {
  const { lines, places } = layOut(checkedOf('工程于2011年9月31日竣工。'))
  expect(places.length).toBe(1)
  const said = (shown: boolean) => piecesOf(lines[0]!, () => shown).filter((piece) => piece.places.length > 0)
  expect(
    said(true)
      .map(({ text }) => text)
      .join(''),
  ).toContain('9月31日')
  expect(said(false)).toEqual([])
})

test('rare characters before a number do not shift its mark', () => {
  const { lines } = layOut(checkedOf('𠮷安镇招聘教师57人。'))
  expect(piecesOf(lines[0]!, all).find(({ mark }) => mark !== null)?.text).toBe('57人')
})

test('a text of one line is drawn in blocks, and a number keeps its place', () => {
  const text = '全年招聘教师57人，培训教师120人。'.repeat(2_000)
  const { lines, blocks, marks } = layOut(checkedOf(text))
  expect(lines.map((line) => line.text).join('')).toBe(text)
  expect(blocks.length).toBeGreaterThan(8)
  expect(Math.max(...lines.map((line) => line.text.length))).toBeLessThanOrEqual(3_000)
  expect(marks.length).toBe(4_000)
  const last = marks.at(-1)!
  expect(text.slice(last.start, last.end)).toBe('120人')
  expect(lineAt(lines, last.start)).toBe(lines.length - 1)
})

test('even an empty text has a line', () => {
  expect(layOut(checkedOf('')).lines.length).toBe(1)
})
