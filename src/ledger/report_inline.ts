/** What the braces of a report hold: figures, places, and conditions on figures. */
import type { Declared } from './declared.ts'
import { type Grammar, readInlines, short } from './inline_reader.ts'
import { findRef, parseFigure } from './report_figure.ts'
import type { Comparison, ReportInline } from './report_tree.ts'

const HEAD_LONGEST = 120
const CONDITION = /^(\S+?)\s*(?:(>=|<=|!=|=|>|<|≥|≤|≠)\s*(-?\d{1,15}(?:\.\d{1,6})?)%?)?$/
const OPERATORS: Readonly<Record<string, Comparison>> = { '≥': '>=', '≤': '<=', '≠': '!=' }

/** `says` is called with a line, counted on from `line`, for every fault. */
export function parseInlines(
  text: string,
  line: number,
  declared: Declared | undefined,
  says: (line: number, fault: string) => void,
): ReportInline[] {
  return readInlines<ReportInline>({ text, grammar: grammarOf(declared), says, at: 0, line })
}

function grammarOf(declared: Declared | undefined): Grammar<ReportInline> {
  return {
    example: '{if 台账.指标 > 0: 成立时的话 | 不成立时的话}',
    leaf: (inside, says) => parseFigure(inside, says, declared),
    condition: (head, then, otherwise, says) => conditionOf(head, then, otherwise, says, declared),
  }
}

/** A reference alone asks whether the figure is above zero. */
function conditionOf(
  head: string,
  then: readonly ReportInline[],
  otherwise: readonly ReportInline[],
  says: (fault: string) => void,
  declared: Declared | undefined,
): ReportInline | undefined {
  const match = head.length > HEAD_LONGEST ? null : CONDITION.exec(head)
  const [, ref = '', op = '>', number = '0'] = match ?? []
  if (!match) says(`条件写法不对：“${short(head)}”，应为 {if 台账.指标 > 0: …}`)
  if (!match || !findRef(ref, says, declared)) return undefined
  const comparison = OPERATORS[op] ?? (op as Comparison)
  // oxlint-disable-next-line unicorn/no-thenable -- the two sides of an if; data that nobody awaits
  return { type: 'condition', ref, op: comparison, number: Number(number), then, else: otherwise }
}
