import { definePaper } from '../../ledger/index.ts'

export const petitionTransfer = definePaper({
  name: 'petition_transfer',
  title: '信访事项转送告知书',
  about: '不属于本机关职权、转送有权处理的机关时打印。',
  ledger: 'petition',
  code: '信转',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你于{received_on}{if channel = 来访: 来访 | 通过{channel}}反映的事项收悉，登记编号{number}。

经审查，该事项属于{transferred_to}的职权范围。{理由}本机关已将有关材料转送{transferred_to}，请向该机关了解受理和办理的情况。

特此告知。
`,
  served: true,
})
