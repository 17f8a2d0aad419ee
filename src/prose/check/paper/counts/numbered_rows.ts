/**
 * Numbered lines of which each tells its own of one thing, and all of them elsewhere: 设46个小项 … (一)小学组(共14项)…(二)初中组(共16
 * 项)…(三)高中组(共18项); 全年培训1560人次 … (一)线上培训。培训820人次…(二)集中培训。培训640人次.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, kindOf, linesOf, mayBeWhole, unequal, worth, TABLE } from '../ground/rows.ts'

const NUMBERED = /^[ \u3000]*(?:\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))/
/** So far lines of one block are apart. */
const NEXT = 500
const LEAST = 3
const MOST_LINES = 16
const MOST = 400
const NEAR = 0.12
const TOTAL = /共|总|全[年县市区镇乡校]|合计|累计|全学年|本[届次年]/
/** More is there than stands in the lines. */
const OPEN = /等(?!奖|级|次|职)|另有|此外|主要/

export function numberedRowFindings({ text, lines, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const starts = lines.filter(({ words }) => NUMBERED.test(words)).map(({ start }) => start)
  const blocks: Told[][][] = []
  let [at, end] = [0, -1]
  for (const told of linesOf(numbers)) {
    const first = told[0]!.index
    while (starts[at + 1] !== undefined && starts[at + 1]! <= first) at += 1
    const start = starts[at]
    // The line is numbered itself, and stands right behind the one before.
    if (start === undefined || start > first || text.slice(start, first).includes('\n')) continue
    const is_next = end >= 0 && start - end < NEXT && !/\n[^\n]*\n/.test(text.slice(end, start).trimEnd())
    if (is_next && blocks.at(-1)!.length < MOST_LINES) blocks.at(-1)!.push(told)
    else blocks.push([told])
    end = told.at(-1)!.end
  }
  return blocks.filter(({ length }) => length >= LEAST).flatMap((block) => missedIn(numbers, block))
}

function missedIn(numbers: readonly Told[], block: readonly (readonly Told[])[]): Finding[] {
  const [from, to] = [block[0]![0]!.index, block.at(-1)!.at(-1)!.end]
  const others = numbers.filter((one) => one.unit !== '%' && (one.index < from || one.index > to))
  if (others.length > MOST) return []
  return block[0]!.flatMap((first): Finding[] => {
    const parts = columnOf(block, first)
    if (parts === undefined) return []
    const sum = worth(parts)
    const kin = others.filter((one) => areOfOneKind(one, first))
    if (kin.some(({ value }) => Math.abs(value - sum) < 1e-9 * sum)) return []
    const wholes = kin.filter(
      (one) =>
        TOTAL.test(one.lead) && isCalled(one, first) && mayBeWhole(one, parts) && isSlipOff(sum, one.value, NEAR),
    )
    const [whole] = wholes
    return whole !== undefined && wholes.every(({ value }) => value === whole.value) ? [unequal(whole, parts)] : []
  })
}

/** In every line one number, and no more, that is called as the first. */
function columnOf(block: readonly (readonly Told[])[], first: Told): Told[] | undefined {
  if (first.unit === '%' || first.open || keyOf(first).length < 2) return undefined
  const cells = block.map((line) => line.filter((one) => kindOf(one) === kindOf(first) && keyOf(one) === keyOf(first)))
  if (cells.some(({ length }) => length !== 1)) return undefined
  const parts = cells.map(([one]) => one!)
  return parts.some((one) => one.open || OPEN.test(one.lead + one.after) || /其中/.test(one.before)) ? undefined : parts
}

/** 培训人次, or 共项 where only that it is all stands before it. */
function keyOf(one: Told): string {
  const name = bare(one.before)
  return name === '' && /共/.test(one.before) ? `共${one.unit}` : name.slice(-4)
}

/** 小项 are 项. */
const areOfOneKind = (one: Told, part: Told): boolean =>
  kindOf(one) === kindOf(part) || (one.unit === '个' && nounOf(one).length < 4 && nounOf(one).endsWith(part.unit))

function isCalled(one: Told, part: Told): boolean {
  const key = keyOf(part)
  if (key.startsWith('共')) return /共|总|合计|设/.test(one.before) || one.unit === '个'
  return bare(one.before).endsWith(key) && (nounOf(one) === '' || nounOf(part) === '' || nounOf(one) === nounOf(part))
}
