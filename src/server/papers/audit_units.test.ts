import { expect, test } from 'vitest'
import { elsewhere } from './audit_units.ts'

const CITY = {
  code: 'c',
  name: '景澜市教育局',
  level: 'city',
  kind: 'city_bureau',
  parent: null,
  opened_on: '2001-09-01',
  closed_on: null,
}
const of = (text: string): string | null => elsewhere(text, [CITY], (whole) => whole === '市')

test('全市 behind a year is the city of whoever hands the paper in', () => {
  expect(of('2011年全市教育工作总结\n\n全市排查隐患5处。')).toBeNull()
  expect(of('全市教育工作总结')).toBeNull()
  expect(of('景澜市教育局2011年工作总结')).toBeNull()
})

test('another bureau in the heading, or another whole throughout, is somebody else', () => {
  expect(of('2011年青岚县教育工作总结')).toBe('青岚县')
  expect(of('2011年教育工作总结\n\n全县排查隐患5处。')).toBe('全县')
  expect(of('2011年全县教育工作总结\n\n全县排查隐患5处。')).toBe('全县')
})
