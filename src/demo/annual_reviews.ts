/** 年检: of 2009 and 2010, which are over, and of the last whole year before planting, which runs. */
import { annualReview } from '../bureau/institutions/annual_review.ts'
import { annualReviewDueDays } from '../bureau/norms/annual_review.ts'
import { addDays, type Day, normValue, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { earlier } from './calendar.ts'
import { licenceKindOf, licenceNumberOf, PRIVATE_KINDERGARTENS } from './institution_register.ts'
import { INSTITUTIONS } from './institutions.ts'
import { HISTORY_ENDS, type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { countyLogin, headOf, keeperOf } from './people.ts'
import type { DemoRow, DemoUnit } from './row.ts'

interface Reviewed {
  readonly unit: DemoUnit
  readonly county: number
  readonly kind: string
  readonly keeper: string
}

interface Round {
  readonly year: number
  /** Days between which the institutions hand in. */
  readonly from: Day
  readonly to: Day
  readonly last: Day
}

const HISTORY: readonly Round[] = [
  { year: 2009, from: '2010-02-22', to: '2010-03-31', last: HISTORY_ENDS },
  { year: 2010, from: '2011-02-14', to: '2011-03-31', last: HISTORY_ENDS },
]
/** Some days after the year's end nobody has handed in yet; then the year before is still the one that runs. */
const BEGUN = 60
const KINDERGARTENS = 42

const REVIEWED: readonly Reviewed[] = [
  ...INSTITUTIONS.map((one): Reviewed => ({
    unit: one.unit,
    county: one.county,
    kind: licenceKindOf(one),
    keeper: keeperOf(one),
  })),
  ...PRIVATE_KINDERGARTENS.slice(0, KINDERGARTENS).map((school): Reviewed => ({
    unit: school.unit,
    county: school.county,
    kind: '民办幼儿园',
    keeper: headOf(school),
  })),
]

export function* annualReviews(year: LivingYear): Generator<DemoRow> {
  let id = 0
  for (const round of [...HISTORY, roundOf(year)]) {
    const standing = REVIEWED.filter(({ unit }) => stands(unit, round))
    const days = spreadDays(standing.length, round.from, round.to, 'annual review', round.year)
    for (const [index, one] of standing.entries()) {
      id += 1
      yield rowOf(id, one, round, lateIn(round, index) ?? days[index]!, index)
    }
  }
}

/** Years of which the reviews are told. */
export const reviewedYears = (living: LivingYear): number[] => [...HISTORY, roundOf(living)].map(({ year }) => year)

/** The running round ends near its due day, or the evening before planting: what was handed in last still waits. */
function roundOf({ last }: LivingYear): Round {
  const year = Number(addDays(last, -BEGUN).slice(0, 4)) - 1
  const from = addDays(`${year}-12-31`, 12)
  const due = addDays(`${year}-12-31`, normValue(annualReviewDueDays, from)?.value ?? 0)
  return { year, from, to: earlier(addDays(due, 6), last), last }
}

/**
 * In the running round some hand in long after their day, so that on whatever day the bureau is planted some wait for
 * their visit and some are still putting things right.
 */
function lateIn({ last }: Round, index: number): Day | undefined {
  if (last === HISTORY_ENDS) return undefined
  if (waits(index)) return workdayUntil(addDays(last, -(index % 5) * 9))
  return rectifiesStill(index) ? workdayUntil(addDays(last, -14 - (index % 5) * 9)) : undefined
}
const waits = (index: number): boolean => index % 13 === 12
const rectifiesStill = (index: number): boolean => index % 12 === 3

const stands = ({ opened_on, closed_on }: DemoUnit, { year, to }: Round): boolean =>
  opened_on <= `${year}-12-31` && (closed_on === undefined || to < closed_on)

function rowOf(id: number, one: Reviewed, round: Round, day: Day, index: number): DemoRow {
  const chance = chanceOf('annual review', one.unit.code, round.year)
  return {
    id,
    unit: one.unit.code,
    period: String(round.year),
    values: valuesOf(one, chance),
    versions: wayOf(one, round, day, index, chance),
  }
}

function valuesOf({ unit, kind }: Reviewed, chance: Chance): Values {
  const learners = chance.between(60, 400)
  const teachers = Math.ceil(learners / (kind === '民办幼儿园' ? 14 : 22))
  return {
    kind,
    licence_no: licenceNumberOf(unit.code, unit.opened_on.slice(0, 4)),
    valid_until: chance.of(['2012-08-31', '2012-12-31', '2013-07-31']),
    learners,
    staff: teachers + chance.between(2, 8),
    teachers,
    qualified: teachers - (chance.happens(0.2) ? 1 : 0),
    own_score: chance.between(82, 98),
    own_view: '对照年检标准逐项自查，证照、场地、师资、收费和安全情况均已填报，问题已列出整改打算。',
  }
}

/** Every sixth has to rectify; one of these does not do it in time, one gives up. */
function wayOf(one: Reviewed, { year, last }: Round, day: Day, index: number, chance: Chance): DemoRow['versions'] {
  const by = countyLogin('minban', one.county)
  const way = new Way(workflowOf(annualReview), last, 'annual review', one.unit.code, year).begin(
    day,
    one.keeper,
    'submit',
  )
  if (index % 17 === 9) {
    way.move('send_back', workdaysOn(day, 3), by, {
      reason: '教学人员资格证号没有填全。',
      cells: { qualified: '逐人核对资格证后再填' },
    })
    way.move('submit', workdaysOn(way.day, 4), one.keeper)
  }
  const runs = last !== HISTORY_ENDS
  if (runs && waits(index)) return way.versions
  const seen = workdaysOn(
    way.day,
    runs && rectifiesStill(index) ? 4 : chance.between(3, 17) + (index % 11 === 5 ? 9 : 0),
  )
  if (index % 6 !== 3) return conclude(way, by, seen, index % 15 === 7 ? '基本合格' : '合格', chance).versions
  return rectify(way, one, seen, last, index, chance).versions
}

const seenOn = (day: Day, chance: Chance): Values => ({ visited_on: day, score: chance.between(70, 97) })

function conclude(way: Way, by: string, day: Day, conclusion: string, chance: Chance): Way {
  way.move('conclude', day, by, {
    values: { ...seenOn(workdayUntil(day), chance), opinion: '材料齐全，办学情况与自查一致。', conclusion },
  })
  const published_on = workdaysOn(way.day, chance.between(6, 9))
  if (conclusion === '不合格') {
    const reason = '逾期未完成整改，办学条件不符合要求。'
    return way.move('fail', published_on, by, { values: { published_on }, reason })
  }
  return way.move('pass', published_on, by, { values: { published_on } })
}

function rectify(way: Way, one: Reviewed, seen: Day, last: Day, index: number, chance: Chance): Way {
  const by = countyLogin('minban', one.county)
  const values: Values = {
    ...seenOn(seen, chance),
    weak: chance.of([['安全', '档案'], ['师资'], ['收费和资金', '档案']]),
    to_rectify: '补齐教学人员资格证明，更换过期灭火器，把收费项目和标准公示在醒目位置。',
    rectify_by: addDays(seen, 30),
  }
  way.move('rectify', seen, by, { values })
  if (last !== HISTORY_ENDS && rectifiesStill(index)) return way
  const days = index % 18 === 9 ? chance.between(33, 40) : chance.between(12, 28)
  way.move('rectified', workdayUntil(addDays(way.day, days)), one.keeper, {
    values: { rectified: '灭火器已更换，收费已公示，教学人员资格证明已补交。' },
  })
  return conclude(way, by, workdaysOn(way.day, chance.between(2, 9)), index % 36 === 21 ? '不合格' : '基本合格', chance)
}
