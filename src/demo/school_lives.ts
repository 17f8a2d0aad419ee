/** 课后服务与五项管理: each school with pupils of compulsory age, each month of 2010 and 2011. */
import { schoolLife } from '../bureau/pupils/school_life.ts'
import { schoolLifeDueDays } from '../bureau/norms/pupils.ts'
import { type Mark, type Marks, normValue, type Period, previous, type Value, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf } from './collected.ts'
import { enrolmentOf } from './enrolment.ts'
import type { LivingYear } from './living.ts'
import { isLastRound, isLiving, MONTHS, schoolDays, schoolYearOf, timely } from './months.ts'
import { clerkOf, countyLogin } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import { fatesOf, type Mistake, type Shares } from './rounds.ts'
import { type Role, type School, schoolsOn } from './units.ts'

const NAME = 'school_life'
/** Of each month's round. */
export const SCHOOL_LIFE_ROUND: Shares & { readonly overworked: number } = {
  never: 4,
  late: 31,
  returned: 22,
  reopened: 1,
  overworked: 14,
}
/** Of the last month's round some are with the reviewers still, and some back with the schools. */
export const SCHOOL_LIFE_LAST_ROUND: Shares = {
  ...SCHOOL_LIFE_ROUND,
  late: 19,
  late_waiting: 12,
  sent_back: 9,
  waiting: 62,
}
const STAGED: readonly Role[] = [
  'county_primary',
  'county_junior',
  'complete',
  'central_primary',
  'village_primary',
  'teaching_point',
  'township_junior',
  'nine_year',
]
/** Schools that have pupils of compulsory age. */
export const isCompulsory = ({ role }: School): boolean => STAGED.includes(role)

/** A flood closed these two for a spring; the county let them off. */
export const FLOODED = { places: [57, 203], months: ['2011-04', '2011-05', '2011-06'] } as const

const BRANDS = [
  '篮球＋书法',
  '合唱＋阅读',
  '剪纸＋象棋',
  '足球＋科技小制作',
  '腰鼓＋朗诵',
  '田径＋国画',
  '竹编＋种植',
] as const
const KINDS = ['作业辅导', '体育', '艺术', '科技', '阅读', '劳动', '专题教育', '社团'] as const
const PROBLEMS = [
  '专职体育教师不足，由班主任兼上',
  '图书更新慢，下学期争取添置',
  '走读生路远，服务时间只能到五点',
  '场地紧张，分两批开展活动',
] as const

const compulsory = (period: Period): School[] => schoolsOn(period.to).filter(isCompulsory)

const COLLECTED: Collected<School> = {
  ledger: schoolLife,
  periods: MONTHS,
  goes_on: true,
  shares: (period) => (isLastRound(period) ? SCHOOL_LIFE_LAST_ROUND : SCHOOL_LIFE_ROUND),
  owing: (period) => {
    const off = new Set(letOff(period))
    return compulsory(period).filter((school) => !off.has(school))
  },
  codeOf: ({ unit }) => unit.code,
  timely: (period) => timely(period, normValue(schoolLifeDueDays, period.from)?.value ?? 0),
  filler: clerkOf,
  reviewer: ({ county }) => countyLogin('jijiao', county),
  tell: (school, period) => {
    const told = valuesOf(school, period, overworkedIn(period).has(school.unit.code))
    const weekly = isLastRound(period) && misreadIn(period).has(school.unit.code)
    return weekly ? { ...told, values: { ...told.values, exercise_hours: 6 } } : told
  },
  mistake: mistakeIn,
  prefilled: prefilledOf,
}
export const schoolLives = (living: LivingYear): Iterator<DemoRow> => rowsOf(COLLECTED, living)

export function* schoolLifeExceptions(living: LivingYear): Generator<DemoException> {
  for (const period of MONTHS) for (const school of letOff(period)) yield exempt(school, period)
  yield* reopeningsOf(COLLECTED, living)
}

const overworked = new Map<string, ReadonlySet<string>>()
/** Schools whose homework is too much this month; of the last month those that the reviewers have before them. */
function overworkedIn(period: Period): ReadonlySet<string> {
  const found = overworked.get(period.code)
  if (found) return found
  const all = isLastRound(period) ? waitingIn(period) : COLLECTED.owing(period).map(({ unit }) => unit.code)
  const codes = schoolDays(period) === 0 ? [] : all
  const drawn = new Set(shuffled(codes, NAME, 'overworked', period.code).slice(0, SCHOOL_LIFE_ROUND.overworked))
  overworked.set(period.code, drawn)
  return drawn
}

