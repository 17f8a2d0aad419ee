import { expect, test } from 'vitest'
import type { CadenceDocument, Day } from './document.ts'
import {
  type DutyFacts,
  type DutyRules,
  dutyState,
  dutyTimes,
  lightOf,
  lockOf,
  NOTHING_YET,
  reckoningDay,
} from './duty.ts'
import { dayAt, endOf, startOf } from './instant.ts'
import { parsePeriod, type Period, periodOf } from './period.ts'
import { calendarOf } from './time/calendar.ts'

const calendar = calendarOf()
const NO_RULES: DutyRules = { norm: () => null, term: () => ({ from: '2011-09-05', to: '2012-01-13' }), calendar }
const period = (code: string): Period => parsePeriod(code)!
const at = (text: string): number => Date.parse(`${text}+08:00`)
const times = (cadence: CadenceDocument, code: string, rules = NO_RULES) => dutyTimes(cadence, period(code), rules)

test('a monthly return is due at the end of the day, so many days after the month', () => {
  const monthly = times({ each: 'month', due: { day: 5 }, closes: { days: 10 } }, '2011-03')
  expect(monthly.opens_at).toBe(at('2011-03-01T00:00:00'))
  expect(monthly.due_at).toBe(at('2011-04-06T00:00:00'))
  expect(monthly.closes_at).toBe(at('2011-04-16T00:00:00'))
})

test('a daily zero report is due by the hour', () => {
  expect(times({ each: 'day', due: { day: 0, hour: 17 } }, '2011-03-09').due_at).toBe(at('2011-03-09T17:00:00'))
})

test('days may be counted from a term’s start, and named by a date', () => {
  expect(times({ each: 'term', due: { day: 10, after: 'term_start' } }, '2011T1').due_at).toBe(
    at('2011-09-16T00:00:00'),
  )
  expect(times({ each: 'school_year', due: { on: '10-15' } }, '2011S').due_at).toBe(at('2011-10-16T00:00:00'))
  expect(times({ each: 'school_year', due: { on: '03-01' } }, '2011S').due_at).toBe(at('2012-03-02T00:00:00'))
  expect(times({ each: 'year', due: { on: '02-29' } }, '2011').due_at).toBe(at('2011-03-01T00:00:00'))
})

test('working days are counted by the notices: the third of October 2011 is the tenth', () => {
  const monthly = { each: 'month', opens: { workdays: 1, after: 'period_end' }, due: { workdays: 3 } } as const
  expect(times(monthly, '2011-09').opens_at).toBe(at('2011-10-08T00:00:00'))
  expect(times(monthly, '2011-09').due_at).toBe(at('2011-10-11T00:00:00'))
  // Spring Festival: 1 February is worked, then none before the ninth.
  expect(times({ each: 'month', due: { workdays: 2, hour: 17 } }, '2011-01').due_at).toBe(at('2011-02-09T17:00:00'))
  const own = { ...NO_RULES, calendar: calendarOf({ days: [{ day: '2011-10-09', kind: 'off' }] }) }
  expect(times(monthly, '2011-09', own).due_at).toBe(at('2011-10-12T00:00:00'))
})

test('a norm without a value in force makes nobody late', () => {
  const cadence = { each: 'month', due: { day: { norm: 'x' } }, closes: { days: 3 } } as const
  expect(times(cadence, '2011-03')).toMatchObject({ due_at: null, closes_at: null })
})

test('what was sent back may be mended after the form has closed; what was reopened locks at the end of its day', () => {
  const monthly = times({ each: 'month', due: { day: 5 }, closes: { days: 0 } }, '2011-03')
  const sent_back: DutyFacts = { excuse: null, reopened_until: null, row: { stage: 'filling', sent_back: true } }
  const later = at('2011-05-20T10:00:00')
  expect(lockOf(monthly, NOTHING_YET, later)).toBe('closed')
  expect(lockOf(monthly, sent_back, later)).toBe('open')
  const reopened = { ...sent_back, reopened_until: '2011-05-20' }
  expect(dutyState(monthly, reopened, at('2011-05-20T23:59:59'))).toBe('returned')
  expect(dutyState(monthly, reopened, at('2011-05-21T00:00:00'))).toBe('closed')
})

