/** What stands behind `by` in tables, charts and lists: a level, a field, or a series of periods. */
import type { Declared } from './declared.ts'
import { PERIOD_KINDS, type PeriodKind } from './document.ts'
import { kindOf } from './fields/index.ts'
import type { Split } from './report_tree.ts'

const BY = /^(?:(field|series)\s+)?([a-z][a-z0-9_]{0,40})$/

/** Behind `by` of a table, where it is no split at all. */
export function isThenAndNow(text: string): boolean {
  return text.trim().replaceAll(/\s+/g, ' ') === 'then and now'
}

/** Undefined where it is spelt otherwise. */
export function parseSplit(text: string): Split | undefined {
  const [, kind, name = ''] = BY.exec(text.trim()) ?? []
  if (name === '') return undefined
  if (kind === 'field') return { field: name }
  return kind === 'series' ? { series: name as PeriodKind } : { level: name }
}

/** What the split asks for that is not there. Rows are split by fields of their own ledger only. */
export function splitFaults(by: Split, ledger: string, refs: readonly string[], declared: Declared): string[] {
  if ('level' in by) return levelFaults(by.level, declared)
  if ('series' in by) {
    const known = (PERIOD_KINDS as readonly string[]).includes(by.series) && by.series !== 'once'
    return known
      ? []
      : [`没有期间“${by.series}”，可用的有：${PERIOD_KINDS.filter((kind) => kind !== 'once').join('、')}`]
  }
  const others = refs.filter((ref) => !ref.startsWith(`${ledger}.`))
  return [
    ...fieldFaults(by.field, ledger, declared),
    ...others.map((ref) => `“${ref}”不是《${declared.ledger(ledger)?.title ?? ledger}》的指标，不能按它的字段分列`),
  ]
}

export function levelFaults(level: string, declared: Declared): string[] {
  if (declared.levels.length === 0 || declared.levels.some(({ name }) => name === level)) return []
  const known = declared.levels.map(({ name, title }) => `${name} ${title}`).join('、')
  return [`没有层级“${level}”，可用的有：${known}；按字段分列时写 by field ${level}`]
}

/** Only states and fields of a known set of values make lines. */
function fieldFaults(name: string, ledger_name: string, declared: Declared): string[] {
  const ledger = declared.ledger(ledger_name)
  if (!ledger || name === 'state') return []
  const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined
  if (!field) return [`《${ledger.title}》没有字段“${name}”`]
  const known = field.options !== undefined || kindOf(field).column(field)?.sql === 'boolean'
  return known ? [] : [`“${field.title}”的值不是选出来的，不能按它分列`]
}
