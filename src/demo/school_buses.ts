/** Vehicles that carry pupils, of the living year: most in order, some soon to be renewed, some run out, one taken off. */
import { schoolBus } from '../bureau/safety/school_bus.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { daysAgo, type LivingYear, spreadDays, Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow } from './row.ts'
import { type School, schoolsOn } from './units.ts'

const VEHICLES = 44
const HALF_YEAR = 182
/** A plate that no place has: the letters are those of no province. */
const plate = (id: number): string => `景A${String(id * 137 + 20_011).slice(-5)}`

export function* schoolBuses(living: LivingYear): Generator<DemoRow> {
  const schools = shuffled(
    schoolsOn('2012-01-01').filter(({ role }) => role === 'private_kindergarten' || role === 'village_primary'),
    'school buses',
  )
  const days = spreadDays(VEHICLES, living.from, daysAgo(living, 3), 'school buses')
  for (const [index, day] of days.entries()) {
    const id = index + 1
    const chance = chanceOf('school bus', id)
    const school = schools[index % 36]!
    yield { id, unit: school.unit.code, period: null, ...told(school, day, id, living, chance) }
  }
}

/** What runs out first is the half-yearly inspection. */
const papersFrom = (day: Day): Values => ({
  permit_until: addDays(day, 2 * HALF_YEAR),
  inspection_until: addDays(day, HALF_YEAR),
  insurance_until: addDays(day, 340),
  licence_until: addDays(day, 300),
  valid_until: addDays(day, HALF_YEAR),
})

function told(
  school: School,
  day: Day,
  id: number,
  living: LivingYear,
  chance: Chance,
): Pick<DemoRow, 'values' | 'versions'> {
  const section = countyLogin('anquan', school.county)
  const way = new Way(workflowOf(schoolBus), living.last, 'school bus', id).begin(day, clerkOf(school))
  way.move('report', day, headOf(school), { values: papersFrom(addDays(day, -14)) })
  if (id % 19 === 0) {
    way.move('send_back', workdaysOn(day, 2), section, { reason: '驾驶人审验记录看不清，请重新上传。' })
    return { values: valuesOf(day, id, chance), versions: way.versions }
  }
  const checked_by = personName(chance)
  way.move('approve', workdaysOn(day, id % 7 === 0 ? 8 : chance.between(1, 4)), section, { values: { checked_by } })
  const expires = addDays(day, HALF_YEAR - 14)
  if (id === 5) way.move('stop', addDays(day, 60), section, { reason: '路检查出超员，责令停用整改。' })
  else if (id % 6 === 1) return { values: valuesOf(day, id, chance), versions: way.versions }
  else {
    // Renewed a little before the day, now and then a little after it.
    const renewed = workdayUntil(addDays(expires, id % 8 === 3 ? 9 : -6))
    way.move('renew', renewed, clerkOf(school), { values: papersFrom(renewed) })
  }
  return { values: valuesOf(day, id, chance), versions: way.versions }
}

function valuesOf(day: Day, id: number, chance: Chance): Values {
  const dedicated = id % 4 === 0
  const seats = dedicated ? chance.of([19, 36] as const) : chance.of([7, 19, 24] as const)
  return {
    plate: plate(id),
    kind: dedicated ? '专用校车' : chance.of(['普通客运车辆', '普通客运车辆', '面包车'] as const),
    registered_on: day,
    owner: chance.of(['景澜客运公司', '谷川运输服务部', '学校自有'] as const),
    seats,
    carried: seats - chance.between(1, 5),
    route: `${chance.of(['东坪村', '石桥村', '上湾村'] as const)}—${chance.of(['河口', '茶场', '老街'] as const)}—学校`,
    escort: personName(chance),
    permit: dedicated ? `景校${String(2000 + id)}` : null,
    driver: personName(chance, true),
    driver_phone: `0816-3${String(chance.between(100_000, 999_999))}`,
    driver_age: chance.between(27, 57),
    driving_years: chance.between(3, 22),
    equipped: id % 13 !== 0,
  }
}
