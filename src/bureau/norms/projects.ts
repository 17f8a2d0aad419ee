import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '县教育局项目管理办法，各地可调整'
const DISPATCH = '“周调度、月通报、季推进”的调度习惯，各地可调整'

export const projectNodeMonths = defineNorm({
  name: 'project.node_months',
  title: '项目没有写计划日期的环节的办理期限',
  unit: '个月',
  values: [{ from: '2024-01-01', value: 3, source: LOCAL, local: true }],
})

export const projectBidDays = defineNorm({
  name: 'project.bid_days',
  title: '中标候选人公示期',
  unit: '天',
  values: [{ from: '2012-02-01', value: 3, source: '《招标投标法实施条例》第五十四条' }],
})

export const projectContractDays = defineNorm({
  name: 'project.contract_days',
  title: '评标结果公示后签订合同的期限',
  unit: '天',
  values: [{ from: '2012-02-01', value: 30, source: '《招标投标法》第四十六条，条文请核对', local: true }],
})

export const projectFilingDays = defineNorm({
  name: 'project.filing_days',
  title: '竣工验收合格后备案的期限',
  unit: '天',
  values: [{ from: '2000-01-30', value: 15, source: '《建设工程质量管理条例》第四十九条' }],
})

export const projectAuditMonths = defineNorm({
  name: 'project.audit_months',
  title: '备案后完成结算审计的期限',
  unit: '个月',
  values: [{ from: '2012-01-01', value: 6, source: LOCAL, local: true }],
})

export const projectHandoverDays = defineNorm({
  name: 'project.handover_days',
  title: '审计后移交资产、交付使用的期限',
  unit: '天',
  values: [{ from: '2012-01-01', value: 30, source: LOCAL, local: true }],
})

export const pushWeekDays = defineNorm({
  name: 'project_progress.week_days',
  title: '按周调度的项目报进展间隔',
  unit: '天',
  values: [{ from: '2012-01-01', value: 7, source: DISPATCH, local: true }],
})

export const pushTenDays = defineNorm({
  name: 'project_progress.ten_days',
  title: '按旬调度的项目报进展间隔',
  unit: '天',
  values: [{ from: '2012-01-01', value: 10, source: DISPATCH, local: true }],
})

export const pushMonths = defineNorm({
  name: 'project_progress.month_months',
  title: '按月调度的项目报进展间隔',
  unit: '个月',
  values: [{ from: '2012-01-01', value: 1, source: DISPATCH, local: true }],
})

export const pushQuarterMonths = defineNorm({
  name: 'project_progress.quarter_months',
  title: '按季调度的项目报进展间隔',
  unit: '个月',
  values: [{ from: '2012-01-01', value: 3, source: DISPATCH, local: true }],
})

export const pushBeginWorkdays = defineNorm({
  name: 'project_progress.begin_workdays',
  title: '登记后选定推送周期的期限',
  unit: '个工作日',
  values: [{ from: '2012-01-01', value: 5, source: LOCAL, local: true }],
})

export const haltMonths = defineNorm({
  name: 'project_progress.halt_months',
  title: '停工期间没有写复工日期的核查期限',
  unit: '个月',
  values: [{ from: '2012-01-01', value: 3, source: LOCAL, local: true }],
})
