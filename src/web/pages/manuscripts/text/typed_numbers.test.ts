import { expect, test } from 'vitest'
import { partedByNumbers, typedNumbers } from './typed_numbers.ts'

const found = (text: string): string[] => typedNumbers(text).map(({ from, to }) => text.slice(from, to))

test('amounts, counts and rates that somebody typed are found', () => {
  expect(found('新建校舍1,200平方米，完成投资3.5万元，占86.4%，涉及12所。')).toEqual(['1,200', '3.5', '86.4%', '12'])
  expect(found('共20，30处')).toEqual(['20', '30'])
})

test('years, days, ordinals, numbers of papers and of items are not', () => {
  expect(found('2011年3月5日，2010-2011学年第2次会议')).toEqual([])
  expect(found('川教〔2011〕35号，第3位，（2）其他')).toEqual([])
  expect(found('1.加强管理')).toEqual([])
  expect(found('D1级危房，A4纸，上午9时，八年级3班')).toEqual([])
})

test('a paragraph is cut around them and put together it is the same', () => {
  const text = '12所学校，2011年新增3所'
  const parts = partedByNumbers(text)
  expect(parts.map(({ words }) => words).join('')).toBe(text)
  expect(parts.filter(({ typed }) => typed).map(({ words }) => words)).toEqual(['12', '3'])
})
