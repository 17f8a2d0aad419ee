/** A growth whose base stands elsewhere: 投入资金1320万元，比上年增长8.3% … 2023年投入资金1200万元; also where it was reckoned of the wrong year. */
import type { Told } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { toldOf } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import { type Known, knownOf, sharedBy } from '../ground/known.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'

const GROWN =
  /(?:分别)?(?:较|比|同比)(?:[去上]一?年|20\d\d年|上一?学年)?(?:度|同期|底|末)?(?:分别)?(?:增长|提高|增加|上升|多|(?<down>下降|减少|降低))了?(?:了|约)?$/
const AND = /^(?:和|、|及)$/
const FORMER = /(?:[去上]一?年(?!级)|上一?学年|(?<!\d)(20\d\d)年)(?:度|全年|同期)?/g
const TIED = /[比较]$|增长|增加|下降|减少/
const LEVEL = /小学|初中|高中|幼儿园|学前|中职|义务教育|高等|城区|农村|公办|民办|中央|省级|市级|县级/g

export function growthOfNamedFindings(paper: Paper): Finding[] {
  const { text, numbers, titled, signed } = paper
  if (numbers.length > TABLE) return []
  const year = titled ?? signed?.year
  const knowns = knownOf(paper).slice(0, TABLE)
  const past = knowns.filter(({ told }) => isPast(told, year))
  if (past.length === 0) return []
  const byIndex = new Map(knowns.map((known) => [known.told.index, known]))
  return numbers.flatMap((rate, at): Finding[] => {
    if (rate.unit !== '%' || rate.open) return []
    const grown = GROWN.exec(rate.lead)
    const next = numbers[at + 1]
    const is_pair = next !== undefined && next.unit === '%' && AND.test(text.slice(rate.end, next.index))
    if (grown === null || is_pair !== /分别/.test(grown[0])) return []
    const before = numbers.slice(Math.max(0, at - 2), at).filter(({ from }) => from === rate.from)
    if (is_pair ? before.length !== 2 : before.length === 0) return []
    const clause = text.slice(before.at(-1)!.end, rate.index - grown[0].length)
    if (!is_pair && !/^[^,。;:\d]{0,6},?$/.test(clause)) return []
    const pairs = is_pair
      ? [
          [before[0]!, rate],
          [before[1]!, next],
        ]
      : [[before.at(-1)!, rate]]
    const sign = grown.groups!['down'] === undefined ? 1 : -1
    return pairs.flatMap(([now, own]) => {
      const known = byIndex.get(now!.index)
      return known === undefined ? [] : grownFrom(known, own!, past, sign)
    })
  })
}

/** The last year told before it in its sentence is the one before that of the paper. */
function isPast({ lead, open, value }: Told, year: number | undefined): boolean {
  if (open || value <= 0) return false
  const last = [...lead.matchAll(FORMER)].at(-1)
  if (last === undefined || TIED.test(lead.slice(Math.max(0, last.index - 1), last.index))) return false
  if (/增长|增加|下降|减少|提高|达到.*%/.test(lead.slice(last.index)) || /今年|本年/.test(lead.slice(last.index)))
    return false
  return last[1] === undefined || (year !== undefined && Number(last[1]) === year - 1)
}

function grownFrom(now: Known, rate: Told, past: readonly Known[], sign: 1 | -1): Finding[] {
  const own = past.filter(
    ({ told, words }) =>
      told.from !== now.told.from &&
      kindOf(told) === kindOf(now.told) &&
      toldOf(words, LEVEL) === toldOf(now.words, LEVEL) &&
      sharedBy(words.replaceAll(FORMER, ''), now.words).length >= 2,
  )
  const [base] = own
  if (base === undefined || new Set(own.map(({ told }) => told.value)).size !== 1) return []
  const [a, b] = [now.told.value, base.told.value]
  const made = (a / b - 1) * 100 * sign
  const slack = rate.half + 0.02 + ((now.told.half + base.told.half * (a / b)) / b) * 100 * 0.5
  if (Math.abs(made - rate.value) <= slack) return []
  const places = /\.(\d+)/.exec(rate.number)?.[1]?.length ?? 0
  const of_wrong = Math.abs((a - b) / a) * 100
  const is_wrong_base = Math.abs(of_wrong - rate.value) <= rate.half + 0.02
  const is_slip = made > 0 && slipOf(made.toFixed(places), rate.number) !== undefined
  if (!is_wrong_base && !is_slip) return []
  return [
    {
      rule: 'change',
      says: `“${base.told.before.slice(-12)}${base.told.quote}”，现为“${now.told.before.slice(-10)}${now.told.quote}”，变化应为${shown(made)}%，文中写的是${rate.quote}，请核对。`,
      arithmetic: `(${shown(a)} − ${shown(b)}) ÷ ${shown(b)} = ${shown(made * sign)}%，文中写${rate.number}%`,
      places: wordsInOrder([base.told, now.told, rate]),
    },
  ]
}
