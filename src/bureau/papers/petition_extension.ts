import { definePaper } from '../../ledger/index.ts'

export const petitionExtension = definePaper({
  name: 'petition_extension',
  title: '信访事项延期办理告知书',
  about: '批准延期时打印，写明延长的理由和新的期限。',
  ledger: 'petition',
  code: '信延',
  to: '{if petitioner: {petitioner} | 信访人}',
  body: `
你于{received_on}反映的事项（登记编号{number}）正在办理。因该事项情况复杂，在规定期限内不能办结：{理由}

经本机关负责人批准，办理期限延长至{期限}。我们将在此期限内作出答复。

特此告知。
`,
  served: true,
})
