/**
 * 疫情排查: two weeks of influenza in spring 2010 and ten days of hand-foot-and-mouth disease in spring 2011. Each school
 * reports each day; most have nothing to report and say so.
 */
import { epidemicCheck } from '../bureau/pupils/epidemic_check.ts'
import { type Day, periodsWithin, type Values } from '../ledger/index.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { enrolmentOf, pupilsIn } from './enrolment.ts'
import { explained } from './explanations.ts'
import { schoolYearOf } from './months.ts'
import { clerkOf } from './people.ts'
import type { DemoException, DemoRow, DemoWindow } from './row.ts'
import { type School, schoolsOn } from './units.ts'

const NAME = 'epidemic_check'
export const EPIDEMIC_WINDOWS: readonly DemoWindow[] = [
  { ledger: NAME, from: '2010-03-08', to: '2010-03-21' },
  { ledger: NAME, from: '2011-04-18', to: '2011-04-27' },
]
/** Of each day: schools with something to report, schools after five o'clock, schools that forgot. */
export const EPIDEMIC_DAY = { ill: 74, late: 19, never: 3 } as const
/** A class fell ill together on these days, each at one school; the county's disease centre was told. */
const CLUSTERS: Readonly<Record<Day, string>> = {
  '2010-03-11': '流感',
  '2010-03-17': '流感',
  '2011-04-21': '手足口病',
}
const PLACES = ['邻省务工地', '省城', '沿海务工地', '邻市'] as const

interface Report {
  readonly school: School
  readonly day: Day
  readonly late: boolean
  /** Undefined: there is nothing to report. */
  readonly severity?: number
}

export function* epidemicChecks(): Generator<DemoRow> {
  let id = 0
  const before = new Map<string, { readonly day: Day; readonly values: Values }>()
  for (const report of reports()) {
    if (report.severity === undefined) continue
    const { school, day } = report
    const { code } = school.unit
    const chance = chanceOf(NAME, code, day)
    const values = valuesOf(report, chance)
    const earlier = before.get(code)
    const words = explained(
      epidemicCheck,
      values,
      earlier && nextDay(earlier.day, day) ? earlier.values : undefined,
      chance,
    )
    before.set(code, { day, values })
    id += 1
    const notes = words ? { notes: { explained: words } } : {}
    yield {
      id,
      unit: code,
      period: day,
      values,
      versions: [{ at: timeOf(report, chance), state: 'kept', by: clerkOf(school), ...notes }],
    }
  }
}

/** 零报告 of those without anything to report. */
export function* zeroReports(): Generator<DemoException> {
  for (const report of reports()) {
    const { school, day, severity } = report
    if (severity !== undefined) continue
    const { code } = school.unit
    const at = timeOf(report, chanceOf(NAME, code, day))
    yield { ledger: NAME, unit: code, period: day, kind: 'zero', reason: '今日无异常', at, by: clerkOf(school) }
  }
}

const nextDay = (one: Day, other: Day): boolean => Date.parse(other) - Date.parse(one) === 86_400_000

/** Day by day, school by school. */
function* reports(): Generator<Report> {
  for (const { from, to } of EPIDEMIC_WINDOWS) {
    for (const { code: day } of periodsWithin('day', from, to)) yield* reportsOn(day)
  }
}

function* reportsOn(day: Day): Generator<Report> {
  const schools = schoolsOn(day)
  const order = shuffled(schools, NAME, day)
  const ill = new Map(order.slice(0, EPIDEMIC_DAY.ill).map((school, index) => [school, index]))
  const silent = new Set(order.slice(-EPIDEMIC_DAY.never))
  const late = new Set(shuffled(order.slice(0, -EPIDEMIC_DAY.never), NAME, 'late', day).slice(0, EPIDEMIC_DAY.late))
  for (const school of schools) {
    if (silent.has(school)) continue
    const severity = ill.get(school)
    yield { school, day, late: late.has(school), ...(severity === undefined ? {} : { severity }) }
  }
}

/** Due by five o'clock. */
function timeOf({ day, late }: Report, chance: Chance): string {
  const hour = late ? chance.between(17, 20) : chance.between(8, 16)
  const [minute, second] = [chance.between(0, 59), chance.between(1, 59)].map((part) => String(part).padStart(2, '0'))
  return `${day}T${String(hour).padStart(2, '0')}:${minute}:${second}+08:00`
}

function valuesOf({ school, day, severity = 0 }: Report, chance: Chance): Values {
  const pupils = pupilsIn(enrolmentOf(school, schoolYearOf(day)))
  const cluster = severity === 0 ? CLUSTERS[day] : undefined
  const ill = Math.min(
    pupils,
    cluster ? chance.between(9, 16) : chance.between(severity % 4 === 0 ? 0 : 1, 1 + Math.ceil(pupils / 260)),
  )
  const back = severity % 5 === 0 ? chance.between(1, 4) : 0
  const absent = Math.min(pupils, ill + chance.between(0, 3))
  return {
    site: '本部',
    pupils,
    absent,
    absent_ill: ill,
    staff_ill: chance.happens(0.1) ? 1 : 0,
    pupils_back: back,
    staff_back: back > 0 && chance.happens(0.3) ? 1 : 0,
    from_places: back > 0 ? chance.of(PLACES) : null,
    fever: Math.floor(ill / 2),
    symptoms: ill > 0 ? [chance.of(['咳嗽', '咽痛', '皮疹'] as const)] : null,
    isolated: cluster ? ill : Math.floor(ill / 3),
    suspected: cluster ? chance.between(1, 3) : 0,
    confirmed: 0,
    clustered: cluster !== undefined,
    told: cluster ? true : null,
    morning_check: chance.happens(0.985),
    disinfected: chance.happens(0.99),
    measures: cluster ? `一个班出现疑似${cluster}，已停课观察、全班消毒，并报县疾控中心。` : null,
  }
}
