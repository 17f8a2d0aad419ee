/** 免费教科书: four terms, all schools with pupils of compulsory age; 2,231 pupils of urban low-income families in autumn 2011. */
import { textbook } from '../bureau/aid/textbook.ts'
import { textbookDueDays } from '../bureau/norms/schools.ts'
import { addDays, normValue, parsePeriod, type Period, type Values } from '../ledger/index.ts'
import { chanceOf } from './chance.ts'
import { type Collected, reopeningsOf, rowsOf, type Told } from './collected.ts'
import { enrolmentOf } from './enrolment.ts'
import { schoolYearOf } from './months.ts'
import { clerkOf, countyLogin } from './people.ts'
import type { DemoException, DemoRow } from './row.ts'
import type { Shares } from './rounds.ts'
import { isCompulsory } from './school_lives.ts'
import { shares } from './shares.ts'
import { type School, schoolsOn } from './units.ts'

const NAME = 'textbook'
export const TEXTBOOK_ROUND: Shares = { never: 2, late: 19, returned: 14, reopened: 1 }
/** Pupils of urban low-income families, term by term. */
export const LOW_INCOME: Readonly<Record<string, number>> = {
  '2009T2': 2088,
  '2010T1': 2140,
  '2010T2': 2176,
  '2011T1': 2231,
}
const TERMS = Object.keys(LOW_INCOME).flatMap((code) => parsePeriod(code) ?? [])
/** One set costs this much in yuan. */
const SET_PRICE = { primary: 61.5, junior: 118.4 }
const CAUSES = ['转入未及补订', '课本缺损待补', '已自带'] as const

const compulsory = (period: Period): School[] => schoolsOn(period.from).filter(isCompulsory)

const COLLECTED: Collected<School> = {
  ledger: textbook,
  periods: TERMS,
  shares: () => TEXTBOOK_ROUND,
  owing: compulsory,
  codeOf: ({ unit }) => unit.code,
  timely: ({ from }) => ({
    from: addDays(from, 8),
    due: addDays(from, normValue(textbookDueDays, from)?.value ?? 0),
  }),
  filler: clerkOf,
  reviewer: ({ county }) => countyLogin('jijiao', county),
  tell,
  mistake: ({ handed_out }) => ({
    reason: '到书数与教材科配送单不符。',
    cells: { delivered: '配送单上没有这么多，请按签收单填' },
    wrong: { delivered: Number(handed_out ?? 0) + 100 },
  }),
}
export const textbooks = (): Iterator<DemoRow> => rowsOf(COLLECTED)
export const textbookReopenings = (): Iterable<DemoException> => reopeningsOf(COLLECTED)

const isUrban = ({ county, township }: School): boolean => township === 0 || (county <= 2 && township <= 3)

const lowIncome = new Map<string, ReadonlyMap<string, number>>()
/** The term's low-income pupils by school, in proportion to the pupils of urban schools. */
function lowIncomeIn(period: Period): ReadonlyMap<string, number> {
  const found = lowIncome.get(period.code)
  if (found) return found
  const urban = compulsory(period).filter(isUrban)
  const drawn = shares(
    LOW_INCOME[period.code] ?? 0,
    urban.map((school) => pupilsOf(school, period)),
  )
  const by_school = new Map(urban.map(({ unit }, index) => [unit.code, drawn[index] ?? 0]))
  lowIncome.set(period.code, by_school)
  return by_school
}

function pupilsOf(school: School, { from }: Period): number {
  const { primary, junior } = enrolmentOf(school, schoolYearOf(from))
  return primary + junior
}

function tell(school: School, period: Period): Told {
  const chance = chanceOf(NAME, school.unit.code, period.code)
  const { primary, junior } = enrolmentOf(school, schoolYearOf(period.from))
  const pupils = primary + junior
  const missing = chance.happens(0.18) ? chance.between(1, Math.max(1, Math.floor(pupils / 250))) : 0
  const received = Math.max(0, pupils - missing)
  const ordered = Math.max(received, Math.round((pupils * chance.between(995, 1015)) / 1000))
  const delivered = chance.happens(0.05) ? Math.max(received, ordered - chance.between(1, 6)) : ordered
  const autumn = period.code.endsWith('T1')
  const values: Values = {
    pupils,
    received,
    low_income: lowIncomeIn(period).get(school.unit.code) ?? 0,
    cause: missing > 0 ? [chance.of(CAUSES)] : null,
    ordered,
    delivered,
    handed_out: received,
    circulating: Math.round((primary * 2 + junior) * 0.9),
    dictionaries: autumn ? Math.round(primary / 6) : 0,
    value:
      Math.round((primary * SET_PRICE.primary + junior * SET_PRICE.junior) * (received / Math.max(1, pupils)) * 100) /
      100,
    charged: 0,
    handed_out_on: addDays(period.from, chance.between(1, 8)),
    signed: chance.happens(0.98),
  }
  return { values }
}
