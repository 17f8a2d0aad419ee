import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { venueFindings } from './venues.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => venueFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `决赛和颁奖等全部活动均在县实验小学举行。
四、保障
在活动现场城北小学设医务点2个。`,
  `培训统一在县教师发展中心举行。
请学员自带电脑到培训地点县文化中心签到。`,
  `三、地点
比赛地点：县第二中学。
六、安全
比赛现场县第四中学设三个出入口。`,
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `全部比赛均在县第一中学田径场进行。
比赛现场县一中田径场设三个出入口。`,
  `全部比赛均在县第一中学进行，分赛场除外。
分赛场设在县第三中学，主会场县第三中学。`,
  `全部活动均在县实验小学举行。
请到报到地点金叶宾馆签到。`,
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
