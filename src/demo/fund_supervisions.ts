/** 资金监管: 26 training institutions, each month of 2010 and 2011. Seven of them go over a limit in 2011. */
import { fundSupervision } from '../bureau/institutions/fund_supervision.ts'
import { fundDueDays } from '../bureau/norms/institutions.ts'
import { addDays, normValue, type Period, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf, type Told } from './collected.ts'
import { type Institution, INSTITUTIONS } from './institutions.ts'
import type { LivingYear } from './living.ts'
import { isLastRound, MONTHS, timely } from './months.ts'
import { countyLogin, keeperOf } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import type { Shares } from './rounds.ts'

const NAME = 'fund_supervision'
export const FUND_ROUND: Shares = { never: 1, late: 3, returned: 1, reopened: 0 }
export const FUND_LAST_ROUND: Shares = { ...FUND_ROUND, waiting: 5 }
/** What goes over in which month, by the institution's place in the list. */
export const OVER_LIMIT: readonly { readonly place: number; readonly month: string; readonly over: Values }[] = [
  { place: 1, month: '2011-01', over: { longest_months: 6 } },
  { place: 3, month: '2011-03', over: { most_lessons: 80 } },
  { place: 6, month: '2011-03', over: { most_lessons: 96, most_money: 6800 } },
  { place: 6, month: '2011-04', over: { most_lessons: 96 } },
  { place: 11, month: '2011-05', over: { most_money: 5600 } },
  { place: 14, month: '2011-09', over: { longest_months: 12, most_lessons: 120, most_money: 8800, loans: true } },
  { place: 20, month: '2011-09', over: { longest_months: 5 } },
  { place: 24, month: '2011-10', over: { most_lessons: 72 } },
]
/** Institutions to which a notice went out in the month after, and until when they had put it right. */
const NOTICES: readonly { readonly place: number; readonly month: string; readonly rectified: boolean }[] = [
  { place: 6, month: '2011-05', rectified: true },
  { place: 14, month: '2011-10', rectified: false },
  { place: 14, month: '2011-11', rectified: true },
  { place: 24, month: '2011-11', rectified: false },
]
const BANKS = ['景澜农村商业银行', '景澜市商业银行', '澜江村镇银行'] as const

const stands = ({ unit }: Institution, { to }: Period): boolean =>
  unit.opened_on <= to && (unit.closed_on === undefined || to < unit.closed_on)

const COLLECTED: Collected<Institution> = {
  ledger: fundSupervision,
  periods: MONTHS,
  goes_on: true,
  shares: (period) => (isLastRound(period) ? FUND_LAST_ROUND : FUND_ROUND),
  owing: (period) => INSTITUTIONS.filter((institution) => stands(institution, period)),
  codeOf: ({ unit }) => unit.code,
  timely: (period) => timely(period, normValue(fundDueDays, period.from)?.value ?? 0),
  filler: keeperOf,
  reviewer: ({ county }) => countyLogin('minban', county),
  tell,
  mistake: ({ sold_lessons }) => ({
    reason: '销课数与银行划出金额对不上。',
    cells: { sold_lessons: '按签字确认的课时填，不是排课课时' },
    wrong: { sold_lessons: Number(sold_lessons ?? 0) * 2 },
  }),
}
export const fundSupervisions = (living: LivingYear): Iterator<DemoRow> => rowsOf(COLLECTED, living)
export const fundReopenings = (living: LivingYear): Iterable<DemoException> => reopeningsOf(COLLECTED, living)

/** Pupils learn outside most in the holidays. */
const SEASON = [0.9, 1, 0.95, 0.95, 0.95, 0.9, 1.18, 1.2, 1, 0.95, 0.95, 0.95] as const

function tell(institution: Institution, period: Period, past: Values | undefined): Told {
  const { unit } = institution
  const place = INSTITUTIONS.indexOf(institution)
  const own = chanceOf(NAME, unit.code)
  const chance = chanceOf(NAME, unit.code, period.code)
  const size = own.between(60, 420)
  const learners = Math.round(size * (SEASON[Number(period.from.slice(5, 7)) - 1] ?? 1))
  const paying = Math.round((learners * chance.between(22, 45)) / 100)
  const entrusted = own.happens(0.6)
  const over = OVER_LIMIT.find((each) => each.place === place && each.month === period.code)?.over
  const values: Values = {
    kind: institution.kind,
    way: entrusted ? '银行托管' : '风险保证金',
    bank: own.of(BANKS),
    account: `9999${String(place + 1).padStart(2, '0')}0000${own.between(1000, 9999)}`,
    guarantee: entrusted ? 0 : own.between(5, 20) * 10_000,
    guarantee_on: entrusted ? null : '2009-12-10',
    learners,
    paying,
    contracts: chance.happens(0.93) ? paying : Math.max(0, paying - chance.between(1, 6)),
    ...moneyPart(paying, past, own, chance),
    unsettled: chance.happens(0.05) ? 1 : 0,
    longest_months: paying > 0 ? own.between(1, 3) : 0,
    most_lessons: own.between(20, 58),
    most_money: own.between(16, 47) * 100,
    loans: false,
    ...noticePart(place, period),
    ...over,
  }
  return { values }
}

const cents = (value: number): number => Math.round(value * 100) / 100

function moneyPart(paying: number, past: Values | undefined, own: Chance, chance: Chance): Values {
  const price = own.between(42, 110)
  const each = own.between(8, 16)
  const prepaid = paying * each * price
  const deposited = chance.happens(0.95) ? prepaid : cents(prepaid * 0.92)
  const before = Number(past?.['balance'] ?? 0)
  const refunds = chance.happens(0.3) ? chance.between(1, 4) : 0
  const refunded = Math.min(refunds * price * 6, before)
  // What has been taught flows out; something of the month is always still to be taught.
  const sold_lessons = Math.floor(((before - refunded) * 0.55 + deposited * 0.5) / price)
  const released = sold_lessons * price
  return {
    prepaid,
    deposited,
    sold_lessons,
    released,
    refunded,
    refunds: refunded > 0 ? refunds : 0,
    balance: cents(before + deposited - released - refunded),
  }
}

function noticePart(place: number, { from, code }: Period): Values {
  const notice = NOTICES.find((each) => each.place === place && each.month === code)
  if (!notice) return {}
  return {
    noticed_on: addDays(from, 4),
    notice: `景教资改〔2011〕${place}号`,
    rectified_on: notice.rectified ? addDays(from, 18) : null,
  }
}
