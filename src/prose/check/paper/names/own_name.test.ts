import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { ownNameFindings } from './own_name.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => ownNameFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `柳树镇中心学校2024年工作总结
一年来，学校稳步发展。
下一步，大塘镇中心学校将继续深化改革。
柳树镇中心学校
2024年12月30日`,
  `白云幼儿园自查报告
近年来，小天鹅幼儿园坚持以幼儿为本。
白云幼儿园
2024年5月6日`,
  `柳树镇初级中学工作计划
新学期，在上级的关心下，大塘镇初级中学全体教职工团结一心。
柳树镇初级中学`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `柳树镇中心学校2024年工作总结
一年来，学校稳步发展，与大塘镇中心学校结对。
柳树镇中心学校`,
  `柳树镇中心学校2024年工作总结
对口帮扶的大塘镇中心学校将继续派出教师。
柳树镇中心学校`,
  `石桥县教育局通报
一年来，大塘镇中心学校坚持家访。
石桥县教育局`,
  `石桥县柳树镇中心学校工作总结
一年来，柳树镇中心学校坚持家访。
石桥县柳树镇中心学校`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
