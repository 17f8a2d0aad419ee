/**
 * A small bureau for tests: a ledger with a workflow, one with a cadence and a ladder, what they refer to, and a report.
 */
import {
  choice,
  date,
  defineLedger,
  defineNorm,
  defineOrganisation,
  definePaper,
  defineReport,
  file,
  integer,
  money,
  norm,
  ref,
  text,
} from './define.ts'
import type { Declaration } from './document.ts'

export const organisation = defineOrganisation({
  levels: [
    { name: 'county', title: '县教育局' },
    { name: 'township', title: '乡镇' },
    { name: 'central_school', title: '中心校' },
    { name: 'school', title: '学校' },
  ],
  positions: [
    { name: 'county.office_clerk', title: '局办公室', steward: true },
    { name: 'county.safety_section', title: '安全股' },
    { name: 'county.basic_section', title: '基教股' },
    { name: 'central_school.head', title: '中心校校长' },
    { name: 'school.head', title: '校长' },
    { name: 'school.safety_officer', title: '安全员' },
    { name: 'school.moral_clerk', title: '德育干事' },
  ],
  unitKinds: { primary: '小学', junior: '初中' },
})

export const hazard = defineLedger({
  name: 'hazard',
  title: '安全隐患整改台账',
  about: '每条隐患一行：在哪里、多大、谁整改、何时前、复查人。',
  filledBy: 'school.safety_officer',
  counted: { not: { state: 'draft' } },
  on: 'found_on',
  fields: {
    inspection: ref('检查记录', 'safety_inspection'),
    found_on: date('发现日期', { required: true }),
    place: text('部位', { required: true }),
    grade: choice('等级', ['一般', '重大'], { required: true }),
    measure: text('整改措施', { required: { grade: '重大' } }),
    owner: text('责任人', { required: true }),
    cost: money('整改资金'),
    due_on: date('整改时限'),
    photo: file('照片'),
    rechecked_by: text('复查人'),
  },
  workflow: {
    start: 'draft',
    states: {
      draft: { title: '登记' },
      open: { title: '整改中', limit: { until: 'due_on', else: { days: norm('hazard.general_days') } } },
      rectified: { title: '待复查', limit: { workdays: norm('hazard.recheck_workdays') } },
      closed: { title: '已销号', final: true },
    },
    moves: {
      report: { title: '上报', from: 'draft', to: 'open', by: 'school.head' },
      rectify: { title: '已整改', from: 'open', to: 'rectified', by: 'school.safety_officer', asks: ['photo', 'cost'] },
      refuse: { title: '不合格', from: 'rectified', to: 'open', by: 'county.safety_section', reason: true },
      close: {
        title: '销号',
        from: 'rectified',
        to: 'closed',
        by: 'county.safety_section',
        asks: ['rechecked_by'],
        prints: 'closing_note',
      },
    },
  },
  indicators: {
    found: { title: '排查隐患', unit: '处', count: 'rows' },
    rectified: { title: '完成整改', unit: '处', count: 'rows', where: { state: 'closed' } },
    schools: { title: '涉及学校', unit: '所', count: 'unit' },
    open: { title: '未整改', unit: '处', count: 'rows', where: { state: ['open', 'rectified'] } },
    spent: { title: '整改资金', unit: '元', sum: 'cost' },
    rectified_rate: { title: '整改率', ratio: 'rectified', over: 'found', as: 'percent' },
  },
})

export const schoolLife = defineLedger({
  name: 'school_life',
  title: '课后服务与五项管理月报',
  about: '每校每月一份；没有开展的填零，不适用的注明。',
  filledBy: 'school.moral_clerk',
  cadence: { each: 'month', due: { day: norm('school_life.due_day') }, zero: true },
  review: ['central_school.head', 'county.basic_section'],
  fields: {
    pupils: integer('在校学生', { required: true, prefill: 'school_return.pupils' }),
    after: integer('参加课后服务学生'),
    written: integer('书面作业时长', { unit: '分钟' }),
    over: integer('作业超时班级'),
  },
  checks: {
    within: { hard: 'after <= pupils', says: '参加人数不能多于在校学生' },
    jump: { soft: 'abs(after / before(after) - 1) <= 0.3', says: '与上期相差三成以上，请说明' },
  },
  indicators: {
    after_rate: { title: '课后服务参与率', ratio: 'after', over: 'pupils', as: 'percent' },
    after: { title: '参加课后服务学生', unit: '人', sum: 'after' },
    pupils: { title: '在校学生', unit: '人', sum: 'pupils' },
  },
})

export const inspection = defineLedger({
  name: 'safety_inspection',
  title: '安全检查记录',
  filledBy: 'county.safety_section',
  on: 'checked_on',
  fields: { checked_on: date('检查日期', { required: true }), team: text('检查组') },
  indicators: { inspections: { title: '检查', unit: '次', count: 'rows' } },
})

export const schoolReturn = defineLedger({
  name: 'school_return',
  title: '学校基本情况',
  filledBy: 'school.head',
  cadence: { each: 'school_year' },
  fields: { pupils: integer('在校学生', { required: true }) },
})

export const norms = [
  defineNorm({
    name: 'hazard.general_days',
    title: '一般隐患整改期限',
    unit: '天',
    values: [{ from: '2024-01-01', value: 30, source: '县教育局安全工作制度', local: true }],
  }),
  defineNorm({
    name: 'hazard.recheck_workdays',
    title: '隐患复查期限',
    unit: '个工作日',
    values: [{ from: '2024-01-01', value: 5, source: '县教育局安全工作制度', local: true }],
  }),
  defineNorm({
    name: 'school_life.due_day',
    title: '月报报送日',
    unit: '日',
    values: [{ from: '2024-01-01', value: 5, source: '县教育局月报制度', local: true }],
  }),
]

export const hazardBulletin = defineReport({
  name: 'hazard_bulletin',
  title: '隐患整改情况通报',
  each: 'year',
  levels: ['county'],
  body: [
    '# {单位}{年份}隐患整改情况',
    '',
    '全年排查隐患{hazard.found}处，完成整改{hazard.rectified}处，整改率{hazard.rectified_rate}，较上年{hazard.found:同比}。',
    '{if hazard.open > 0: 尚有{hazard.open}处正在整改。| 全部完成整改。}',
    '',
    '[table 各乡镇隐患整改情况 | hazard: found, rectified, rectified_rate by township]',
  ].join('\n'),
})

export const closingNote = definePaper({
  name: 'closing_note',
  title: '隐患销号通知书',
  ledger: 'hazard',
  code: '安销',
  to: '{单位}',
  body: '你校{place}的隐患已经复查合格，准予销号。复查人：{rechecked_by}。',
})

export const declarations: readonly Declaration[] = [
  organisation,
  hazard,
  schoolLife,
  inspection,
  schoolReturn,
  ...norms,
  hazardBulletin,
  closingNote,
]
