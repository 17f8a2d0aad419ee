import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { rateByNameFindings } from './rates_by_name.ts'

const found = (text: string): string[] => rateByNameFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `招聘工作总结
本年度就业工作成效明显，毕业生就业率达96.5%。
一、就业
学校2024届毕业生860人，其中实现就业813人。`,
  `年度满意度情况
全年服务满意率为93.8%，群众反映良好。
一、调查
共收回问卷1500份，其中满意1437份，不满意63份。`,
  `消防安全检查总结
检查扎实有效，隐患整改率98.2%。
一、检查
共排查隐患450处，已整改432处，其余18处正在整改。`,
  `培训总结
培训取得好成绩，合格率达98.3%。
一、情况
本次参训学员600人，经考核，合格578人。`,
  `机关食堂总结
问卷回收率97.5%，总体评价好。
三、问卷
共发放问卷640份，收回612份。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `总结
毕业生就业率达96.5%。
一、就业
本科毕业生860人，其中实现就业813人。专科毕业生900人，其中就业885人。`,
  `满意度
家长满意率为93.8%。
一、学生调查
共收回学生问卷1500份，其中满意1437份。`,
  `检查总结
第一轮整改率98.2%。
一、第二轮
共排查隐患450处，已整改432处。`,
  `培训
去年合格率达98.3%。
本次参训学员600人，合格578人。`,
  `信访
一年来，信访事项办结率达到96.5%。
二、网上办理
共受理网上信访事项320件，已办结301件。来访事项200件，已办结201件次。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
