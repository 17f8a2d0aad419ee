/** 食堂食品安全: every school that serves meals, each month of the autumn of 2011. */
import { foodSafety } from '../bureau/safety/food_safety.ts'
import { foodSafetyDueDays } from '../bureau/norms/food_safety.ts'
import { addDays, daysBetween, normValue, type Period, type Values } from '../ledger/index.ts'
import { chanceOf } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf, type Told } from './collected.ts'
import { enrolmentOf, pupilsIn } from './enrolment.ts'
import type { LivingYear } from './living.ts'
import { isLastRound, isLiving, MONTHS, schoolDays, schoolYearOf, timely } from './months.ts'
import { clerkOf, countyLogin } from './people.ts'
import type { DemoException, DemoRow, DemoWindow } from './row.ts'
import type { Shares } from './rounds.ts'
import { type School, schoolsOn } from './units.ts'

const NAME = 'food_safety'
const PERIODS = MONTHS.filter(({ from }) => from >= '2011-09-01')
export const FOOD_SAFETY_WINDOWS: readonly DemoWindow[] = [
  { ledger: NAME, from: PERIODS[0]!.from, to: PERIODS.at(-1)!.to },
]
const ROUND: Shares = { never: 3, late: 21, returned: 12, reopened: 1 }
const LAST_ROUND: Shares = { ...ROUND, waiting: 30, late_waiting: 4, sent_back: 5 }
const SUPPLIERS = ['澜江鲜配食品有限公司', '谷雨农产品合作社', '三河粮油配送站', '晴川乳业有限公司'] as const

const COLLECTED: Collected<School> = {
  ledger: foodSafety,
  periods: PERIODS,
  goes_on: true,
  shares: (period) => (isLastRound(period) ? LAST_ROUND : ROUND),
  owing: ({ to }) => schoolsOn(to),
  codeOf: ({ unit }) => unit.code,
  timely: (period) => timely(period, normValue(foodSafetyDueDays, period.from)?.value ?? 0),
  filler: clerkOf,
  reviewer: ({ county }) => countyLogin('anquan', county),
  tell,
  mistake: () => ({
    reason: '留样和陪餐天数填得不实。',
    cells: { sample_days: '与供餐天数不符，请核对留样记录', leader_days: '陪餐记录上没有这么多天' },
    wrong: { sample_days: 0, leader_days: 0 },
  }),
}
export const foodSafeties = (living: LivingYear): Iterator<DemoRow> => rowsOf(COLLECTED, living)
export const foodSafetyReopenings = (living: LivingYear): Iterable<DemoException> => reopeningsOf(COLLECTED, living)

function tell(school: School, period: Period): Told {
  const own = chanceOf(NAME, school.unit.code)
  const chance = chanceOf(NAME, school.unit.code, period.code)
  if (school.role === 'teaching_point' && own.happens(0.7)) return { values: { mode: '不供餐' } }
  const diners = Math.ceil((pupilsIn(enrolmentOf(school, schoolYearOf(period.from))) * own.between(55, 96)) / 100)
  const days = schoolDays(period)
  const cooks = Math.ceil(diners / 92) + 1
  const slack = chance.happens(0.05)
  // Papers of the living year are as far from their end as those of the history were.
  const since = isLiving(period) ? daysBetween(PERIODS.at(-1)!.from, period.from) : 0
  const values: Values = {
    mode: own.of(['自营食堂', '自营食堂', '自营食堂', '承包经营', '委托经营', '集中配餐'] as const),
    diners,
    days,
    permit_until: addDays('2012-02-10', since + own.between(0, 900)),
    sample_days: slack ? days - chance.between(1, 3) : days,
    least_grams: slack && chance.happens(0.5) ? 100 : chance.of([125, 125, 130, 150] as const),
    least_hours: chance.of([48, 48, 50, 52] as const),
    leader_days: chance.happens(0.07) ? days - chance.between(1, 4) : days,
    parent_visits: chance.between(0, 3),
    cooks,
    certified: own.happens(0.04) ? cooks - 1 : cooks,
    certificate_until: addDays('2011-12-20', since + own.between(0, 330)),
    suppliers: [
      {
        name: own.of(SUPPLIERS),
        goods: ['米面油', '肉类'],
        licence_until: addDays('2012-05-01', since + own.between(0, 500)),
      },
    ],
    invoices_kept: chance.happens(0.985),
    clean: chance.happens(0.98),
    checked_on: addDays(period.from, chance.between(4, 24)),
    problems: chance.happens(0.2) ? chance.between(1, 3) : 0,
  }
  return { values }
}
