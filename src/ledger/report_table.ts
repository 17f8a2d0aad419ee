/** `[table 各乡镇隐患整改情况 | hazard: found, rectified by township]`: a line for each unit or each value of a field. */
import { refFrom, type Declared } from './declared.ts'
import type { LedgerDocument } from './document.ts'
import { short } from './inline_reader.ts'
import { missingIndicator } from './report_figure.ts'
import type { ReportTable } from './report_tree.ts'

const COLUMNS_MOST = 30
const SHAPE = '应为 [table 标题 | 台账: 指标, 指标 by 层级] 或 by field 字段'
const LEFT = /^([a-z][a-z0-9_]{0,40})$/
const NAME = /^[a-z][a-z0-9_]{0,40}(?:\.[a-z][a-z0-9_]{0,40})?$/
const BY = /^(field\s+)?([a-z][a-z0-9_]{0,40})$/

/** `line` is one whole line in brackets. A faulty table is left out of the tree. */
export function parseTable(
  line: string,
  says: (fault: string) => void,
  declared: Declared | undefined,
): ReportTable | undefined {
  if (!line.endsWith(']')) return refuse(says, `表格要写在一行里，以“]”结束：${SHAPE}`)
  const inside = line.slice('[table'.length, -1)
  const bar = inside.search(/[|｜]/)
  const caption = bar < 0 ? '' : inside.slice(0, bar).trim()
  const rest = inside.slice(bar + 1)
  const colon = rest.search(/[:：]/)
  const ledger = rest.slice(0, Math.max(colon, 0)).trim()
  const by = rest.lastIndexOf(' by ')
  if (!LEFT.test(ledger) || by < colon) return refuse(says, `表格“${short(inside.trim())}”写法不对，${SHAPE}`)
  const names = rest
    .slice(colon + 1, by)
    .split(/[,，、]/)
    .map((name) => name.trim())
  const split = BY.exec(rest.slice(by + 4).trim())
  const faults = [...nameFaults(names), ...(split ? [] : [`表格的“by”后面要写层级或 field 字段名，${SHAPE}`])]
  faults.forEach(says)
  if (faults.length > 0 || !split) return undefined
  const table: ReportTable = {
    type: 'table',
    caption,
    ledger,
    indicators: names.map((name) => refFrom(ledger, name)),
    by: split[1] ? { field: split[2]! } : { level: split[2]! },
  }
  const unknown = declared ? tableFaults(table, declared) : []
  unknown.forEach(says)
  return unknown.length > 0 ? undefined : table
}

function refuse(says: (fault: string) => void, fault: string): undefined {
  says(fault)
  return undefined
}

function nameFaults(names: readonly string[]): string[] {
  if (names.length > COLUMNS_MOST) return [`表格的指标太多（${names.length}个），最多${COLUMNS_MOST}个`]
  return names.filter((name) => !NAME.test(name)).map((name) => `“${short(name)}”不是指标名，指标之间用逗号隔开`)
}

function tableFaults(table: ReportTable, declared: Declared): string[] {
  const ledger = declared.ledger(table.ledger)
  if (!ledger) return [`没有台账“${table.ledger}”`]
  const indicators = table.indicators
    .filter((ref) => !declared.indicator(ref))
    .map((ref) => missingIndicator(ref, declared))
  return [...indicators, ...splitFaults(table, ledger, declared)]
}

function splitFaults(table: ReportTable, ledger: LedgerDocument, declared: Declared): string[] {
  const { by } = table
  if ('level' in by) {
    if (declared.levels.length === 0 || declared.levels.some((level) => level.name === by.level)) return []
    const known = declared.levels.map((level) => `${level.name} ${level.title}`).join('、')
    return [`没有层级“${by.level}”，可用的有：${known}；按字段分列时写 by field ${by.level}`]
  }
  if (!Object.hasOwn(ledger.fields, by.field)) return [`《${ledger.title}》没有字段“${by.field}”`]
  const others = table.indicators.filter((ref) => !ref.startsWith(`${table.ledger}.`))
  return others.map((ref) => `“${ref}”不是《${ledger.title}》的指标，不能按它的字段分列`)
}
