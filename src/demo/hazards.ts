/** Hazards: every finding of a check is one. Of those of 2011, 1,986 were closed by the end of the year and 97 open. */
import { addDays, type Day, type Values } from '../ledger/index.ts'
import { earlier, LAST_DAY, moment, workdayFrom } from './calendar.ts'
import { type Chance, chanceOf, shuffled } from './chance.ts'
import type { Check } from './checks.ts'
import { type HazardText, hazardText } from './hazard_phrases.ts'
import { clerkOf, countyLogin, headOf } from './people.ts'
import { personName } from './person_names.ts'
import { workdaysOn, workdayUntil } from './living.ts'
import type { DemoRow, DemoVersion } from './row.ts'
import type { School } from './units.ts'

type End = 'open' | 'rectified' | 'closed'
export interface Hazard {
  readonly check: Check
  readonly text: HazardText
  readonly major: boolean
}

const OPEN_2011 = 64
const WAITING_2011 = 33
const OPEN_2010 = 9
export const REFUSALS = [
  '现场复查，仍有一处未改到位，请继续整改。',
  '整改照片与部位不符，请补充后再报。',
  '措施未落实到人，请明确责任人并重新上报。',
  '临时遮挡不能代替整改，请按原措施完成。',
] as const

export function* hazards(checks: readonly Check[]): Generator<DemoRow> {
  const all = drawHazards(checks)
  const ends = endsOf(all)
  for (const [index, hazard] of all.entries()) {
    const id = index + 1
    const chance = chanceOf('hazard', id)
    const { school } = hazard.check
    const owner = personName(chance)
    const versions = wayOf(hazard, ends[index] ?? 'closed', owner, chance)
    yield { id, unit: school.unit.code, period: null, values: valuesOf(hazard, owner, chance), versions }
  }
}

/** Neither in one check nor from one row to the next does the same stand twice. */
export function drawHazards(checks: readonly Check[]): Hazard[] {
  const all: Hazard[] = []
  let before = ''
  for (const check of checks) {
    const chance = chanceOf('findings of', check.id)
    const small = check.school.role === 'teaching_point' || check.school.unit.kind === 'kindergarten'
    const seen = new Set([before])
    for (let count = 0; count < check.findings; count += 1) {
      let text = hazardText(chance, small)
      while (seen.has(text.about)) text = hazardText(chance, small)
      seen.add(text.about)
      before = text.about
      all.push({ check, text, major: text.grave && chance.happens(0.34) })
    }
  }
  return all
}

function endsOf(all: readonly Hazard[]): End[] {
  const ends: End[] = all.map(() => 'closed')
  const places = (fits: (hazard: Hazard) => boolean): number[] =>
    all.flatMap((hazard, index) => (fits(hazard) ? [index] : []))
  const late = shuffled(
    places(({ check }) => check.day >= '2011-10-08'),
    'ends 2011',
  ).slice(0, OPEN_2011 + WAITING_2011)
  late.forEach((index, order) => (ends[index] = order < OPEN_2011 ? 'open' : 'rectified'))
  const old = shuffled(
    places(({ check, major }) => check.year === 2010 && major && check.day >= '2010-09-01'),
    'ends 2010',
  )
  for (const index of old.slice(0, OPEN_2010)) ends[index] = 'open'
  return ends
}

/** What is written of a hazard when it is found. */
export function valuesOf({ check, text, major }: Hazard, owner: string, chance: Chance): Values {
  return {
    inspection: check.id,
    found_on: check.day,
    kind: text.kind,
    grade: major ? '重大' : '一般',
    place: text.place,
    about: text.about,
    measure: text.measure,
    owner,
    due_on:
      major || chance.happens(0.6) ? addDays(check.day, major ? 90 : chance.of([7, 10, 15, 20, 30] as const)) : null,
    budget: major ? chance.between(6, 90) * 2_000 : null,
    plan: major ? '停用该部位，设警戒标志，每日专人巡查并记录' : null,
  }
}

/**
 * 登记 → 上报 (→ 下达) → 整改 → (returned now and then) → 复查销号 (→ 回头看), each step by whoever it falls to. What stood open at
 * the end of 2011 was settled in the first weeks of 2012.
 */
