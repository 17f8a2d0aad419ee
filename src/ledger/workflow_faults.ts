/** Faults of workflows: states nobody reaches or leaves, moves nobody can make, limits that count from nowhere. */
import type { Declared } from './declared.ts'
import type { Fault, LedgerDocument, MoveDocument, StateDocument, WorkflowDocument } from './document.ts'
import { kindOf } from './fields/index.ts'
import { limitsFaults, spanFaults } from './limit_faults.ts'
import { members, nameFaults, repeatedIn, titleFaults, unknown } from './naming.ts'
import { normRefFaults } from './norm_faults.ts'
import { positionFaults, reachFaults } from './position_faults.ts'
import { turnFaults } from './turn_faults.ts'
import { whereFaults } from './where_faults.ts'

export function workflowFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const { workflow } = ledger
  if (!workflow) return []
  return [
    ...shapeFaults(workflow, ledger),
    ...Object.entries(workflow.states).flatMap(([name, state]) => stateFaults(name, state, ledger, declared)),
    ...Object.entries(workflow.moves).flatMap(([name, move]) => moveFaults(name, move, ledger, declared)),
    ...graphFaults(workflow),
    ...sameButtons(workflow),
    ...turnFaults(ledger),
  ]
}

function shapeFaults({ start, states }: WorkflowDocument, ledger: LedgerDocument): Fault[] {
  const faults: Fault[] = []
  if (ledger.review)
    faults.push({ path: 'review', says: '写了流程（workflow）就不要再写审核（review），两者只能有一个' })
  if (!Object.hasOwn(states, start)) faults.push({ path: 'workflow.start', says: unknown('状态', start, states) })
  if (!Object.values(states).some((state) => state.final)) {
    faults.push({ path: 'workflow.states', says: '流程没有终点：请给办结的状态写上 final: true' })
  }
  const titles = Object.values(states).map((state) => state.title)
  for (const title of repeatedIn(titles)) {
    faults.push({ path: 'workflow.states', says: `两个状态都叫“${title}”，请改名` })
  }
  return faults
}

function stateFaults(
  name: string,
  state: StateDocument,
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  const path = `workflow.states.${name}`
  return [
    ...nameFaults(path, name),
    ...titleFaults(path, state.title),
    ...limitsFaults(`${path}.limit`, state.limit, ledger, declared),
    ...limitsFaults(`${path}.stay`, state.stay, ledger, declared),
    ...(state.final && state.limit ? [{ path: `${path}.limit`, says: '终点状态没有期限可言' }] : []),
    ...(state.rests && (state.final || state.limit)
      ? [{ path: `${path}.rests`, says: '没有人欠着办理的状态不是终点，也没有期限' }]
      : []),
  ]
}

function moveFaults(name: string, move: MoveDocument, ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const path = `workflow.moves.${name}`
  const states = ledger.workflow?.states ?? {}
  const ends = [...members(`${path}.from`, move.from), ...members(`${path}.to`, move.to)]
  // Only a reopening, which ends by itself, and taking a move back lead away from an end.
  const from = members(`${path}.from`, move.from).filter(
    ([, state]) => !move.until && !move.undoes && Object.hasOwn(states, state) && states[state]?.final,
  )
  return [
    ...nameFaults(path, name),
    ...titleFaults(path, move.title),
    ...(move.from.length === 0 ? [{ path: `${path}.from`, says: '请写从哪个状态开始' }] : []),
    ...ends
      .filter(([, state]) => !Object.hasOwn(states, state))
      .map(([at, state]) => ({ path: at, says: unknown('状态', state, states) })),
    ...from.map(([at, state]) => ({ path: at, says: `“${states[state]?.title}”是终点，不能再有动作从这里开始` })),
    ...positionFaults(`${path}.by`, move.by, declared),
    // Where the move is made at a unit that the row names, its position stands there and not above the row.
    ...(move.at === undefined ? reachFaults(`${path}.by`, move.by, ledger, declared) : []),
    ...askFaults(`${path}.asks`, move.asks ?? [], ledger),
    ...whereFaults(`${path}.when`, move.when, ledger),
    ...whereFaults(`${path}.owed`, move.owed, ledger),
    ...paperNameFaults(`${path}.prints`, move.prints, ledger, declared),
    ...extensionFaults(path, move, ledger, declared),
    ...(move.undoes && move.hands !== undefined
      ? [{ path: `${path}.hands`, says: '撤回不能同时把记录交给别的单位' }]
      : []),
    ...(['at', 'hands'] as const).flatMap((key) => unitFaults(`${path}.${key}`, move[key], ledger)),
  ]
}

