import { choice, choices, date, defineLedger, file, integer, lines, norm, text, yesNo } from '../../ledger/index.ts'
import { foodSafetyCertificateDays } from '../norms/food_safety.ts'
import { latest } from '../norms/latest.ts'
import { mealPupilsPerCook, mealSampleGrams, mealSampleHours } from '../norms/meal.ts'

const GRAMS = latest(mealSampleGrams)
const HOURS = latest(mealSampleHours)
const PER_COOK = latest(mealPupilsPerCook)
const SERVES = { mode: ['自营食堂', '承包经营', '委托经营', '集中配餐'] } as const
const DAYS_BEFORE = latest(foodSafetyCertificateDays)

/** What the canteen book says of a month: the day's records stay in the kitchen, where the inspector looks at them. */
export const foodSafety = defineLedger({
  name: 'food_safety',
  title: '食堂食品安全月报',
  about: '每校每月一份：食堂怎么办、谁供货、留样和陪餐做了几天、证件到哪天。没有供餐的选“不供餐”，其余不用填。',
  section: 'safety',
  filledBy: ['school.safety_officer', 'school.head'],
  // A bureau that begins with it says so: no school should find years of it owed on the first day.
  cadence: { each: 'month', due: { day: norm('food_safety.due_days') }, ordered: true },
  review: ['county.safety_section'],

  fields: {
    mode: choice('供餐方式', ['自营食堂', '承包经营', '委托经营', '集中配餐', '不供餐'], {
      required: true,
      prefill: 'food_safety.mode',
      synonyms: ['经营方式'],
    }),
    diners: integer('每天用餐', {
      unit: '人',
      min: 0,
      required: SERVES,
      prefill: 'food_safety.diners',
      synonyms: ['用餐人数'],
    }),
    days: integer('供餐天数', {
      unit: '天',
      min: 0,
      max: 31,
      required: SERVES,
      prefill: 'meal.days',
      hint: '放假没有供餐的填0',
    }),
    permit_until: date('食品经营许可证有效期至', { required: SERVES, prefill: 'food_safety.permit_until' }),
    sample_days: integer('按规定留样', {
      unit: '天',
      min: 0,
      max: 31,
      required: SERVES,
      hint: `每餐每个品种不少于${GRAMS}克、冷藏${HOURS}小时以上，名称、重量、时间、留样人都有记录的才算`,
      synonyms: ['留样天数'],
    }),
    least_grams: integer('留样最少的一份', { unit: '克', min: 0, required: SERVES, synonyms: ['留样重量'] }),
    least_hours: integer('冷藏最短的一份', { unit: '小时', min: 0, required: SERVES, synonyms: ['留样时间'] }),
    leader_days: integer('学校负责人陪餐', {
      unit: '天',
      min: 0,
      max: 31,
      required: SERVES,
      hint: '每餐都有负责人陪餐并记录的一天算一天',
      synonyms: ['陪餐天数'],
    }),
    parent_visits: integer('家长陪餐或到食堂查看', { unit: '次', min: 0 }),
    cooks: integer('从业人员', { unit: '人', min: 0, required: SERVES, prefill: 'food_safety.cooks' }),
    certified: integer('其中：健康证有效', { unit: '人', min: 0, required: SERVES, synonyms: ['持证人数'] }),
    certificate_until: date('最早到期的健康证', {
      required: { cooks: { gt: 0 } },
      hint: `到期前${DAYS_BEFORE}天就要安排体检换证`,
      synonyms: ['健康证到期日'],
    }),
    suppliers: lines(
      '大宗食材供货单位',
      {
        name: text('单位', { required: true, longest: 60 }),
        goods: choices('品种', ['米面油', '肉类', '蔬菜', '蛋奶', '水产', '调料', '其他']),
        licence_until: date('许可证到期'),
      },
      { prefill: 'food_safety.suppliers' },
    ),
    invoices_kept: yesNo('索证索票和台账是否齐全', { required: SERVES }),
    clean: yesNo('清洗消毒、防鼠防蝇是否落实', { required: SERVES }),
    checked_on: date('本月食堂自查日期', { hint: '发现的隐患登记到隐患整改台账' }),
    problems: integer('自查发现问题', { unit: '处', min: 0 }),
    remark: text('说明', { longest: 500, synonyms: ['备注'] }),
    photo: file('留样和陪餐记录照片'),
  },

  checks: {
    samples: { hard: 'sample_days <= days', says: '留样天数不能多于供餐天数' },
    leader: { hard: 'leader_days <= days', says: '陪餐天数不能多于供餐天数' },
    certified: { hard: 'certified <= cooks', says: '健康证有效的不能多于从业人员' },
    every_day: { soft: 'sample_days >= days', says: '不是每个供餐日都按规定留样，请说明' },
    grams: { soft: `least_grams >= ${GRAMS} or days == 0`, says: `有的留样不足${GRAMS}克，请说明` },
    hours: { soft: `least_hours >= ${HOURS} or days == 0`, says: `有的留样冷藏不足${HOURS}小时，请说明` },
    eaten: { soft: 'leader_days >= days', says: '不是每个供餐日都有负责人陪餐，请说明' },
    all_certified: { soft: 'certified >= cooks', says: '有从业人员没有有效的健康证，请说明' },
    staffed: {
      soft: `cooks * ${PER_COOK} >= diners or cooks == 0`,
      says: `一名从业人员服务的用餐学生多于${PER_COOK}人，请说明`,
    },
  },

  indicators: {
    schools: { title: '供餐学校', unit: '所', count: 'unit', where: SERVES },
    returns: { title: '食品安全月报', unit: '份', count: 'rows', where: SERVES },
    diners: {
      title: '在校用餐',
      unit: '人',
      sum: 'diners',
      about: '几个月合计时一名学生每月算一次，看人数请只选一个月',
    },
    days: { title: '供餐校日（食堂）', unit: '校·天', sum: 'days' },
    sample_days: { title: '按规定留样校日', unit: '校·天', sum: 'sample_days' },
    sample_rate: { title: '留样到位率', ratio: 'sample_days', over: 'days', as: 'percent' },
    leader_days: { title: '负责人陪餐校日', unit: '校·天', sum: 'leader_days' },
    leader_rate: { title: '陪餐到位率', ratio: 'leader_days', over: 'days', as: 'percent' },
    cooks: { title: '食堂从业人员', unit: '人次', sum: 'cooks' },
    certified: { title: '健康证有效', unit: '人次', sum: 'certified' },
    certified_rate: { title: '食堂从业人员持证率', ratio: 'certified', over: 'cooks', as: 'percent' },
    light_samples: {
      title: `留样不足${GRAMS}克`,
      unit: '份',
      count: 'rows',
      where: { least_grams: { lt: GRAMS }, days: { gt: 0 } },
    },
    contracted: { title: '承包或委托经营的食堂', unit: '家', count: 'unit', where: { mode: ['承包经营', '委托经营'] } },
    problems: { title: '食堂自查发现问题', unit: '处', sum: 'problems' },
  },
})
