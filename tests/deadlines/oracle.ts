/**
 * The oracle: tells a row's whole history again, event by event, with a clock for each limit that ticks day by day.
 * A move taken back brings back the world as it was. It shares nothing with `ledger/time` but the documents.
 */
import type {
  LimitDocument,
  MoveDocument,
  NormRef,
  SpanDocument,
  Values,
  WorkflowDocument,
} from '../../src/ledger/document.ts'
import { clockAt, dayAt, instantOf, isTaught, isWorked, midnightAfter, next, type Set, stretchOf } from './leaves.ts'

export interface Laid {
  readonly norms: Readonly<Record<string, readonly { readonly from: string; readonly value: number }[]>>
  readonly set: Set
}
export interface Event {
  readonly move: string
  readonly at: number
  readonly by: number
  readonly values: Values
  readonly period: { readonly code: string; readonly from: string; readonly to: string } | null
}

type Op = { readonly longer: Counted } | { readonly from: number; readonly to: number }
interface Counted {
  readonly kind: keyof SpanDocument
  readonly count: number
}
interface Clock {
  readonly counted: Counted | null
  /** Counted from, or until: a day or an instant. */
  readonly start: string | number
  readonly rolls: boolean
  readonly pauses: readonly string[]
  ops: Op[]
  told: number
  standing: 'running' | 'paused' | 'left'
  stopped: number
  left_at: number
  left_by: number
  kept: boolean | undefined
}
interface Visit {
  readonly state: string
  readonly at: number
  readonly by: number
  readonly step: number
  readonly free_at: number | undefined
  readonly clock: Clock | null
}
interface World {
  state: string
  visits: Visit[]
}
export interface Told {
  readonly due: number | null
  readonly state: 'green' | 'yellow' | 'red' | 'kept' | 'missed'
  readonly since: number
  readonly by: number
}

export class Oracle {
  private frames: World[] = []
  private world: World
  private steps = 0
  private readonly workflow: WorkflowDocument
  private laid: Laid

  constructor(workflow: WorkflowDocument, laid: Laid, made: Event) {
    this.workflow = workflow
    this.laid = laid
    this.world = { state: '', visits: [] }
    this.enter(workflow.start, made)
    this.remember()
  }

  move(event: Event): void {
    const move = this.workflow.moves[event.move]!
    this.steps += 1
    const back =
      move.undoes && this.world.state !== move.to ? this.frames.findLastIndex(({ state }) => state === move.to) : -1
    if (back >= 0) {
      this.world = copied(this.frames[back]!)
      this.frames = this.frames.slice(0, back + 1)
    } else this.onward(move, event)
    this.tell()
    this.remember()
  }

  /** From now on another calendar holds: what runs is told again. */
  lay(laid: Laid): void {
    this.laid = laid
    this.tell()
    this.frames.pop()
    this.remember()
  }

  due(): number | null {
    return this.running()?.told ?? null
  }
  freeAt(): number | undefined {
    return this.visit().free_at
  }
  extensions(): number {
    return this.visit().clock?.ops.filter((op) => 'longer' in op).length ?? 0
  }
  /** By the place of the step that set the limit going. */
  kept(): Map<number, boolean | undefined> {
    return new Map(this.world.visits.flatMap(({ step, clock }) => (clock ? [[step, clock.kept] as const] : [])))
  }

  answer(now: number, soon: { days: number; share: number }): Told {
    const { clock, at, by } = this.visit()
    if (clock) return { due: clock.told, state: lightOf(at, clock.told, now, soon), since: at, by }
    const clocks = this.world.visits.flatMap((visit) => visit.clock ?? [])
    const last = clocks.at(-1)
    if (last === undefined || clocks.some(({ standing }) => standing === 'paused')) {
      return { due: null, state: 'green', since: at, by }
    }
    return { due: last.told, state: last.kept ? 'kept' : 'missed', since: last.left_at, by: last.left_by }
  }

