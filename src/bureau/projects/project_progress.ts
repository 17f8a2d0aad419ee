import { choice, date, defineLedger, integer, money, norm, ref, text } from '../../ledger/index.ts'

const REPORTERS = ['school.clerk', 'school.head', 'county.projects_section'] as const
const SECTIONS = ['county.projects_section', 'city.projects_section'] as const

/**
 * The push has a rhythm of its own beside the project's planned days, so it is a row of its own: each report begins its
 * limit anew, and what was reported before stands in the row's history.
 */
export const projectProgress = defineLedger({
  name: 'project_progress',
  title: '项目进展推送',
  about: '一个项目一行，选定按周、旬、月或季推送；每报一次进展，下一次的期限重新起算。历次所报都留在记录的历史里。',
  section: 'projects',
  filledBy: ['school.clerk', 'county.projects_section'],
  on: 'registered_on',

  fields: {
    project: ref('建设项目', 'project', { required: true, synonyms: ['项目名称'] }),
    pushed: choice('推送周期', ['周', '旬', '月', '季'], { synonyms: ['调度周期', '报送周期'] }),
    registered_on: date('登记日期', { required: true }),
    reporter: text('填报联系人', { required: true, longest: 30, synonyms: ['联系人'] }),
    as_of: date('进展截止日期', { synonyms: ['截止日期'] }),
    stage: choice(
      '当前环节',
      [
        '可研',
        '用地规划',
        '初步设计',
        '招标',
        '开工准备',
        '基础',
        '主体',
        '装修附属',
        '竣工验收',
        '备案',
        '审计',
        '交付',
      ],
      { synonyms: ['所处阶段', '建设阶段'] },
    ),
    percent: integer('形象进度', { unit: '%', min: 0, max: 100, synonyms: ['进度百分比'] }),
    paid: money('累计完成投资', { unit: '元', min: 0 }),
    done: text('本期进展', { longest: 500, synonyms: ['工作进展', '进展情况'] }),
    problem: text('问题和需要协调的事项', {
      longest: 500,
      hint: '没有的注明不适用',
      synonyms: ['存在问题', '困难和问题', '需协调事项'],
    }),
    next_step: text('下步打算', { longest: 500, synonyms: ['下一步工作'] }),
    resume_on: date('计划复工日期'),
  },

  key: ['project'],

  workflow: {
    start: 'registered',
    states: {
      registered: { title: '待定周期', limit: { workdays: norm('project_progress.begin_workdays') } },
      running: {
        title: '推进中',
        limit: [
          { when: { pushed: '周' }, days: norm('project_progress.week_days'), rolls: true },
          { when: { pushed: '旬' }, days: norm('project_progress.ten_days'), rolls: true },
          { when: { pushed: '季' }, months: norm('project_progress.quarter_months'), rolls: true },
          { months: norm('project_progress.month_months'), rolls: true },
        ],
      },
      halted: {
        title: '停工',
        limit: { until: 'resume_on', else: { months: norm('project_progress.halt_months') } },
      },
      ended: { title: '推送结束', final: true },
    },
    moves: {
      begin: {
        title: '开始推送',
        from: 'registered',
        to: 'running',
        by: REPORTERS,
        asks: ['pushed'],
      },
      report: {
        title: '报进展',
        from: 'running',
        to: 'running',
        by: REPORTERS,
        asks: ['as_of', 'stage', 'percent', 'paid', 'done', 'problem', 'next_step'],
        restarts: true,
      },
      change: {
        title: '调整推送周期',
        from: 'running',
        to: 'running',
        by: SECTIONS,
        asks: ['pushed'],
        reason: true,
        restarts: true,
      },
      halt: { title: '停工', from: 'running', to: 'halted', by: SECTIONS, asks: ['resume_on'], reason: true },
      resume: { title: '复工', from: 'halted', to: 'running', by: REPORTERS },
      end: { title: '结束推送', from: ['registered', 'running', 'halted'], to: 'ended', by: SECTIONS, optional: true },
    },
  },

  indicators: {
    projects: { title: '纳入推送的项目', unit: '个', count: 'rows' },
    running: { title: '正在推送的项目', unit: '个', count: 'rows', where: { state: 'running' } },
    weekly: { title: '按周推送的项目', unit: '个', count: 'rows', where: { pushed: '周' } },
    halted: { title: '停工项目', unit: '个', count: 'rows', where: { state: 'halted' } },
    late: { title: '逾期未报进展的项目', unit: '个', count: 'rows', where: { state: 'running', late: true } },
    missed: { title: '有过逾期报进展的项目', unit: '个', count: 'rows', where: { missed: 'running' } },
    troubled: { title: '报有困难和问题的项目', unit: '个', count: 'rows', where: { problem: { empty: false } } },
    percent: { title: '平均形象进度', unit: '%', mean: 'percent', places: 0 },
  },
})
