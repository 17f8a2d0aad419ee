import { definePaper } from '../../ledger/index.ts'

export const responsibilityLetter = definePaper({
  name: 'responsibility_letter',
  title: '责任书',
  about: '上级与下级单位一年一签，一式两份。',
  ledger: 'responsibility',
  code: '责',
  to: '',
  body: `
# {year}年度{kind}责任书

甲方：{单位}

乙方：{partner}

为落实{year}年度{kind}工作责任，甲乙双方签订本责任书，共同遵守。

## 一、乙方责任

{duties}

## 二、责任目标

[table 责任目标 | goals]

## 三、甲方责任

及时传达上级要求，给予指导和必要的条件保障；听取乙方反映的困难并按职责协调解决；按本责任书考核，不另立标准。

## 四、考核

{assess_by}前由甲方考核，结果分优秀、合格、基本合格、不合格；发生应当一票否决的情形，按有关规定办理。考核结果书面告知乙方，乙方有异议的可以申请复核。

## 五、附则

本责任书一式两份，甲乙双方各执一份，自签字之日起生效，至{year}年12月31日止。乙方负责人变动的，由接任者继续履行。

[sign 甲方（盖章） | 负责人：{leader} | 乙方（盖章） | 负责人（签字）]
`,
})
