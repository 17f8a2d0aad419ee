import { definePaper } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { petitionAppealDays } from '../norms/petitions.ts'

export const petitionAnswer = definePaper({
  name: 'petition_answer',
  title: '信访事项答复意见书',
  about: '答复时打印并送达信访人；送达之日起计算请求复查的期限。',
  ledger: 'petition',
  code: '信答',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你于{received_on}反映的事项（登记编号{number}）已经办理完毕，现答复如下。

# 一、反映的事项

{matter}

# 二、查明的事实和处理意见

{answer}

# 三、答复意见

对你提出的请求，本机关的意见是：{outcome}。

如不服本答复意见，可以自收到本意见书之日起${latest(petitionAppealDays)}日内，向本机关的上一级机关书面请求复查。逾期不请求复查的，本意见为信访终结意见。
`,
  served: true,
})
