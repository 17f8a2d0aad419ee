/** How one child was brought back, step by step, by whoever has to take the step. */
import { dropoutCase } from '../bureau/pupils/dropout_case.ts'
import { dropoutFollowed, dropoutFollowUps } from '../bureau/norms/dropout.ts'
import { latest } from '../bureau/norms/latest.ts'
import { addDays, type Day, type LineValues, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import {
  AGAIN_WORDS,
  type Cause,
  ELSEWHERE,
  FIRST_WORDS,
  FOLLOW_WORDS,
  RETURN_WAYS,
  SUPPORT,
  WHEREABOUTS,
} from './dropout_phrases.ts'
import { Way, workdaysOn, workdayUntil } from './living.ts'
import { clerkOf, countyLogin, headOf, townshipOfficer } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoVersion } from './row.ts'
import type { School } from './units.ts'

export interface End {
  readonly kind: 'back' | 'transferred' | 'aged_out' | 'open'
  readonly on: Day
}
/** What is laid down for one case: when it was found, how quick people were, and how it ended. */
export interface Course {
  readonly school: School
  readonly found_on: Day
  readonly cause: Cause
  /** Working days: until the visit and the report after it was found, the notice after the report, the order after the day named in it. */
  readonly pace: { readonly verify: number; readonly report: number; readonly notify: number; readonly order: number }
  readonly ends: End
  /** Nothing is later. */
  readonly last: Day
  readonly key: readonly (string | number)[]
}
interface Step {
  readonly move: string
  readonly on: Day
  readonly by: string
  readonly values?: Values
  readonly reason?: string
}

const FOLLOW_UPS = latest(dropoutFollowUps)
const FOLLOWED = latest(dropoutFollowed)
const RETURN_WITHIN = 7
const CORRECT_WITHIN = 15

export function dropoutWay(
  course: Course,
  child: { readonly grade: string; readonly parent: string },
): readonly DemoVersion[] {
  const { school, found_on, ends, last, key } = course
  const chance = chanceOf('dropout way', ...key)
  const way = new Way(workflowOf(dropoutCase), last, ...key).begin(found_on, clerkOf(school))
  const before = stepsOf(course, child, chance).filter(({ on }) => ends.kind === 'open' || on < ends.on)
  const end = ends.kind === 'open' ? [] : endOf(course, chance)
  for (const { move, on, by, ...words } of [...before, ...end]) way.move(move, on, by, words)
  return way.versions
}

/** 上门核实 → 劝返 → 两线签字 → 书面报告 → 复学通知书 → 责令改正, as far as it had to go. */
function stepsOf(course: Course, child: { readonly parent: string }, chance: Chance): Step[] {
  const { school, found_on, cause, pace } = course
  const { county, township } = school
  const [clerk, head, officer] = [clerkOf(school), headOf(school), townshipOfficer(county, township)]
  const teacher = personName(chance)
  const visited = workdaysOn(found_on, pace.verify)
  const again = workdaysOn(visited, 1)
  const reported = workdaysOn(found_on, Math.max(pace.report, pace.verify + 1))
  const notified = workdaysOn(reported, pace.notify)
  const return_by = addDays(notified, RETURN_WITHIN)
  const ordered = workdaysOn(workdayUntil(return_by), pace.order)
  const visits: LineValues[] = [
    { on: visited, by: `${teacher}、政教主任`, met: '监护人', said: chance.of(FIRST_WORDS[cause]) },
    { on: again, by: `校长、${teacher}、村干部`, met: '监护人和学生', said: chance.of(AGAIN_WORDS) },
  ]
  const whereabouts = WHEREABOUTS[cause]
  return [
    { move: 'verify', on: visited, by: clerk, values: { whereabouts, visits: visits.slice(0, 1), visit_count: 1 } },
    {
      move: 'visit',
      on: again,
      by: clerk,
      values: { whereabouts, visits, visit_count: 2, support: [...SUPPORT[cause]] },
    },
    { move: 'sign_school', on: again, by: head, values: schoolLine(teacher, child.parent, again, chance) },
    { move: 'sign_township', on: again, by: officer, values: townshipLine(again, chance) },
    { move: 'report', on: reported, by: head, values: { reported_on: reported } },
    { move: 'notify', on: notified, by: officer, values: { return_by } },
    {
      move: 'order',
      on: ordered,
      by: countyLogin('jijiao', county),
      values: { confirmed_on: ordered, correct_by: addDays(ordered, CORRECT_WITHIN) },
    },
  ]
}

const schoolLine = (class_teacher: string, parent: string, on: Day, chance: Chance): Values => ({
  bureau_leader: personName(chance),
  school_head: personName(chance),
  class_teacher,
  parent,
  school_signed_on: on,
})
const townshipLine = (on: Day, chance: Chance): Values => ({
  county_leader: personName(chance),
  township_leader: personName(chance),
  village_head: personName(chance),
  household_contact: personName(chance),
  township_signed_on: on,
})

function endOf({ school, ends }: Course, chance: Chance): Step[] {
  const section = countyLogin('jijiao', school.county)
  if (ends.kind === 'back') return backAt(school, ends.on, chance)
  const went_to = ends.kind === 'transferred' ? chance.of(ELSEWHERE) : '已满法定年龄，转入职业技能培训'
  return ends.kind === 'transferred'
    ? [{ move: 'found_elsewhere', on: ends.on, by: section, values: { went_to } }]
    : [
        {
          move: 'age_out',
          on: ends.on,
          by: section,
          values: { went_to },
          reason: '已满十六周岁，不再属于义务教育适龄范围。',
        },
      ]
}

/** Back at school, looked after every week, and then closed. */
function backAt(school: School, on: Day, chance: Chance): Step[] {
  const clerk = clerkOf(school)
  const lines: LineValues[] = []
  const weekly = Array.from({ length: FOLLOW_UPS }, (_, index): Step => {
    const day = workdayUntil(addDays(on, 6 * (index + 1)))
    lines.push({ on: day, by: personName(chance), found: chance.of(FOLLOW_WORDS) })
    return {
      move: 'follow_up',
      on: day,
      by: clerk,
      values: { follow_ups: [...lines], follow_up_count: index + 1 },
    }
  })
  return [
    { move: 'come_back', on, by: clerk, values: { returned_on: on, return_way: chance.of(RETURN_WAYS) } },
    ...weekly,
    { move: 'close', on: workdaysOn(addDays(on, FOLLOWED), 1), by: countyLogin('jijiao', school.county) },
  ]
}
