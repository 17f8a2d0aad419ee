/** The steps of a plan, as data: what a clerk reads before agreeing, and what the database then does. */

export type StepKind =
  | 'create'
  | 'add'
  | 'widen'
  | 'retire'
  | 'restore'
  | 'title'
  | 'options'
  | 'settings'
  | 'key'
  | 'readers'
  | 'workflow'
  | 'checks'
  | 'indicators'
  | 'norm'
  | 'organisation'
  | 'report'
  | 'paper'
  | 'refused'

/** Something only the rows can tell: the query counts the rows that stand in the way. */
export interface Check {
  /** One row with one column `n`. */
  readonly sql: string
  /** Said with `{n}` filled in when it is not 0. */
  readonly refuses: string
}

export interface Step {
  readonly kind: StepKind
  /** Where in the document: `hazard.fields.grade`. */
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly sql?: readonly string[]
  readonly checks?: readonly Check[]
  /** Why this cannot be done; a plan with such a step is not carried out. */
  readonly refuses?: string
}

export const refused = (path: string, refuses: string, en: string): Step => ({
  kind: 'refused',
  path,
  zh: refuses,
  en,
  refuses,
})

/** Two documents or pieces of them say the same, whatever the order of keys. Missing keys equal undefined ones. */
export const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
    return left.every((value, i) => same(value, right[i]))
  }
  const [one, other] = [left as Record<string, unknown>, right as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]))
}
