import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '节假日、考试和汛期值班安排，每年随通知调整'

export const dutyReportHour = defineNorm({
  name: 'duty.report_hour',
  title: '值班零报告当日截止时间',
  unit: '点',
  values: [{ from: '2009-09-01', value: 17, source: LOCAL, local: true }],
})

export const dutyCloseDays = defineNorm({
  name: 'duty.close_days',
  title: '值班报告补报期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 3, source: LOCAL, local: true }],
})
