/**
 * What stands in brackets, each in one line: `[table 各乡镇隐患整改情况 | hazard: found, rectified_rate:排名 by township]`, a chart
 * of the same (`[chart … by series month as line]`), who is late (`[late 欠报名单 | hazard by township]`), the targets (`[targets 目标]`).
 */
import { refFrom } from './declared.ts'
import { short } from './inline_reader.ts'
import { missingIndicator } from './report_figure.ts'
import { clashes, isCompared, isScope, parseModifiers, type ReportPlace, type Says } from './report_modifiers.ts'
import { isThenAndNow, levelFaults, parseSplit, splitFaults } from './report_split.ts'
import type { ReportLate, ReportTable, ReportTargets, ReportThenAndNow, Split, Written } from './report_tree.ts'

const COLUMNS_MOST = 30
const SHAPE = {
  table: '应为 [table 标题 | 台账: 指标, 指标 by 层级] 或 by field 字段、by series month、by then and now',
  chart: '应为 [chart 标题 | 台账: 指标, 指标 by 层级 as bar] 或 by field 字段、by series month as line',
  late: '应为 [late 标题 | 台账 by 层级]',
  targets: '应为 [targets 标题]',
} as const
type Word = keyof typeof SHAPE
const TITLES: Readonly<Record<Word, string>> = { table: '表格', chart: '图', late: '欠报名单', targets: '目标表' }
const NAME = /^[a-z][a-z0-9_]{0,40}(?:\.[a-z][a-z0-9_]{0,40})?$/
const LEDGER = /^[a-z][a-z0-9_]{0,40}$/

type Bracket = ReportTable | ReportThenAndNow | ReportLate | ReportTargets

/** `line` is one whole line in brackets. What is faulty is left out of the tree. */
export function parseBracket(line: string, says: Says, place: ReportPlace): Bracket | undefined {
  const word = (['table', 'chart', 'late', 'targets'] as const).find((each) =>
    new RegExp(`^\\[${each}[\\s\\]]`).test(line),
  )
  if (word === undefined) {
    return refuse(
      says,
      '方括号里只能写 [table 标题 | 台账: 指标 by 层级]、[chart …]、[late 标题 | 台账 by 层级] 或 [targets 标题]',
    )
  }
  if (!line.endsWith(']')) return refuse(says, `${TITLES[word]}要写在一行里，以“]”结束：${SHAPE[word]}`)
  const inside = line.slice(word.length + 1, -1)
  if (word === 'targets') return { type: 'targets', caption: inside.trim() }
  const bar = inside.search(/[|｜]/)
  const caption = bar < 0 ? '' : inside.slice(0, bar).trim()
  const rest = inside.slice(bar + 1)
  return word === 'late'
    ? parseLate({ caption, rest, inside }, says, place)
    : parseTable({ caption, rest, inside }, word, says, place)
}

interface Inside {
  readonly caption: string
  readonly rest: string
  /** All of it, for words of refusal. */
  readonly inside: string
}

function parseTable(
  { caption, rest: whole, inside }: Inside,
  word: 'table' | 'chart',
  says: Says,
  place: ReportPlace,
): ReportTable | ReportThenAndNow | undefined {
  const drawn = word === 'chart' ? /\sas\s+(bar|line)\s*$/.exec(whole) : null
  const rest = drawn ? whole.slice(0, drawn.index) : whole
  const colon = rest.search(/[:：]/)
  const ledger = rest.slice(0, Math.max(colon, 0)).trim()
  const by = rest.lastIndexOf(' by ')
  if (!LEDGER.test(ledger) || by < colon) {
    return refuse(says, `${TITLES[word]}“${short(inside.trim())}”写法不对，${SHAPE[word]}`)
  }
  const names = rest.slice(colon + 1, by).split(/[,，、]/)
  const after = rest.slice(by + 4)
  if (word === 'table' && isThenAndNow(after)) return parseThenAndNow(caption, ledger, names, says, place)
  const split = parseSplit(after)
  if (!split) says(`${TITLES[word]}的“by”后面要写层级、field 字段名或 series 期间，${SHAPE[word]}`)
  if (names.length > COLUMNS_MOST) says(`${TITLES[word]}的指标太多（${names.length}个），最多${COLUMNS_MOST}个`)
  if (!split || names.length > COLUMNS_MOST) return undefined
  const columns = names.map((name) => parseColumn(name, { ledger, by: split, word }, says, place))
  const table = {
    type: 'table' as const,
    caption,
    ledger,
    columns: columns.flatMap((column) => column ?? []),
    by: split,
  }
  const faults = place.declared ? tableFaults(table, place) : []
  faults.forEach(says)
  if (faults.length > 0 || table.columns.length < columns.length) return undefined
  if (word === 'table') return table
  return { ...table, chart: (drawn?.[1] as 'bar' | 'line' | undefined) ?? ('series' in split ? 'line' : 'bar') }
}

