import { choice, defineLedger, file, formula, integer, money, norm, text, yesNo } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { mealDays, mealPupilsPerCook, mealSampleGrams, mealSampleHours } from '../norms/meal.ts'

const PER_COOK = latest(mealPupilsPerCook)
/** Kinds of schools that the programme is for; where it does not run, the aid centre says so once a month. */
const FED_KINDS = ['primary', 'teaching_point', 'junior', 'nine_year'] as const

export const meal = defineLedger({
  name: 'meal',
  title: '营养餐月报',
  about: '供营养餐的学校每月一份：多少学生、供了几天、花了多少钱、谁供的、食品安全做到没有。放假没有供餐的月份填0。',
  section: 'aid',
  filledBy: 'school.aid_officer',
  cadence: { each: 'month', kinds: FED_KINDS, due: { day: norm('meal.due_days') } },
  review: ['county.aid_centre'],

  fields: {
    pupils: integer('享受营养餐的学生', {
      unit: '人',
      min: 0,
      required: true,
      hint: '本月享受的学生，一人算一次',
      prefill: 'meal.pupils',
      synonyms: ['用餐学生', '享受学生数', '受益学生'],
    }),
    poor: integer('其中：家庭困难学生', { unit: '人', min: 0, synonyms: ['困难学生'] }),
    days: integer('供餐天数', {
      unit: '天',
      min: 0,
      max: 31,
      required: true,
      hint: `按实际供餐的天数；全年一般${latest(mealDays)}天`,
      synonyms: ['本月供餐天数'],
    }),
    meals: integer('供餐人次', {
      unit: '人次',
      min: 0,
      required: true,
      hint: '各天实际用餐人数相加',
      synonyms: ['用餐人次'],
    }),
    mode: choice('供餐方式', ['学校食堂', '企业配餐', '课间加餐', '家庭托餐', '其他'], {
      required: true,
      prefill: 'meal.mode',
      synonyms: ['供餐模式'],
    }),
    supplier: text('供应商', {
      required: { mode: '企业配餐' },
      longest: 60,
      hint: '大宗食材或配餐的主要供应单位',
      prefill: 'meal.supplier',
      synonyms: ['供货单位', '配送企业'],
    }),
    per_day: money('每生每天标准', {
      unit: '元',
      min: 0,
      required: true,
      prefill: 'meal.per_day',
      synonyms: ['补助标准', '膳食补助标准'],
    }),
    due: formula('应补助资金', 'per_day * meals', { unit: '元', places: 2 }),
    granted: money('本月到账资金', { unit: '元', min: 0, required: true, synonyms: ['拨付资金', '到位资金'] }),
    spent: money('本月支出', {
      unit: '元',
      min: 0,
      required: true,
      hint: '只算买食材和配餐的钱',
      synonyms: ['食材支出'],
    }),
    balance: money('月末结余', {
      unit: '元',
      required: true,
      hint: '上月结余＋本月到账－本月支出',
      synonyms: ['结余资金'],
    }),

    cooks: integer('食堂从业人员', { unit: '人', min: 0, prefill: 'meal.cooks' }),
    certified: integer('其中：持健康证', { unit: '人', min: 0, synonyms: ['持证上岗人数'] }),
    leader_meals: integer('学校负责人陪餐', { unit: '次', min: 0, synonyms: ['陪餐次数'] }),
    samples_kept: yesNo('留样是否每餐做到', {
      required: true,
      hint: `每个品种不少于${latest(mealSampleGrams)}克，冷藏不少于${latest(mealSampleHours)}小时，有记录`,
    }),
    invoices_kept: yesNo('索证索票是否齐全', { required: true }),
    stores_checked: yesNo('库存和防鼠防蝇是否检查', { required: true }),
    published: yesNo('本月账目是否公示', { required: true, hint: '在校内和家长群公布人数、菜谱、收支' }),
    complaints: integer('收到家长投诉', { unit: '件', min: 0 }),
    remark: text('说明', { longest: 500, synonyms: ['备注'] }),
    photo: file('公示和留样照片'),
  },

  checks: {
    poor: { hard: 'poor <= pupils', says: '家庭困难学生不能多于享受营养餐的学生' },
    meals: { hard: 'meals <= pupils * days', says: '供餐人次不能多于学生数乘天数' },
    certified: { hard: 'certified <= cooks', says: '持健康证的不能多于食堂从业人员' },
    balance: {
      hard: 'abs(balance - before(balance) - granted + spent) < 0.01',
      says: '月末结余不等于上月结余加本月到账减本月支出',
    },
    roll: { soft: 'pupils <= school_return.pupils + 5', says: '享受学生多于学校基本情况年报的在校学生，请说明' },
    standard: { soft: 'per_day == alike(per_day)', says: '每生每天标准与同类学校上月不同，请核对是否调标' },
    overspent: { soft: 'balance >= 0', says: '月末结余是负数，请说明垫付的来源' },
    spending: {
      soft: 'abs(spent - per_day * meals) <= 0.1 * per_day * meals',
      says: '支出与标准乘人次相差一成以上，请说明',
    },
    eaten: { soft: 'meals >= 0.8 * pupils * days', says: '实际用餐不到应供餐的八成，请说明' },
    jump: { soft: 'abs(pupils - before(pupils)) <= 0.1 * before(pupils)', says: '享受学生比上月增减一成以上，请说明' },
    cooks: {
      soft: `cooks * ${PER_COOK} >= pupils or cooks == 0`,
      says: `一名食堂从业人员服务的学生多于${PER_COOK}人，请说明`,
    },
    all_certified: { soft: 'certified >= cooks', says: '有从业人员没有健康证，请说明' },
  },

  indicators: {
    schools: { title: '供营养餐的学校', unit: '所', count: 'unit', where: { pupils: { gt: 0 } } },
    pupils: {
      title: '享受营养餐学生',
      unit: '人次',
      sum: 'pupils',
      about: '几个月合计时一名学生每月算一次，看人数请只选一个月',
      synonyms: ['营养餐受益学生'],
    },
    most_pupils: { title: '最大一校享受学生', unit: '人', max: 'pupils' },
    meals: { title: '供餐', unit: '人次', sum: 'meals' },
    school_days: { title: '供餐校日', unit: '校·天', sum: 'days' },
    granted: { title: '营养餐到账资金', unit: '元', sum: 'granted', synonyms: ['营养餐资金'] },
    spent: { title: '营养餐支出', unit: '元', sum: 'spent' },
    spent_each: { title: '每人次实际支出', unit: '元', ratio: 'spent', over: 'meals', as: 'number', places: 2 },
    due: { title: '按标准应补助', unit: '元', sum: 'due' },
    spent_rate: { title: '营养餐标准执行率', ratio: 'spent', over: 'due', as: 'percent' },
    company: { title: '企业配餐的学校', unit: '所', count: 'unit', where: { mode: '企业配餐' } },
    suppliers: { title: '营养餐供应商', unit: '家', count: 'supplier' },
    returns: { title: '营养餐月报', unit: '份', count: 'rows' },
    published: { title: '账目公示', unit: '份', count: 'rows', where: { published: true } },
    published_rate: { title: '营养餐账目公示率', ratio: 'published', over: 'returns', as: 'percent' },
    samples: { title: '留样做到', unit: '份', count: 'rows', where: { samples_kept: true } },
    samples_rate: { title: '食品留样落实率', ratio: 'samples', over: 'returns', as: 'percent' },
    leader_meals: { title: '负责人陪餐', unit: '次', sum: 'leader_meals' },
    cooks: { title: '食堂从业人员（月报）', unit: '人次', sum: 'cooks' },
    certified: { title: '持健康证从业人员（月报）', unit: '人次', sum: 'certified' },
    certified_rate: { title: '从业人员持证率', ratio: 'certified', over: 'cooks', as: 'percent' },
    complaints: { title: '营养餐投诉', unit: '件', sum: 'complaints' },
  },
})
