import { definePaper } from '../../ledger/index.ts'

export const petitionRefusal = definePaper({
  name: 'petition_refusal',
  title: '信访不予受理告知书',
  about: '不予受理时打印，写明属于哪种情形、应当走什么途径。',
  ledger: 'petition',
  code: '信不受',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你于{received_on}{if channel = 来访: 来访 | 通过{channel}}反映的事项收悉，登记编号{number}。

经审查，该事项{declined_because}，本机关依照《信访工作条例》不予受理。{declined_note}

特此告知。
`,
  served: true,
})
