import { definePaper } from '../../ledger/index.ts'

export const rectificationNotice = definePaper({
  name: 'rectification_notice',
  title: '隐患整改通知书',
  about: '重大隐患上报后，或检查中发现隐患后，由县局安全股下达，送到学校签收。',
  ledger: 'hazard',
  code: '安改',
  to: '{单位}',
  body: `
{if inspection: {inspection.checked_on}，{inspection.team}到你校检查，|经你校自查上报，}查明{place}存在{if grade = 重大: 重大|一般}安全隐患（{kind}类）：{about}。现通知如下：

一、请于{期限}前完成整改。{if grade = 重大: 整改完成前应当停用该部位，不得带着隐患使用。}

二、整改责任人：{owner}。{if measure: 整改措施：{measure}。}{if budget: 计划整改资金{budget}元。}

{if plan: 三、治理期间应急预案：{plan}。}

整改完成后，请在完成当日上报，并附整改照片。我局将组织复查，复查合格方可销号；逾期未改的，将挂牌督办并通报。
`,
  note: '联系人：{办理人}',
  served: true,
})

export const recheckOpinion = definePaper({
  name: 'recheck_opinion',
  title: '隐患复查意见书',
  about: '复查不合格时下达，写明没有改到位的地方和再次整改的期限。',
  ledger: 'hazard',
  code: '安复',
  to: '{单位}',
  body: `
你校{place}的安全隐患（{about}）已于{rectified_on}报告整改完成。经我局复查，整改不合格：{理由}

请针对上述问题继续整改，于{期限}前完成并重新上报。再次整改期间，原定的防范措施不得撤除。
`,
  note: '联系人：{办理人}',
  served: true,
})

export const supervisionOrder = definePaper({
  name: 'supervision_order',
  title: '重大隐患挂牌督办单',
  about: '对重大隐患挂牌督办，写明督办领导和完成期限。',
  ledger: 'hazard',
  code: '安督',
  to: '{单位}',
  head: 'red',
  body: `
你校{place}存在重大安全隐患：{about}。经研究，决定对该隐患挂牌督办，由{supervisor}同志负责督办。

督办理由：{理由}

请按照定责任、定措施、定资金、定时限、定预案的要求，于{期限}前完成整改。整改责任人{owner}应当每周报告一次进展。整改完成后，由我局组织验收，验收合格方可销号、摘牌。
`,
  copies: '督办领导，县局有关股室',
})
