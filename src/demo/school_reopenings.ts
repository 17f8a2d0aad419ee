/** 停课复学: schools that closed for some days in the influenza of March 2010 and opened again with leave. */
import { addDays, type Day } from '../ledger/index.ts'
import { moment, workdayFrom } from './calendar.ts'
import { chanceOf, shuffled } from './chance.ts'
import { enrolmentOf, pupilsIn } from './enrolment.ts'
import { countyLogin, headOf } from './people.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { type School, schoolsOn } from './units.ts'

export const CLOSED_SCHOOLS = 23
/** Of them so many were sent back once, because somebody had found the kit wanting. */
export const SENT_BACK = 4
const PLANS = ['应急处置预案', '返校工作预案', '隔离观察预案', '食堂就餐预案', '线上教学预案'] as const

export function* schoolReopenings(): Generator<DemoRow> {
  const closed = shuffled(
    schoolsOn('2010-03-08').filter(({ role }) => role !== 'teaching_point' && role !== 'private_kindergarten'),
    'closed',
  ).slice(0, CLOSED_SCHOOLS)
  for (const [index, school] of closed.entries()) yield rowOf(index + 1, school, index < SENT_BACK)
}

function rowOf(id: number, school: School, sent_back: boolean): DemoRow {
  const chance = chanceOf('school_reopening', school.unit.code)
  const closed_on: Day = addDays('2010-03-09', chance.between(0, 9))
  const pupils = pupilsIn(enrolmentOf(school, 2010))
  const whole = chance.happens(0.25)
  return {
    id,
    unit: school.unit.code,
    period: null,
    values: {
      cause: '流感样病例聚集',
      closed_on,
      range: whole ? '全校' : '部分班级',
      pupils: whole ? pupils : Math.min(pupils, chance.between(40, 160)),
      online: chance.happens(0.3),
      plans: 5,
      systems: 15,
      documents: PLANS.map((name) => ({ kind: '预案', name, issued_on: addDays(closed_on, 1) })),
      drills: chance.between(1, 2),
      masks: chance.between(2, 20) * 100,
      isolation_room: true,
      planned_on: addDays(closed_on, 8),
    },
    versions: wayOf(school, closed_on, sent_back),
  }
}

function wayOf(school: School, closed_on: Day, sent_back: boolean): DemoVersion[] {
  const chance = chanceOf('school_reopening way', school.unit.code)
  const [head, county, city] = [headOf(school), countyLogin('jijiao', school.county), 'jijiao']
  const inspected_on = workdayFrom(addDays(closed_on, 5))
  const approved_on = workdayFrom(addDays(inspected_on, 1))
  const reopened_on = workdayFrom(addDays(approved_on, 1))
  const at = (days: number, order: number): string => moment(addDays(closed_on, days), chance, order)
  const refused: DemoVersion[] = sent_back
    ? [
        {
          at: at(3, 1),
          state: 'rectifying',
          move: 'refuse',
          by: county,
          reason: '隔离观察室没有单独通道，演练没有覆盖食堂。',
          cells: { isolation_room: '应有单独通道', drills: '补一次食堂就餐演练' },
        },
        { at: at(4, 2), state: 'applied', move: 'apply', by: head },
      ]
    : []
  return [
    { at: at(0, 0), state: 'preparing', by: head },
    { at: at(2, 1), state: 'applied', move: 'apply', by: head },
    ...refused,
    {
      at: moment(inspected_on, chance, 3),
      state: 'inspected',
      move: 'inspect',
      by: county,
      values: { inspected_on, inspection: '预案制度齐备，演练到位，同意报市局审批。' },
    },
    {
      at: moment(approved_on, chance, 4),
      state: 'approved',
      move: 'approve',
      by: city,
      values: { approved_on, approval: `景教复〔2010〕${chance.between(1, 60)}号` },
    },
    { at: moment(reopened_on, chance, 1), state: 'reopened', move: 'reopen', by: head, values: { reopened_on } },
  ]
}
