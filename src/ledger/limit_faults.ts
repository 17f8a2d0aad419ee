/** Faults of limits: spans that are none, dates that are no dates, pauses in states that do not exist. */
import type { Declared } from './declared.ts'
import type { Fault, LedgerDocument, LimitDocument, SpanDocument } from './document.ts'
import { members, unknown } from './naming.ts'
import { normRefFaults } from './norm_faults.ts'
import { SPANS } from './time/step.ts'
import { whereFaults } from './where_faults.ts'
import { ANCHORS } from './workflow.ts'

export function limitsFaults(
  path: string,
  limit: LimitDocument | readonly LimitDocument[] | undefined,
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  if (limit === undefined) return []
  if (!isMany(limit)) return limitFaults(path, limit, ledger, declared)
  if (limit.length === 0) return [{ path, says: '请至少写一个期限' }]
  return limit.flatMap((one, index) => [
    ...limitFaults(`${path}[${index}]`, one, ledger, declared),
    ...(one.when === undefined && index < limit.length - 1
      ? [{ path: `${path}[${index}]`, says: '没有写 when 的期限对所有记录都适用，应放在最后' }]
      : []),
  ])
}

function limitFaults(
  path: string,
  limit: LimitDocument,
  ledger: LedgerDocument,
  declared: Declared | undefined,
): Fault[] {
  const { after, until, pause = [] } = limit
  const spans = SPANS.filter((span) => limit[span] !== undefined)
  const faults = spans.flatMap((span) => normRefFaults(`${path}.${span}`, limit[span], declared))
  if (spans.length > 1) faults.push({ path, says: '一个期限只写一种时长' })
  if (spans.length === 0 && until === undefined) faults.push({ path, says: '期限要写时长，或用 until 写到哪个日期' })
  if (spans.length > 0 && until !== undefined)
    faults.push({ path, says: 'until 写到某日，不能再写时长；日期没填时的期限写在 else 里' })
  if (until !== undefined) faults.push(...momentFaults(`${path}.until`, until, ledger))
  if (after !== undefined && !ANCHORS.some((anchor) => anchor === after)) {
    faults.push(...momentFaults(`${path}.after`, after, ledger))
  }
  const states = ledger.workflow?.states ?? {}
  const strays = members(`${path}.pause`, pause).filter(([, state]) => !Object.hasOwn(states, state))
  return [
    ...faults,
    ...whereFaults(`${path}.when`, limit.when, ledger),
    ...strays.map(([at, state]) => ({ path: at, says: unknown('状态', state, states) })),
    ...(limit.else ? limitFaults(`${path}.else`, limit.else, ledger, declared) : []),
  ]
}

/** One span, of one kind. */
export function spanFaults(path: string, span: SpanDocument, declared: Declared | undefined): Fault[] {
  const kinds = SPANS.filter((kind) => span[kind] !== undefined)
  if (kinds.length !== 1) return [{ path, says: '请写一种时长，如 days: 30' }]
  return normRefFaults(`${path}.${kinds[0]}`, span[kinds[0]!], declared)
}

/** The name must be that of a date field. */
export function dateFaults(path: string, name: string, ledger: LedgerDocument): Fault[] {
  return typedFaults(path, name, ledger, ['date'], '日期')
}

/** The name must be that of a date field, or of a field of moments. */
export function momentFaults(path: string, name: string, ledger: LedgerDocument): Fault[] {
  return typedFaults(path, name, ledger, ['date', 'time'], '日期')
}

function typedFaults(
  path: string,
  name: string,
  { fields }: LedgerDocument,
  types: readonly string[],
  what: string,
): Fault[] {
  const fitting = Object.fromEntries(Object.entries(fields).filter(([, field]) => types.includes(field.type)))
  if (!Object.hasOwn(fields, name)) return [{ path, says: unknown(`${what}字段`, name, fitting) }]
  return types.includes(fields[name]!.type) ? [] : [{ path, says: `“${fields[name]!.title}”不是${what}字段` }]
}

function isMany(limit: LimitDocument | readonly LimitDocument[]): limit is readonly LimitDocument[] {
  return Array.isArray(limit)
}
