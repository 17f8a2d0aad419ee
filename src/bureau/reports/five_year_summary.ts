import { defineReport } from '../../ledger/index.ts'

export const fiveYearSummary = defineReport({
  name: 'five_year_summary',
  title: '五年工作总结',
  about: '选五年的最后一年：五年来合计做了什么、现在同五年前比怎样，前后对照列成表，没有达到的目标写进下一个五年。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}{五年}工作总结

{五年}，各项工作逐年记在台账上。以下凡说五年合计的，由五年的记录加总；凡说现在的，是{年份}的数，同{五年前}比。

## 一、规模和普及

现有学校（园、点）{school_return.schools}所，比{五年前}{school_return.schools:五年增减}；在校学生{school_return.pupils:量级:2位}，五年{school_return.pupils:较五年前}。专任教师{school_return.teachers}人，{school_return.teachers:五年增减}；学历合格率{school_return.qualified_rate}，{school_return.qualified_rate:较五年前}。大班额比例由{school_return.large_class_rate:五年前}变为{school_return.large_class_rate}。

[table 规模、条件和普及程度五年对照 | school_return: schools, classes, pupils, teachers, qualified_rate, class_size, large_class_rate, books_each, equipment:万元:1位, dangerous_area, school_age_population.pre_school_rate, school_age_population.junior_rate, ict.computers, ict.connected_rate by then and now]

## 二、项目和投入

五年启动项目{project.started:五年}个，计划总投资{project.planned_money:五年:量级:2位}，完成投资{project.paid:五年:量级:2位}，建成面积{project.finished_area:五年:万平方米:2位}，新增学位{project.places:五年}个。{if project.slipped 五年 > 0: 其中{project.slipped:五年}个项目的节点没有按计划完成。| 各项目节点都按计划完成。}

[chart 历年启动项目 | project: started by series year as bar]

## 三、惠民政策

五年发放资助{student_aid.payments:五年:量级:2位}、资金{student_aid.amount:五年:量级:2位}；供应营养餐{meal.meals:五年:量级:2位}，支出{meal.spent:五年:量级:2位}；免费发放教科书{textbook.sets:五年:量级:2位}。

## 四、队伍

五年举办和组织参加培训{training.courses:五年}期，参加{training.participants:五年:量级:2位}，其中选送校级干部参加省级培训{training.cadres_provincial:五年}人。

## 五、安全和稳定

五年到校检查{safety_inspection.checks:五年}次，排查隐患{hazard.found:五年}处，{if hazard.rectified 五年 = hazard.found 五年: 全部销号 | 销号{hazard.rectified:五年}处，没有销号的{hazard.open:五年}处}；组织应急演练{drill.drills:五年}次；受理信访{petition.received:五年}件，按期答复率{petition.in_time_rate:五年}。

[table 安全稳定五年对照 | hazard: found, rectified_rate, in_time_rate, drill.drills, drill.covered, petition.received, petition.in_time_rate by then and now]

[chart 历年排查隐患 | hazard: found by series year as line]

## 六、目标完成情况和下一个五年

{if target.year_met 本级 五年 = target.year_set 本级 五年: 五年逐年下达的{target.year_set:本级:五年}项目标全部完成。| 五年逐年下达目标{target.year_set:本级:五年}项，完成{target.year_met:本级:五年}项，没有达到的{target.year_unmet:本级:五年}项；{年份}没有达到的是{targets unmet}。这些要写进下一个五年的规划，定出时间，落到单位。}

（各数由台账算出，{截至}。）
`,
})
