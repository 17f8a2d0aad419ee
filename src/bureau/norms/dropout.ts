import { defineNorm } from '../../ledger/index.ts'

/** No national rule fixes a number of days; what schools and counties have written down differs widely. */
const CUSTOM = '控辍保学工作惯例，国家没有统一天数，各地可调整'
const LADDER = '学校控辍保学制度的通行做法（缺课一天家访、三天以上填表上报），各地可调整'
const GUANGDONG = '参照粤教基〔2009〕3号：未请假超过5天即填辍学情况报告；有的地方定为20天（四周）或30天，请按本地规定改'

export const dropoutVerify = defineNorm({
  name: 'dropout.verify_schooldays',
  title: '发现缺课后上门核实期限（“缺课一天即家访”）',
  unit: '个教学日',
  values: [{ from: '2009-09-01', value: 1, source: LADDER, local: true }],
})

export const dropoutReport = defineNorm({
  name: 'dropout.report_schooldays',
  title: '劝返无效后书面报告乡镇和教育局的期限（自发现起）',
  unit: '个教学日',
  values: [{ from: '2009-09-01', value: 3, source: LADDER, local: true }],
})

export const dropoutVisits = defineNorm({
  name: 'dropout.visits',
  title: '书面报告前至少上门劝返次数',
  unit: '次',
  values: [{ from: '2009-09-01', value: 2, source: CUSTOM, local: true }],
})

export const dropoutNotice = defineNorm({
  name: 'dropout.notice_workdays',
  title: '收到书面报告后发出复学通知书的期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 3, source: CUSTOM, local: true }],
})

export const dropoutReturn = defineNorm({
  name: 'dropout.return_days',
  title: '复学通知书未写明时的返校期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 7, source: CUSTOM, local: true }],
})

export const dropoutConfirm = defineNorm({
  name: 'dropout.confirm_schooldays',
  title: '缺课满多少天方可认定辍学',
  unit: '个教学日',
  values: [{ from: '2009-09-01', value: 5, source: GUANGDONG, local: true }],
})

export const dropoutCorrect = defineNorm({
  name: 'dropout.correct_days',
  title: '责令改正通知书未写明时的改正期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 15, source: `《义务教育法》第五十八条只说“限期改正”；${CUSTOM}`, local: true }],
})

export const dropoutCourt = defineNorm({
  name: 'dropout.court_months',
  title: '提请司法督促后跟进期限',
  unit: '个月',
  values: [{ from: '2009-09-01', value: 3, source: CUSTOM, local: true }],
})

export const dropoutFollow = defineNorm({
  name: 'dropout.follow_days',
  title: '复学后每次回访的间隔',
  unit: '天',
  values: [{ from: '2009-09-01', value: 7, source: CUSTOM, local: true }],
})

export const dropoutFollowUps = defineNorm({
  name: 'dropout.follow_ups',
  title: '销案前至少回访次数',
  unit: '次',
  values: [{ from: '2009-09-01', value: 4, source: CUSTOM, local: true }],
})

export const dropoutFollowed = defineNorm({
  name: 'dropout.followed_days',
  title: '复学满多少天方可销案',
  unit: '天',
  values: [{ from: '2009-09-01', value: 28, source: CUSTOM, local: true }],
})

export const dropoutMonthly = defineNorm({
  name: 'dropout.monthly_days',
  title: '控辍保学月报报送期限（每月1日后）',
  unit: '天',
  values: [
    { from: '2009-09-01', value: 27, source: '县区控辍保学方案常定每月28日前报县局，各地可调整', local: true },
    {
      from: '2024-04-28',
      value: 27,
      source: '教基厅函〔2024〕15号要求学校一月一报告，没有写明哪一天；每月28日为各地做法',
      local: true,
    },
  ],
})

export const rollCheckDays = defineNorm({
  name: 'roll_check.due_workdays',
  title: '开学后学籍清查报送期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 5, source: '各地多定开学一周内书面报中心学校和乡镇，可调整', local: true }],
})

export const transferWorkdays = defineNorm({
  name: 'pupil.transfer_workdays',
  title: '转学接收、核办期限',
  unit: '个工作日',
  values: [
    {
      from: '2009-09-01',
      value: 10,
      source: '学籍管理办法的通行解读（教基一〔2013〕7号，2025年起为教基〔2025〕1号），请核对原文',
      local: true,
    },
  ],
})
