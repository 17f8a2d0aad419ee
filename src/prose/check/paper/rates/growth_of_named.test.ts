import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { growthOfNamedFindings } from './growth_of_named.ts'

const found = (text: string): string[] => growthOfNamedFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `2024年捐赠工作总结
全年接收捐赠资金648万元，比上年增长7.4%。
二、回顾
2023年，接收捐赠资金600万元。`,
  `2024年培训总结
全年培训教师5400人次，比上年增长21.0%。
一、对比
上年共培训教师4500人次。`,
  `2025年工作总结
全年完成营养餐采购资金1890万元，比上年增长4.8%。
二、变化
2024年，营养餐采购资金1800万元。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `2024年总结
全年接收捐赠资金648万元，比上年增长8.0%。
2023年，接收捐赠资金600万元。`,
  `2024年总结
全年培训教师5400人次，比上年增长20.0%。
上年小学培训教师2800人次，初中培训教师1700人次。`,
  `2025年总结
全年完成采购资金1890万元，比上年增长5.0%。
2024年，营养餐采购资金1800万元。设备采购资金1500万元，比上年增长4.8%。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
