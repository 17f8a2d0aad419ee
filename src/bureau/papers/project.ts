import { definePaper } from '../../ledger/index.ts'

export const projectUrging = definePaper({
  name: 'project_urging',
  title: '项目督办单',
  about: '节点滞后或推进不力的项目，一事一单，写明督办事项和要求。',
  ledger: 'project',
  code: '项督',
  to: '{单位}：',
  body: `
## 一、督办项目

{name}，{programme}，计划总投资{planned_money}，{if paid: 已完成投资{paid}| 还没有完成投资}。项目负责人{owner}{if leader: ，包联领导{leader}| }。

## 二、督办事由

{理由}

## 三、办理要求

{if 期限: 本环节按计划应在{期限}以前完成。| 请尽快完成本环节。}请逐项查明滞后的原因，倒排工期、明确到人，办完后在台账里按下一个环节上报；不能按计划完成的，书面说明原因，报分管领导批准调整计划。

{if due_on: 计划竣工日期{due_on}不因本环节滞后而自动顺延。| }
`,
  note: '督办人：{办理人}',
})