function wayOf({ check, major }: Hazard, end: End, owner: string, chance: Chance): DemoVersion[] {
  const { school, day } = check
  const reported = [...reportedBy(school, day, major, chance), ...pressed(check, end, major)]
  const cost = (): number | null => costOf(major, chance)
  if (end === 'open') {
    const mended = workdayUntil(addDays('2012-01-05', chance.between(0, 13)))
    return [...reported, rectifiedBy(school, mended, cost(), chance), ...settled(school, mended, owner, major, chance)]
  }
  const limit = end === 'closed' && check.year === 2010 ? addDays(day, 160) : LAST_DAY
  const mended = lateBy(
    day,
    major ? chance.between(20, 80) : chance.between(1, 21),
    addDays(earlier(limit, LAST_DAY), -4),
  )
  const rectified = rectifiedBy(school, mended, cost(), chance)
  if (end === 'rectified') return [...reported, rectified, ...settled(school, LAST_DAY, owner, major, chance)]
  const checked = lateBy(mended, chance.between(1, 9), LAST_DAY)
  const again = chance.happens(0.06) && checked < '2011-12-15'
  if (!again) return [...reported, rectified, ...closedBy(school, checked, owner, major, chance)]
  const back: DemoVersion = {
    at: moment(checked, chance, 2),
    state: 'open',
    move: 'refuse',
    by: countyLogin('anquan', school.county),
    reason: chance.of(REFUSALS),
  }
  const second = lateBy(checked, chance.between(2, 6), LAST_DAY)
  const closing = lateBy(second, chance.between(1, 4), LAST_DAY)
  return [
    ...reported,
    rectified,
    back,
    rectifiedBy(school, second, cost(), chance),
    ...closedBy(school, closing, owner, major, chance),
  ]
}

function reportedBy(school: School, day: Day, major: boolean, chance: Chance): DemoVersion[] {
  const draft = { at: moment(day, chance, 7), state: 'draft', by: clerkOf(school) }
  const report = { at: moment(day, chance, 8), by: headOf(school) }
  if (!major) return [draft, { ...report, state: 'open', move: 'report' }]
  const order = {
    at: moment(workdaysOn(day, chance.between(1, 3)), chance, 1),
    state: 'open',
    move: 'order',
    by: countyLogin('anquan', school.county),
  }
  return [draft, { ...report, state: 'reported', move: 'report_major' }, order]
}

/** What was open for more than a year had been given more time once, and then a leader's name. */
function pressed({ school, day, year }: Check, end: End, major: boolean): DemoVersion[] {
  if (end !== 'open' || year !== 2010 || !major) return []
  const by = countyLogin('juzhang', school.county)
  const supervisor = personName(chanceOf('person', by))
  return [
    {
      at: `${workdayUntil(addDays(day, 75))}T10:20:00+08:00`,
      state: 'open',
      move: 'extend',
      by,
      reason: '鉴定报告尚未出具，停用部位已封闭，同意延期一次。',
    },
    {
      at: `${workdayUntil(addDays(day, 130))}T15:40:00+08:00`,
      state: 'open',
      move: 'supervise',
      by,
      reason: '延期后仍未完成，资金缺口由县局协调，挂牌督办。',
      values: { supervisor },
    },
  ]
}

/** Looked at again in the new year, within the ten working days that a re-check may take. */
function settled(school: School, mended: Day, owner: string, major: boolean, chance: Chance): DemoVersion[] {
  return closedBy(school, workdaysOn(mended, chance.between(2, 8)), owner, major, chance)
}

/** So many days later, on a working day, but not after `to` and never before `from`. */
function lateBy(from: Day, days: number, to: Day): Day {
  const day = workdayFrom(earlier(addDays(from, days), to))
  return day < from ? from : day
}

function rectifiedBy(school: School, day: Day, cost: number | null, chance: Chance): DemoVersion {
  return {
    at: moment(day, chance, 8),
    state: 'rectified',
    move: 'rectify',
    by: clerkOf(school),
    values: { rectified_on: day, cost },
  }
}

function closedBy(school: School, day: Day, owner: string, major: boolean, chance: Chance): DemoVersion[] {
  let inspector = personName(chance)
  while (inspector === owner) inspector = personName(chance)
  const by = countyLogin('anquan', school.county)
  const closing: DemoVersion = {
    at: `${day}T18:${String(chance.between(10, 59))}:00+08:00`,
    state: major ? 'watched' : 'closed',
    move: major ? 'close_major' : 'close',
    by,
    values: { rechecked_by: inspector, rechecked_on: day },
  }
  if (!major) return [closing]
  const again = workdayUntil(addDays(day, chance.between(20, 44)))
  return [
    closing,
    {
      at: moment(again, chance, 3),
      state: 'settled',
      move: 'look_back',
      by,
      values: { looked_back_by: inspector, looked_back_on: again },
    },
  ]
}

/** Yuan; small things are mended from the school's own hand and nothing is written down. */
export function costOf(major: boolean, chance: Chance): number | null {
  if (major) return chance.between(60, 900) * 200
  return chance.happens(0.22) ? null : chance.between(3, 120) * 50
}