  private onward(move: MoveDocument, event: Event): void {
    const { world } = this
    const here = this.visit()
    if (move.to === world.state && !move.restarts) {
      const day = dayAt(event.at)
      const longer = move.extends && countedOf(move.extends, day, this.laid)
      if (longer && here.clock && event.at < here.clock.told) here.clock.ops.push({ longer })
      return
    }
    const paused = world.visits.findLast(({ state }) => state === move.to)
    for (const { clock, state } of world.visits) {
      if (clock === null || clock.standing === 'left' || (state === move.to && clock.standing === 'paused')) continue
      if (clock.standing === 'running') clock.stopped = event.at
      if (move.to !== state && clock.pauses.includes(move.to)) clock.standing = 'paused'
      else {
        clock.standing = 'left'
        clock.left_at = event.at
        clock.left_by = event.by
        clock.kept = clock.stopped < clock.told
      }
    }
    if (paused?.clock?.standing === 'paused') {
      // The visit becomes the current one again.
      const { clock } = paused
      if (clock.stopped < clock.told) clock.ops.push({ from: clock.stopped, to: event.at })
      clock.standing = 'running'
      world.state = move.to
    } else this.enter(move.to, event)
  }

  private enter(state: string, event: Event): void {
    const document = this.workflow.states[state]!
    const limits = document.limit === undefined ? [] : [document.limit].flat()
    const limit = limits.find(({ when }) => when === undefined || when['grade'] === event.values['grade'])
    const clock = limit ? clockOf(limit, event, this.laid) : null
    if (clock) clock.told = dueOf(clock, this.laid.set)
    const stay = document.stay && clockOf(document.stay, event, this.laid)
    const free_at = stay ? dueOf(stay, this.laid.set) : undefined
    this.world.visits.push({ state, at: event.at, by: event.by, step: this.steps, free_at, clock })
    this.world.state = state
  }

  private visit(): Visit {
    return this.world.visits.findLast(({ state }) => state === this.world.state)!
  }
  private running(): Clock | null {
    return this.visit().clock
  }
  private tell(): void {
    const clock = this.running()
    if (clock) clock.told = dueOf(clock, this.laid.set)
  }
  private remember(): void {
    this.frames.push(copied(this.world))
  }
}

const copied = ({ state, visits }: World): World => ({
  state,
  visits: visits.map((visit) => ({ ...visit, clock: visit.clock && { ...visit.clock, ops: [...visit.clock.ops] } })),
})

const lightOf = (since: number, due: number, now: number, soon: { days: number; share: number }): Told['state'] => {
  if (now >= due) return 'red'
  const share = due > since ? (due - since) * soon.share : 0
  // Whatever the share, the last twenty-four hours of anything longer are yellow, if any are to be.
  const last = due - since > 86_400_000 ? 86_400_000 : 0
  return now >= due - Math.min(share > last ? share : last, soon.days * 86_400_000) ? 'yellow' : 'green'
}

const countedOf = (span: SpanDocument, day: string, { norms }: Laid): Counted | null => {
  const [kind, said] = Object.entries(span).find(([key]) => KINDS.includes(key)) as [
    keyof SpanDocument,
    number | NormRef,
  ]
  if (typeof said === 'number') return { kind, count: said }
  let found: number | null = null
  for (const { from, value } of norms[said.norm] ?? []) if (from <= day) found = value
  return found === null ? null : { kind, count: found }
}
const KINDS: readonly string[] = ['minutes', 'hours', 'days', 'workdays', 'schooldays', 'months']

const clockOf = (limit: LimitDocument, event: Event, laid: Laid, pauses = pausesOf(limit)): Clock | null => {
  const made = (counted: Counted | null, start: string | number): Clock => ({
    counted,
    start,
    rolls: limit.rolls === true,
    pauses,
    ops: [],
    told: 0,
    standing: 'running',
    stopped: 0,
    left_at: 0,
    left_by: 0,
    kept: undefined,
  })
  if (limit.until !== undefined) {
    const named = event.values[limit.until] as string | null
    if (named !== null) return made(null, named.includes(':') ? instantOf(named) : named)
    return limit.else ? clockOf(limit.else, event, laid, pauses) : null
  }
  let start: string | number | null = event.at
  if (limit.after !== undefined) {
    start = anchorOf(limit.after, event, laid) ?? (event.values[limit.after] as string | null | undefined) ?? null
    if (start === null && limit.else) return clockOf(limit.else, event, laid, pauses)
    if (typeof start === 'string' && start.includes(':')) start = instantOf(start)
  }
  const counted = countedOf(limit, dayAt(event.at), laid)
  return counted && made(counted, start ?? event.at)
}
const pausesOf = ({ pause }: LimitDocument): readonly string[] => (pause === undefined ? [] : [pause].flat())

