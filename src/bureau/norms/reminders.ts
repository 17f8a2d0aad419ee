import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '本局工作习惯，各地可调整'

export const reminderQuietHours = defineNorm({
  name: 'reminder.quiet_hours',
  title: '同一事项两次催报至少间隔',
  unit: '小时',
  values: [{ from: '2000-01-01', value: 8, source: LOCAL, local: true }],
})

export const reminderDaysBefore = defineNorm({
  name: 'reminder.days_before',
  title: '截止前几天自动提醒',
  unit: '天',
  values: [{ from: '2000-01-01', value: 3, source: LOCAL, local: true }],
})

export const reminderDaysAfter = defineNorm({
  name: 'reminder.days_after',
  title: '逾期几天后自动催报',
  unit: '天',
  values: [{ from: '2000-01-01', value: 1, source: LOCAL, local: true }],
})

export const reminderHour = defineNorm({
  name: 'reminder.hour',
  title: '自动提醒在几点发出',
  unit: '时',
  values: [{ from: '2000-01-01', value: 9, source: LOCAL, local: true }],
})
