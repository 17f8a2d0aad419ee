import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { pointsElsewhereFindings } from './points_elsewhere.ts'

const found = (text: string): string[] => pointsElsewhereFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `2025年教育工作要点
截至2024年底，全县公办园在园幼儿占比54.2%，毛入园率93.1%。
一、学前
公办园在园幼儿占比比上年提高2.3个百分点，达到57.5%。`,
  `学校总结
升学率达到92%，高于88%的年度目标5个百分点。`,
  `2025年卫生工作要点
2024年，家庭医生签约率68.5%，较好完成任务。
二、签约
家庭医生签约率比上年提高3.5个百分点，达到73.0%。`,
  `体质监测报告
体质优良率为57.5%，超过50%的省定目标6.5个百分点。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `2025年工作要点
截至2024年底，公办园在园幼儿占比54.2%。
公办园在园幼儿占比比上年提高2.3个百分点，达到56.5%。`,
  `总结
升学率达到92%，高于全市平均水平4个百分点，比上年的90%提高2个百分点。`,
  `2025年要点
2024年，家庭医生签约率68.5%。
重点人群签约率比上年提高3.5个百分点，达到83.0%。`,
  `总结
体质优良率为57.5%，超过50%的省定目标7.5个百分点。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