const anchorOf = (name: string, { at, period }: Event, { set }: Laid): string | null => {
  const own = period?.code === 'once' ? null : period
  const [from, to] = own ? [own.from, own.to] : [dayAt(at), dayAt(at)]
  const termOf = (day: string): { from: string; to: string } => {
    const year = Number(day.slice(0, 4))
    const codes = [`${year - 1}T1`, `${year - 1}T2`, `${year}T1`]
    const code = codes.find((one) => stretchOf(one)[0] <= day && day <= stretchOf(one)[1])!
    const found = set.terms.find((one) => one.code === code)
    return found ?? { from: stretchOf(code)[0], to: stretchOf(code)[1] }
  }
  if (name === 'period_start') return from
  if (name === 'period_end') return to
  if (name === 'term_start') return termOf(from).from
  if (name === 'term_end') return termOf(to).to
  if (name === 'school_year_start')
    return termOf(`${Number(from.slice(0, 4)) - (from.slice(5) < '09-01' ? 1 : 0)}-09-01`).from
  return null
}

/** The clock's due instant, told from its beginning by the calendar that holds now. */
const dueOf = ({ counted, start, rolls, ops }: Clock, set: Set): number => {
  let due = counted === null ? ending(start, rolls, set) : after(start, counted, rolls, set)
  const exact = counted === null ? typeof start === 'number' : counted.kind === 'minutes' || counted.kind === 'hours'
  for (const op of ops) {
    if ('longer' in op) {
      const whole = op.longer.kind !== 'minutes' && op.longer.kind !== 'hours'
      due = after(whole ? dayAt(due - 1) : due, op.longer, rolls, set)
    } else if (exact) due += op.to - op.from
    else due = stood(due, op, counted?.kind ?? 'days', rolls, set)
  }
  return due
}

const ending = (start: string | number, rolls: boolean, set: Set): number => {
  if (typeof start === 'number') return start
  let day = start
  if (rolls) while (!isWorked(day, set)) day = next(day)
  return midnightAfter(day)
}

const after = (start: string | number, { kind, count }: Counted, rolls: boolean, set: Set): number => {
  if (kind === 'minutes' || kind === 'hours') {
    const from = typeof start === 'number' ? start : midnightAfter(start)
    return from + count * (kind === 'hours' ? 60 : 1) * 60 * 1_000
  }
  let day = typeof start === 'number' ? dayAt(start) : start
  if (kind === 'months') day = monthsAfter(day, count)
  else {
    for (let left = count; left > 0;) {
      day = next(day)
      if (counts(day, kind, set)) left -= 1
    }
  }
  return ending(day, rolls, set)
}

const counts = (day: string, kind: keyof SpanDocument, set: Set): boolean =>
  kind === 'workdays' ? isWorked(day, set) : kind === 'schooldays' ? isTaught(day, set) : true

/** Month after month on the first, then as far into it as there are days. */
const monthsAfter = (day: string, count: number): string => {
  let [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  for (let left = count; left > 0; left -= 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  const head = `${year}-${String(month).padStart(2, '0')}-`
  let found = `${head}01`
  while (found < head + day.slice(8) && next(found).startsWith(head)) found = next(found)
  return found
}

/** The end moves on by as many days that count as there were midnights in between. */
const stood = (
  due: number,
  { from, to }: { from: number; to: number },
  kind: keyof SpanDocument,
  rolls: boolean,
  set: Set,
): number => {
  const until = dayAt(to)
  let missed = 0
  for (let day = dayAt(from); day !== until;) {
    day = next(day)
    if (counts(day, kind, set)) missed += 1
  }
  if (dayAt(from) === until) return due
  let end = dayAt(due - 1)
  while (missed > 0) {
    end = next(end)
    if (counts(end, kind, set)) missed -= 1
  }
  return ending(end, rolls, set)
}

export { clockAt }
