import { defineNorm } from '../../ledger/index.ts'

const LIGHTER = '中办国办2021年7月印发的义务教育“双减”意见'
const SLEEP = '教育部办公厅2021年3月印发的中小学生睡眠管理通知'
const BUREAU = '市教育局基础教育工作安排，各地可调整'

export const schoolLifeDueDays = defineNorm({
  name: 'school_life.due_days',
  title: '课后服务与五项管理月报报送期限（月末后）',
  unit: '天',
  values: [{ from: '2009-09-01', value: 5, source: BUREAU, local: true }],
})

export const homeworkPrimary = defineNorm({
  name: 'school_life.homework_primary',
  title: '小学三至六年级每天书面作业上限',
  unit: '分钟',
  values: [
    { from: '2009-09-01', value: 60, source: BUREAU, local: true },
    { from: '2021-07-24', value: 60, source: LIGHTER },
  ],
})

export const homeworkJunior = defineNorm({
  name: 'school_life.homework_junior',
  title: '初中每天书面作业上限',
  unit: '分钟',
  values: [
    { from: '2009-09-01', value: 90, source: BUREAU, local: true },
    { from: '2021-07-24', value: 90, source: LIGHTER },
  ],
})

export const sleepPrimary = defineNorm({
  name: 'school_life.sleep_primary',
  title: '小学生每天睡眠时间',
  unit: '小时',
  values: [
    { from: '2009-09-01', value: 10, source: BUREAU, local: true },
    { from: '2021-03-30', value: 10, source: SLEEP },
  ],
})

export const sleepJunior = defineNorm({
  name: 'school_life.sleep_junior',
  title: '初中生每天睡眠时间',
  unit: '小时',
  values: [
    { from: '2009-09-01', value: 9, source: BUREAU, local: true },
    { from: '2021-03-30', value: 9, source: SLEEP },
  ],
})

export const exerciseHours = defineNorm({
  name: 'school_life.exercise_hours',
  title: '学生每天校园体育活动时间',
  unit: '小时',
  values: [
    { from: '2007-05-07', value: 1, source: '中发〔2007〕7号关于加强青少年体育的意见，请核对原文', local: true },
  ],
})

export const epidemicDueHour = defineNorm({
  name: 'epidemic_check.due_hour',
  title: '疫情排查日报当天报送时限',
  unit: '点',
  values: [{ from: '2009-09-01', value: 17, source: '日报告、零报告工作惯例，各地可调整', local: true }],
})

export const epidemicCloseDays = defineNorm({
  name: 'epidemic_check.close_days',
  title: '疫情排查日报过期几天后锁定',
  unit: '天',
  values: [{ from: '2009-09-01', value: 3, source: '日报告、零报告工作惯例，各地可调整', local: true }],
})

export const epidemicPlans = defineNorm({
  name: 'school_reopening.plans',
  title: '复学前学校应备的防控预案',
  unit: '个',
  values: [{ from: '2009-09-01', value: 5, source: '“五案十五制”的工作要求，名目由各地确定', local: true }],
})

export const epidemicSystems = defineNorm({
  name: 'school_reopening.systems',
  title: '复学前学校应备的防控制度',
  unit: '项',
  values: [{ from: '2009-09-01', value: 15, source: '“五案十五制”的工作要求，名目由各地确定', local: true }],
})

export const reopeningWorkdays = defineNorm({
  name: 'school_reopening.review_workdays',
  title: '复学验收和审批期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 3, source: '疫情防控工作惯例，各地可调整', local: true }],
})
