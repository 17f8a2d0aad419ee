/** Two ledgers whose checks look in every direction: a monthly count that schools and townships keep, and a register. */
import { choice, date, defineLedger, formula, integer, text } from '../../../src/ledger/index.ts'

export const pupilRegister = defineLedger({
  name: 'pupil_register',
  title: '学籍年报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'school_year' },
  review: ['county.safety_section'],
  fields: { enrolled: integer('在籍学生', { required: true, unit: '人' }), head: text('校长姓名') },
  indicators: { enrolled: { title: '在籍学生', unit: '人', sum: 'enrolled' } },
})

export const monthlyCount = defineLedger({
  name: 'monthly_count',
  title: '在校人数月报',
  section: 'pupils',
  filledBy: ['township.head', 'school.clerk'],
  cadence: { each: 'month' },
  review: ['county.safety_section'],
  fields: {
    pupils: integer('在校学生', { required: true, unit: '人', prefill: 'pupil_register.enrolled' }),
    boarders: integer('寄宿学生', { unit: '人', prefill: 'monthly_count.boarders' }),
    spent: integer('零星采购金额', { unit: '元', prefill: 'purchase.spent' }),
    head: text('负责人', { prefill: 'pupil_register.head' }),
    day_pupils: formula('走读学生', 'pupils - boarders'),
  },
  checks: {
    within: { hard: 'boarders <= pupils', says: '寄宿生不能多于在校学生' },
    whole: { hard: 'pupils == below(pupils)', says: '与所辖学校合计不一致' },
    jump: { soft: 'abs(pupils - before(pupils)) <= 0.2 * before(pupils)', says: '比上月增减两成以上，请说明' },
    usual: { soft: 'day_pupils <= 3 * alike(day_pupils)', says: '走读学生超过同类学校中位数三倍，请说明' },
    register: { soft: 'pupils == pupil_register.enrolled', says: '与学籍年报不一致，请说明' },
  },
  indicators: { pupils: { title: '在校学生', unit: '人', sum: 'pupils' } },
})

/** Rows that rest where they are entered. */
export const purchase = defineLedger({
  name: 'purchase',
  title: '零星采购登记',
  section: 'projects',
  filledBy: 'school.clerk',
  on: 'bought_on',
  fields: {
    bought_on: date('购买日期', { required: true }),
    item: text('物品', { required: true }),
    price: integer('价格', { unit: '元' }),
  },
  checks: { dear: { soft: 'price <= 1000', says: '超过一千元，请说明' } },
  indicators: { spent: { title: '零星采购金额', unit: '元', sum: 'price' } },
})

/** Several rows a unit and period: what is alike in the grade is compared. */
export const classCount = defineLedger({
  name: 'class_count',
  title: '分年级班数',
  section: 'pupils',
  filledBy: ['township.head', 'school.clerk'],
  cadence: { each: 'term' },
  key: ['unit', 'period', 'grade'],
  review: ['county.safety_section'],
  fields: { grade: choice('年级', ['一年级', '二年级'], { required: true }), classes: integer('班数', { unit: '个' }) },
  checks: {
    whole: { soft: 'classes == below(classes)', says: '与下级合计不一致，请说明' },
    usual: { soft: 'classes <= 2 * alike(classes)', says: '多于同类学校两倍，请说明' },
    more: { soft: 'classes <= before(classes) + 1', says: '比上学期多两个班以上，请说明' },
  },
})
