import { defineNorm } from '../../ledger/index.ts'

const LOCAL = '本地做法，国家没有统一规定，可以修改'

export const suggestionSortWorkdays = defineNorm({
  name: 'suggestion.sort_workdays',
  title: '意见建议梳理期限：当场答复或汇总上报',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 5, source: LOCAL, local: true }],
})

export const suggestionReplyDays = defineNorm({
  name: 'suggestion.reply_days',
  title: '意见建议书面答复期限',
  unit: '天',
  values: [{ from: '2005-05-01', value: 30, source: LOCAL, local: true }],
})

export const suggestionDeputyMonths = defineNorm({
  name: 'suggestion.deputy_months',
  title: '代表建议、委员提案答复期限',
  unit: '个月',
  values: [
    {
      from: '2005-05-01',
      value: 3,
      source: '代表建议交办之日起三个月内答复的通行规定；请按本级人大、政协的办理办法核对',
      local: true,
    },
  ],
})
