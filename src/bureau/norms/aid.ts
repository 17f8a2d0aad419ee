import { defineNorm } from '../../ledger/index.ts'

const UNCHECKED = '历史标准，按中西部地区通行口径录入，请对照当年文件核对'
const BOARDERS_2024 = '财政部公布的2024年城乡义务教育补助经费政策'
const GRANTS_2025 = '2025年春季学期起提高的国家助学金标准'

export const boarderPrimary = defineNorm({
  name: 'student_aid.boarder_primary',
  title: '小学寄宿生生活补助标准（每生每年）',
  unit: '元',
  values: [
    { from: '2010-02-01', value: 750, source: UNCHECKED, local: true },
    { from: '2011-09-01', value: 1000, source: UNCHECKED, local: true },
    { from: '2024-02-01', value: 1250, source: BOARDERS_2024, local: true },
  ],
})

export const boarderJunior = defineNorm({
  name: 'student_aid.boarder_junior',
  title: '初中寄宿生生活补助标准（每生每年）',
  unit: '元',
  values: [
    { from: '2010-02-01', value: 1000, source: UNCHECKED, local: true },
    { from: '2011-09-01', value: 1250, source: UNCHECKED, local: true },
    { from: '2024-02-01', value: 1500, source: BOARDERS_2024, local: true },
  ],
})

export const vocationalGrant = defineNorm({
  name: 'student_aid.vocational_grant',
  title: '中职国家助学金平均标准（每生每年）',
  unit: '元',
  values: [
    { from: '2007-09-01', value: 1500, source: UNCHECKED, local: true },
    { from: '2015-02-01', value: 2000, source: UNCHECKED, local: true },
    { from: '2025-02-01', value: 2300, source: GRANTS_2025, local: true },
  ],
})

export const vocationalTuition = defineNorm({
  name: 'student_aid.vocational_tuition',
  title: '中职免学费补助标准（每生每年）',
  unit: '元',
  values: [{ from: '2009-09-01', value: 2000, source: UNCHECKED, local: true }],
})

export const seniorGrant = defineNorm({
  name: 'student_aid.senior_grant',
  title: '普通高中国家助学金平均标准（每生每年）',
  unit: '元',
  values: [
    { from: '2010-02-01', value: 1500, source: UNCHECKED, local: true },
    { from: '2015-02-01', value: 2000, source: UNCHECKED, local: true },
    { from: '2025-02-01', value: 2300, source: GRANTS_2025, local: true },
  ],
})

export const universityGrant = defineNorm({
  name: 'student_aid.university_grant',
  title: '本专科国家助学金平均标准（每生每年）',
  unit: '元',
  values: [
    { from: '2010-02-01', value: 3000, source: UNCHECKED, local: true },
    { from: '2019-02-01', value: 3300, source: UNCHECKED, local: true },
    { from: '2024-09-01', value: 3700, source: '2024年秋季学期起提高的本专科国家助学金标准', local: true },
  ],
})

export const aidPublicityWorkdays = defineNorm({
  name: 'student_aid.publicity_workdays',
  title: '受助学生名单校内公示',
  unit: '个工作日',
  values: [{ from: '2007-09-01', value: 5, source: '资助工作通行做法，各地可调整', local: true }],
})

export const aidPayDays = defineNorm({
  name: 'student_aid.pay_days',
  title: '审批后资金发放期限',
  unit: '天',
  values: [{ from: '2007-09-01', value: 30, source: '资助工作通行做法，各地可调整', local: true }],
})

export const aidDueDays = defineNorm({
  name: 'student_aid.due_days',
  title: '学期开始后资助名册报送和发放期限',
  unit: '天',
  values: [{ from: '2007-09-01', value: 130, source: '资助工作通行做法，各地可调整', local: true }],
})
