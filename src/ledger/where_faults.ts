/** Faults of conditions: unknown fields and states, values a field can never have. */
import type { Condition, Fault, FieldDocument, LedgerDocument, Scalar, Value, Where } from './document.ts'
import { kindOf } from './fields/index.ts'
import { unknown } from './naming.ts'
import { PATH_WORDS, ROW_KEYS } from './where.ts'
import { workflowOf } from './workflow.ts'

type Comparison = Exclude<Condition, Scalar | readonly Scalar[]>

export function whereFaults(path: string, where: Where | undefined, ledger: LedgerDocument): Fault[] {
  return Object.entries(where ?? {}).flatMap(([key, wanted]) => {
    if (wanted === undefined) return []
    if (key === 'not') return whereFaults(`${path}.not`, wanted as Where, ledger)
    if (key === 'any' || key === 'all') return branchFaults(`${path}.${key}`, wanted as readonly Where[], ledger)
    if (PATH_WORDS.some((word) => word === key)) return pathFaults(`${path}.${key}`, key, wanted, ledger)
    return keyFaults(`${path}.${key}`, key, wanted as Condition, ledger)
  })
}

function branchFaults(path: string, branches: readonly Where[], ledger: LedgerDocument): Fault[] {
  if (branches.length === 0) return [{ path, says: '请至少写一个条件' }]
  return branches.flatMap((where, index) => whereFaults(`${path}[${index}]`, where, ledger))
}

function keyFaults(path: string, key: string, condition: Condition, ledger: LedgerDocument): Fault[] {
  if (key === 'state') return stateFaults(path, condition, ledger)
  const same = sameFaults(path, key, condition, ledger)
  if (same.length > 0 || ROW_KEYS.some((known) => known === key)) return same
  if (Object.hasOwn(ledger.fields, key)) return valueFaults(path, condition, ledger.fields[key]!)
  return [{ path, says: `条件里${unknown('字段', key, ledger.fields)}；另有 state、unit、period、not、any、all` }]
}

/** What can be the same as another field is of its kind, and lies open. */
function sameFaults(path: string, key: string, condition: Condition, { fields }: LedgerDocument): Fault[] {
  const same = isComparison(condition) ? condition.same : undefined
  if (same === undefined) return []
  const columnOf = (name: string): string | undefined => {
    if (name === 'unit') return 'text'
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    const column = field && kindOf(field).column(field)
    return column?.sealed ? 'sealed' : column?.sql
  }
  if (same !== 'unit' && !Object.hasOwn(fields, same)) return [{ path, says: unknown('字段', same, fields) }]
  const [left, right] = [columnOf(key), columnOf(same)]
  if (left === right && left !== undefined && !['sealed', 'text[]', 'jsonb'].includes(left)) return []
  return [
    { path, says: `“${fields[key]?.title ?? key}”和“${fields[same]?.title ?? same}”不是同一类值，不能比较是否相同` },
  ]
}

function pathFaults(path: string, word: string, wanted: unknown, ledger: LedgerDocument): Fault[] {
  if (word === 'late') return typeof wanted === 'boolean' ? [] : [{ path, says: 'late 只能写 true 或 false' }]
  const { states, moves } = workflowOf(ledger)
  const [what, known] = word === 'moved' ? (['动作', moves] as const) : (['状态', states] as const)
  return [wanted]
    .flat()
    .filter((name) => !Object.hasOwn(known, String(name)))
    .map((name) => ({ path, says: unknown(what, String(name), known) }))
}

function stateFaults(path: string, condition: Condition, ledger: LedgerDocument): Fault[] {
  const { states } = workflowOf(ledger)
  return scalarsIn(condition)
    .filter((state) => !Object.hasOwn(states, String(state)))
    .map((state) => ({ path, says: unknown('状态', String(state), states) }))
}

/** The strict check of the field decides what can be compared with; several values are compared one by one. */
function valueFaults(path: string, condition: Condition, field: FieldDocument): Fault[] {
  const kind = kindOf(field)
  const column = kind.column(field)
  const scalars = scalarsIn(condition)
  if (scalars.length > 0 && column?.sealed) {
    return [{ path, says: `“${field.title}”加密存放，条件里只能问填没填（empty）` }]
  }
  // A part of a text is no value of the field, and computed fields hold nothing that could be checked.
  if (!column || partOnly(condition)) return []
  const asValue = (scalar: Scalar): Value => (column.sql === 'text[]' ? [String(scalar)] : scalar)
  return scalars.flatMap((scalar) => {
    const says = kind.check(asValue(scalar), field)
    return says === null ? [] : [{ path, says: `条件里的“${scalar}”不是“${field.title}”会有的值：${says}` }]
  })
}

function partOnly(condition: Condition): boolean {
  return isComparison(condition) && condition.has !== undefined && Object.keys(condition).length === 1
}

function scalarsIn(condition: Condition): readonly Scalar[] {
  if (!isComparison(condition)) return Array.isArray(condition) ? condition : [condition as Scalar]
  const { is, in: among, gt, gte, lt, lte, has } = condition
  return [is, ...(among ?? []), gt, gte, lt, lte, has].filter((scalar) => scalar !== undefined)
}

function isComparison(condition: Condition): condition is Comparison {
  return typeof condition === 'object' && !Array.isArray(condition)
}
