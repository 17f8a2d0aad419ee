import { defineNorm } from '../../ledger/index.ts'

const ROUTINE = '市教育局安全工作常规，各地可调整'

export const hazardOrderWorkdays = defineNorm({
  name: 'hazard.order_workdays',
  title: '重大隐患上报后下达整改通知期限',
  unit: '个工作日',
  values: [{ from: '2008-02-01', value: 3, source: ROUTINE, local: true }],
})

export const hazardGeneralDays = defineNorm({
  name: 'hazard.general_days',
  title: '一般隐患整改期限',
  unit: '天',
  values: [{ from: '2008-02-01', value: 30, source: ROUTINE, local: true }],
})

export const hazardMajorDays = defineNorm({
  name: 'hazard.major_days',
  title: '重大隐患整改期限',
  unit: '天',
  values: [{ from: '2008-02-01', value: 90, source: '市教育局安全工作常规，治理期间应全部或局部停用', local: true }],
})

export const hazardAgainWorkdays = defineNorm({
  name: 'hazard.again_workdays',
  title: '复查不合格或反弹后再次整改期限',
  unit: '个工作日',
  values: [{ from: '2008-02-01', value: 10, source: ROUTINE, local: true }],
})

export const hazardExtensionDays = defineNorm({
  name: 'hazard.extension_days',
  title: '隐患整改每次延期天数',
  unit: '天',
  values: [{ from: '2008-02-01', value: 15, source: ROUTINE, local: true }],
})

export const hazardExtensionTimes = defineNorm({
  name: 'hazard.extension_times',
  title: '同一处隐患整改最多延期次数',
  unit: '次',
  values: [{ from: '2008-02-01', value: 1, source: ROUTINE, local: true }],
})

export const hazardRecheckWorkdays = defineNorm({
  name: 'hazard.recheck_workdays',
  title: '隐患整改后复查期限',
  unit: '个工作日',
  values: [{ from: '2008-02-01', value: 10, source: ROUTINE, local: true }],
})

export const hazardLookBackAfter = defineNorm({
  name: 'hazard.look_back_after_days',
  title: '重大隐患销号后多少天起可以回头看',
  unit: '天',
  values: [{ from: '2008-02-01', value: 15, source: ROUTINE, local: true }],
})

export const hazardLookBackBy = defineNorm({
  name: 'hazard.look_back_days',
  title: '重大隐患销号后回头看期限',
  unit: '天',
  values: [{ from: '2008-02-01', value: 45, source: ROUTINE, local: true }],
})

export const inspectionConfirmWorkdays = defineNorm({
  name: 'safety_inspection.confirm_workdays',
  title: '检查记录确认期限',
  unit: '个工作日',
  values: [{ from: '2008-02-01', value: 5, source: ROUTINE, local: true }],
})

export const inspectionMendWorkdays = defineNorm({
  name: 'safety_inspection.mend_workdays',
  title: '检查记录退回后补正期限',
  unit: '个工作日',
  values: [{ from: '2008-02-01', value: 3, source: ROUTINE, local: true }],
})

const DRILL_GUIDE = '教基一厅〔2014〕2号《中小学幼儿园应急疏散演练指南》'

export const drillSchoolPerMonth = defineNorm({
  name: 'drill.school_per_month',
  title: '中小学每月应急演练次数',
  unit: '次',
  values: [{ from: '2014-02-22', value: 1, source: DRILL_GUIDE }],
})

export const drillKindergartenPerQuarter = defineNorm({
  name: 'drill.kindergarten_per_quarter',
  title: '幼儿园每季度应急演练次数',
  unit: '次',
  values: [{ from: '2014-02-22', value: 1, source: DRILL_GUIDE }],
})

export const drillEvacuationMinutes = defineNorm({
  name: 'drill.evacuation_minutes',
  title: '楼层较低、出口合理的学校疏散用时上限',
  unit: '分钟',
  values: [{ from: '2014-02-22', value: 2, source: DRILL_GUIDE }],
})

const GUARD_STANDARD = '公治〔2015〕168号《中小学幼儿园安全防范工作规范（试行）》'

export const guardSmallSchool = defineNorm({
  name: 'guard.small_school',
  title: '师生员工不足100人的学校专职保安',
  unit: '人',
  values: [{ from: '2015-03-16', value: 1, source: GUARD_STANDARD, local: true }],
})

export const guardOrdinarySchool = defineNorm({
  name: 'guard.ordinary_school',
  title: '师生员工100至1000人的学校专职保安',
  unit: '人',
  values: [{ from: '2015-03-16', value: 2, source: GUARD_STANDARD, local: true }],
})

export const guardStep = defineNorm({
  name: 'guard.step',
  title: '超过1000人后每增加多少人增配1名专职保安',
  unit: '人',
  values: [{ from: '2015-03-16', value: 500, source: GUARD_STANDARD, local: true }],
})

export const guardBoardingStep = defineNorm({
  name: 'guard.boarding_step',
  title: '寄宿制学校每增加多少人增配1名专职保安',
  unit: '人',
  values: [{ from: '2015-03-16', value: 300, source: GUARD_STANDARD, local: true }],
})
