import { defineReport } from '../../ledger/index.ts'

export const safetyAndStability = defineReport({
  name: 'safety_and_stability',
  title: '校园安全与信访维稳情况',
  about: '年度工作总结的安全稳定部分：检查、隐患、演练、信访和矛盾纠纷。',
  each: 'year',
  levels: ['city', 'county'],
  body: `
# {单位}{年份}校园安全与信访维稳情况

## 一、安全检查与隐患整改

{年份}，全系统到校检查{safety_inspection.checks}次，查到学校{safety_inspection.schools}所，检查覆盖率{safety_inspection.coverage}，其中市级督查{safety_inspection.city_checks}次、部门联合检查{safety_inspection.joint_checks}次。共发现隐患{hazard.found}处，比上年{hazard.found:同比}；已复查销号{hazard.rectified}处，整改率{hazard.rectified_rate}。其中重大隐患{hazard.major}处，整改率{hazard.major_rate}。用于隐患整改的资金{hazard.cost:万元:1位}。

到了整改时限的隐患中，按期整改率{hazard.in_time_rate}{if hazard.late_at_all > 0: ，逾期整改{hazard.late_at_all}处}{if hazard.extended > 0: ，经批准延期{hazard.extended}处}。复查不合格率{hazard.refused_rate}{if hazard.supervised > 0: ，挂牌督办{hazard.supervised}处}{if hazard.looked_back > 0: ；回头看{hazard.looked_back}处，反弹{hazard.came_back}处}。

{if hazard.open > 0: 仍有{hazard.open}处没有销号，涉及学校{hazard.schools_open}所，其中{hazard.waiting}处已经改完、等待复查{if hazard.late > 0: ，{hazard.late}处已经逾期}。未销号的隐患已逐处落实责任人和时限。| 所有隐患均已销号。}

[table 各县（市、区）安全检查情况 | safety_inspection: checks, schools, coverage, findings by county]

[table 各县（市、区）隐患整改情况 | hazard: found, rectified, open, rectified_rate, in_time_rate, late by county]

[table 各类隐患整改情况 | hazard: found, rectified, rectified_rate by field kind]

## 二、应急演练

各校组织应急演练{drill.drills}次，比上年{drill.drills:同比}，学生参加{drill.pupils:万}人次，平均疏散用时{drill.minutes}分钟。其中防火演练{drill.fire}次、防震演练{drill.quake}次、防踩踏演练{drill.stampede}次。

{if drill.covered < 60: 开展过演练的学校有{drill.schools}所，占{drill.covered}，覆盖面还不够，下一步要逐校补齐。| 开展过演练的学校有{drill.schools}所，占{drill.covered}。}

## 三、突发事件和值班

{if incident.incidents > 0: {年份}，各校报告突发事件{incident.incidents}起，其中较大以上{incident.grave}起，受伤或发病{incident.injured}人。报告及时率{incident.in_time_rate}{if incident.phoned_late > 0: ，电话报告迟报{incident.phoned_late}起}{if incident.written_late > 0: ，书面初报迟报{incident.written_late}起}{if incident.followed_late > 0: ，续报迟报{incident.followed_late}起}{if incident.concluded_late > 0: ，终报迟报{incident.concluded_late}起}。| {年份}，没有发生突发事件。}

{if duty.reports > 0: 节假日和重要时段值班报告{duty.reports}份，报无异常{duty.quiet}份，没有做到二十四小时在岗的{duty.unmanned}份。| 没有组织集中值班报告。}

{if food_safety.returns > 0: 食堂按规定留样到位率{food_safety.sample_rate}，负责人陪餐到位率{food_safety.leader_rate}，从业人员持证率{food_safety.certified_rate}。| 没有收集食堂食品安全月报。}

## 四、信访办理

全年登记受理信访{petition.received}件，比上年{petition.received:同比}；办结{petition.settled}件，办结率{petition.settling_rate}，按期受理告知率{petition.told_rate}，按期答复率{petition.in_time_rate}。按性质分，咨询{petition.enquiries}件、投诉{petition.complaints}件、举报{petition.reports}件；按渠道分，来信{petition.letters}件、来访{petition.visits}件、来电{petition.calls}件。{if petition.extended > 0: 经批准延期办理{petition.extended}件。}

{if petition.repeated > 0: 重复信访{petition.repeated}件，占{petition.repeated_rate}。}{if petition.reviewed > 0: 信访人请求复查{petition.reviewed}件。}

{if petition.open > 0: 尚有{petition.open}件正在依法按程序办理。| 到期信访事项全部办结。}

信访人对办理结果的满意率为{petition.content_rate}。

[table 信访反映的问题 | petition: received, settled, settling_rate by field topic]

## 四、意见建议和矛盾纠纷

{if suggestion.raised > 0: 征集意见建议{suggestion.raised}条，当场答复{suggestion.on_the_spot}条，书面答复{suggestion.in_writing}条，答复率{suggestion.answering_rate}，采纳率{suggestion.taken_up_rate}。}

{if dispute.found > 0: 排查矛盾纠纷{dispute.found}件，化解{dispute.settled}件，化解率{dispute.settling_rate}；调解不成、引导走司法途径{dispute.passed_on}件。}

[table 各类矛盾纠纷 | dispute: found, settled, settling_rate by field kind]
`,
})