function paperNameFaults(
  path: string,
  name: string | undefined,
  { name: ledger }: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  if (name === undefined || declared === undefined) return []
  const paper = declared.papers.get(name)
  if (!paper) return [{ path, says: `没有文书“${name}”，请先声明` }]
  return paper.ledger === ledger ? [] : [{ path, says: `文书“${paper.title}”不是为本台账的记录写的` }]
}

function extensionFaults(
  path: string,
  move: MoveDocument,
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  const self = [move.from].flat().every((state) => state === move.to)
  const faults: Fault[] = []
  if (move.restarts && !self) faults.push({ path: `${path}.restarts`, says: '只有回到同一状态的动作才能写 restarts' })
  if (!move.extends) return faults
  const limited = ledger.workflow?.states[move.to]?.limit !== undefined
  if (!self) faults.push({ path: `${path}.extends`, says: '延期的动作应回到同一状态' })
  if (!limited) faults.push({ path: `${path}.extends`, says: '这个状态没有期限，无从延期' })
  if (!move.reason) faults.push({ path: `${path}.reason`, says: '延期要说明理由：请写上 reason: true' })
  const { times, ...span } = move.extends
  return [
    ...faults,
    ...spanFaults(`${path}.extends`, span, declared),
    ...normRefFaults(`${path}.extends.times`, times, declared),
  ]
}

function unitFaults(path: string, name: string | undefined, ledger: LedgerDocument): Fault[] {
  if (name === undefined) return []
  if (!Object.hasOwn(ledger.fields, name)) return [{ path, says: unknown('单位字段', name, ledger.fields) }]
  const field = ledger.fields[name]!
  return field.type === 'unit' ? [] : [{ path, says: `“${field.title}”不是单位字段` }]
}

function askFaults(path: string, asks: readonly string[], ledger: LedgerDocument): Fault[] {
  return members(path, asks).flatMap(([at, name]) => {
    if (!Object.hasOwn(ledger.fields, name)) return [{ path: at, says: unknown('字段', name, ledger.fields) }]
    const field = ledger.fields[name]!
    if (field.retired) return [{ path: at, says: `“${field.title}”已停用，不能再要求填写` }]
    return kindOf(field).column(field) ? [] : [{ path: at, says: `“${field.title}”是算出来的，不能要求填写` }]
  })
}

/** Every state is reached from the start, and from every state that is no end something leads on. */
function graphFaults({ start, states, moves }: WorkflowDocument): Fault[] {
  const leads = (state: string): string[] =>
    Object.values(moves)
      .filter((move) => members('', move.from).some(([, from]) => from === state))
      .map((move) => move.to)
  const reached = new Set([start])
  for (const state of reached) for (const next of leads(state)) reached.add(next)
  return Object.entries(states).flatMap(([name, state]) => {
    const path = `workflow.states.${name}`
    const lost = Object.hasOwn(states, start) && !reached.has(name)
    const stuck = !state.final && leads(name).length === 0
    return [
      ...(lost ? [{ path, says: `没有动作能到状态“${state.title}”` }] : []),
      ...(stuck ? [{ path, says: `状态“${state.title}”不是终点，却没有动作离开它` }] : []),
    ]
  })
}

/** Two buttons of one name beside each other cannot be told apart. */
function sameButtons({ states, moves }: WorkflowDocument): Fault[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const buttons = Object.values(moves).filter((move) => members('', move.from).some(([, from]) => from === name))
    return repeatedIn(buttons.map((move) => move.title)).map((title) => ({
      path: `workflow.states.${name}`,
      says: `在“${state.title}”有两个动作都叫“${title}”，请改名`,
    }))
  })
}
