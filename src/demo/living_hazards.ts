/**
 * Hazards of the living year, found by its checks and by schools themselves. Those of the last weeks stand at every state:
 * in time, late, given more time, refused, waiting for their order or to be looked at again.
 */
import { hazard } from '../bureau/safety/hazard.ts'
import { addDays, type Day, daysBetween, workflowOf } from '../ledger/index.ts'
import { arrangedHazards } from './arranged_hazards.ts'
import type { Check } from './checks.ts'
import { type Chance, chanceOf } from './chance.ts'
import { costOf, drawHazards, type Hazard, REFUSALS, valuesOf } from './hazards.ts'
import { type LivingYear, Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'

const WORKFLOW = workflowOf(hazard)
/** What becomes of a hazard, round and round. */
const FATES = ['quick', 'slow', 'late', 'quick', 'extended', 'refused', 'quick', 'left'] as const
type Fate = (typeof FATES)[number]
/** Younger ones than this have not all come to their end. */
const YOUNG_DAYS = 70
const EXTENSIONS = [
  '配件需从厂家订购，预计半月到货。',
  '连日降雨无法施工，请求顺延。',
  '整改资金已报财政，正在拨付。',
] as const

/** `after`: the number of the last hazard of the years before. */
export function* recentHazards(checks: readonly Check[], living: LivingYear, after: number): Generator<DemoRow> {
  const drawn = drawHazards(checks)
  for (const [index, found] of drawn.entries()) {
    const id = after + index + 1
    const chance = chanceOf('recent hazard', id)
    const owner = personName(chance)
    const values = { ...valuesOf(found, owner, chance), ...dated(found, chance) }
    // A school finds its own, too: those were no inspector's.
    const inspection = id % 9 === 0 ? null : found.check.id
    const { versions } = wayOf(found, { living, id, owner, due: values.due_on, chance })
    yield { id, unit: found.check.school.unit.code, period: null, values: { ...values, inspection }, versions }
  }
  yield* arrangedHazards(living, after + drawn.length)
}

const dated = ({ check, major }: Hazard, chance: Chance): { due_on: Day } => ({
  due_on: addDays(check.day, major ? 60 : chance.of([10, 15, 20, 30] as const)),
})

interface Told {
  readonly living: LivingYear
  readonly id: number
  readonly owner: string
  readonly due: Day
  readonly chance: Chance
}

function wayOf(found: Hazard, told: Told): Way {
  const { check, major } = found
  const { school, day } = check
  const { living, id, chance } = told
  const way = new Way(WORKFLOW, living.last, 'recent hazard', id).begin(day, clerkOf(school))
  // Of the very newest some have not been reported by their head yet.
  if (daysBetween(day, living.last) < 3 && id % 3 === 0) return way
  way.move(major ? 'report_major' : 'report', day, headOf(school))
  if (major) way.move('order', workdaysOn(day, chance.between(1, 3)), countyLogin('anquan', school.county))
  return goneOn(way, found, told)
}

function goneOn(way: Way, found: Hazard, told: Told): Way {
  const { school, day } = found.check
  const { due, chance, living, id } = told
  const young = daysBetween(day, living.last) < YOUNG_DAYS
  const fate: Fate = FATES[id % FATES.length]!
  const section = countyLogin('anquan', school.county)
  const leader = countyLogin('juzhang', school.county)
  if (fate === 'left' && young) return found.major ? supervised(way, leader, due) : way
  if (fate === 'extended') {
    way.move('extend', workdayUntil(addDays(due, -1)), leader, { reason: chance.of(EXTENSIONS) })
  }
  const beyond: Readonly<Record<Fate, number>> = { quick: -4, slow: -1, late: 6, extended: 9, refused: -3, left: 12 }
  const mended = workdayUntil(addDays(due, beyond[fate]))
  rectified(way, mended < day ? day : mended, found, chance)
  if (fate === 'refused') {
    const refused = workdaysOn(way.day, chance.between(2, 6))
    way.move('refuse', refused, section, { reason: chance.of(REFUSALS) })
    rectified(way, workdaysOn(refused, chance.between(3, 9)), found, chance)
  }
  return closed(way, found, told, section)
}

function rectified(way: Way, day: Day, { check, major }: Hazard, chance: Chance): void {
  const values = { rectified_on: day, cost: costOf(major, chance) }
  way.move('rectify', day, clerkOf(check.school), { values })
}

function supervised(way: Way, leader: string, due: Day): Way {
  const supervisor = personName(chanceOf('person', leader))
  return way.move('supervise', workdayUntil(addDays(due, -20)), leader, {
    reason: '涉及学生集中场所，由局领导挂牌督办。',
    values: { supervisor },
  })
}

/** One in seven waits longer to be looked at again than the ten working days that the section has. */
function closed(way: Way, { major }: Hazard, { owner, id, chance }: Told, section: string): Way {
  let inspector = personName(chance)
  while (inspector === owner) inspector = personName(chance)
  const day = workdaysOn(way.day, id % 7 === 0 ? chance.between(12, 20) : chance.between(2, 9))
  const values = { rechecked_by: inspector, rechecked_on: day }
  way.move(major ? 'close_major' : 'close', day, section, { values })
  if (!major) return way
  const again = workdayUntil(addDays(day, chance.between(20, 44)))
  if (id % 5 === 0) return way.move('reopen', again, section, { reason: '雨后又见渗水，原处未根治。' })
  return way.move('look_back', again, section, { values: { looked_back_by: inspector, looked_back_on: again } })
}
