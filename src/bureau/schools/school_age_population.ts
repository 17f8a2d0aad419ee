import { choice, defineLedger, formula, integer, lines, number, text } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { primaryAge } from '../norms/schools.ts'

/** The age of entering primary school; six years there, three in junior and three in senior school follow. */
const SIX = latest(primaryAge)
const FILLERS = ['township.officer', 'county.planning_section'] as const
const people = (title: string, synonyms: readonly string[] = []) => integer(title, { unit: '人', min: 0, synonyms })

/** Only what townships found out by going from house to house: the county's own line is there to compare it with. */
const FOUND = { basis: '乡镇摸底' } as const

export const schoolAgePopulation = defineLedger({
  name: 'school_age_population',
  title: '适龄人口摸底台账',
  about:
    '一个乡镇一个出生年份一行，每年春季摸底；划分学区的在行内分学区列出。县局按公安户籍另填一行合计，用来核对乡镇之和，不重复计入各项数。',
  section: 'schools',
  filledBy: FILLERS,
  cadence: { each: 'year', opens: { on: '03-01' }, due: { on: '05-31' } },
  review: ['county.basic_section'],

  fields: {
    basis: choice('口径', ['乡镇摸底', '全县户籍'], {
      required: true,
      hint: '乡镇选“乡镇摸底”；县局核对用的合计选“全县户籍”',
      synonyms: ['数据来源'],
    }),
    birth_year: integer('出生年份', {
      min: 1950,
      max: 2100,
      required: true,
      hint: '四位数，如2005',
      synonyms: ['出生年'],
    }),
    age: integer('年龄', {
      unit: '周岁',
      min: 0,
      max: 120,
      required: true,
      hint: '当年年底的周岁',
      synonyms: ['周岁'],
    }),
    children: integer('适龄人口', {
      unit: '人',
      min: 0,
      required: true,
      synonyms: ['人口数', '适龄儿童', '总人数'],
    }),
    girls: people('其中：女'),
    minority: integer('其中：少数民族', { unit: '人', min: 0, synonyms: ['少数民族人口'] }),
    disabled: people('其中：残疾', ['残疾儿童']),
    migrant: people('其中：外来随迁', ['随迁人口']),

    in_kindergarten: people('在园', ['在园（班）']),
    in_primary: people('在读小学', ['小学在读']),
    in_junior: people('在读初中', ['初中在读']),
    in_senior: people('在读高中阶段', ['高中阶段在读']),
    graduated: people('已完成义务教育不再读', ['已毕业未升学']),
    minority_in_school: people('少数民族在校（园）'),
    disabled_in_school: people('残疾儿童已安置', ['残疾儿童入学']),
    deferred: people('批准延缓入学', ['延缓入学']),
    out: people('失学辍学', ['未入学', '失学']),
    in_school: formula('在校（园）', 'in_kindergarten + in_primary + in_junior + in_senior', { unit: '人' }),

    literate: formula('识字人口', 'children - illiterate', { unit: '人' }),
    primary_done: people('已完成小学', ['小学完成']),
    junior_done: people('已完成初中', ['初中完成']),
    illiterate: people('文盲', ['文盲人数']),
    school_years: number('人均受教育年限', { unit: '年', places: 1, min: 0, max: 25 }),
    years_in_all: formula('受教育年限合计', 'school_years * children', { unit: '年' }),
    zones: lines(
      '分学区',
      {
        zone: text('学区或村（社区）', { required: true, longest: 40 }),
        children: integer('人数', { unit: '人', min: 0, required: true }),
        inside: integer('在校在园', { unit: '人', min: 0 }),
        out: integer('没有在校', { unit: '人', min: 0 }),
      },
      { hint: '划分学区的乡镇填，合计应等于上面的数；不划分的不填' },
    ),
    remark: text('说明', { longest: 300, synonyms: ['备注'] }),
  },

  key: ['unit', 'period', 'birth_year'],

  checks: {
    adds_up: {
      hard: 'in_kindergarten + in_primary + in_junior + in_senior + graduated + out + deferred <= children',
      says: '在园、在校、已毕业、延缓和失学之和不能多于适龄人口',
    },
    girls: { hard: 'girls <= children', says: '女童不能多于适龄人口' },
    minority: { hard: 'minority_in_school <= minority', says: '少数民族在校不能多于少数民族人口' },
    disabled: { hard: 'disabled_in_school <= disabled', says: '已安置的不能多于残疾儿童' },
    done: { hard: 'junior_done <= primary_done', says: '完成初中的不能多于完成小学的' },
    all_told: {
      soft: 'in_kindergarten + in_primary + in_junior + in_senior + graduated + out + deferred == children or age < 6 or age > 15',
      says: '六至十五周岁的人没有全部落到去向，请说明其余的在哪里',
    },
    out: { soft: 'out == 0 or age < 6 or age > 15', says: '有失学辍学的适龄人口，请说明劝返情况' },
    register: {
      soft: 'abs(children - below(children)) <= 0.02 * below(children)',
      says: '全县户籍数与各乡镇摸底之和相差百分之二以上，请查明漏报重报并说明',
    },
    moved: {
      soft: 'abs(children - before(children)) <= 0.1 * before(children)',
      says: '同一出生年份比上年增减一成以上，请说明',
    },
  },

  indicators: {
    people: { title: '摸底人口', unit: '人', sum: 'children', where: FOUND, synonyms: ['适龄人口'] },
    pre_school: {
      title: '三至五周岁幼儿',
      unit: '人',
      sum: 'children',
      where: { ...FOUND, age: { gte: SIX - 3, lt: SIX } },
    },
    pre_school_in: {
      title: '三至五周岁在园幼儿',
      unit: '人',
      sum: 'in_school',
      where: { ...FOUND, age: { gte: SIX - 3, lt: SIX } },
    },
    pre_school_rate: {
      title: '幼儿三年入园率',
      ratio: 'pre_school_in',
      over: 'pre_school',
      as: 'percent',
      synonyms: ['幼儿入园率'],
    },
    primary_age: {
      title: '小学适龄儿童',
      unit: '人',
      sum: 'children',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 6 } },
    },
    primary_in: {
      title: '小学适龄儿童在校',
      unit: '人',
      sum: 'in_school',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 6 } },
    },
    primary_rate: {
      title: '小学适龄儿童入学率',
      ratio: 'primary_in',
      over: 'primary_age',
      as: 'percent',
      synonyms: ['小学生入学率', '适龄儿童入学率'],
    },
    junior_age: {
      title: '初中适龄少年',
      unit: '人',
      sum: 'children',
      where: { ...FOUND, age: { gte: SIX + 6, lt: SIX + 9 } },
    },
    junior_in: {
      title: '初中适龄少年在校',
      unit: '人',
      sum: 'in_school',
      where: { ...FOUND, age: { gte: SIX + 6, lt: SIX + 9 } },
    },
    junior_rate: {
      title: '初中适龄人口入学率',
      ratio: 'junior_in',
      over: 'junior_age',
      as: 'percent',
      synonyms: ['适龄少年入学率'],
    },
    senior_age: {
      title: '高中阶段适龄人口',
      unit: '人',
      sum: 'children',
      where: { ...FOUND, age: { gte: SIX + 9, lt: SIX + 12 } },
    },
    upper_rate: {
      title: '高中阶段毛入学率',
      ratio: 'school_return.upper_pupils',
      over: 'senior_age',
      as: 'percent',
      about: '高中阶段在校学生不论年龄，除以十五至十七周岁人口，可以超过百分之百',
    },
    minority_age: {
      title: '义务教育段少数民族人口',
      unit: '人',
      sum: 'minority',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 9 } },
    },
    minority_in: {
      title: '义务教育段少数民族在校',
      unit: '人',
      sum: 'minority_in_school',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 9 } },
    },
    minority_rate: { title: '少数民族适龄人口入学率', ratio: 'minority_in', over: 'minority_age', as: 'percent' },
    disabled: {
      title: '适龄残疾儿童少年',
      unit: '人',
      sum: 'disabled',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 9 } },
    },
    disabled_in: {
      title: '残疾儿童少年已安置',
      unit: '人',
      sum: 'disabled_in_school',
      where: { ...FOUND, age: { gte: SIX, lt: SIX + 9 } },
    },
    disabled_rate: { title: '残疾儿童少年入学率', ratio: 'disabled_in', over: 'disabled', as: 'percent' },
    out: { title: '失学辍学适龄人口', unit: '人', sum: 'out', where: { ...FOUND, age: { gte: SIX, lt: SIX + 9 } } },
    fifteen: { title: '十五周岁人口', unit: '人', sum: 'children', where: { ...FOUND, age: 15 } },
    fifteen_done: { title: '十五周岁完成小学', unit: '人', sum: 'primary_done', where: { ...FOUND, age: 15 } },
    fifteen_rate: { title: '十五周岁人口初等教育完成率', ratio: 'fifteen_done', over: 'fifteen', as: 'percent' },
    seventeen: { title: '十七周岁人口', unit: '人', sum: 'children', where: { ...FOUND, age: 17 } },
    seventeen_done: { title: '十七周岁完成初中', unit: '人', sum: 'junior_done', where: { ...FOUND, age: 17 } },
    seventeen_rate: {
      title: '十七周岁人口初级中等教育完成率',
      ratio: 'seventeen_done',
      over: 'seventeen',
      as: 'percent',
    },
    young: { title: '青壮年人口', unit: '人', sum: 'children', where: { ...FOUND, age: { gte: 15, lte: 50 } } },
    illiterate: { title: '青壮年文盲', unit: '人', sum: 'illiterate', where: { ...FOUND, age: { gte: 15, lte: 50 } } },
    literate: { title: '青壮年非文盲', unit: '人', sum: 'literate', where: { ...FOUND, age: { gte: 15, lte: 50 } } },
    literate_rate: { title: '青壮年非文盲率', ratio: 'literate', over: 'young', as: 'percent' },
    youth: {
      title: '十五至二十四周岁人口',
      unit: '人',
      sum: 'children',
      where: { ...FOUND, age: { gte: 15, lte: 24 } },
    },
    youth_literate: {
      title: '十五至二十四周岁非文盲',
      unit: '人',
      sum: 'literate',
      where: { ...FOUND, age: { gte: 15, lte: 24 } },
    },
    youth_rate: { title: '十五至二十四周岁非文盲率', ratio: 'youth_literate', over: 'youth', as: 'percent' },
    years_in_all: { title: '受教育年限合计', unit: '年', sum: 'years_in_all', where: FOUND },
    schooling: {
      title: '人均受教育年限',
      unit: '年',
      ratio: 'years_in_all',
      over: 'people',
      as: 'number',
      places: 1,
      about: '摸底时没有填年限的人不计入分子，看这项数请各年龄都填',
    },
    illiterate_rate: { title: '青壮年文盲率', ratio: 'illiterate', over: 'young', as: 'percent' },
    entering: { title: '当年小学入学适龄儿童', unit: '人', sum: 'children', where: { ...FOUND, age: SIX } },
    register: { title: '户籍适龄人口', unit: '人', sum: 'children', where: { basis: '全县户籍' } },
  },
})
