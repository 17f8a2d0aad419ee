/** What was not done is no part of which a rate tells that is called after the deed: the rest is. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  type Passage,
  placeOf,
  type Sentence,
} from '../ground/passage.ts'
import { added, divided, meets, type Range, rangeOf, shown, times, without } from '../ground/range.ts'

/** 因故未开工, 正在办理: not what a rate of 开工 is of; 不合格 is what a rate of 不合格 is of. */
export const isUndone = (clause: string, name: string): boolean =>
  !/[未没不]/.test(name) &&
  (/[未没]|不(?!合格|达标)|正在|暂缓|延缓|缓[学入]|推迟|[尚仍]待/.test(clause) ||
    clause.includes(`不${name.slice(-2)}`))

/** What is said may miss it by so many points. */
const NEAR = 12

/** 共46个，因故未开工3个，开工率91.3%: of all but those, whichever number before is all. */
export function undoneFindings(passage: Passage, sentence: Sentence, rate: Fact): Finding[] {
  const clause = clauseBefore(passage, rate, sentence)
  const name = /([\u4e00-\u9fff]{2})率(?:约?为|达到?|是)?$/.exec(clause)?.[1]
  const said = rangeOf(rate)
  if (name === undefined || /[上去前往]年|同期/.test(clause) || said === undefined || rate.value! > 100) return []
  const halves = bothHalves(passage, sentence, rate, name, said)
  if (halves.length > 0) return halves
  const [undone, ...others] = factsBefore(passage, sentence, rate)
  const left = undone && rangeOf(undone.fact)
  if (left === undefined || undone!.sentence !== sentence || !isLeft(passage, undone!.fact, sentence, name)) return []
  const wholes = others.filter(({ fact }) => alike(fact, undone!.fact) && (fact.value ?? 0) > undone!.fact.value!)
  const makes = (whole: Fact): boolean => {
    const all = rangeOf(whole)
    const rest = all && without(all, left)
    const ratio = all && rest && divided(rest, all)
    return ratio === undefined || meets(times(ratio, 100), said)
  }
  const [whole] = wholes.toSorted((one, other) => other.fact.value! - one.fact.value!)
  if (whole === undefined || whole.sentence !== sentence || wholes.some(({ fact }) => makes(fact))) return []
  const rest = whole.fact.value! - undone!.fact.value!
  const reckoned = (rest / whole.fact.value!) * 100
  if (Math.abs(reckoned - rate.value!) > NEAR) return []
  return [
    {
      rule: 'rate',
      says: `“${whole.fact.quote}”除去“${undone!.fact.quote}”，应为${shown(reckoned)}%，文中写的是${rate.number}，请核对。`,
      arithmetic: `${shown(rest)} ÷ ${shown(whole.fact.value!)} = ${shown(reckoned)}% ≠ ${rate.number}`,
      places: [whole.fact, undone!.fact, rate].map(placeOf),
    },
  ]
}

/** 认定通过718人，通过率96.77%，未通过42人: those who have done it and those who have not are all, where no other number is. */
function bothHalves(passage: Passage, sentence: Sentence, rate: Fact, name: string, said: Range): Finding[] {
  const at = sentence.facts.indexOf(rate)
  const [done, undone] = [sentence.facts[at - 1], sentence.facts[at + 1]]
  if (!done || !undone || !alike(done, undone) || !isNextTo(passage, done, rate, undone)) return []
  if (!isLeft(passage, undone, sentence, name) || !clauseBefore(passage, done, sentence).includes(name)) return []
  if (isUndone(clauseBefore(passage, done, sentence), name)) return []
  const others = factsBefore(passage, sentence, done).filter(({ fact }) => alike(fact, done))
  const [some, rest] = [rangeOf(done), rangeOf(undone)]
  if (some === undefined || rest === undefined || others.some(({ fact }) => (fact.value ?? 0) > done.value!)) return []
  const all = added([some, rest])
  const ratio = divided(some, all)
  const reckoned = (done.value! / (done.value! + undone.value!)) * 100
  if (ratio === undefined || meets(times(ratio, 100), said) || Math.abs(reckoned - rate.value!) > NEAR) return []
  const sum = shown(done.value! + undone.value!)
  return [
    {
      rule: 'rate',
      says: `“${done.quote}”和“${undone.quote}”共${sum}，应为${shown(reckoned)}%，文中写的是${rate.number}，请核对。`,
      arithmetic: `${shown(done.value!)} ÷ ${sum} = ${shown(reckoned)}% ≠ ${rate.number}`,
      places: [done, rate, undone].map(placeOf),
    },
  ]
}

/** Each in the clause behind the other. */
const isNextTo = (passage: Passage, ...[done, rate, undone]: [Fact, Fact, Fact]): boolean =>
  /^[^,，。；;、\d]{0,4}[,，(（][^,，。；;、\d]{2,8}$/.test(between(passage, endOf(done), rate.number_start)) &&
  /^[%％]?[)）]?[,，][^,，。；;、\d]{2,12}$/.test(between(passage, endOf(rate), undone.number_start))

/** 未开工3个, 有3个尚未开工 */
function isLeft(passage: Passage, undone: Fact, sentence: Sentence, name: string): boolean {
  const not = new RegExp(`(?:未|没有)(?:能|按期|完全|实现|全部)?${name}`)
  const behind = between(passage, endOf(undone), endOf(undone) + 12).split(/[,，。；;]/, 1)[0]!
  return not.test(clauseBefore(passage, undone, sentence)) || not.test(behind)
}
