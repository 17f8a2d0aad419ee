import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { gradeTogetherFindings } from './grades_together.ts'

const found = (text: string): string[] => gradeTogetherFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `教师问卷分析
收回问卷800份。
对食堂评价“满意”的412人，“基本满意”的236人，“不满意”的152人。
总体看，“满意”和“基本满意”合计占收回问卷的87.0%。`,
  `家长问卷通报
收回有效问卷2000份。
其中“非常了解”860份、“基本了解”740份、“不了解”400份。
从结果看，“非常了解”和“基本了解”合计占有效问卷的86.0%。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `问卷分析
收回问卷800份。
“满意”的412人，“基本满意”的236人。
“满意”和“基本满意”合计占收回问卷的81.0%。`,
  `问卷分析
收回问卷800份。
去年“满意”和“基本满意”合计占收回问卷的87.0%。今年“满意”的412人，“基本满意”的236人。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
