import { definePaper } from '../../ledger/index.ts'

export const licenceGranted = definePaper({
  name: 'licence_granted',
  title: '准予办学许可决定书',
  about: '研究同意的办学申请，写明准予的内容和领证的期限。',
  ledger: 'licence',
  code: '许准',
  head: 'red',
  to: '{applicant}：',
  body: `
你（单位）于{applied_on}提出的“{name}”办学{matter}申请，{if accepted_on: 我局于{accepted_on}受理。| 我局已经受理。}经查看场地、审核资料{if meeting: ，并经{meeting}研究| }，申请符合规定的条件。现决定准予许可。

办学类别：{kind}

办学地址：{address}

{if scope: 准予的办学内容：{scope}| 准予的办学内容以办学许可证载明的为准。}

{if 期限: 办学许可证将在{期限}以前颁发。| 办学许可证将按期颁发。}领证以后，请依法办理法人登记、收费公示和资金监管手续，在许可的地址和范围内办学，按时参加年检。
`,
  note: '申请编号：{number}；经办人：{办理人}',
  served: true,
})

export const licenceRefused = definePaper({
  name: 'licence_refused',
  title: '不予办学许可决定书',
  about: '不符合条件的办学申请，写明理由和救济途径。',
  ledger: 'licence',
  code: '许否',
  head: 'red',
  to: '{applicant}：',
  body: `
你（单位）于{applied_on}提出的“{name}”办学{matter}申请，经审查，不符合规定的条件{if ground: ：{ground}| }。具体理由如下：

{理由}

现决定不予许可。消除上述情形以后，可以重新提出申请。

不服本决定的，可以自收到之日起六十日内依法申请行政复议，或者在六个月内向人民法院提起行政诉讼。
`,
  note: '申请编号：{number}；经办人：{办理人}',
  served: true,
})
