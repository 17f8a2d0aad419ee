import { expect, test } from 'vitest'
import { read } from '../../prose/index.ts'
import { holds, inPaperUnit, rangeOf } from './audit_printed.ts'

const only = (text: string) => read(text)[0]!
/** Whether a text agrees with what the ledgers give. */
const agrees = (text: string, value: number): boolean => holds(rangeOf(only(text)), value)

test('counts are printed in full, scaled and decimal numbers rounded', () => {
  expect(agrees('排查隐患638处。', 638)).toBe(true)
  expect(agrees('排查隐患638处。', 639)).toBe(false)
  expect(agrees('发放资助金1968万元。', 19_684_900)).toBe(true)
  expect(agrees('发放资助金1968万元。', 19_685_100)).toBe(false)
  expect(agrees('累计完成投资1.38亿元。', 137_600_000)).toBe(true)
  expect(agrees('累计完成投资1.38亿元。', 137_400_000)).toBe(false)
  expect(agrees('隐患整改率达到95.3%。', 95.34)).toBe(true)
  expect(agrees('隐患整改率达到95.3%。', 95.36)).toBe(false)
  expect(agrees('隐患整改率达到95%。', 95.4)).toBe(true)
})

test('a mean may be printed without its decimals', () => {
  expect(agrees('平均书面作业时间76分钟。', 75.7)).toBe(true)
  expect(agrees('平均书面作业时间76分钟。', 75.4)).toBe(false)
})

test('余, 近, 约 and 以上 hold within the next round number', () => {
  expect(agrees('参加演练学生9800余人次。', 9845)).toBe(true)
  expect(agrees('参加演练学生9800余人次。', 9790)).toBe(false)
  expect(agrees('参加演练学生9800余人次。', 10_400)).toBe(false)
  expect(agrees('参加演练学生近9000人次。', 8960)).toBe(true)
  expect(agrees('参加演练学生近9000人次。', 9030)).toBe(false)
  expect(agrees('发放资助金约56.3万元。', 563_900)).toBe(true)
  expect(agrees('隐患整改率95%以上。', 97.2)).toBe(true)
  expect(agrees('隐患整改率95%以上。', 94.2)).toBe(false)
})

test('a ledger’s value is said in the unit of the paper, as far as it takes to tell the two apart', () => {
  expect(inPaperUnit(only('发放资助金1968万元。'), 11_550_000)).toBe('1155万元')
  expect(inPaperUnit(only('发放资助金1968万元。'), 19_684_000)).toBe('1968.4万元')
  expect(inPaperUnit(only('在校学生69.3万人。'), 712_345)).toBe('71.2万人')
  expect(inPaperUnit(only('隐患整改率达到95.3%。'), 88.0551)).toBe('88.1%')
  expect(inPaperUnit(only('排查隐患638处。'), 308)).toBe('308处')
})
