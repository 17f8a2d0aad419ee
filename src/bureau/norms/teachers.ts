import { defineNorm } from '../../ledger/index.ts'

export const trainingHours = defineNorm({
  name: 'training.hours_in_five_years',
  title: '教师五年一周期培训学时',
  unit: '学时',
  values: [{ from: '2017-04-19', value: 360, source: '教督〔2017〕6号县域义务教育优质均衡发展督导评估办法' }],
})

export const trainingCertifyDays = defineNorm({
  name: 'training.certify_days',
  title: '培训结束后登记结业期限',
  unit: '天',
  values: [{ from: '2009-01-01', value: 60, source: '市教育局培训管理安排，各地可调整', local: true }],
})
