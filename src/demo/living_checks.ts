/** Checks of the living year: one or two a week, the newest still to be confirmed, and some that are only planned. */
import { safetyInspection } from '../bureau/safety/safety_inspection.ts'
import { addDays, type Values, workflowOf } from '../ledger/index.ts'
import { type Check, DIRECT_KINDS, inspectionOf, TOWNSHIP_KINDS } from './checks.ts'
import { chanceOf, shuffled } from './chance.ts'
import { daysAgo, type LivingYear, spreadDays, Way, workdaysOn } from './living.ts'
import { clerkOf, countyLogin, SHOWN, townshipOfficer } from './people.ts'
import type { DemoRow } from './row.ts'
import { type School, schoolsOn } from './units.ts'

const CHECKS = 104
/** Days from planting on which checks are planned for; those before it have been forgotten. */
const PLANNED = [-12, -3, 1, 2, 4, 6, 9, 13] as const
const WORKFLOW = workflowOf(safetyInspection)
const OUTCOME = ['members', 'findings', 'fixed_at_once', 'summary', 'notice'] as const

/** `after`: the number of the last check of the years before. */
export function drawRecentChecks(living: LivingYear, after: number): Check[] {
  const schools = shuffled(schoolsOn('2012-01-01'), 'recent checks')
  return spreadDays(CHECKS, living.from, living.last, 'recent checks').map((day, index) => {
    // The school that is shown at the start has been checked lately.
    const shown = index % 26 === 24 ? schools.find(({ unit }) => unit.code === SHOWN) : undefined
    const school = shown ?? schools[index % schools.length]!
    const findings = chanceOf('recent findings', index).of([0, 1, 1, 2, 2, 3] as const)
    return { id: after + index + 1, school, day, year: Number(day.slice(0, 4)), findings: shown ? 2 : findings }
  })
}

export function* recentInspections(checks: readonly Check[], living: LivingYear): Generator<DemoRow> {
  for (const check of checks) yield inspectionRow(check, living)
  const last = checks.at(-1)!
  const schools = shuffled(schoolsOn('2012-01-01'), 'planned checks')
  for (const [index, days] of PLANNED.entries()) {
    yield plannedRow({ ...last, id: last.id + index + 1, school: schools[index]! }, days, living)
  }
}

function inspectionRow(check: Check, living: LivingYear): DemoRow {
  const { school, day, id } = check
  const chance = chanceOf('recent check', id)
  const kind = kindOf(school, id)
  const own = kind === '中心学校检查'
  const by = own ? townshipOfficer(school.county, school.township) : countyLogin('anquan', school.county)
  const way = new Way(WORKFLOW, living.last, 'recent check', id).begin(day, clerkOf(school), 'record')
  if (id % 17 === 0) {
    way.move(own ? 'refuse_own' : 'refuse', workdaysOn(day, 2), by, { reason: '检查情况写得太简单，请写明部位。' })
    way.move('resend', workdaysOn(day, chance.between(3, 7)), clerkOf(school))
  }
  // Some county leaves it lying for longer than the five working days that it has.
  const confirmed = workdaysOn(day, id % 11 === 0 ? chance.between(7, 14) : chance.between(1, 5))
  way.move(own ? 'confirm_own' : 'confirm', confirmed, by)
  return rowOf(check, inspectionOf(check, kind, chance), way)
}

function plannedRow(check: Check, days: number, living: LivingYear): DemoRow {
  const { school, id } = check
  const chance = chanceOf('planned check', id)
  const all = inspectionOf(check, kindOf(school, id), chance)
  const values = Object.fromEntries(Object.entries(all).filter(([name]) => !OUTCOME.some((one) => one === name)))
  const way = new Way(WORKFLOW, living.last, 'planned check', id).begin(daysAgo(living, 20), clerkOf(school))
  return rowOf(check, { ...values, checked_on: addDays(living.planted_on, days) }, way)
}

const kindOf = ({ township }: School, id: number): string =>
  chanceOf('kind of check', id).of(township === 0 ? DIRECT_KINDS : TOWNSHIP_KINDS)

const rowOf = ({ id, school }: Check, values: Values, { versions }: Way): DemoRow => ({
  id,
  unit: school.unit.code,
  period: null,
  values,
  versions,
})
