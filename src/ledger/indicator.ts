/** How a figure is made, said in Chinese, so that a reader of the figure need not read its declaration. */
import { indicatorOf, refFrom, withLedger, type Declared, type Indicator } from './declared.ts'
import type { LedgerDocument, Where } from './document.ts'
import { describeWhere } from './where_words.ts'
import { countedOf } from './workflow.ts'

/** Ratios of ratios are spelled out down to this depth; below it the title stands for the figure. */
const DEEPEST = 3

/**
 * 安全隐患整改台账中，状态为已销号的记录数 ÷ 记录数（只计状态不为登记的记录）. Indicators of other ledgers are looked
 * up where the declared are given; without them their reference stands.
 */
export function describeIndicator(ledger: LedgerDocument, name: string, declared?: Declared): string {
  const indicator = indicatorOf(ledger, name)
  if (!indicator) return name
  const known = withLedger(declared, ledger)
  const sources = sourcesOf(indicator, known, DEEPEST)
  const [first] = sources
  const alike = first !== undefined && sources.every((source) => sameSource(source, first))
  return alike
    ? inSource(first, expression(indicator, known, DEEPEST, words))
    : expression(indicator, known, DEEPEST, inOwn)
}

type Say = (indicator: Indicator) => string

interface Source {
  readonly ledger: LedgerDocument
  readonly counted: Where | undefined
}

function sourceOf({ ledger, document }: Indicator): Source {
  return { ledger, counted: document.counted ?? countedOf(ledger) }
}

function sameSource(one: Source, other: Source): boolean {
  return one.ledger === other.ledger && JSON.stringify(one.counted) === JSON.stringify(other.counted)
}

/** What the rows of a figure are taken from, once for each basic figure in it. */
function sourcesOf(indicator: Indicator, known: Declared, depth: number): Source[] {
  const sides = sidesOf(indicator, known)
  if (!sides || depth === 0) return [sourceOf(indicator)]
  return sides.flatMap(({ side }) => (side ? sourcesOf(side, known, depth - 1) : []))
}

function sidesOf(indicator: Indicator, known: Declared): { ref: string; side: Indicator | undefined }[] | undefined {
  const { ratio, over } = indicator.document
  if (ratio === undefined || over === undefined) return undefined
  return [ratio, over].map((side) => {
    const ref = refFrom(indicator.ledger.name, side)
    return { ref, side: known.indicator(ref) }
  })
}

function expression(indicator: Indicator, known: Declared, depth: number, say: Say): string {
  const sides = sidesOf(indicator, known)
  if (!sides) return say(indicator)
  if (depth === 0) return `“${indicator.document.title}”`
  const [left, right] = sides.map(({ ref, side }) => {
    if (!side) return ref
    const inner = expression(side, known, depth - 1, say)
    return side.document.ratio === undefined ? inner : `（${inner}）`
  })
  return `${left} ÷ ${right}${indicator.document.as === 'per100' ? ' × 100' : ''}`
}

function inSource({ ledger, counted }: Source, said: string): string {
  const only = describeWhere(counted, ledger)
  return `${ledger.title}中，${said}${only ? `（只计${only}的记录）` : ''}`
}

function inOwn(indicator: Indicator): string {
  const { ledger, counted } = sourceOf(indicator)
  const only = describeWhere(counted, ledger)
  return `《${ledger.title}》${words(indicator)}${only ? `（只计${only}的记录）` : ''}`
}

/** 状态为已销号的记录数, without its ledger. */
function words({ ledger, document }: Indicator): string {
  const { count, sum, mean, max, min, stock, on } = document
  const which = describeWhere(document.where, ledger)
  const rows = which ? `${which}的记录` : '记录'
  const title = (name: string): string => `“${ledger.fields[name]?.title ?? name}”`
  const by = on === undefined || on === ledger.on ? '' : `（按${title(on)}归期）`
  if (stock) return `期末在册的${rows}数（自${title(stock[0])}起，至${title(stock[1])}止）`
  if (count === 'rows') return `${rows}数${by}`
  if (count === 'unit') return `${rows}涉及的单位数${by}`
  if (count !== undefined) return `${rows}中不同的${title(count)}数${by}`
  const reckoned = sum ?? mean ?? max ?? min ?? ''
  const way = sum !== undefined ? '合计' : mean !== undefined ? '平均' : max !== undefined ? '最大值' : '最小值'
  return `${which ? `${rows}的` : ''}${title(reckoned)}${way}${by}`
}
