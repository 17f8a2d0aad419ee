/**
 * Each autumn, and at the beginning of the term in which the bureau is planted, every school of compulsory age checked its
 * roll. Who was missing has a case, and no one else: the two are drawn from one list.
 */
import { rollCheck } from '../bureau/pupils/roll_check.ts'
import { addDays, type Day, type LineValues, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { drawDropouts, type Dropout } from './dropouts.ts'
import { enrolmentOf } from './enrolment.ts'
import { HISTORY_ENDS, type LivingYear, Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, townshipOfficer } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { isCompulsory } from './school_lives.ts'
import { lastBegun } from './terms.ts'
import { type School, schoolsOn } from './units.ts'

interface Round {
  readonly period: string
  readonly starts_on: Day
  readonly last: Day
}
/** Within so many days of term start it has to be in. */
const WITHIN = 7
/** Of a hundred schools so many are late, and in the running term so many have not sent anything yet. */
const LATE = 3

export const ROLL_CHECKED = ['2010T1', '2011T1'] as const

export function roundsOf(living: LivingYear): Round[] {
  const term = lastBegun(living)
  return [
    ...ROLL_CHECKED.map((period) => ({ period, starts_on: `${period.slice(0, 4)}-09-01`, last: HISTORY_ENDS })),
    { period: term.code, starts_on: term.from, last: living.last },
  ]
}

export function* rollChecks(living: LivingYear): Generator<DemoRow> {
  const cases = new Map<string, Dropout[]>()
  for (const dropout of drawDropouts(living)) {
    const code = dropout.school.unit.code
    cases.set(code, [...(cases.get(code) ?? []), dropout])
  }
  let id = 0
  for (const round of roundsOf(living)) {
    for (const school of schoolsOn(round.starts_on > '2012-01-01' ? '2011-12-01' : round.starts_on).filter(
      isCompulsory,
    )) {
      const row = rowOf(school, round, cases.get(school.unit.code) ?? [])
      if (row.versions.length === 0) continue
      id += 1
      yield { ...row, id }
    }
  }
}

function rowOf(school: School, round: Round, cases: readonly Dropout[]): Omit<DemoRow, 'id'> {
  const { period, starts_on } = round
  const unit = school.unit.code
  const chance = chanceOf('roll check', unit, period)
  const late = chance.between(0, 99) < LATE
  const checked_on = workdaysOn(starts_on, chance.between(3, 4))
  const sent_on = late ? workdaysOn(addDays(starts_on, WITHIN), chance.between(1, 5)) : checked_on
  const missing = missingAt(cases, starts_on)
  const enrolled = enrolmentOf(school, starts_on < '2011-01-01' ? 2010 : 2011)
  const on_roll = enrolled.primary + enrolled.junior
  const on_leave = Math.min(on_roll - missing.length, Math.floor((on_roll * chance.between(0, 8)) / 1000))
  const suspended = Math.floor(on_roll / 1500)
  const values: Values = {
    checked_on,
    checked_by: personName(chance),
    on_roll,
    present: on_roll - missing.length - on_leave - suspended,
    on_leave,
    suspended,
    missing: missing.length,
    new_cases: missing.length,
    earlier_cases: 0,
    left_behind_missing: Math.floor(missing.length / 2),
    disabled_missing: 0,
    received: chance.between(0, Math.ceil(on_roll / 200)),
    transferred: chance.between(0, Math.ceil(on_roll / 220)),
    unregistered: chance.happens(0.06) ? 1 : 0,
    causes: causesOf(missing),
  }
  return { unit, period, values, versions: versionsOf(school, round, sent_on, chance) }
}

/** Those found in the days of the check. */
export function missingAt(cases: readonly Dropout[], starts_on: Day): Dropout[] {
  return cases.filter(
    ({ at_check, found_on }) => at_check && found_on >= starts_on && found_on <= addDays(starts_on, WITHIN),
  )
}

function causesOf(missing: readonly Dropout[]): LineValues[] | null {
  const counts = new Map<string, number>()
  for (const { cause } of missing) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  return counts.size === 0 ? null : [...counts].map(([cause, pupils]) => ({ cause, pupils }))
}

/** Handed in, received by the township, received by the county's section. Schools of the county have no township. */
function versionsOf(school: School, { last }: Round, sent_on: Day, chance: Chance): DemoRow['versions'] {
  const { county, township } = school
  const section = countyLogin('jijiao', county)
  const received = workdaysOn(workdayUntil(sent_on), chance.between(1, 3))
  return new Way(workflowOf(rollCheck), last, 'roll check', school.unit.code, sent_on)
    .begin(sent_on, clerkOf(school), 'submit')
    .move('pass_1', received, township === 0 ? section : townshipOfficer(county, township))
    .move('pass_2', workdaysOn(received, chance.between(1, 4)), section).versions
}
