/** Random histories: workflows with every kind of limit, and rows that go their way through them. Seeded. */
import type {
  LimitDocument,
  MoveDocument,
  SpanDocument,
  StateDocument,
  Value,
  WorkflowDocument,
} from '../../src/ledger/document.ts'
import { clockAt, dayAt, midnightAfter, next, stretchOf } from './leaves.ts'
import type { Event, Laid } from './oracle.ts'

export interface Chance {
  /** 0 to below 1. */
  (): number
  whole(from: number, to: number): number
  one<T>(of: readonly T[]): T
  often(share: number): boolean
}
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return Object.assign(next, {
    whole,
    one: <T>(of: readonly T[]): T => of[whole(0, of.length - 1)]!,
    often: (share: number): boolean => next() < share,
  })
}

const NORMS = ['a', 'b', 'c']
const ANCHORS = ['term_start', 'term_end', 'period_start', 'period_end', 'school_year_start']

const spanIn = (chance: Chance): SpanDocument => {
  const kind = chance.one(['minutes', 'hours', 'days', 'workdays', 'workdays', 'schooldays', 'months'] as const)
  if (chance.often(0.4)) return { [kind]: { norm: chance.one(NORMS) } }
  const most = { minutes: 3_000, hours: 200, days: 60, workdays: 60, schooldays: 40, months: 14 }[kind]
  return { [kind]: chance.often(0.3) ? chance.whole(0, 5) : chance.whole(0, most) }
}

const limitIn = (chance: Chance, states: readonly string[], deep = 0): LimitDocument => {
  const traits = {
    ...(chance.often(0.3) && { rolls: true as const }),
    ...(deep === 0 && chance.often(0.5) && { pause: states.filter(() => chance.often(0.4)) }),
    ...(deep === 0 && chance.often(0.6) && { else: limitIn(chance, states, 1) }),
  }
  if (chance.often(0.15)) return { until: chance.one(['by_day', 'seen_at']), ...traits }
  const after = chance.often(0.3) && { after: chance.one(['by_day', 'seen_at', ...ANCHORS]) }
  return { ...spanIn(chance), ...after, ...traits }
}

export const workflowIn = (chance: Chance): WorkflowDocument => {
  const names = ['s0', 's1', 's2', 's3', 's4'].slice(0, chance.whole(2, 5))
  const states: Record<string, StateDocument> = {}
  for (const name of names) {
    const others = names.filter((other) => other !== name)
    const kind = chance()
    const limit =
      kind < 0.25
        ? undefined
        : kind < 0.4
          ? [{ ...limitIn(chance, others), when: { grade: '重大' } }, limitIn(chance, others)]
          : limitIn(chance, others)
    states[name] = { title: name, ...(limit && { limit }), ...(chance.often(0.2) && { stay: limitIn(chance, [], 1) }) }
  }
  const moves: Record<string, MoveDocument> = {}
  for (const from of names) {
    for (const to of names) moves[`${from}_${to}`] = { title: '', from, to, by: 'x' }
    moves[`${from}_longer`] = { title: '', from, to: from, by: 'x', extends: spanIn(chance) }
    moves[`${from}_restarts`] = { title: '', from, to: from, by: 'x', restarts: true }
    const to = chance.one(names)
    moves[`${from}_undo`] = { title: '', from, to, by: 'x', undoes: true }
  }
  return { start: chance.one(names), states, moves }
}

export const normsIn = (chance: Chance): Laid['norms'] =>
  Object.fromEntries(
    NORMS.map((name) => [
      name,
      ['2004-05-01', '2011-10-08', '2017-01-28', '2024-02-10'].map((from) => ({ from, value: chance.whole(0, 45) })),
    ]),
  )

/** Days of the bureau's own and some of its terms, between 1985 and 2028. */
export const setIn = (chance: Chance): Laid['set'] => {
  const own = new Map<string, 'worked' | 'off' | 'no_school'>()
  for (let left = chance.whole(0, 300); left > 0; left -= 1) {
    own.set(dayAt(chance.whole(Date.UTC(1985, 0), Date.UTC(2028, 0))), chance.one(['worked', 'off', 'no_school']))
  }
  const terms = []
  for (let year = 1986; year < 2028; year += 1) {
    for (const code of [`${year}T1`, `${year}T2`]) {
      if (chance.often(0.5)) continue
      const [first, last] = stretchOf(code).map((day) => Date.parse(`${day}T12:00:00+08:00`)) as [number, number]
      const moved = (instant: number): string => dayAt(instant + chance.whole(-20, 20) * 86_400_000)
      terms.push({ code, from: moved(first), to: moved(last) })
    }
  }
  return { own, terms }
}

const periodIn = (chance: Chance): Event['period'] => {
  const year = chance.whole(1990, 2026)
  const month = String(chance.whole(1, 12)).padStart(2, '0')
  switch (chance.whole(0, 5)) {
    case 0:
      return { code: 'once', from: '1000-01-01', to: '9999-12-31' }
    case 1: {
      const code = `${year}T${chance.whole(1, 2)}`
      const [from, to] = stretchOf(code)
      return { code, from, to: to.endsWith('-01-31') ? to : to }
    }
    case 2:
      return { code: `${year}-${month}`, from: `${year}-${month}-01`, to: lastOf(`${year}-${month}-01`) }
    default:
      return null
  }
}
const lastOf = (day: string): string => {
  let last = day
  while (next(last).slice(0, 7) === day.slice(0, 7)) last = next(last)
  return last
}

/** Where rows begin: at any time, around National Days and Spring Festivals, in the years of summer time, and in one no notice covers. */
export const beginIn = (chance: Chance): number => {
  const kind = chance()
  if (kind < 0.1) return chance.whole(Date.UTC(1986, 2), Date.UTC(1991, 10))
  if (kind < 0.3) return Date.UTC(chance.whole(2004, 2026), 8, 20) + chance.whole(0, 25 * 86_400_000)
  if (kind < 0.5) return Date.UTC(chance.whole(2004, 2026), 0, 10) + chance.whole(0, 45 * 86_400_000)
  if (kind < 0.55) return chance.whole(Date.UTC(2026, 9), Date.UTC(2027, 5))
  return chance.whole(Date.UTC(2000, 0), Date.UTC(2026, 11))
}

/** When the next thing happens: often just at the due instant or at a midnight, else after minutes or weeks. */
export const laterIn = (chance: Chance, now: number, due: number | null): number => {
  const kind = chance()
  if (kind < 0.2 && due !== null) return Math.max(now, due + chance.whole(-1, 1))
  if (kind < 0.3) return midnightAfter(dayAt(now)) + chance.whole(-1, 0)
  if (kind < 0.35) return now
  if (kind < 0.6) return now + chance.whole(0, 3 * 3_600_000)
  if (kind < 0.9) return now + chance.whole(0, 12 * 86_400_000)
  return now + chance.whole(0, 60 * 86_400_000)
}

export const valuesIn = (chance: Chance, at: number): Record<string, Value> => {
  const near = (): string => clockAt(at + chance.whole(-20 * 86_400_000, 40 * 86_400_000))
  return {
    grade: chance.one(['重大', '一般', null]),
    by_day: chance.often(0.6) ? near().slice(0, 10) : null,
    seen_at: chance.often(0.6) ? near() : null,
  }
}

export const placeIn = (chance: Chance): Event['period'] => periodIn(chance)
