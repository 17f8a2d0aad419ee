/** Safety checks: 847 schools in 2011 and 812 the year before; their findings add up to the hazards of the year. */
import type { Day, Values } from '../ledger/index.ts'
import { moment, workdayWithin } from './calendar.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import { workdaysOn } from './living.ts'
import { clerkOf, countyLogin, townshipOfficer } from './people.ts'
import { personName } from './person_names.ts'
import { COUNTIES } from './place_names.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import { shares } from './shares.ts'
import { type School, schoolsOn } from './units.ts'

export interface Check {
  readonly id: number
  readonly school: School
  readonly day: Day
  readonly year: number
  readonly findings: number
}

interface Year {
  readonly year: number
  readonly schools: number
  readonly hazards: number
}
const YEARS: readonly Year[] = [
  { year: 2010, schools: 812, hazards: 1942 },
  { year: 2011, schools: 847, hazards: 2083 },
]

/** When bureaus go out: before and after the opening of terms, before the floods, before winter. */
const SEASONS: readonly (readonly [from: string, to: string, theme: string])[] = [
  ['02-14', '03-18', '开学安全'],
  ['03-21', '04-22', '综合检查'],
  ['04-25', '05-27', '食品安全'],
  ['05-30', '06-30', '汛期安全'],
  ['08-29', '09-23', '开学安全'],
  ['09-26', '10-28', '校车与交通'],
  ['10-31', '11-25', '消防安全'],
  ['11-28', '12-20', '冬季安全'],
]
export const DIRECT_KINDS = ['县级检查', '县级检查', '县级检查', '市级督查', '部门联合检查', '学校自查'] as const
export const TOWNSHIP_KINDS = [
  '中心学校检查',
  '中心学校检查',
  '县级检查',
  '县级检查',
  '学校自查',
  '部门联合检查',
  '市级督查',
] as const

/** All checks in the order of their days; a check's `id` is its row's. */
export function drawChecks(): Check[] {
  const drawn = YEARS.flatMap((each) => checksOfYear(each))
  drawn.sort((a, b) => (a.day === b.day ? (a.school.unit.code < b.school.unit.code ? -1 : 1) : a.day < b.day ? -1 : 1))
  return drawn.map((check, index) => ({ ...check, id: index + 1 }))
}

function checksOfYear({ year, schools, hazards }: Year): Omit<Check, 'id'>[] {
  const open = schoolsOn(`${year}-12-31`)
  // The ones that nobody reached are small private kindergartens, as in life.
  const unreached = shuffled(
    open.filter(({ role }) => role === 'private_kindergarten'),
    'unreached',
    year,
  ).slice(0, open.length - schools)
  const visits = open
    .filter((school) => !unreached.includes(school))
    .flatMap((school) => visitsTo(school, year).map((day) => ({ school, day, year })))
  const findings = shares(
    hazards,
    visits.map(({ school, day }) => weightOf(school) * (0.2 + chanceOf('findings', school.unit.code, day).share())),
  )
  return visits.map((visit, index) => ({ ...visit, findings: findings[index] ?? 0 }))
}

function visitsTo(school: School, year: number): Day[] {
  const chance = chanceOf('visits', school.unit.code, year)
  const small = school.role === 'teaching_point' || school.unit.kind === 'kindergarten'
  const count = small ? chance.between(1, 2) : chance.between(1, school.township === 0 ? 4 : 3)
  const opened = school.unit.opened_on > `${year}-01-01` ? SEASONS.slice(4) : SEASONS
  return shuffled(opened, 'seasons', school.unit.code, year)
    .slice(0, count)
    .map(([from, to]) => workdayWithin(chance, `${year}-${from}`, `${year}-${to}`))
}

function weightOf({ role }: School): number {
  if (role === 'teaching_point') return 0.8
  if (role === 'village_primary' || role === 'private_kindergarten') return 1.1
  return 1.7
}

export function* inspections(checks: readonly Check[]): Generator<DemoRow> {
  for (const check of checks) {
    const { school } = check
    const chance = chanceOf('check', check.id)
    const kind = chance.of(school.township === 0 ? DIRECT_KINDS : TOWNSHIP_KINDS)
    yield {
      id: check.id,
      unit: school.unit.code,
      period: null,
      values: inspectionOf(check, kind, chance),
      versions: versionsOf(check, kind, chance),
    }
  }
}

/** What is written of a check that has been made. */
export function inspectionOf({ school, day, findings }: Check, kind: string, chance: Chance): Values {
  const season = SEASONS.find(([, to]) => day.slice(5) <= to)
  const fixed = findings === 0 ? 0 : chance.between(0, Math.floor(findings / 2))
  return {
    checked_on: day,
    kind,
    theme: chance.happens(0.75)
      ? (season?.[2] ?? '综合检查')
      : chance.of(['综合检查', '校舍安全', '消防安全'] as const),
    team: teamOf(kind, school),
    leader: personName(chance),
    members: chance.between(2, 6),
    findings,
    fixed_at_once: fixed,
    notice: findings - fixed > 1 || (findings > 0 && chance.happens(0.3)),
    summary: summaryOf(findings, fixed),
  }
}

function teamOf(kind: string, { county, unit }: School): string {
  const name = COUNTIES[county - 1]?.name ?? ''
  if (kind === '市级督查') return '市教育局安全督查组'
  if (kind === '部门联合检查') return `${name}教育公安消防联合检查组`
  if (kind === '学校自查') return `${unit.name}安全工作小组`
  return kind === '县级检查' ? `${name}教育局安全检查组` : '中心学校安全检查组'
}

function summaryOf(findings: number, fixed: number): string {
  if (findings === 0) return '制度和记录齐全，重点部位未发现隐患，要求继续保持。'
  const rest = findings - fixed
  if (rest === 0) return `发现隐患${findings}处，均已当场整改。`
  return fixed === 0
    ? `发现隐患${findings}处，已逐处登记，限期整改。`
    : `发现隐患${findings}处，当场整改${fixed}处，其余${rest}处限期整改。`
}

/** Planned and made at one stroke; confirmed by those who made them. */
function versionsOf({ school, day }: Check, kind: string, chance: Chance): DemoVersion[] {
  const own = kind === '中心学校检查'
  return [
    { at: moment(day, chance, 6), state: 'recorded', move: 'record', by: clerkOf(school) },
    {
      at: moment(workdaysOn(day, chance.between(1, 4)), chance, 7),
      state: 'confirmed',
      move: own ? 'confirm_own' : 'confirm',
      by: own ? townshipOfficer(school.county, school.township) : countyLogin('anquan', school.county),
    },
  ]
}
