import { defineNorm } from '../../ledger/index.ts'

export const schoolReturnDueDays = defineNorm({
  name: 'school_return.due_days',
  title: '学年开始后学校基本情况报送期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 30, source: '市教育局统计工作安排，各地可调整', local: true }],
})

export const schoolReturnReviewWorkdays = defineNorm({
  name: 'school_return.review_workdays',
  title: '学校基本情况逐级审核期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 10, source: '市教育局统计工作安排，各地可调整', local: true }],
})

export const primaryAge = defineNorm({
  name: 'school_age_population.primary_age',
  title: '小学入学年龄',
  unit: '周岁',
  values: [{ from: '2006-09-01', value: 6, source: '义务教育法第十一条；条件不具备的地区可以推迟到七周岁' }],
})

export const textbookDueDays = defineNorm({
  name: 'textbook.due_days',
  title: '开学后免费教科书发放情况报送期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 30, source: '市教育局教材征订发放安排，各地可调整', local: true }],
})
