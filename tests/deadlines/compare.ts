/** One random history after the other, told by the product and by the oracle. */
import {
  begun,
  type Calendar,
  calendarOf,
  deadline,
  extensionsOf,
  movedOn,
  normValue,
  noted,
  parsePeriod,
  type Path,
  reckoned,
  type TimeRules,
  type WorkflowDocument,
} from '../../src/ledger/index.ts'
import { beginIn, type Chance, chanceOf, laterIn, normsIn, placeIn, setIn, valuesIn, workflowIn } from './histories.ts'
import { type Event, type Laid, Oracle } from './oracle.ts'

/** Everything the histories of one seed choose from: made once, because a calendar is large. */
interface Stock {
  readonly workflows: readonly WorkflowDocument[]
  readonly laid: readonly { readonly laid: Laid; readonly rules: TimeRules }[]
}

const stockOf = (seed: number): Stock => {
  const chance = chanceOf(seed)
  return {
    workflows: Array.from({ length: 400 }, () => workflowIn(chance)),
    laid: Array.from({ length: 24 }, (_, at) => {
      const laid: Laid = { norms: normsIn(chance), set: at === 0 ? { own: new Map(), terms: [] } : setIn(chance) }
      return { laid, rules: rulesOf(laid) }
    }),
  }
}

const rulesOf = ({ norms, set: { own, terms } }: Laid): TimeRules => {
  const calendar: Calendar = calendarOf({ days: [...own].map(([day, kind]) => ({ day, kind })), terms })
  return {
    norm: (name, day) => {
      const values = (norms[name] ?? []).map((value) => ({ ...value, source: '' }))
      return normValue({ kind: 'norm', name, title: name, unit: '', values }, day)?.value ?? null
    },
    term: (code) => terms.find((term) => term.code === code) ?? parsePeriod(code)!,
    calendar,
  }
}

export interface Outcome {
  readonly histories: number
  readonly moves: number
  /** Answers compared. */
  readonly answers: number
  readonly mismatches: readonly string[]
}

/** Histories `from` up to but not including `to` of a seed; each is the same whoever tells it, alone or among others. */
export const compare = (seed: number, from: number, to: number): Outcome => {
  const stock = stockOf(seed)
  const mismatches: string[] = []
  let [moves, answers] = [0, 0]
  for (let history = from; history < to; history += 1) {
    const told = oneHistory(chanceFor(seed, history), stock)
    moves += told.moves
    answers += told.answers
    if (told.mismatch !== null && mismatches.length < 20) mismatches.push(`history ${history}: ${told.mismatch}`)
  }
  return { histories: to - from, moves, answers, mismatches }
}

const chanceFor = (seed: number, history: number): Chance =>
  chanceOf(Math.imul(seed, 1_000_003) ^ Math.imul(history + 1, 0x9e3779b1))

/** The paths of the first histories of a seed: to measure by. */
export const pathsOf = (seed: number, count: number): Path[] => {
  const stock = stockOf(seed)
  return Array.from({ length: count }, (_, history) => oneHistory(chanceFor(seed, history), stock).path)
}

interface One {
  readonly path: Path
  readonly moves: number
  readonly answers: number
  readonly mismatch: string | null
}

const oneHistory = (chance: Chance, { workflows, laid: all }: Stock): One => {
  const workflow = chance.one(workflows)
  let { laid, rules } = chance.one(all)
  const period = placeIn(chance)
  const row = (values: Event['values']) => ({ unit: 's', period: period?.code ?? null, values })
  let at = beginIn(chance)
  const made: Event = { move: '', at, by: 1, values: valuesIn(chance, at), period }
  let path = begun(workflow, row(made.values), made, rules)
  const oracle = new Oracle(workflow, laid, made)
  const events: unknown[] = [made]
  let [moves, answers] = [0, 0]
  const steps = chance.whole(0, 14)
  for (let step = 0; ; step += 1) {
    const now = laterIn(chance, at, oracle.due())
    const soon = { days: chance.one([0, 1, 3, 7.5]), share: chance.one([0, 0.2, 0.5, 1]) }
    const said = noted(path, now, soon)
    const ours = {
      ...deadline(path, rules.calendar, now, soon),
      told: path.at(-1)!.due,
      free_at: path.at(-1)!.free_at,
      extensions: extensionsOf(path),
    }
    const theirs = {
      ...oracle.answer(now, soon),
      told: oracle.due(),
      free_at: oracle.freeAt(),
      extensions: oracle.extensions(),
    }
    answers += 1
    if (!same(ours, theirs) || !same(said, oracle.answer(now, soon))) {
      return { path, moves, answers, mismatch: JSON.stringify({ ours, theirs, now, events, path, workflow }) }
    }
    if (step >= steps) break
    at = laterIn(chance, at, oracle.due())
    if (chance.often(0.08)) {
      ;({ laid, rules } = chance.one(all))
      oracle.lay(laid)
      path = reckoned(path, rules.calendar)
      events.push({ laid: all.findIndex((one) => one.laid === laid), at })
    }
    const move = moveIn(chance, workflow, path.at(-1)!.state)
    const event: Event = { move, at, by: step + 2, values: valuesIn(chance, at), period }
    events.push(event)
    path = movedOn(workflow, path, event, row(event.values), rules)
    oracle.move(event)
    moves += 1
  }
  const kept = oracle.kept()
  const wrong = path.findIndex((step, place) => step.limit !== undefined && step.kept !== kept.get(place))
  return {
    path,
    moves,
    answers,
    mismatch: wrong < 0 ? null : JSON.stringify({ wrong, kept: [...kept], events, path, workflow }),
  }
}

const moveIn = (chance: Chance, workflow: WorkflowDocument, state: string): string => {
  const special = chance()
  if (special < 0.15) return `${state}_longer`
  if (special < 0.2) return `${state}_restarts`
  if (special < 0.3) return `${state}_undo`
  return `${state}_${chance.one(Object.keys(workflow.states))}`
}

const same = (ours: object, theirs: object): boolean =>
  Object.entries(theirs).every(([key, value]) => (ours as Record<string, unknown>)[key] === value)
