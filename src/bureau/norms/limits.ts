import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '本局督办工作习惯，各地可调整'

export const limitSoonDays = defineNorm({
  name: 'limit.soon_days',
  title: '期限届满前几天亮黄灯',
  unit: '天',
  values: [{ from: '2000-01-01', value: 3, source: LOCAL, local: true }],
})

export const limitSoonShare = defineNorm({
  name: 'limit.soon_share',
  title: '黄灯最多占全部期限的',
  unit: '%',
  values: [{ from: '2000-01-01', value: 25, source: LOCAL, local: true }],
})

export const limitFarDays = defineNorm({
  name: 'limit.far_days',
  title: '待办清单里多少天以后到期的先收起',
  unit: '天',
  values: [{ from: '2000-01-01', value: 60, source: LOCAL, local: true }],
})

export const escalateHeadHours = defineNorm({
  name: 'escalation.head_hours',
  title: '逾期多久报本单位负责人',
  unit: '小时',
  values: [{ from: '2000-01-01', value: 24, source: LOCAL, local: true }],
})

export const escalateAboveHours = defineNorm({
  name: 'escalation.above_hours',
  title: '逾期多久报上级单位',
  unit: '小时',
  values: [{ from: '2000-01-01', value: 72, source: LOCAL, local: true }],
})

export const escalateLeaderHours = defineNorm({
  name: 'escalation.leader_hours',
  title: '逾期多久报分管领导',
  unit: '小时',
  values: [{ from: '2000-01-01', value: 120, source: LOCAL, local: true }],
})
