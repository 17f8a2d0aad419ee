import { definePaper } from '../../ledger/index.ts'

export const petitionAcceptance = definePaper({
  name: 'petition_acceptance',
  title: '信访受理告知书',
  about: '受理时打印，告知信访人由谁办理、何时办结。',
  ledger: 'petition',
  code: '信告',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你于{received_on}{if channel = 来访: 来访 | 通过{channel}}反映的事项收悉，登记编号{number}。经审查，属于本机关职权范围，现予受理，按{basis}事项办理，由{handler}承办。

{if 期限: 我们将于{期限}前作出答复；情况复杂需要延长办理期限的，会在期限届满前书面告知你延长的理由。| 我们将尽快办理并作出答复。}

办理期间，请不要就同一事项向上级机关重复提出。需要补充材料或者了解进展的，请与承办科室联系。

特此告知。
`,
  served: true,
})
