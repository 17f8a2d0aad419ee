import { defineNorm } from '../../ledger/index.ts'

const LOCAL_BREAKFAST = '本地营养早餐工程安排，历史标准，请对照当年文件核对'
const EARLIER = '农村义务教育学生营养改善计划早期标准，按通行口径录入，请核对'

export const mealPerDay = defineNorm({
  name: 'meal.per_day',
  title: '营养餐补助标准（每生每天）',
  unit: '元',
  values: [
    { from: '2009-09-01', value: 1, source: LOCAL_BREAKFAST, local: true },
    { from: '2011-11-01', value: 3, source: EARLIER, local: true },
    { from: '2014-11-01', value: 4, source: EARLIER, local: true },
    { from: '2021-09-01', value: 5, source: '财政部、教育部2021年秋季学期起提高的营养膳食补助标准' },
  ],
})

export const mealDays = defineNorm({
  name: 'meal.days_each_year',
  title: '营养餐每年供餐天数',
  unit: '天',
  values: [
    { from: '2009-09-01', value: 200, source: EARLIER, local: true },
    { from: '2021-09-01', value: 200, source: '财政部、教育部2021年秋季学期起提高的营养膳食补助标准' },
  ],
})

export const mealDueDays = defineNorm({
  name: 'meal.due_days',
  title: '营养餐月报报送期限（月末后）',
  unit: '天',
  values: [{ from: '2009-09-01', value: 5, source: '市学生资助中心工作安排，各地可调整', local: true }],
})

export const mealSampleGrams = defineNorm({
  name: 'meal.sample_grams',
  title: '食品留样每个品种重量下限',
  unit: '克',
  values: [
    { from: '2009-09-01', value: 100, source: '较早的食堂管理规定，请核对', local: true },
    { from: '2019-04-01', value: 125, source: '教育部令第45号学校食品安全与营养健康管理规定' },
  ],
})

export const mealSampleHours = defineNorm({
  name: 'meal.sample_hours',
  title: '食品留样冷藏时间下限',
  unit: '小时',
  values: [
    { from: '2009-09-01', value: 48, source: '较早的食堂管理规定，请核对', local: true },
    { from: '2019-04-01', value: 48, source: '教育部令第45号学校食品安全与营养健康管理规定' },
  ],
})

export const mealPupilsPerCook = defineNorm({
  name: 'meal.pupils_per_cook',
  title: '食堂从业人员配备（每名从业人员服务学生）',
  unit: '人',
  values: [{ from: '2012-05-23', value: 100, source: '外省营养改善计划实施办法的口径，仅作参照', local: true }],
})
