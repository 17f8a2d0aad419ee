/** 值班: the National Day of 2011, every school and county each day, with those that forgot and those that were late. */
import { addDays, type Day, periodsWithin, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import type { LivingYear } from './living.ts'
import { clerkOf, countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow, DemoWindow } from './row.ts'
import { countyCode, schoolsOn } from './units.ts'

const NAME = 'duty'
const NATIONAL_DAY: DemoWindow = { ledger: NAME, from: '2011-10-01', to: '2011-10-07' }
/** Another week of shifts begins with the day of planting, so that today's is to be reported. */
export const dutyWindows = ({ planted_on }: LivingYear): DemoWindow[] => [
  NATIONAL_DAY,
  { ledger: NAME, from: planted_on, to: addDays(planted_on, 6) },
]
/** Of each day. */
export const DUTY_DAY = { never: 4, late: 17 } as const

interface OnDuty {
  readonly unit: string
  readonly clerk: string
}

export function* duties(): Generator<DemoRow> {
  let id = 0
  for (const { code: day } of periodsWithin('day', NATIONAL_DAY.from, NATIONAL_DAY.to)) {
    for (const row of onDay(day)) {
      id += 1
      yield { ...row, id }
    }
  }
}

function* onDay(day: Day): Generator<DemoRow> {
  const all: OnDuty[] = [
    ...COUNTIES.map((_, index) => ({ unit: countyCode(index + 1), clerk: countyLogin('bangong', index + 1) })),
    ...schoolsOn(day).map((school) => ({ unit: school.unit.code, clerk: clerkOf(school) })),
  ]
  const order = shuffled(all, NAME, day)
  const silent = new Set(order.slice(0, DUTY_DAY.never))
  const late = new Set(order.slice(DUTY_DAY.never, DUTY_DAY.never + DUTY_DAY.late))
  for (const one of all) {
    if (silent.has(one)) continue
    const chance = chanceOf(NAME, one.unit, day)
    const hour = late.has(one) ? chance.between(17, 21) : chance.between(10, 16)
    const at = `${day}T${two(hour)}:${two(chance.between(0, 59))}:${two(chance.between(1, 59))}+08:00`
    const values = valuesOf(one.unit, chance)
    yield { id: 0, unit: one.unit, period: day, values, versions: [{ at, state: 'kept', by: one.clerk }] }
  }
}

const two = (number: number): string => String(number).padStart(2, '0')

function valuesOf(unit: string, chance: Chance): Values {
  // The same few people take turns in a school.
  const turn = (part: string): string => personName(chanceOf(NAME, unit, part, chance.between(1, 3)))
  const told = chance.happens(0.006)
  return {
    occasion: '节假日',
    leader: turn('leader'),
    staff: [
      { name: turn('day'), from: '08:00', to: '18:00' },
      { name: turn('night'), from: '18:00', to: '08:00' },
    ],
    phone: `0816-${chanceOf(NAME, unit, 'phone').between(2_100_000, 2_999_999)}`,
    all_day: true,
    handed_over: chance.happens(0.97),
    calls: chance.happens(0.1) ? chance.between(1, 3) : 0,
    patrols: chance.between(2, 4),
    situation: told ? '有情况' : '无异常',
    about: told ? '附近村民燃放爆竹引燃校外草垛，已扑灭，未影响校园。' : null,
  }
}