test('a duty is yellow before it is due, red after, and green once it is in', () => {
  const monthly = times({ each: 'month', due: { day: 5 } }, '2011-03')
  const light = (text: string, facts = NOTHING_YET) => lightOf(monthly, facts, at(text), 2)
  expect(light('2011-02-28T12:00:00')).toBe(null)
  expect(light('2011-04-03T23:59:59')).toBe('green')
  expect(light('2011-04-04T00:00:00')).toBe('yellow')
  expect(light('2011-04-06T00:00:00')).toBe('red')
  const said: DutyFacts = { ...NOTHING_YET, row: { stage: 'said', sent_back: false } }
  expect(light('2011-06-06T00:00:00', said)).toBe('green')
})

test('units are reckoned at the end of a period, or at its start where the due day is counted from there', () => {
  expect(reckoningDay({ each: 'month', due: { day: 5 } }, period('2011-03'))).toBe('2011-03-31')
  expect(reckoningDay({ each: 'school_year', due: { on: '10-15' } }, period('2011S'))).toBe('2011-09-01')
})

/*
 * The oracle: slow, and made of nothing but a calendar that is leafed through day by day and the clock that `Intl` shows.
 */
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})
const shown = (instant: number): string => {
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}`
}
const leaf = (day: Day, step: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)
const leafTo = (day: Day, days: number): Day => {
  let found = day
  for (let i = 0; i < Math.abs(days); i += 1) found = leaf(found, Math.sign(days))
  return found
}
/** Whether the clock on the wall has reached so many o'clock of the day. */
const reached = (now: number, day: Day, hour: number): boolean => {
  const [limit, wanted] = hour >= 24 ? [leaf(day, 1), 0] : [day, hour]
  return shown(now) >= `${limit} ${String(wanted).padStart(2, '0')}`
}

interface Case {
  readonly cadence: CadenceDocument
  readonly period: Period
  readonly rules: DutyRules
  readonly facts: DutyFacts
  readonly now: number
}

function expectedLock({ cadence, period: { code, kind, from, to }, rules, facts, now }: Case): string {
  const value = (given: number | { norm: string } | undefined): number | null =>
    given === undefined ? null : typeof given === 'number' ? given : rules.norm(given.norm, from)
  const term = kind === 'term' ? rules.term(code) : null
  const anchors = { period_start: from, period_end: to, term_start: term?.from, term_end: term?.to }
  const dayOf = (reckoning: NonNullable<CadenceDocument['due']>, usual: keyof typeof anchors): Day | null => {
    const anchor = anchors[reckoning.after ?? (reckoning.on === undefined ? usual : 'period_start')]!
    if (reckoning.on !== undefined) {
      let day = anchor
      while (day.slice(5) !== reckoning.on) day = leaf(day, 1)
      return day
    }
    const days = value(reckoning.day)
    return days === null ? null : leafTo(anchor, days)
  }
  const opens = cadence.opens ? (dayOf(cadence.opens, 'period_start') ?? from) : from
  const due = cadence.due ? dayOf(cadence.due, 'period_end') : null
  const days = value(cadence.closes?.days)
  const { reopened_until, row } = facts
  if (reopened_until !== null && !reached(now, reopened_until, 24)) return 'open'
  if (row?.sent_back && row.stage === 'filling' && reopened_until === null) return 'open'
  if (!reached(now, opens, 0)) return 'early'
  return due !== null && days !== null && reached(now, leafTo(due, days), 24) ? 'closed' : 'open'
}

/** A small generator of one's own, so that a failing case can be run again from its seed. */
const chanceFrom = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

function drawCase(chance: (below: number) => number): Case {
  const pick = <T>(list: readonly T[]): T => list[chance(list.length)]!
  const each = pick(['day', 'week', 'ten_days', 'month', 'quarter', 'half', 'year', 'term', 'school_year'] as const)
  const base = chance(4) === 0 ? '1985-06-01' : '1999-01-01'
  const found = periodOf(each, leaf(base, chance(9_000)))
  const anchors =
    each === 'term'
      ? (['period_start', 'period_end', 'term_start', 'term_end'] as const)
      : (['period_start', 'period_end'] as const)
  const span = (most: number) => (chance(3) === 0 ? { norm: pick(['known', 'unknown']) } : chance(most))
  const due =
    chance(4) === 0 ? { on: pick(['10-15', '01-01', '12-31', '06-30']) } : { day: span(40), after: pick(anchors) }
  const cadence: CadenceDocument = {
    each,
    ...(chance(2) === 0 ? { opens: { day: chance(30) - 10, after: pick(anchors) } } : {}),
    ...(chance(5) === 0 ? {} : { due: { ...due, ...(chance(3) === 0 ? { hour: 1 + chance(24) } : {}) } }),
  }
  const closing = cadence.due && chance(3) > 0 ? { ...cadence, closes: { days: span(30) } } : cadence
  const known = chance(25)
  const shift = chance(20) - 10
  const rules: DutyRules = {
    norm: (name, day) => (name === 'known' && day >= '1986-01-01' ? known : null),
    term: (code) => {
      const own = parsePeriod(code)!
      return { from: leafTo(own.from, shift), to: leafTo(own.to, -Math.abs(shift)) }
    },
    calendar,
  }
  const facts: DutyFacts = {
    excuse: null,
    reopened_until: chance(4) === 0 ? leafTo(found.to, chance(60)) : null,
    row: chance(3) === 0 ? { stage: 'filling', sent_back: chance(2) === 0 } : null,
  }
  // Most instants lie close to where something changes, on either side of it or on it.
  const reckoned = dutyTimes(closing, found, rules)
  const edges = [
    reckoned.opens_at,
    reckoned.due_at,
    reckoned.closes_at,
    facts.reopened_until && endOf(facts.reopened_until),
  ]
  const near = pick(edges.filter((edge): edge is number => typeof edge === 'number'))
  const now =
    near +
    pick([0, -1, 1, -3_600_000, 3_600_000, -86_400_000, 86_400_000, chance(400 * 86_400) * 1_000 - 100 * 86_400_000])
  return { cadence: closing, period: found, rules, facts, now }
}

test('the lock opens and closes exactly: 100,000 drawn cases against the oracle', { timeout: 120_000 }, () => {
  const seed = 20_111_230
  const chance = chanceFrom(seed)
  for (let i = 0; i < 100_000; i += 1) {
    const one = drawCase(chance)
    const lock = lockOf(dutyTimes(one.cadence, one.period, one.rules), one.facts, one.now)
    const expected = expectedLock(one)
    if (lock !== expected) {
      expect({ seed, i, lock, at: new Date(one.now).toISOString(), ...one }).toEqual({ lock: expected })
    }
  }
})

test('days begin and end as the clock of Asia/Shanghai has it, also in the summers of 1986 to 1991', () => {
  for (let day = '1985-12-25'; day < '1992-02-01'; day = leaf(day, 1)) {
    expect(shown(startOf(day))).toBe(`${day} 00`)
    expect(shown(startOf(day) - 1)).toBe(`${leaf(day, -1)} 23`)
    expect(endOf(day)).toBe(startOf(leaf(day, 1)))
  }
  for (let instant = Date.UTC(1986, 4, 1); instant < Date.UTC(1991, 9, 1); instant += 1_800_000 * 7) {
    expect(dayAt(instant)).toBe(shown(instant).slice(0, 10))
  }
})
