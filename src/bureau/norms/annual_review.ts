import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '县教育局年检工作安排，各地可调整'

export const annualReviewDueDays = defineNorm({
  name: 'annual_review.due_days',
  title: '年检自查材料报送期限（年末后）',
  unit: '天',
  values: [{ from: '2005-03-01', value: 90, source: LOCAL, local: true }],
})

export const annualReviewCheckWorkdays = defineNorm({
  name: 'annual_review.check_workdays',
  title: '年检材料审查和实地查看的期限',
  unit: '个工作日',
  values: [{ from: '2005-03-01', value: 20, source: LOCAL, local: true }],
})

export const annualReviewRectifyDays = defineNorm({
  name: 'annual_review.rectify_days',
  title: '年检限期整改的期限',
  unit: '天',
  values: [{ from: '2005-03-01', value: 30, source: LOCAL, local: true }],
})

export const annualReviewRecheckWorkdays = defineNorm({
  name: 'annual_review.recheck_workdays',
  title: '年检整改后复查的期限',
  unit: '个工作日',
  values: [{ from: '2005-03-01', value: 10, source: LOCAL, local: true }],
})

export const annualReviewPublicityDays = defineNorm({
  name: 'annual_review.publicity_days',
  title: '年检结论公示期',
  unit: '天',
  values: [{ from: '2005-03-01', value: 7, source: LOCAL, local: true }],
})

export const annualReviewPublishDays = defineNorm({
  name: 'annual_review.publish_days',
  title: '开始公示到定论公布的期限',
  unit: '天',
  values: [{ from: '2005-03-01', value: 20, source: LOCAL, local: true }],
})
