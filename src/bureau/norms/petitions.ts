import { defineNorm } from '../../ledger/index.ts'

const OLD = '《信访条例》（国务院令第431号，2005年5月1日起施行，2022年废止；条款请核对）'
const NEW = '《信访工作条例》（2022年5月1日起施行）'

export const petitionAcceptDays = defineNorm({
  name: 'petition.accept_days',
  title: '信访受理告知期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 15, source: OLD, local: true },
    { from: '2022-05-01', value: 15, source: `${NEW}第二十二条、第二十三条` },
  ],
})

export const petitionObjectionWorkdays = defineNorm({
  name: 'petition.objection_workdays',
  title: '转送件不属本单位提出异议期限',
  unit: '个工作日',
  values: [{ from: '2022-05-01', value: 5, source: `${NEW}第二十三条` }],
})

export const petitionHandleDays = defineNorm({
  name: 'petition.handle_days',
  title: '信访事项办结期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 60, source: OLD, local: true },
    { from: '2022-05-01', value: 60, source: `${NEW}第三十四条` },
  ],
})

export const petitionExtendDays = defineNorm({
  name: 'petition.extend_days',
  title: '信访事项延长办理期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 30, source: OLD, local: true },
    { from: '2022-05-01', value: 30, source: `${NEW}第三十四条` },
  ],
})

export const petitionAppealDays = defineNorm({
  name: 'petition.appeal_days',
  title: '收到答复后可以请求复查、复核的期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 30, source: OLD, local: true },
    { from: '2022-05-01', value: 30, source: `${NEW}第三十五条、第三十六条` },
  ],
})

export const petitionReviewDays = defineNorm({
  name: 'petition.review_days',
  title: '复查、复核答复期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 30, source: OLD, local: true },
    { from: '2022-05-01', value: 30, source: `${NEW}第三十五条、第三十六条` },
  ],
})
