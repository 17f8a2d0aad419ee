/** A monthly return as schools have them: numbers, a check that stops and one that asks, two verdicts. */
import { defineLedger, integer, number, text } from '../../../src/ledger/index.ts'

export const rushReturn = defineLedger({
  name: 'rush_return',
  title: '学校月报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'month' },
  review: ['township.head', 'county.basic_section'],
  fields: {
    pupils: integer('在校学生', { required: true, min: 0 }),
    after: integer('参加课后服务学生', { required: true, min: 0 }),
    boarders: integer('寄宿学生', { min: 0 }),
    teachers: integer('专任教师', { required: true, min: 0 }),
    talks: integer('家访人次', { min: 0 }),
    sports: number('每日体育活动', { unit: '小时', places: 1 }),
    meals: integer('供餐学生', { min: 0 }),
    remark: text('说明'),
  },
  checks: {
    within: { hard: 'after <= pupils', says: '参加人数不能多于在校学生' },
    staffed: { soft: 'pupils <= 40 * teachers', says: '每位教师超过40名学生，请说明' },
  },
  indicators: { pupils: { title: '在校学生', unit: '人', sum: 'pupils' } },
})
