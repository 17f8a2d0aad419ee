import { defineReport } from '../../ledger/index.ts'

export const dropoutBulletin = defineReport({
  name: 'dropout_bulletin',
  title: '控辍保学月报',
  about: '学校一月一报告，乡镇、县、市逐级看同一份：本月发现多少、劝返多少、按期报告没有、还有多少没有回来。',
  each: 'month',
  levels: ['city', 'county', 'township', 'school'],
  body: `
# {单位}{期}控辍保学月报

## 一、本月情况

{if dropout_case.found > 0: {期}，登记疑似辍学学生{dropout_case.found}人，其中小学{dropout_case.primary}人、初中{dropout_case.junior}人；留守儿童{dropout_case.left_behind}人、脱贫户和监测户学生{dropout_case.lifted}人、残疾儿童{dropout_case.disabled}人。| {期}没有新登记的疑似辍学学生，零报告。}

本月登记的个案里，已经劝返复学{dropout_case.back}人，核实在外就读{dropout_case.transferred}人，超龄结案{dropout_case.aged_out}人；仍在疑似辍学台账的{dropout_case.suspected}人，已认定辍学、还没有复学的{dropout_case.dropped}人。劝返率{dropout_case.back_rate}。

不论哪一月登记，本月返校{dropout_case.returned_in_period}人，认定辍学{dropout_case.confirmed}人。

## 二、责任落实

应书面报告{dropout_case.to_report}人，按期报告{dropout_case.reported_in_time}人，按期报告率{dropout_case.report_rate}；发现后按期上门核实率{dropout_case.verify_rate}。双线责任签字齐全{dropout_case.signed}人，签字率{dropout_case.signed_rate}。发出复学通知书{dropout_case.notices}份，按期通知率{dropout_case.notice_rate}；责令改正{dropout_case.orders}份，提请司法督促{dropout_case.courts}件。

{if dropout_case.late > 0: 有{dropout_case.late}人已过期限还没有办理下一步，要逐人督办。| 各个案没有超过期限的。}

## 三、复学巩固

复学后正在跟踪{dropout_case.following}人，已销案{dropout_case.closed}人，复学后再次辍学{dropout_case.again}人。

[table 疑似辍学原因 | dropout_case: found, back, transferred, dropped by field cause]

[table 各类个案去向 | dropout_case: found, suspected, dropped, back, transferred, aged_out by field stage]
`,
})
