import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { oneBodyFindings } from './one_body.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => oneBodyFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `项目由华锦建设工程有限公司承建。
11月，华瑾建设工程有限公司进场施工。`,
  `学校与博远教育科技有限公司签约。
渤远教育科技有限公司派出8名讲师。`,
  `柳湾镇中心学校获得表彰。
第二天，流湾镇中心学校召开会议。
柳湾镇中心学校`,
  `县红霞小学参加试点。
红侠小学分层布置作业。`,
  `城南实验小学食堂完工。
11月,南城实验小学通过验收。`,
  `“晨曦护航”项目启动。
“辰曦护航”项目发放12万元。`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  '由华锦建设工程有限公司、华瑾建设工程有限公司分别承建。',
  `东河镇中心小学开学。
冬河镇中心小学开学。`,
  `华锦建设工程有限公司承建。
华锦建筑装饰有限公司承建。`,
  `“一校一策”落实。
“一生一策”帮扶86人。`,
  '县红霞小学、县红侠小学均已撤并。',
  `县第一中学。
县第二中学。`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
