/** 安全、信访、民办教育和校外培训。 */
export const safety = `
## 四、平安校园和依法治教

### （一）校园安全

全年到校检查{safety_inspection.checks}次，查到学校{safety_inspection.schools}所；排查隐患{hazard.found}处，比上年{hazard.found:同比}，分布是{list hazard.found by field kind}。完成整改{hazard.rectified}处，整改率{hazard.rectified_rate}，按期整改率{hazard.in_time_rate}，投入整改资金{hazard.cost:量级:1位}。其中重大隐患{hazard.major}处，{if hazard.major_rectified = hazard.major: 全部销号。| 销号{hazard.major_rectified}处。}

{if hazard.rectified = hazard.found: 排查出的隐患全部整改到位。| 没有销号的还有{hazard.open}处{if hazard.late > 0: ，其中逾期{hazard.late}处}，要逐处盯到底。}

[chart 各月排查隐患 | hazard: found by series month as bar]

组织应急演练{drill.drills}次，学生参加{drill.pupils:量级:2位}，演练覆盖{drill.covered}的学校，平均疏散用时{drill.minutes}分钟。{if incident.incidents > 0: 报告突发事件{incident.incidents}起，比上年{incident.incidents:增减}，报告及时率{incident.in_time_rate}。| 没有发生突发事件。}

### （二）信访和矛盾纠纷

受理信访{petition.received}件，比上年{petition.received:同比}，办结率{petition.settling_rate}，按期答复率{petition.in_time_rate}，群众满意率{petition.content_rate}。反映较多的是{list petition.received by field topic:前3}。重复信访率{petition.repeated_rate}，比上年{petition.repeated_rate:同比}。{if dispute.found > 0: 排查矛盾纠纷{dispute.found}件，化解{dispute.settled}件，化解率{dispute.settling_rate}。}{if suggestion.raised > 0: 征集意见建议{suggestion.raised}条，答复率{suggestion.answering_rate}。}

### （三）民办教育和校外培训

{if licence.applied > 0: 收到办学申请{licence.applied}件，发放许可证{licence.licensed}件，按期办结率{licence.in_time_rate}。}检查校外培训和民办教育{enforcement.checks}次，查处办学违规{enforcement.cases}起，退还家长培训费{enforcement.refunded:量级:1位}。培训机构资金监管覆盖率{fund_supervision.supervised_rate}，预收费{fund_supervision.prepaid:量级:2位}，入账率{fund_supervision.deposited_rate}。
`