function waitingIn(period: Period): string[] {
  const codes = COLLECTED.owing(period).map(({ unit }) => unit.code)
  const fates = fatesOf(codes, NAME, period.code, COLLECTED.shares(period))
  return codes.filter((code) => fates.get(code) === 'waiting')
}

const misread = new Map<string, ReadonlySet<string>>()
/** Some took the hours of a day for those of a week, and nobody has noticed yet. */
function misreadIn(period: Period): ReadonlySet<string> {
  const found = misread.get(period.code) ?? new Set(waitingIn(period).filter((_, index) => index % 9 === 4))
  misread.set(period.code, found)
  return found
}

function letOff(period: Period): School[] {
  if (!(FLOODED.months as readonly string[]).includes(period.code)) return []
  const villages = compulsory(period).filter(({ role }) => role === 'village_primary')
  return FLOODED.places.flatMap((place) => villages[place] ?? [])
}

function exempt({ unit, county }: School, { code, from }: Period): DemoException {
  return {
    ledger: NAME,
    unit: unit.code,
    period: code,
    kind: 'exempt',
    reason: '校舍受洪水浸泡停课，学生分散借读',
    at: `${from}T10:20:00+08:00`,
    by: countyLogin('jijiao', county),
  }
}

type Prefills = Record<string, { readonly from: string; readonly period: string | null; readonly value: Value }>

/** Pupils from the yearly return, the name of the service from the month before. */
function prefilledOf(school: School, period: Period, said: Values): Prefills {
  const year = schoolYearOf(period.from)
  const { primary, junior } = pupilsOf(school, period)
  const prefills: Prefills = {}
  if (year >= 2010) {
    prefills['primary_pupils'] = { from: 'school_return.primary_pupils', period: `${year}S`, value: primary }
    prefills['junior_pupils'] = { from: 'school_return.junior_pupils', period: `${year}S`, value: junior }
  }
  const before = previous(period)?.code ?? null
  const brand = said['brand'] ?? null
  if (brand !== null) prefills['brand'] = { from: 'school_life.brand', period: before, value: brand }
  return prefills
}

/** What a reviewer sends back: hours of the week for those of a day, or pupils without anybody to look after them. */
function mistakeIn(values: Values): Mistake {
  if (Number(values['service_teachers'] ?? 0) > 0) {
    return {
      reason: '参与服务的教师与学生数不相称。',
      cells: { service_teachers: '有学生参加服务，教师不应为0' },
      wrong: { service_teachers: 0 },
    }
  }
  return {
    reason: '体育活动时间像是一周的数。',
    cells: { exercise_hours: '请填每天的小时数' },
    wrong: { exercise_hours: 5 },
  }
}

const enrolments = new Map<string, { readonly primary: number; readonly junior: number }>()
function pupilsOf(school: School, period: Period): { readonly primary: number; readonly junior: number } {
  const key = `${school.unit.code}/${schoolYearOf(period.from)}`
  const found = enrolments.get(key) ?? enrolmentOf(school, schoolYearOf(period.from))
  enrolments.set(key, found)
  return found
}

function valuesOf(school: School, period: Period, overworked: boolean): { values: Values; marks: Marks } {
  const own = chanceOf(NAME, school.unit.code)
  const chance = chanceOf(NAME, school.unit.code, period.code)
  const { primary, junior } = pupilsOf(school, period)
  const open = schoolDays(period) > 0
  const marks = marksOf(school, { primary, junior })
  const values: Values = {
    primary_pupils: primary,
    junior_pupils: junior,
    ...servicePart(school, period, primary + junior, own, chance),
    ...lifePart({ primary, junior, open, overworked }, own, chance),
    ...bodyPart(period, { primary, junior }, chance),
    problems: chance.happens(0.08) ? chance.of(PROBLEMS) : null,
    // What is marked is not said as well.
    ...Object.fromEntries(Object.keys(marks).map((field) => [field, null])),
  }
  return { values, marks }
}

