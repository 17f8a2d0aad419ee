import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { toldGroupFindings } from './told_groups.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => toldGroupFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `培训设5个专题。
专题一：政策解读。
专题二：课程标准。
专题三：教学设计。
专题四：班级管理。`,
  `抽调40人组成6个督导组。
第一组负责城区，第二组负责东片，第三组负责西片，第四组负责南片，第五组负责北片。`,
  `本次培训分3期举办。
第一期为小学班。
第二期为初中班。
第三期为高中班。
第四期为校长班。`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `抽调40人组成5个督导组。
第一组负责城区，第二组负责东片，第三组负责西片，第四组负责南片，第五组负责北片。`,
  `本次培训分4期举办。
第一期为小学班。第二期为初中班。第三期为高中班。第四期尚未举办。`,
  `组成6个督导组，其中2个督导组负责城区。
第一组、第二组、第三组负责城区。`,
  `首批设3个检查组。
第一组至第四组。`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
