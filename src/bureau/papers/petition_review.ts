import { definePaper } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { petitionAppealDays } from '../norms/petitions.ts'

export const petitionReview = definePaper({
  name: 'petition_review',
  title: '信访事项复查意见书',
  about: '复查答复时打印并送达信访人；送达之日起计算请求复核的期限。',
  ledger: 'petition',
  code: '信复查',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你不服信访事项答复意见（登记编号{number}），向{review_body}请求复查。复查请求：{review_request}

经复查：{review_answer}

复查意见：{review_outcome}。

如不服本复查意见，可以自收到本意见书之日起${latest(petitionAppealDays)}日内，向复查机关的上一级机关书面请求复核。逾期不请求复核的，本意见为信访终结意见。
`,
  served: true,
})
