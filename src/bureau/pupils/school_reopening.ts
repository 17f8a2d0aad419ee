import { choice, date, defineLedger, file, integer, lines, norm, text, yesNo } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { epidemicPlans, epidemicSystems } from '../norms/pupils.ts'

const PLANS = latest(epidemicPlans)
const SYSTEMS = latest(epidemicSystems)
const CITY = 'city.basic_section'
const COUNTY = 'county.basic_section'

export const schoolReopening = defineLedger({
  name: 'school_reopening',
  title: '停课复学验收审批',
  about: '因疫情停课的学校一次停课一行：预案、制度、演练备齐才能申请验收，县里验收、市里审批之后才能复课。',
  section: 'pupils',
  filledBy: 'school.head',
  on: 'closed_on',

  fields: {
    cause: text('停课原因', { required: true, longest: 60, synonyms: ['原因', '疫情'] }),
    closed_on: date('停课日期', { required: true, synonyms: ['停课时间'] }),
    range: choice('停课范围', ['全校', '部分年级', '部分班级'], { required: true }),
    pupils: integer('停课学生', { unit: '人', min: 1, required: true, synonyms: ['涉及学生'] }),
    online: yesNo('停课期间是否组织线上学习', { required: true }),
    plans: integer('已备预案', { unit: '个', min: 0, required: true, hint: `应有${PLANS}个`, synonyms: ['预案数'] }),
    systems: integer('已建制度', {
      unit: '项',
      min: 0,
      required: true,
      hint: `应有${SYSTEMS}项`,
      synonyms: ['制度数'],
    }),
    documents: lines('预案和制度清单', {
      kind: choice('类别', ['预案', '制度'], { required: true }),
      name: text('名称', { required: true, longest: 60 }),
      issued_on: date('印发日期'),
    }),
    drills: integer('复课演练', { unit: '次', min: 0, required: true, synonyms: ['演练次数'] }),
    masks: integer('口罩储备', { unit: '只', min: 0 }),
    isolation_room: yesNo('是否设隔离观察室', { required: true }),
    staggered: text('错峰安排', { longest: 300, hint: '各年级返校的日期和时段', synonyms: ['返校安排'] }),
    planned_on: date('拟复课日期', { required: true, synonyms: ['计划复课日期'] }),
    inspected_on: date('验收日期'),
    inspection: text('验收意见', { longest: 500 }),
    approved_on: date('审批日期'),
    approval: text('审批文号', { longest: 60 }),
    reopened_on: date('实际复课日期', { synonyms: ['复课日期'] }),
    papers: file('方案和验收表'),
  },

  key: ['unit', 'closed_on'],

  workflow: {
    start: 'preparing',
    states: {
      preparing: { title: '停课准备中' },
      applied: { title: '待验收', limit: { workdays: norm('school_reopening.review_workdays') } },
      inspected: { title: '待审批', limit: { workdays: norm('school_reopening.review_workdays') } },
      rectifying: { title: '整改中', limit: { workdays: norm('school_reopening.review_workdays') } },
      approved: { title: '已批准', limit: { until: 'planned_on' } },
      reopened: { title: '已复课', final: true },
    },
    moves: {
      apply: {
        title: '申请验收',
        from: ['preparing', 'rectifying'],
        to: 'applied',
        by: 'school.head',
        when: { plans: { gte: PLANS }, systems: { gte: SYSTEMS }, drills: { gte: 1 } },
      },
      inspect: {
        title: '验收合格',
        from: 'applied',
        to: 'inspected',
        by: COUNTY,
        asks: ['inspected_on', 'inspection'],
      },
      refuse: {
        title: '退回整改',
        from: ['applied', 'inspected'],
        to: 'rectifying',
        by: [COUNTY, CITY],
        reason: true,
        points: true,
      },
      approve: { title: '批准复课', from: 'inspected', to: 'approved', by: CITY, asks: ['approved_on', 'approval'] },
      reopen: { title: '登记复课', from: 'approved', to: 'reopened', by: 'school.head', asks: ['reopened_on'] },
    },
  },

  checks: {
    in_order: { hard: 'planned_on >= closed_on', says: '拟复课日期不能早于停课日期' },
    reopened: { hard: 'reopened_on >= approved_on', says: '没有批准不能复课：实际复课日期早于审批日期' },
    kit: {
      soft: `plans >= ${PLANS} and systems >= ${SYSTEMS}`,
      says: `预案不足${PLANS}个或制度不足${SYSTEMS}项，还不能申请验收`,
    },
  },

  indicators: {
    closures: { title: '停课', unit: '校次', count: 'rows' },
    schools: { title: '停课学校', unit: '所', count: 'unit' },
    pupils: { title: '停课学生', unit: '人次', sum: 'pupils' },
    ready: {
      title: '预案和制度齐备',
      unit: '校次',
      count: 'rows',
      where: { plans: { gte: PLANS }, systems: { gte: SYSTEMS } },
    },
    ready_rate: { title: '预案和制度齐备率', ratio: 'ready', over: 'closures', as: 'percent' },
    reopened: { title: '已复课', unit: '校次', count: 'rows', where: { state: 'reopened' }, synonyms: ['复学复课'] },
    reopened_rate: { title: '复课率', ratio: 'reopened', over: 'closures', as: 'percent' },
    waiting: { title: '等待验收审批', unit: '校次', count: 'rows', where: { state: ['applied', 'inspected'] } },
    drills: { title: '复课演练', unit: '次', sum: 'drills' },
    online: { title: '组织线上学习', unit: '校次', count: 'rows', where: { online: true } },
  },
})