/** A school begins at some month and goes on; teaching points begin late or never. */
function servicePart(school: School, period: Period, pupils: number, own: Chance, chance: Chance): Values {
  const begins = own.between(-8, school.role === 'teaching_point' ? 34 : 19)
  const brand = own.of(BRANDS)
  const kinds = KINDS.filter(() => own.happens(0.45))
  const share = own.between(38, 82)
  const days = own.between(4, 5)
  const service = (isLiving(period) || MONTHS.indexOf(period) >= begins) && schoolDays(period) > 5
  if (!service) return { service, service_pupils: 0, service_teachers: 0, fees: 0, free_pupils: 0 }
  const joined = Math.round((pupils * (share + chance.between(-3, 3))) / 100)
  const fee = school.township === 0 ? 40 : 0
  const free = Math.floor((joined * chance.between(2, 7)) / 100)
  return {
    service,
    brand,
    kinds: kinds.length > 0 ? kinds : ['作业辅导'],
    service_pupils: joined,
    service_teachers: Math.max(1, Math.round(joined / chance.between(18, 26))),
    outside_staff: school.township === 0 ? chance.between(0, 4) : 0,
    service_days: days,
    service_hours: days === 5 ? 1.5 : 2,
    fees: (joined - free) * fee,
    free_pupils: free,
  }
}

interface Stages {
  readonly primary: number
  readonly junior: number
}

function lifePart(
  { primary, junior, open, overworked }: Stages & { readonly open: boolean; readonly overworked: boolean },
  own: Chance,
  chance: Chance,
): Values {
  const [easy, hard] = [own.between(38, 56), own.between(62, 86)]
  const too_much = chance.between(68, 95)
  const both = primary > 0 && junior > 0
  const drawn = {
    homework_primary: overworked && primary > 0 ? too_much : easy + chance.between(-4, 4),
    homework_junior: overworked && !(both || primary > 0) ? too_much + 25 : hard + chance.between(-4, 4),
    sleep_primary: 10 + chance.between(0, 4) / 10,
    sleep_junior: 9 + chance.between(0, 4) / 10,
  }
  return {
    homework_published: chance.happens(0.96),
    homework_first_years: primary > 0 ? chance.happens(0.015) : null,
    homework_primary: primary > 0 && open ? drawn.homework_primary : null,
    homework_junior: junior > 0 && open ? drawn.homework_junior : null,
    homework_by_phone: chance.happens(0.02),
    sleep_primary: primary > 0 ? drawn.sleep_primary : null,
    sleep_junior: junior > 0 ? drawn.sleep_junior : null,
    timetable_kept: chance.happens(0.97),
    phones_kept_out: chance.happens(0.98),
    phones_held: Math.round(((primary + junior * 4) * chance.between(0, 9)) / 1000),
  }
}

/** Eyes are tested at the beginning of each term. */
function bodyPart(period: Period, { primary, junior }: Stages, chance: Chance): Values {
  const tests = ['03', '10'].includes(period.from.slice(5, 7))
  const tested = tests ? Math.floor(((primary + junior) * chance.between(93, 99)) / 100) : 0
  const near = (primary * chance.between(18, 31) + junior * chance.between(39, 57)) / 100
  return {
    reading_checked: chance.happens(0.93),
    books_removed: chance.happens(0.1) ? chance.between(1, 40) : 0,
    reading_activities: schoolDays(period) > 5 ? chance.between(0, 4) : 0,
    lessons_full: chance.happens(0.95),
    exercise_hours: chance.happens(0.03) ? 0.8 : 1 + chance.between(0, 5) / 10,
    eyes_tested: tested,
    nearsighted: Math.min(tested, Math.floor(near)),
  }
}

/** What a school cannot have; and teaching points need not count the readings they hold. */
function marksOf({ role }: School, { primary, junior }: Stages): Marks {
  const marks: Record<string, Mark> = {}
  if (primary === 0)
    for (const field of ['homework_first_years', 'homework_primary', 'sleep_primary']) marks[field] = 'not_applicable'
  if (junior === 0) for (const field of ['homework_junior', 'sleep_junior']) marks[field] = 'not_applicable'
  if (role === 'teaching_point') marks['outside_staff'] = 'exempt'
  return marks
}
