/** Money that several bear by a ratio: 由中央、省、县三级按6∶2∶2的比例分担，中央3000万元、省级1500万元. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, inOrder } from '../ground/finding.ts'
import { alike, between, clauseBefore, type Passage, placeIn, placeOf, type Sentence } from '../ground/passage.ts'
import { SCALE } from '../ground/numbers.ts'
import { shown, sumOf } from '../ground/range.ts'

const TERM = '\\d+(?:\\.\\d+)?'
const RATIO = new RegExp(`${TERM}(?:[:：∶]${TERM}){1,3}(?=的?(?:比例|配比)|[分负承共]担)`)
/** How far before it those are named who share. */
const BACK = 40
/** Of what has come by now, and of what was really spent, nothing follows. */
const REALLY = /实际|已到|到位|到账|已拨|截至/
/** Rounded to the last place, mostly. */
const SLACK = 0.006

export function sharedOutFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  const ratio = /比例|配比|[分负承共]担/.test(words) ? RATIO.exec(words) : null
  if (ratio === null) return []
  const terms = ratio[0].split(/[:：∶]/).map(Number)
  const names = sharersIn(words.slice(Math.max(0, ratio.index - BACK), ratio.index))
  const whole = terms.reduce((all, one) => all + one, 0)
  if (names.length !== terms.length || terms.includes(0)) return []
  const from = placeIn(sentence, words, ratio.index + ratio[0].length)
  const borne = names.map((name) => borneBy(passage, sentence, from, name))
  const [first] = borne
  if (first === undefined || borne.some((fact) => fact === undefined || !alike(fact, first))) return []
  const facts = borne.map((fact) => fact!)
  const sum = sumOf(facts)
  const wrong = facts.some(({ value }, at) => Math.abs(value! - (sum * terms[at]!) / whole) > SLACK * sum)
  if (!wrong) return []
  // All of one unit, as a clerk wrote them: 720∶270 of 720万元 and 270万元.
  const scale = facts.every(({ unit }) => unit === first.unit) ? (SCALE[/^[万亿]/.exec(first.unit)?.[0] ?? ''] ?? 1) : 1
  return [
    {
      rule: 'mean',
      says: `${facts.map(({ quote }) => `“${quote}”`).join('、')}之比不是${ratio[0]}，请核对。`,
      arithmetic: `${facts.map(({ value }) => shown(value! / scale)).join('∶')} ≠ ${ratio[0]}`,
      places: inOrder([...facts.map(placeOf), { start: from - Array.from(ratio[0]).length, quote: ratio[0] }]),
    },
  ]
}

/** 所需资金由中央、省、县三级财政分别按 */
function sharersIn(before: string): string[] {
  const clause = before.split(/[,，。；;：:]/).at(-1)!
  const list =
    /([\u4e00-\u9fff、]+?)(?:[两三四]级|[两三四]方)?(?:财政)?(?:共同|分别|统一)*按照?$/.exec(clause)?.[1] ??
    /按照?([\u4e00-\u9fff、]+)$/.exec(clause)?.[1]
  const names = list?.replace(/^.*(?:由|从|在)/, '').split(/[、和与及]/) ?? []
  return names.map((name) => name.replace(/(?:级|财政|[两三四]级|本级)+$/, ''))
}

/** In so many sentences it is told who bears how much. */
const NEAR = 3

/** The one number behind the ratio that is told of it; two of one name tell nothing. */
function borneBy(passage: Passage, sentence: Sentence, from: number, name: string): Fact | undefined {
  if (name === '') return undefined
  const near = passage.sentences.slice(sentence.index, sentence.index + NEAR)
  const told = near.flatMap((own) =>
    own.facts.filter((fact) => {
      const clause = clauseBefore(passage, fact, own).replace(
        /^(?:其中|今年|全年|本年度|[春秋]季学期|本学期)?(?:由|应由|分别由|即)?/,
        '',
      )
      return fact.number_start > from && fact.kind !== 'date' && clause.startsWith(name) && !REALLY.test(clause)
    }),
  )
  const [only] = told
  return told.length === 1 && only!.value && !only!.approx && only!.bound === null ? only : undefined
}
