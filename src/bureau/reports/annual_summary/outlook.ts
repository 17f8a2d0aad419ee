/** 完成情况、问题、来年打算。 */
export const outlook = `
## 五、办理情况和存在问题

{if target.year_met 本级 = target.year_set 本级: 年初下达的{target.year_set:本级}项目标全部完成。| 年初下达目标{target.year_set:本级}项，完成{target.year_met:本级}项，未完成{target.year_unmet:本级}项：{targets unmet}。}

[targets 年度目标完成情况]

{if hazard.rectified = hazard.found 且 petition.settled = petition.received 且 dropout_case.suspected = 0 且 project.slipped = 0: {年份}的隐患整改、信访办理、控辍保学和项目建设各项任务全面完成。| 对照年初部署，还不能说任务全面完成：{if hazard.open > 0: 没有销号的隐患{hazard.open}处；}{if petition.open > 0: 正在办理的信访{petition.open}件；}{if dropout_case.suspected > 0: 劝返中的学生{dropout_case.suspected}人；}{if project.slipped > 0: 节点没有按计划完成的项目{project.slipped}个；}其余各项已经办结。}

工作中还有不足：{if hazard.in_time_rate < 95: 隐患按期整改率只有{hazard.in_time_rate}，期限意识不够强；}{if drill.covered < 90: 应急演练覆盖率{drill.covered}，还有学校没有组织；}{if petition.in_time_rate < 98: 信访按期答复率{petition.in_time_rate}，答复不够及时；}{if school_return.large_class_rate > 1: 大班额比例{school_return.large_class_rate}，城区学位偏紧；}{if school_life.serving_rate < 95: 课后服务覆盖率{school_life.serving_rate}，发展不平衡；}基层统计和归档还要更细。

## 六、{下年}工作打算

一要守住入学底线，开学清查逐班核对，对仍在劝返的学生一人一案。二要把项目节点管住，{if project.preparing > 0: 处在前期工作阶段的{project.preparing}个项目上半年全部开工，}在建的{project.building}个项目按月调度。三要把安全隐患清零，{if hazard.open > 0: 结转的{hazard.open}处隐患列入开年第一批督办，}演练做到每校每学期至少一次。四要把信访办在期限以内，{if petition.open > 0: 正在办理的{petition.open}件逐件落实承办人。| 不留积案。}五要把惠民资金管细，资助、营养餐和教科书的账目按期公示。

[late 附：没有按期报送的单位 | school_life by county]

（各数由台账算出，{截至}。）
`
