import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { onePersonFindings } from './one_person.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => onePersonFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `白塔师范学院顾闻笛教授到校作报告。
活动最后，顾笛闻教授与教师交流。`,
  `德育主任陆晓棠负责落实。
第二部分
德育主任陆小棠作了汇报。`,
  `河湾小学校长 方志远
各位领导：
略。
述职人：方致远`,
  `县教研室教研员顾闻笛主持研讨。
下午，顾笛闻指出了不足。`,
  `城北小学 范晓芸、河西初中 蒲建新
优秀指导教师
城北小学 范小芸、河西初中 晏小舟`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `副校长李建国负责德育。李国建同学被评为三好学生。`,
  '城北小学校长方志远、河西小学校长方致远作了发言。',
  `城北小学校长方志远介绍经验。
随后，河西小学校长方致远介绍经验。`,
  `学生张晓云获一等奖。
学生张小云获二等奖。`,
  `德育主任陆晓棠负责落实。
教务主任陆小棠作了汇报。`,
  `方志远校长主持会议。
方志强校长作了总结。`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
