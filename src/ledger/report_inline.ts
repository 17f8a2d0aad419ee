/** What the braces of a report hold: figures, places, lists, and conditions on figures. */
import { type Grammar, readInlines, short } from './inline_reader.ts'
import { findRef, parseLeaf } from './report_figure.ts'
import { clashes, isCompared, isScope, parseModifiers, type ReportPlace, type Says } from './report_modifiers.ts'
import type { Clause, Comparison, ReportInline, Written } from './report_tree.ts'

const HEAD_LONGEST = 1000
/** Two sides, each a name with words or a number. A name alone asks whether the figure is above zero. */
const CLAUSE = /^([^=<>!≥≤≠]+?)\s*(?:(>=|<=|!=|=|>|<|≥|≤|≠)\s*([^=<>!≥≤≠]+))?$/
const NUMBER = /^(-?\d{1,15}(?:\.\d{1,6})?)%?$/
const OPERATORS: Readonly<Record<string, Comparison>> = { '≥': '>=', '≤': '<=', '≠': '!=' }

/** `says` is called with a line, counted on from `line`, for every fault. */
export function parseInlines(
  text: string,
  line: number,
  place: ReportPlace,
  says: (line: number, fault: string) => void,
): ReportInline[] {
  return readInlines<ReportInline>({ text, grammar: grammarOf(place), says, at: 0, line })
}

function grammarOf(place: ReportPlace): Grammar<ReportInline> {
  return {
    example: '{if 台账.指标 > 0: 成立时的话 | 不成立时的话}',
    leaf: (inside, says) => parseLeaf(inside, says, place),
    condition: (head, then, otherwise, says) => {
      const clauses = clausesOf(head, says, place)
      // oxlint-disable-next-line unicorn/no-thenable -- the two sides of an if; data that nobody awaits
      return clauses && { type: 'condition', clauses, then, else: otherwise }
    },
  }
}

/** `a.x = a.y 且 b.z 同比 > 0`. */
function clausesOf(head: string, says: Says, place: ReportPlace): Clause[] | undefined {
  const texts = head.length > HEAD_LONGEST ? [''] : head.split('且').map((text) => text.trim())
  const clauses = texts.map((text) => clauseOf(text, head, says, place))
  return clauses.some((clause) => clause === undefined) ? undefined : clauses.flatMap((clause) => clause ?? [])
}

function clauseOf(text: string, head: string, says: Says, place: ReportPlace): Clause | undefined {
  const [, left = '', op = '>', right = '0'] = CLAUSE.exec(text) ?? []
  const number = NUMBER.exec(right.trim())
  const sides = [left, ...(number ? [] : [right])]
  if (left === '' || sides.some((side) => !/^[a-z][^\s　]*\.[^\s　]+([\s　]|$)/.test(side.trim()))) {
    says(
      `条件写法不对：“${short(head)}”，应为 {if 台账.指标 > 0: …}、{if 台账.指标 = 台账.指标: …} 或 {if 台账.指标 同比 > 0: …}`,
    )
    return undefined
  }
  const [asked, other] = sides.map((side) => sideOf(side, says, place))
  if (!asked || (!number && !other)) return undefined
  return { ...asked, op: OPERATORS[op] ?? (op as Comparison), against: number ? Number(number[1]) : other! }
}

/** `hazard.found 累计 同比`: in conditions the words stand behind a space, as the colon ends the head. */
function sideOf(text: string, says: Says, place: ReportPlace): Written | undefined {
  const [name = '', ...words] = text.trim().split(/[\s　]+/)
  let faults = 0
  const count: Says = (fault) => {
    faults += 1
    says(fault)
  }
  const modifiers = parseModifiers(words, count)
  if (!findRef(name, count, place.declared)) return undefined
  clashes(modifiers, place.declared?.indicator(name), place).forEach(count)
  const spelt = modifiers.filter((each) => !isCompared(each) && !isScope(each))
  if (spelt.length > 0) count('条件里只比大小，不写万、亿、几位')
  return faults > 0 ? undefined : { ref: name, modifiers }
}
