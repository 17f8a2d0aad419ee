import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '市教育局突发事件信息报送规定；全国没有统一的分钟数和小时数，请按本地规定调整'

export const incidentPhoneMinutesGrave = defineNorm({
  name: 'incident.phone_minutes_grave',
  title: '较大以上突发事件电话报告期限',
  unit: '分钟',
  values: [{ from: '2007-11-01', value: 20, source: LOCAL, local: true }],
})

export const incidentPhoneMinutes = defineNorm({
  name: 'incident.phone_minutes',
  title: '一般突发事件电话报告期限',
  unit: '分钟',
  values: [{ from: '2007-11-01', value: 30, source: LOCAL, local: true }],
})

export const incidentWrittenMinutes = defineNorm({
  name: 'incident.written_minutes',
  title: '突发事件书面初报期限',
  unit: '分钟',
  values: [{ from: '2007-11-01', value: 60, source: LOCAL, local: true }],
})

export const incidentFollowHoursGrave = defineNorm({
  name: 'incident.follow_hours_grave',
  title: '较大以上突发事件续报间隔',
  unit: '小时',
  values: [{ from: '2007-11-01', value: 2, source: LOCAL, local: true }],
})

export const incidentFollowHours = defineNorm({
  name: 'incident.follow_hours',
  title: '一般突发事件续报间隔',
  unit: '小时',
  values: [{ from: '2007-11-01', value: 24, source: LOCAL, local: true }],
})

export const incidentFinalDays = defineNorm({
  name: 'incident.final_days',
  title: '处置结束后终报期限',
  unit: '天',
  values: [{ from: '2007-11-01', value: 7, source: LOCAL, local: true }],
})

export const incidentCloseWorkdays = defineNorm({
  name: 'incident.close_workdays',
  title: '终报审结期限',
  unit: '个工作日',
  values: [{ from: '2007-11-01', value: 5, source: LOCAL, local: true }],
})
