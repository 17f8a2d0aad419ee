import { expect, it } from 'vitest'
import { writtenOf } from '../ground/written.ts'
import { paperFindings } from './index.ts'

const found = (text: string): string[] => paperFindings(writtenOf(text).text).map(({ says }) => says)

it.each([
  '通过评估的有青山小学、绿水小学、蓝田中学。\n未通过评估的学校为东坝中学、蓝田中学、马集小学。',
  '学位充足的学校：北园小学、西园小学、东园小学。\n学位紧张的学校：南园小学、东园小学。',
  '已缴清保证金的企业有宏达公司、利民公司、福源公司。\n截至月底，利民公司仍未缴纳，欠缴3万元。',
  '小学女子组冠军为青溪小学，初中男子组冠军为沙河中学。\n小学女子组柳林小学一路过关斩将，夺得冠军。',
  '城东片区参训320人；城西片区参训285人；城南片区参训412人。\n从参训情况看，城东片区参训人数最多。',
  '松坡区2024年教师培训总结\n培训为柳坡区教育高质量发展提供了人才支撑。',
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  '首批通过验收的有青山小学、蓝田中学。第二批未通过验收的有东坝中学、蓝田中学。',
  '消防检查中，甲坝小学、乙坝小学、丙坝小学未发现隐患。\n食堂检查中，乙坝小学、丁坝小学存在进货台账不全等问题。',
  '2023年小学男子组冠军为东关小学。2024年小学男子组冠军为西关小学。',
  '县赛小学男子组冠军为东关小学。市赛中西关小学获得市级小学男子组冠军。',
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
