import type { Condition, FieldDocument, Mark, Scalar } from '../../../ledger/document.ts'
import { kindOf } from '../../../ledger/fields/index.ts'

interface Comparison {
  readonly is?: Scalar
  readonly in?: readonly Scalar[]
  readonly gte?: Scalar
  readonly lte?: Scalar
  readonly has?: string
  readonly empty?: boolean
  readonly mark?: Mark
}
type Say = (chinese: string) => string

// `Array.isArray` does not tell a read-only list from an object.
const isList = (condition: object): condition is readonly Scalar[] => Array.isArray(condition)

/** A condition as a person would say it: ≥ 1000 元; 重大、一般; 未填. */
export const conditionWords = (condition: Condition, field: FieldDocument, say: Say): string => {
  const one = (value: Scalar): string => {
    const shown = kindOf(field).show(value, field)
    return shown === '' ? String(value) : shown
  }
  if (typeof condition !== 'object') return one(condition)
  if (isList(condition)) return condition.map(one).join('、')
  const asked: Comparison = condition
  if (asked.mark !== undefined) return say(asked.mark === 'exempt' ? '免报' : '不适用')
  if (asked.empty !== undefined) return say(asked.empty ? '未填' : '已填')
  if (asked.has !== undefined) return `${say('含')}“${asked.has}”`
  if (asked.in !== undefined) return asked.in.map(one).join('、')
  if (asked.is !== undefined) return one(asked.is)
  const ends = [
    asked.gte === undefined ? '' : `≥ ${one(asked.gte)}`,
    asked.lte === undefined ? '' : `≤ ${one(asked.lte)}`,
  ]
  return ends.filter(Boolean).join(' ')
}
