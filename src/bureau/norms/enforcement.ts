import { defineNorm } from '../../ledger/index.ts'

const PENALTY = '《行政处罚法》（2021年7月15日起施行）'
const LOCAL = '县教育局校外培训执法工作规程，各地可调整'

export const enforcementVerifyWorkdays = defineNorm({
  name: 'enforcement.verify_workdays',
  title: '线索核查、决定是否立案的期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 7, source: LOCAL, local: true }],
})

export const enforcementRectifyDays = defineNorm({
  name: 'enforcement.rectify_days',
  title: '没有写明期限的办学行为整改期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 15, source: LOCAL, local: true }],
})

export const enforcementExtendDays = defineNorm({
  name: 'enforcement.extend_days',
  title: '经批准延长整改的期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 15, source: LOCAL, local: true }],
})

export const enforcementRecheckWorkdays = defineNorm({
  name: 'enforcement.recheck_workdays',
  title: '整改后复查的期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 5, source: LOCAL, local: true }],
})

/** Before 2021 the law named no such limit: nobody is late by it. */
export const enforcementDecideDays = defineNorm({
  name: 'enforcement.decide_days',
  title: '立案后作出行政处罚决定的期限',
  unit: '天',
  values: [{ from: '2021-07-15', value: 90, source: `${PENALTY}第六十条` }],
})

export const enforcementDecideExtendDays = defineNorm({
  name: 'enforcement.decide_extend_days',
  title: '经负责人批准延长行政处罚决定的期限',
  unit: '天',
  values: [
    {
      from: '2023-10-15',
      value: 30,
      source: '《校外培训行政处罚暂行办法》（教育部令第53号），条文请核对',
      local: true,
    },
  ],
})

export const enforcementPayDays = defineNorm({
  name: 'enforcement.pay_days',
  title: '收到处罚决定后缴纳罚款的期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 15, source: `${PENALTY}第六十七条，此前的法律期限相同` }],
})

export const enforcementRefundDays = defineNorm({
  name: 'enforcement.refund_days',
  title: '停止办学后退清学费、安置学员的期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 30, source: LOCAL, local: true }],
})

export const enforcementPublishWorkdays = defineNorm({
  name: 'enforcement.publish_workdays',
  title: '处理完毕后公布结果的期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 7, source: LOCAL, local: true }],
})
