import { defineReport } from '../../ledger/index.ts'

export const halfYearSummary = defineReport({
  name: 'half_year_summary',
  title: '半年工作总结',
  about:
    '半年一份：半年目标完成没有、全年目标走到哪里，安全、信访、控辍保学、资助、项目、队伍各做到哪里，落后的是什么，下半年抓什么。',
  each: 'half',
  levels: ['city', 'county'],
  body: `
# {单位}{期}工作总结

{期}，各项工作按年初安排推进。{if target.half_met 本级 = target.half_set 本级: 半年目标{target.half_set:本级}项全部完成。| 半年目标{target.half_set:本级}项，完成{target.half_met:本级}项，落后{target.half_unmet:本级}项：{targets unmet}。}主要情况如下。

[targets 半年目标完成情况]

## 一、守住安全底线

到校检查{safety_inspection.checks}次，排查隐患{hazard.found}处，同比{hazard.found:同比}；{if hazard.rectified = hazard.found: 全部整改到位。| 整改到位{hazard.rectified}处，整改率{hazard.rectified_rate}，还有{hazard.open}处在整改。}按期整改率{hazard.in_time_rate}。组织应急演练{drill.drills}次、学生参加{drill.pupils:量级:2位}。受理信访{petition.received}件，同比{petition.received:增减}，办结率{petition.settling_rate}，群众满意率{petition.content_rate}。

## 二、办好民生实事

{if dropout_case.found > 0: 登记疑似辍学学生{dropout_case.found}人，劝返复学{dropout_case.back}人，劝返率{dropout_case.back_rate}；按原因看，{list dropout_case.found by field cause}。| 没有登记疑似辍学学生。}发放资助{student_aid.payments:量级:2位}、{student_aid.amount:量级:2位}，比上年同期{student_aid.amount:升降}{student_aid.amount:幅度}；供应营养餐{meal.meals:量级:2位}，账目公示率{meal.published_rate}。

## 三、改善办学条件

启动项目{project.started}个，同比{project.started:增减}，计划总投资{project.planned_money:量级:2位}，完成{project.paid:量级:2位}，占全年任务的{project.paid:全年完成率:1位}；启动数占全年任务的{project.started:全年完成率:1位}；{if project.done > 0: 已竣工{project.done}个，| 尚无项目竣工，}在建{project.building}个。分类看，{list project.started by field programme}。

## 四、建好教师队伍

参加培训{training.participants:量级:2位}，其中教师{training.teachers:量级:2位}；占全年任务的{training.participants:全年完成率:1位}；结业率{training.certified_rate}。

## 五、下半年要抓的事

{if hazard.open > 0: 把没有销号的{hazard.open}处隐患逐处办结。}{if petition.open > 0: 把正在办理的{petition.open}件信访办在期限以内。}{if dropout_case.suspected > 0: 把还没有到校的{dropout_case.suspected}名学生劝回来。}{if project.slipped > 0: 把{project.slipped}个节点滞后的项目赶上来。| 项目按节点继续推进。}

（{截至}。）
`,
})
