import { definePaper } from '../../ledger/index.ts'

export const enforcementNotice = definePaper({
  name: 'enforcement_notice',
  title: '办学行为整改通知书',
  about: '检查发现办学行为不规范的，写明查明的情况、整改要求和期限，当面送达。',
  ledger: 'enforcement',
  code: '办改',
  head: 'red',
  to: '{target}：',
  body: `
根据{source}的线索，{机关}于{found_on}{if joint: 会同{joint}等部门，| }对你单位设在{place}的办学活动进行了检查，查明：

{facts}

{if aspects: 以上情况涉及{aspects}，不符合校外培训和民办教育管理的有关规定。| 以上情况不符合校外培训和民办教育管理的有关规定。}现责令你单位按下列要求整改：

{demand}

{if 期限: 整改应在{期限}以前完成。| 整改应立即进行。}完成后请书面报告整改情况，附上能够证明的材料，由我局现场复查。整改期间要妥善做好学员和家长的解释工作，{if charged: 已收取的费用不得挪用，| }应当退还的费用按合同如数退还。

逾期不改或者整改不到位的，我局将依法作出进一步处理，并向社会公布。对本通知有异议的，可以在收到之日起向我局书面陈述、申辩。
`,
  note: '检查人员：{inspectors}；经办人：{办理人}',
  served: true,
})

export const enforcementStop = definePaper({
  name: 'enforcement_stop',
  title: '责令停止办学决定书',
  about: '无证办班或者拒不整改的，责令停止办学、退还费用，当面送达。',
  ledger: 'enforcement',
  code: '办停',
  head: 'red',
  to: '{target}：',
  body: `
经查，你（单位）在{place}从事的办学活动存在以下情况：

{facts}

{if kind = 无证办班: 你（单位）没有取得办学许可，擅自举办培训，| 你（单位）的办学行为}违反了国家关于民办教育和校外培训的管理规定。{if 理由: {理由}}现责令你（单位）自收到本决定书之日起停止招生和办学。

{if to_refund: 应退还家长的费用共{to_refund}，请逐人列出清单、逐笔退还。| 已收取而没有授课的费用，请逐人列出清单、逐笔退还。}{if 期限: 退费和学员安置应在{期限}以前办结，| 退费和学员安置应抓紧办结，}并把退费凭证交我局核对。

拒不停止的，我局将会同有关部门依法处理。不服本决定的，可以依法申请行政复议或者提起行政诉讼。
`,
  note: '经办人：{办理人}',
  served: true,
})
