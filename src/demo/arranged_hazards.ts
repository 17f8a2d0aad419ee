/** Hazards that stand, on the day of planting, at each place where one can stand: in time, soon due, late, extended, refused. */
import { hazard } from '../bureau/safety/hazard.ts'
import { addDays, type Day, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { type HazardText, hazardText } from './hazard_phrases.ts'
import { costOf, REFUSALS, valuesOf } from './hazards.ts'
import { daysAgo, type LivingYear, Way, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, headOf, SHOWN } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { type School, schoolsOn } from './units.ts'

/** Days before planting on which each step was made; `due` is counted from planting on. */
interface Arranged {
  readonly found: number
  readonly major?: true
  readonly due?: number
  readonly ordered?: number
  readonly supervised?: number
  readonly extended?: number
  readonly mended?: number
  readonly refused?: number
  readonly closed?: number
  readonly reopened?: number
}
const ARRANGED: readonly Arranged[] = [
  { found: 12, due: 2 },
  { found: 34, due: -6 },
  { found: 25, due: 3, mended: 11, refused: 5 },
  { found: 1, due: 60, major: true },
  { found: 9, due: 55, major: true },
  { found: 20, due: -4, extended: 6 },
  { found: 40, due: -15, extended: 20 },
  { found: 22, due: 2, mended: 4 },
  { found: 48, due: -25, mended: 27 },
  { found: 60, due: -30, mended: 34, refused: 24 },
  { found: 70, due: 15, major: true, ordered: 68, supervised: 30 },
  { found: 95, due: -20, major: true, ordered: 92, supervised: 15 },
  { found: 90, due: -35, major: true, ordered: 88, mended: 52, closed: 43 },
  { found: 120, due: -60, major: true, ordered: 118, mended: 70, closed: 55 },
  { found: 110, due: -50, major: true, ordered: 108, mended: 66, closed: 58, reopened: 7 },
]
/** The first ones are those of the school that is shown at the start. */
const SHOWN_ONES = 4

export function* arrangedHazards(living: LivingYear, after: number): Generator<DemoRow> {
  const all = schoolsOn('2012-01-01')
  const shown = all.find(({ unit }) => unit.code === SHOWN)!
  const others = shuffled(
    all.filter(({ county, role }) => county <= 2 && role !== 'teaching_point'),
    'arranged hazards',
  )
  let before = ''
  for (const [index, one] of ARRANGED.entries()) {
    const text = anotherText(one.major === true, index, before)
    before = text.about
    yield rowOf(after + index + 1, index < SHOWN_ONES ? shown : others[index]!, { one, text }, living)
  }
}

/** As grave as is asked, and not what the row before says. */
function anotherText(major: boolean, index: number, before: string): HazardText {
  const chance = chanceOf('arranged text', index)
  let text = hazardText(chance, false)
  while (text.grave !== major || text.about === before) text = hazardText(chance, false)
  return text
}

interface Drawn {
  readonly one: Arranged
  readonly text: HazardText
}

function rowOf(id: number, school: School, { one, text }: Drawn, living: LivingYear): DemoRow {
  const chance = chanceOf('arranged hazard', id)
  const day = daysAgo(living, one.found)
  const major = one.major === true
  const check = { id: 0, school, day, year: Number(day.slice(0, 4)), findings: 1 }
  const owner = personName(chance)
  const due_on = one.due === undefined ? null : addDays(living.planted_on, one.due)
  const values = { ...valuesOf({ check, text, major }, owner, chance), inspection: null, due_on }
  const way = wayOf(id, school, one, living, chance)
  return { id, unit: school.unit.code, period: null, values, versions: way.versions }
}

function wayOf(id: number, school: School, one: Arranged, living: LivingYear, chance: Chance): Way {
  const section = countyLogin('anquan', school.county)
  const leader = countyLogin('juzhang', school.county)
  const on = (days: number): Day => workdayUntil(daysAgo(living, days))
  const way = new Way(workflowOf(hazard), living.last, 'arranged hazard', id).begin(on(one.found), clerkOf(school))
  way.move(one.major ? 'report_major' : 'report', on(one.found), headOf(school))
  if (one.ordered !== undefined) way.move('order', on(one.ordered), section)
  if (one.supervised !== undefined) {
    const supervisor = personName(chanceOf('person', leader))
    way.move('supervise', on(one.supervised), leader, {
      reason: '涉及学生集中场所，由局领导挂牌督办。',
      values: { supervisor },
    })
  }
  if (one.extended !== undefined) {
    way.move('extend', on(one.extended), leader, { reason: '配件需从厂家订购，预计半月到货。' })
  }
  if (one.mended === undefined) return way
  const mended = on(one.mended)
  const cost = costOf(one.major === true, chance)
  way.move('rectify', mended, clerkOf(school), { values: { rectified_on: mended, cost } })
  if (one.refused !== undefined) way.move('refuse', on(one.refused), section, { reason: chance.of(REFUSALS) })
  if (one.closed === undefined) return way
  const closed = on(one.closed)
  way.move('close_major', closed, section, { values: { rechecked_by: personName(chance), rechecked_on: closed } })
  if (one.reopened === undefined) return way
  return way.move('reopen', on(one.reopened), section, { reason: '雨后又见渗水，原处未根治。' })
}
