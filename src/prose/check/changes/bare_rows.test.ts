import { expect, it } from 'vitest'
import { bareRowFindings } from './bare_rows.ts'

it.each([
  '近三年,校际差异系数分别为0.52、0.47和0.49,逐年下降',
  '校际差异系数2021年0.52、2022年0.47、2023年0.49,持续下降',
  '近四年标准化得分依次为0.61、0.66、0.64、0.70,呈逐年上升态势',
])('%s', (text) => {
  expect(bareRowFindings(text)).toHaveLength(1)
})

it.each([
  '近三年,校际差异系数分别为0.52、0.49和0.47,逐年下降',
  '小学、初中、高中差异系数分别为0.41、0.46、0.39,均逐年下降',
  '近三年小学和初中差异系数分别为0.41、0.46、0.39,逐年下降',
])('is silent: %s', (text) => {
  expect(bareRowFindings(text)).toEqual([])
})
