/** The way of a row: states, moves, who makes them. Ledgers that spell no workflow get one of the two usual ones. */
import type { LedgerDocument, MoveDocument, StateDocument, Where, WorkflowDocument } from './document.ts'

/** States of the workflows that the language spells itself. */
export type SpelledState = 'kept' | 'draft' | 'submitted' | `passed_${number}` | 'returned' | 'accepted'

/** Days that a limit may count from without a date field of its own. */
export const ANCHORS = ['term_start', 'term_end', 'period_start', 'period_end', 'school_year_start'] as const
export type Anchor = (typeof ANCHORS)[number]

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Rows without any workflow stay in one state, from which nothing is owed: 在册. */
const PLAIN: WorkflowDocument = { start: 'kept', states: { kept: { title: '在册', final: true } }, moves: {} }

/** The workflow as declared, or spelled from the `review` ladder, or the plain one. */
export function workflowOf(ledger: LedgerDocument): WorkflowDocument {
  if (ledger.workflow) return ledger.workflow
  if (!ledger.review?.length) return PLAIN
  const before = spelled.get(ledger)
  if (before) return before
  const workflow = ladder(fillersOf(ledger), ledger.review)
  spelled.set(ledger, workflow)
  return workflow
}

/** Ladders once spelled: a ledger is asked for its workflow at every row. */
const spelled = new WeakMap<LedgerDocument, WorkflowDocument>()

/**
 * 草稿 → 待审 → 一审通过 … → 已通过, with a return at every step. The last reviewer may reopen what was accepted:
 * a return found wrong later has to be mendable, with a reason.
 */
function ladder(fillers: readonly string[], review: readonly string[]): WorkflowDocument {
  const states: Record<string, StateDocument> = { draft: { title: '草稿' }, submitted: { title: '待审' } }
  const moves: Record<string, MoveDocument> = {
    submit: { title: '提交', from: ['draft', 'returned'], to: 'submitted', by: fillers },
  }
  review.forEach((by, index) => {
    const from = index === 0 ? 'submitted' : `passed_${index}`
    const last = index === review.length - 1
    const to = last ? 'accepted' : `passed_${index + 1}`
    if (!last) states[to] = { title: `${NUMERALS[index] ?? index + 1}审通过` }
    moves[`pass_${index + 1}`] = { title: '通过', from, to, by }
    moves[`return_${index + 1}`] = { title: '退回', from, to: 'returned', by, reason: true, points: true }
    if (last) moves['reopen'] = { title: '重新打开', from: 'accepted', to: 'returned', by, reason: true, until: true }
  })
  return {
    start: 'draft',
    states: { ...states, returned: { title: '退回' }, accepted: { title: '已通过', final: true } },
    moves,
  }
}

/** Rows that figures count unless an indicator says otherwise; undefined: all of them. */
export function countedOf(ledger: LedgerDocument): Where | undefined {
  if (ledger.counted) return ledger.counted
  // A return that was refused is not yet said; counting it would print what nobody stands by.
  return ledger.workflow || !ledger.review?.length ? undefined : { not: { state: ['draft', 'returned'] } }
}

/** `school` of `school.safety_officer`. */
export function levelOf(position: string): string {
  return position.split('.', 1)[0] ?? ''
}

/** Positions that fill the ledger. */
export function fillersOf(ledger: LedgerDocument): string[] {
  return listed(ledger.filledBy)
}

/** Positions that enter rows of units below their own. */
export function enterersOf(ledger: LedgerDocument): string[] {
  return listed(ledger.enteredBy ?? [])
}

/** Levels whose units own rows of the ledger, each once. */
export function fillingLevels(ledger: LedgerDocument): string[] {
  return [...new Set(fillersOf(ledger).map(levelOf))]
}

/** Moves that start in a state, in declared order. */
export function movesFrom(ledger: LedgerDocument, state: string): [name: string, move: MoveDocument][] {
  return Object.entries(workflowOf(ledger).moves).filter(([, move]) => listed(move.from).includes(state))
}

/**
 * The moves from a state that somebody owes: who can make one of them holds the row up. Not those that only send back,
 * take back, make the limit longer, put something on record or give somebody a chance; nor those that turn from the usual
 * way and say why (refused, stopped, cancelled), as long as another leads on.
 */
export function owedMoves(ledger: LedgerDocument, state: string): [name: string, move: MoveDocument][] {
  const { states } = workflowOf(ledger)
  if (!Object.hasOwn(states, state) || states[state]!.final || states[state]!.rests) return []
  const onward = movesFrom(ledger, state).filter(([, move]) => {
    const { points, until, undoes, extends: longer, restarts, optional, owed, early, to } = move
    const beside = points || until || undoes || optional || early === 'only' || longer !== undefined
    return !beside && (to !== state || restarts === true || owed !== undefined)
  })
  const usual = onward.filter(([, { reason }]) => !reason)
  return usual.length > 0 ? usual : onward
}

/** Of which rows such a move is owed: those that its guard lets through and, where it says so, that still lack it. */
export function owedOf({ when, owed }: MoveDocument): Where | undefined {
  return when && owed ? { all: [when, owed] } : (when ?? owed)
}

/** The state as clerks read it; an unknown state shows as it is written. */
export function stateTitle(ledger: LedgerDocument, state: string): string {
  const { states } = workflowOf(ledger)
  return Object.hasOwn(states, state) ? states[state]!.title : state
}

function listed(value: string | readonly string[]): string[] {
  return typeof value === 'string' ? [value] : [...value]
}
