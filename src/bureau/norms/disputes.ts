import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '矛盾纠纷排查化解的本地做法，国家没有统一规定，可以修改'

export const disputeTakeWorkdays = defineNorm({
  name: 'dispute.take_workdays',
  title: '矛盾纠纷排查后开始调处的期限',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 3, source: LOCAL, local: true }],
})

export const disputeTakeHours = defineNorm({
  name: 'dispute.take_hours',
  title: '重大矛盾纠纷开始调处的期限',
  unit: '小时',
  values: [{ from: '2005-05-01', value: 24, source: LOCAL, local: true }],
})

export const disputeWeeklyDays = defineNorm({
  name: 'dispute.weekly_days',
  title: '重大矛盾纠纷调度间隔（周调度）',
  unit: '天',
  values: [{ from: '2005-05-01', value: 7, source: LOCAL, local: true }],
})

export const disputeMonthlyMonths = defineNorm({
  name: 'dispute.monthly_months',
  title: '一般、较大矛盾纠纷调度间隔（月调度）',
  unit: '个月',
  values: [{ from: '2005-05-01', value: 1, source: LOCAL, local: true }],
})

export const disputeFollowDays = defineNorm({
  name: 'dispute.follow_days',
  title: '矛盾纠纷化解后回访期限',
  unit: '天',
  values: [{ from: '2005-05-01', value: 30, source: LOCAL, local: true }],
})
