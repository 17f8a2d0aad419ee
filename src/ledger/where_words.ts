/** Conditions as a clerk would say them: 等级为重大且状态不为登记. */
import type { Condition, FieldDocument, LedgerDocument, Scalar, Where } from './document.ts'
import { kindOf } from './fields/index.ts'
import { PATH_WORDS } from './where.ts'
import { stateTitle, workflowOf } from './workflow.ts'

type Comparison = Exclude<Condition, Scalar | readonly Scalar[]>

/** Empty where there is no condition at all. */
export function describeWhere(where: Where | undefined, ledger: LedgerDocument): string {
  return phrases(where, ledger, false).join('且')
}

function phrases(where: Where | undefined, ledger: LedgerDocument, denied: boolean): string[] {
  return Object.entries(where ?? {}).flatMap(([key, wanted]) => {
    if (wanted === undefined) return []
    if (key === 'not') return denial(wanted as Where, ledger)
    if (key === 'all') return (wanted as readonly Where[]).flatMap((each) => phrases(each, ledger, false))
    if (key === 'any')
      return [`（${(wanted as readonly Where[]).map((each) => describeWhere(each, ledger)).join('或')}）`]
    if (PATH_WORDS.some((word) => word === key)) return [pathWords(key, wanted, ledger, denied)]
    return [condition(key, wanted as Condition, ledger, denied)]
  })
}

function pathWords(word: string, wanted: unknown, ledger: LedgerDocument, denied: boolean): string {
  if (word === 'late') return (wanted === true) === denied ? '没有逾期' : '已经逾期'
  const { moves } = workflowOf(ledger)
  const names = [wanted].flat().map(String)
  if (word === 'moved')
    return `${denied ? '没有' : ''}办理过${names.map((name) => `“${moves[name]?.title ?? name}”`).join('或')}`
  const states = names.map((name) => `“${stateTitle(ledger, name)}”`).join('或')
  return `${states}${denied ? '没有' : ''}${word === 'kept' ? '按期' : '逾期'}`
}

/** A single condition is denied in its own words; several together only as a whole. */
function denial(where: Where, ledger: LedgerDocument): string[] {
  const keys = Object.keys(where)
  if (keys.length === 0) return []
  const simple = keys.length === 1 && !['not', 'any', 'all'].includes(keys[0]!) && deniable(Object.values(where)[0])
  return simple ? phrases(where, ledger, true) : [`不属于“${describeWhere(where, ledger)}”`]
}

function deniable(wanted: Condition | Where | readonly Where[] | undefined): boolean {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return true
  const keys = Object.keys(wanted)
  return keys.length === 1 && ['is', 'in', 'has', 'empty', 'same'].includes(keys[0]!)
}

function condition(key: string, wanted: Condition, ledger: LedgerDocument, denied: boolean): string {
  const field = Object.hasOwn(ledger.fields, key) ? ledger.fields[key] : undefined
  const title = field?.title ?? { state: '状态', unit: '单位', period: '填报期' }[key] ?? key
  const show = (value: Scalar): string => shown(key, value, field, ledger)
  const be = denied ? '不为' : '为'
  if (Array.isArray(wanted)) return `${title}${be}${wanted.map(show).join('或')}`
  if (typeof wanted !== 'object') return `${title}${be}${show(wanted)}`
  const said = comparisons(title, wanted as Comparison, show, denied, isDate(field))
  const { same } = wanted as Comparison
  if (same !== undefined) said.push(`${title}与${ledger.fields[same]?.title ?? '所属单位'}${denied ? '不同' : '相同'}`)
  return said.join('且')
}

function comparisons(
  title: string,
  wanted: Comparison,
  show: (value: Scalar) => string,
  denied: boolean,
  date: boolean,
): string[] {
  const { is, in: among, gt, gte, lt, lte, has, empty, mark } = wanted
  const said: string[] = []
  if (is !== undefined) said.push(`${title}${denied ? '不为' : '为'}${show(is)}`)
  if (among) said.push(`${title}${denied ? '不为' : '为'}${among.map(show).join('或')}`)
  if (gt !== undefined) said.push(`${title}${date ? '晚于' : '大于'}${show(gt)}`)
  if (gte !== undefined) said.push(`${title}${date ? '不早于' : '不小于'}${show(gte)}`)
  if (lt !== undefined) said.push(`${title}${date ? '早于' : '小于'}${show(lt)}`)
  if (lte !== undefined) said.push(`${title}${date ? '不晚于' : '不大于'}${show(lte)}`)
  if (has !== undefined) said.push(`${title}${denied ? '不包含' : '包含'}${has}`)
  if (empty !== undefined) said.push(`${empty === denied ? '已填' : '未填'}${title}`)
  if (mark !== undefined) said.push(`${title}注明${mark === 'exempt' ? '免报' : '不适用'}`)
  return said
}

function isDate(field: FieldDocument | undefined): boolean {
  return field !== undefined && kindOf(field).operand === 'date'
}

function shown(key: string, value: Scalar, field: FieldDocument | undefined, ledger: LedgerDocument): string {
  if (key === 'state') return stateTitle(ledger, String(value))
  if (!field) return String(value)
  const kind = kindOf(field)
  // Fields of several values show lists; a condition names one of them.
  const text = kind.column(field)?.sql === 'text[]' ? String(value) : kind.show(value, field)
  return `${text || String(value)}${field.unit ?? ''}`
}
