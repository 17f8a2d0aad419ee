import { choice, date, defineLedger, file, integer, norm, text, yesNo } from '../../ledger/index.ts'
import { INSPECTORS } from './inspectors.ts'

/** A check is confirmed by those who made it: the central school its own, the county's section all others. */
const OF_TOWNSHIP = { kind: '中心学校检查' } as const
const OTHERS = { not: OF_TOWNSHIP } as const
/** What a check has come to; written down when it has been made. */
const OUTCOME = ['members', 'findings', 'fixed_at_once', 'summary'] as const
/** Who was there: the school itself, or those who came. */
const RECORDERS = ['school.safety_officer', ...INSPECTORS] as const
const NOT_DONE = ['planned', 'cancelled'] as const

export const safetyInspection = defineLedger({
  name: 'safety_inspection',
  title: '学校安全检查记录',
  about: '一次到校检查一行，记在被检查的学校名下：先排计划，查完记录结果；发现的每处隐患接着登记到隐患整改台账。',
  section: 'safety',
  filledBy: 'school.safety_officer',
  enteredBy: INSPECTORS,
  counted: { not: { state: [...NOT_DONE, 'returned'] } },
  on: 'checked_on',

  fields: {
    checked_on: date('检查日期', { required: true, hint: '还没有查的填计划日期', synonyms: ['检查时间', '计划日期'] }),
    kind: choice('检查类别', ['学校自查', '中心学校检查', '县级检查', '市级督查', '部门联合检查'], {
      required: true,
      synonyms: ['检查类型', '检查方式'],
    }),
    theme: choice(
      '检查重点',
      ['开学安全', '汛期安全', '消防安全', '食品安全', '校车与交通', '校舍安全', '冬季安全', '综合检查'],
      {
        required: true,
        synonyms: ['检查内容', '专项名称'],
      },
    ),
    team: text('检查组', { required: true, longest: 60, synonyms: ['检查单位'] }),
    leader: text('带队人', { required: true, longest: 30, synonyms: ['组长'] }),
    members: integer('检查人数', { unit: '人', min: 1, max: 60 }),
    findings: integer('发现隐患', {
      unit: '处',
      min: 0,
      max: 200,
      hint: '没有发现的填0',
      synonyms: ['隐患数'],
    }),
    fixed_at_once: integer('当场整改', { unit: '处', min: 0, max: 200, synonyms: ['现场整改'] }),
    notice: yesNo('是否下达整改通知书'),
    summary: text('检查情况', { longest: 1000, synonyms: ['检查意见', '反馈意见'] }),
    record: file('检查记录表'),
  },

  workflow: {
    start: 'planned',
    states: {
      planned: { title: '已安排', limit: { until: 'checked_on' } },
      recorded: { title: '待确认', limit: { workdays: norm('safety_inspection.confirm_workdays') } },
      returned: { title: '退回补正', limit: { workdays: norm('safety_inspection.mend_workdays') } },
      confirmed: { title: '已确认', final: true },
      cancelled: { title: '已取消', final: true },
    },
    moves: {
      record: { title: '记录检查结果', from: 'planned', to: 'recorded', by: RECORDERS, asks: OUTCOME },
      cancel: { title: '取消安排', from: 'planned', to: 'cancelled', by: RECORDERS, reason: true },
      confirm: { title: '确认', from: 'recorded', to: 'confirmed', by: 'county.safety_section', when: OTHERS },
      refuse: {
        title: '退回',
        from: 'recorded',
        to: 'returned',
        by: 'county.safety_section',
        when: OTHERS,
        reason: true,
      },
      confirm_own: {
        title: '中心学校确认',
        from: 'recorded',
        to: 'confirmed',
        by: 'township.officer',
        when: OF_TOWNSHIP,
      },
      refuse_own: {
        title: '中心学校退回',
        from: 'recorded',
        to: 'returned',
        by: 'township.officer',
        when: OF_TOWNSHIP,
        reason: true,
      },
      resend: { title: '重新提交', from: 'returned', to: 'recorded', by: RECORDERS, asks: OUTCOME },
    },
  },

  checks: {
    at_once: { hard: 'fixed_at_once <= findings', says: '当场整改数不能多于发现的隐患数' },
  },

  indicators: {
    schools: { title: '检查学校', unit: '所', count: 'unit', about: '一所学校检查多次只算一所' },
    checks: { title: '开展检查', unit: '次', count: 'rows', synonyms: ['检查次数', '校次'] },
    coverage: { title: '检查覆盖率', ratio: 'schools', over: 'school_return.schools', as: 'percent' },
    checks_per_school: { title: '校均检查次数', unit: '次', ratio: 'checks', over: 'schools', as: 'number', places: 1 },
    self_checks: { title: '学校自查', unit: '次', count: 'rows', where: { kind: '学校自查' } },
    county_checks: { title: '县级检查', unit: '次', count: 'rows', where: { kind: '县级检查' } },
    city_checks: { title: '市级督查', unit: '次', count: 'rows', where: { kind: '市级督查' } },
    joint_checks: { title: '部门联合检查', unit: '次', count: 'rows', where: { kind: '部门联合检查' } },
    city_schools: { title: '市级督查学校', unit: '所', count: 'unit', where: { kind: '市级督查' } },
    findings: { title: '检查发现隐患', unit: '处', sum: 'findings' },
    fixed_at_once: { title: '当场整改', unit: '处', sum: 'fixed_at_once' },
    fixed_at_once_rate: { title: '当场整改率', ratio: 'fixed_at_once', over: 'findings', as: 'percent' },
    inspectors: { title: '参加检查', unit: '人次', sum: 'members' },
    notices: { title: '下达整改通知书', unit: '份', count: 'rows', where: { notice: true } },
    planned: {
      title: '已安排还没有做的检查',
      unit: '次',
      count: 'rows',
      where: { state: 'planned' },
      counted: { state: 'planned' },
    },
    overdue: {
      title: '过了计划日期还没有做的检查',
      unit: '次',
      count: 'rows',
      where: { state: 'planned', late: true },
      counted: { state: 'planned' },
    },
    confirmed_in_time: { title: '按期确认的检查', unit: '次', count: 'rows', where: { kept: 'recorded' } },
    clean: { title: '未发现隐患的检查', unit: '次', count: 'rows', where: { findings: 0 } },
  },
})
