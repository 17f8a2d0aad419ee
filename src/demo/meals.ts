/** 营养餐: 181 rural schools, each month of 2010 and 2011. What a school has left over goes on to the next month. */
import { meal } from '../bureau/aid/meal.ts'
import { mealDueDays, mealPerDay } from '../bureau/norms/meal.ts'
import { normValue, type Period, previous, type Value, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf, type Told } from './collected.ts'
import { enrolmentOf } from './enrolment.ts'
import type { LivingYear } from './living.ts'
import { isLastRound, MONTHS, schoolDays, schoolYearOf, timely } from './months.ts'
import { clerkOf, countyLogin, SHOWN } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import type { Shares } from './rounds.ts'
import { type School, SCHOOLS } from './units.ts'

const NAME = 'meal'
export const MEAL_SCHOOLS = 181
/** Of each month's round; `dearer` paid more than the standard allows for and said why. */
export const MEAL_ROUND: Shares & { readonly dearer: number } = {
  never: 2,
  late: 13,
  returned: 8,
  reopened: 1,
  dearer: 6,
}
/** Of the last month some are still with the reviewers. */
export const MEAL_LAST_ROUND: Shares = { ...MEAL_ROUND, waiting: 24 }
const SUPPLIERS = ['澜江鲜配食品有限公司', '谷雨农产品合作社', '三河粮油配送站', '晴川乳业有限公司'] as const

/** Schools that give a meal to all their pupils: village schools and teaching points, and the one that is shown. */
export const mealSchools: readonly School[] = SCHOOLS.filter(
  ({ unit, role }) =>
    unit.code === SHOWN || ((role === 'village_primary' || role === 'teaching_point') && unit.closed_on === undefined),
)
  .map((school) => ({
    school,
    place: school.unit.code === SHOWN ? -1 : chanceOf(NAME, 'chosen', school.unit.code).share(),
  }))
  .sort((a, b) => a.place - b.place)
  .slice(0, MEAL_SCHOOLS)
  .map(({ school }) => school)
  .sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1))

const COLLECTED: Collected<School> = {
  ledger: meal,
  periods: MONTHS,
  goes_on: true,
  shares: (period) => (isLastRound(period) ? MEAL_LAST_ROUND : MEAL_ROUND),
  owing: () => mealSchools,
  codeOf: ({ unit }) => unit.code,
  timely: (period) => timely(period, normValue(mealDueDays, period.from)?.value ?? 0),
  filler: clerkOf,
  reviewer: ({ county }) => countyLogin('zizhu', county),
  tell,
  mistake: () => ({
    reason: '陪餐和持证情况填得不实。',
    cells: { leader_meals: '供餐的月份每天都应有人陪餐', certified: '上月填的是全部持证，请核对' },
    wrong: { leader_meals: 0, certified: 0 },
  }),
  prefilled: (_, period, said) => {
    const before = previous(period)?.code ?? null
    const of = (field: string): { from: string; period: string | null; value: Value } => ({
      from: `meal.${field}`,
      period: before,
      value: said[field] ?? null,
    })
    return { mode: of('mode'), per_day: of('per_day') }
  },
}
export const meals = (living: LivingYear): Iterator<DemoRow> => rowsOf(COLLECTED, living)
export const mealReopenings = (living: LivingYear): Iterable<DemoException> => reopeningsOf(COLLECTED, living)

const dearer = new Map<string, ReadonlySet<string>>()
function dearerIn(period: Period): ReadonlySet<string> {
  const codes = schoolDays(period) === 0 ? [] : mealSchools.map(({ unit }) => unit.code)
  const found =
    dearer.get(period.code) ?? new Set(shuffled(codes, NAME, 'dearer', period.code).slice(0, MEAL_ROUND.dearer))
  dearer.set(period.code, found)
  return found
}

function tell(school: School, period: Period, past: Values | undefined): Told {
  const own = chanceOf(NAME, school.unit.code)
  const chance = chanceOf(NAME, school.unit.code, period.code)
  const pupils = enrolmentOf(school, schoolYearOf(period.from)).primary
  const days = schoolDays(period)
  const eaten = Math.floor((pupils * days * chance.between(91, 99)) / 100)
  const per_day = normValue(mealPerDay, period.from)?.value ?? 0
  const small = school.role === 'teaching_point'
  const mode = small ? '家庭托餐' : own.of(['学校食堂', '学校食堂', '课间加餐', '企业配餐'] as const)
  const supplier = mode === '家庭托餐' ? null : own.of(SUPPLIERS)
  const values: Values = {
    pupils,
    poor: Math.floor((pupils * own.between(14, 33)) / 100),
    days,
    meals: eaten,
    mode,
    supplier,
    per_day,
    ...moneyPart(period, { school, due: eaten * per_day, full: pupils * days * per_day }, past, chance),
    ...kitchenPart({ pupils, days, kitchen: mode === '学校食堂' }, chance),
  }
  return mode === '学校食堂' ? { values } : { values, marks: { cooks: 'not_applicable', certified: 'not_applicable' } }
}

const cents = (value: number): number => Math.round(value * 100) / 100

function moneyPart(
  period: Period,
  { school, due, full }: { readonly school: School; readonly due: number; readonly full: number },
  past: Values | undefined,
  chance: Chance,
): Values {
  const dear = dearerIn(period).has(school.unit.code)
  const spent = cents((due * (dear ? chance.between(113, 121) : chance.between(965, 1000) / 10)) / 100)
  const granted = cents(full)
  return { granted, spent, balance: cents(Number(past?.['balance'] ?? 0) + granted - spent) }
}

function kitchenPart(
  { pupils, days, kitchen }: { readonly pupils: number; readonly days: number; readonly kitchen: boolean },
  chance: Chance,
): Values {
  const cooks = kitchen ? Math.ceil(pupils / 95) + 1 : null
  return {
    cooks,
    certified: cooks,
    leader_meals: days === 0 ? 0 : Math.max(0, days - chance.between(0, 2)),
    samples_kept: days === 0 || chance.happens(0.97),
    invoices_kept: days === 0 || chance.happens(0.96),
    stores_checked: chance.happens(0.98),
    published: chance.happens(0.94),
    complaints: chance.happens(0.02) ? 1 : 0,
  }
}
