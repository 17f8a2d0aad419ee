import { defineReport } from '../../ledger/index.ts'

export const petitionBulletin = defineReport({
  name: 'petition_bulletin',
  title: '信访和矛盾纠纷月度通报',
  about: '每月一份：信访件的受理、答复和超期情况，按渠道和问题分；意见建议和矛盾纠纷。',
  each: 'month',
  levels: ['city', 'county'],
  body: `
# {单位}{期}信访和矛盾纠纷情况通报

## 一、信访办理

本月受理信访{petition.received}件，已经办结{petition.settled}件，办结率{petition.settling_rate}。按期受理告知率{petition.told_rate}，按期答复率{petition.in_time_rate}。其中信访部门转办和上级交办{petition.forwarded}件，来信{petition.letters}件，来访{petition.visits}件，来电{petition.calls}件，网上信访{petition.online}件，市民热线工单{petition.hotline}件。

{if petition.collective > 0: 集体访{petition.collective}件、{petition.collective_persons}人次，请逐件落实包案领导。}{if petition.repeated > 0: 重复信访{petition.repeated}件，重复信访率{petition.repeated_rate}。}

{if petition.overdue > 0: 超期没有办结的{petition.overdue}件，请承办科室说明原因，尽快答复。| 没有超期未办结的信访件。}{if petition.extended > 0: 经批准延期办理{petition.extended}件。}{if petition.reviewed > 0: 请求复查{petition.reviewed}件，其中按期作出复查意见{petition.reviews_in_time}件。}

[table 按反映的问题 | petition: received, settled, overdue, in_time_rate by field topic]

[table 按来源渠道 | petition: received, settled, overdue, in_time_rate by field channel]

[table 各县（市、区）信访办理 | petition: received, settled, overdue, told_rate, in_time_rate by county]

## 二、意见建议

{if suggestion.raised > 0: 征集意见建议{suggestion.raised}条，已答复{suggestion.answered}条，答复率{suggestion.answering_rate}。| 本月没有征集意见建议。}{if suggestion.pending > 0: 还有{suggestion.pending}条待答复。}

## 三、矛盾纠纷

{if dispute.found > 0: 排查矛盾纠纷{dispute.found}件，化解{dispute.settled}件，化解率{dispute.settling_rate}。| 本月没有排查出新的矛盾纠纷。}{if dispute.unlooked > 0: 超期没有调度的{dispute.unlooked}件，请包案领导过问。}
`,
})