function parseThenAndNow(
  caption: string,
  ledger: string,
  names: readonly string[],
  says: Says,
  place: ReportPlace,
): ReportThenAndNow | undefined {
  const asked = names.slice(0, COLUMNS_MOST).map((name) => parseName(name, ledger, says, place))
  if (names.length > COLUMNS_MOST)
    return refuse(says, `${TITLES.table}的指标太多（${names.length}个），最多${COLUMNS_MOST}个`)
  const lines = asked.flatMap((line) => line ?? [])
  if (lines.some(({ modifiers }) => modifiers.some((one) => isCompared(one) || isScope(one)))) {
    return refuse(says, '五年前后对照的表自己写变化，指标后面只写单位和位数')
  }
  const { declared } = place
  const missing = declared === undefined ? [] : lines.filter(({ ref }) => !declared.indicator(ref))
  missing.forEach(({ ref }) => says(missingIndicator(ref, declared!)))
  return missing.length > 0 || lines.length < asked.length
    ? undefined
    : { type: 'then_and_now', caption, ledger, lines }
}

/** `found`, `found:同比`, `school_return.pupils:万人`. */
function parseName(text: string, ledger: string, says: Says, place: ReportPlace): Written | undefined {
  const [name = '', ...words] = text.split(/[:：]/).map((part) => part.trim())
  if (!NAME.test(name)) return refuse(says, `“${short(name)}”不是指标名，指标之间用逗号隔开`)
  const ref = refFrom(ledger, name)
  const modifiers = parseModifiers(words, says)
  const faults = clashes(modifiers, place.declared?.indicator(ref), place)
  faults.forEach(says)
  return faults.length > 0 ? undefined : { ref, modifiers }
}

function parseColumn(
  text: string,
  { ledger, by, word }: { readonly ledger: string; readonly by: Split; readonly word: Word },
  says: Says,
  place: ReportPlace,
): Written | undefined {
  const column = parseName(text, ledger, says, place)
  if (column === undefined) return undefined
  const { modifiers } = column
  const faults: string[] = []
  const has = (type: string): boolean => modifiers.some((each) => each.type === type)
  if (has('rank') && !('level' in by)) faults.push('只有按层级分列的表才有排名')
  if ('series' in by && (has('to_date') || has('five_years'))) faults.push('逐期的图表里不能用累计、五年')
  if (has('own')) faults.push('分列的表里不能用本级')
  if (word === 'chart' && modifiers.some(isCompared)) faults.push('图里画的是指标本身，不能再写同比、占比、排名')
  faults.forEach(says)
  return faults.length > 0 ? undefined : column
}

function tableFaults({ ledger, columns, by }: ReportTable, { declared }: ReportPlace): string[] {
  if (!declared!.ledger(ledger)) return [`没有台账“${ledger}”`]
  const refs = columns.map(({ ref }) => ref)
  const missing = refs.filter((ref) => !declared!.indicator(ref)).map((ref) => missingIndicator(ref, declared!))
  return [...missing, ...splitFaults(by, ledger, refs, declared!)]
}

function parseLate({ caption, rest, inside }: Inside, says: Says, { declared }: ReportPlace): ReportLate | undefined {
  const at = rest.lastIndexOf(' by ')
  const [ledger, split] = [rest.slice(0, Math.max(at, 0)).trim(), parseSplit(at < 0 ? '' : rest.slice(at + 4))]
  if (!LEDGER.test(ledger) || !split || !('level' in split)) {
    return refuse(says, `${TITLES.late}“${short(inside.trim())}”写法不对，${SHAPE.late}`)
  }
  const found = declared?.ledger(ledger)
  const faults = declared === undefined ? [] : levelFaults(split.level, declared)
  if (declared && !found) faults.push(`没有台账“${ledger}”`)
  // Nothing can be late where nothing is due.
  const limits = Object.values(found?.workflow?.states ?? {}).some((state) => state.limit !== undefined)
  if (found && !found.cadence && !limits) faults.push(`《${found.title}》不按期报送，也没有办理时限，没有欠报可列`)
  faults.forEach(says)
  return faults.length > 0 ? undefined : { type: 'late', caption, ledger, level: split.level }
}

function refuse(says: Says, fault: string): undefined {
  says(fault)
  return undefined
}
