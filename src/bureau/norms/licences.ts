import { defineNorm } from '../../ledger/index.ts'

const ACT = '《行政许可法》'
const CHECK = '，条文请核对'
const SERVICE = '县教育局政务服务事项清单的分段时限，各地可调整'

export const licenceAcceptWorkdays = defineNorm({
  name: 'licence.accept_workdays',
  title: '办学申请受理或一次性告知补正的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 5, source: `${ACT}第三十二条${CHECK}`, local: true }],
})

export const licenceCorrectWorkdays = defineNorm({
  name: 'licence.correct_workdays',
  title: '申请人补正材料的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 15, source: SERVICE, local: true }],
})

export const licenceViewWorkdays = defineNorm({
  name: 'licence.view_workdays',
  title: '受理后查看场地的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 7, source: SERVICE, local: true }],
})

export const licenceMendDays = defineNorm({
  name: 'licence.mend_days',
  title: '申请人整改场地的期限',
  unit: '天',
  values: [{ from: '2004-07-01', value: 30, source: SERVICE, local: true }],
})

export const licenceCheckWorkdays = defineNorm({
  name: 'licence.check_workdays',
  title: '场地合格后审核资料的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 5, source: SERVICE, local: true }],
})

export const licenceDeliberateWorkdays = defineNorm({
  name: 'licence.deliberate_workdays',
  title: '资料审核后上会研究、作出决定的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 8, source: SERVICE, local: true }],
})

/** The steps above share it out; that they do not take more together is a test's business. */
export const licenceDecideWorkdays = defineNorm({
  name: 'licence.decide_workdays',
  title: '受理后作出许可决定的总期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 20, source: `${ACT}第四十二条${CHECK}`, local: true }],
})

export const licenceExtendWorkdays = defineNorm({
  name: 'licence.extend_workdays',
  title: '经负责人批准延长许可决定的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 10, source: `${ACT}第四十二条${CHECK}`, local: true }],
})

export const licenceIssueWorkdays = defineNorm({
  name: 'licence.issue_workdays',
  title: '准予许可后颁发办学许可证的期限',
  unit: '个工作日',
  values: [{ from: '2004-07-01', value: 10, source: `${ACT}第四十四条${CHECK}`, local: true }],
})
