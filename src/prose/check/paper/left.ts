/** What was done of so many, and what is left of them elsewhere: 12件积案中，已化解9件 … 仍有4件积案未化解. */
import { type Told, bare, nounOf } from '../again/told.ts'
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { shown } from '../ground/range.ts'
import type { Paper } from './paper.ts'
import { kindOf, isSlipOff, TABLE } from './rows.ts'

const DONE = /(?:已经?|均已|共|累计)?(?<deed>[\u4e00-\u9fff]{2,4})(?:了|到位|完成)?$/
const LEFT = /(?<name>[\u4e00-\u9fff]{0,14}?)(?:仍|还|尚|目前尚|尚余|还剩|仍余)(?:有|余|剩)?$/
/** So much before it that it is of what was done. */
const WITHIN = 60
const MOST = 200
/** What is left may be as far off. */
const NEAR = 0.7

interface Done {
  readonly whole: Told
  readonly part: Told
  readonly deed: string
}

export function leftFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const done = numbers.flatMap((part, at) => doneAt(text, numbers[at - 1], part))
  if (done.length > MOST) return []
  return numbers.flatMap((left): Finding[] => {
    if (left.open || left.unit === '%') return []
    const name = LEFT.exec(left.before)?.groups?.['name']
    const deed = /^[^,。]{0,12}?(?:未|没有|待)(?:能|得到|按期|全部)?(?<deed>[\u4e00-\u9fff]{2,4})/.exec(left.after)
      ?.groups?.['deed']
    if (name === undefined || deed === undefined) return []
    const kin = done.filter(
      (one) =>
        kindOf(one.whole) === kindOf(left) &&
        one.part !== left &&
        deed.startsWith(one.deed.slice(-2)) &&
        isOfThem(one.whole, name + left.lead.slice(-24) + nounOf(left)),
    )
    const [one] = kin
    if (one === undefined || kin.length > 1) return []
    const rest = one.whole.value - one.part.value
    if (rest === left.value || !isSlipOff(rest, left.value, NEAR) || one.part.value === left.value) return []
    return [
      {
        rule: 'sum',
        says: `“${bare(one.whole.before)}${one.whole.quote}${nounOf(one.whole)}”中“${one.part.before}${one.part.quote}”，应余${shown(rest)}，另一处写“${left.before}${left.quote}”，请核对。`,
        arithmetic: `${shown(one.whole.value)} - ${shown(one.part.value)} = ${shown(rest)} ≠ ${shown(left.value)}`,
        places: wordsInOrder([one.whole, one.part, left]),
      },
    ]
  })
}

/** 12件历史积案中，已化解9件; 隐患64条，已化解57条. */
function doneAt(text: string, whole: Told | undefined, part: Told): Done[] {
  if (whole === undefined || whole.open || part.open || whole.line !== part.line) return []
  if (kindOf(whole) !== kindOf(part) || part.unit === '%' || part.value >= whole.value) return []
  const link = text.slice(whole.end, part.index)
  const deed = /已|完成/.test(part.before) ? DONE.exec(part.before)?.groups?.['deed'] : undefined
  if (deed === undefined || !/^[^。;\d]{0,40}$/.test(link) || link.length > WITHIN) return []
  return [{ whole, part, deed: deed.replace(/^已经?/, '') }]
}

/** What is counted is named in the words around what is left. */
const isOfThem = (whole: Told, words: string): boolean => {
  const name = nounOf(whole) === '' ? bare(whole.before) : nounOf(whole)
  return name.length > 1 && sharesTwo(name.slice(-6), words)
}
