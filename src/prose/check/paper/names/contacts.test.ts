import { expect, it } from 'vitest'
import { contactFindings } from './contacts.ts'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => contactFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `监督电话：6412083。
群众可拨打监督电话6421083反映。`,
  `报到地点：育才路216号。
邮寄地址：育才路261号。`,
  `今年是第30个全国爱眼日。
各校要围绕第29个全国爱眼日开展宣传。`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `报名咨询电话：6412083，技术咨询电话：6412038。`,
  `甲校
咨询电话：6412083
乙校
咨询电话：6412038`,
  `今年是第30个全国爱眼日。
去年第29个全国爱眼日覆盖86所学校。`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
