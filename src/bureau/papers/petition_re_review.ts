import { definePaper } from '../../ledger/index.ts'

export const petitionReReview = definePaper({
  name: 'petition_re_review',
  title: '信访事项复核意见书',
  about: '复核答复时打印并送达信访人；信访程序到此终结。',
  ledger: 'petition',
  code: '信复核',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你不服信访事项复查意见（登记编号{number}），向{re_review_body}请求复核。复核请求：{re_review_request}

{if hearing_on: 经{hearing_on}听证和复核：| 经复核：}{re_review_answer}

复核意见：{re_review_outcome}。

本意见为信访终结意见。今后以同一事实和理由提出的，不再受理。
`,
  served: true,
})
