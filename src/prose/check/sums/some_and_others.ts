/**
 * Some of so many, and all the others, with what is told of the first between them: 17所学校中设有食堂的13所，接入率100%；
 * 其余4所由中心校配送; or with their numbers in front: 问题397个。其中251个当场整改，146个下达限期整改通知.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  amountsOf,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  joinedBefore,
  type Passage,
  REACH,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { added, meets, middle, rangeOf } from '../ground/range.ts'
import { notSum } from './parting.ts'
import { areStillOpen } from '../ground/undone.ts'
import { partitionOf } from './partitions.ts'

/** 其余7所城区学校, 其他的4所: the first words of their clause. */
const OTHERS = /^(?:其余|其他|其它|剩余|余下|剩下)的?(?:仅|还有|有)?$/
/** Behind the whole, without a stop but that of 中: 78所公办中小学中，71所. */
const AMONG =
  /^[个名]?[^,，。；;、\d]{0,14}(?<![其集初高])中(?:[,，]|$|(?=[^,，。；;、\d]))(?:已|现|目前|共)?(?:有)?[^,，。；;、\d]{0,16}$/
/** Others than these two may be told, or some of them twice. */
const MORE = /另|还有|此外|除|含|包括|部分|同时|共建|共用|约|左右|未计/
/** A word of all of them before the first number. */
const NOT_ALL = /其中|[比较]|增|减|每|均|上年|去年/
/** What is further off is of something else. */
const FAR = 0.5

export function someAndOthersFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [...othersFindings(passage, sentence), ...inFrontFindings(passage, sentence)]
}

function othersFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((others): Finding[] => {
    if (others.kind !== 'count' || !OTHERS.test(clauseBefore(passage, others, sentence).trim())) return []
    const joined = joinedBefore(passage, sentence)
    const told = factsBefore(passage, sentence, others).filter(
      ({ fact, sentence: own }) => alike(fact, others) && (own === sentence || own === joined),
    )
    const [some, whole, ...more] = told
    if (!some || !whole || some.sentence !== whole.sentence || others.number_start - endOf(whole.fact) > REACH)
      return []
    if (!AMONG.test(between(passage, endOf(whole.fact) + Array.from(whole.fact.unit).length, some.fact.number_start)))
      return []
    const clause = clauseBefore(passage, whole.fact, whole.sentence)
    const words = between(passage, endOf(some.fact), others.number_start)
    const own = clauseBefore(passage, others, sentence).trim()
    if (areStillOpen(clause, own, wordsBehind(passage, others, sentence, 12))) return []
    if (NOT_ALL.test(clause) || MORE.test(words) || BUT.test(words)) return []
    return unlessMade(
      whole.fact,
      [some.fact, others],
      more.map(({ fact }) => fact),
    )
  })
}
/** 已开工22个；…，本月新开工3个: what is told between them may be parted too. */
const BUT = /其中|分别|各/

/** Nothing where they make it up, miss it by far, or another number is what they lack. */
function unlessMade(whole: Fact, parts: readonly Fact[], others: readonly Fact[]): Finding[] {
  const all = rangeOf(whole)
  const ranges = parts.map(rangeOf)
  if (all === undefined || ranges.some((range) => range === undefined)) return []
  const sum = added(ranges.map((range) => range!))
  if (meets(sum, all) || Math.abs(middle(sum) - middle(all)) > FAR * all.high) return []
  const made = others
    .map(rangeOf)
    .some((other) => other && (meets(sum, other) || meets(added([sum, other]), all) || meets(added([all, other]), sum)))
  return made ? [] : [notSum(whole, parts)]
}

/** 251个当场整改, 146个下达限期整改通知: a number at the front of its clause. */
const FRONT = /^(?:其中|其中有|有|已有|另有|另|还有)?$/
const WHOLE = /发现|排查|查[摆出找]|梳理|受理|接到|收到|转办|交办|反馈|移交|共有?|问题|隐患|线索/

function inFrontFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence)
  return facts.flatMap((first, at): Finding[] => {
    const second = facts[at + 1]
    if (first.kind !== 'count' || second === undefined || !alike(first, second)) return []
    const next = facts[at + 2]
    if (next && alike(next, first) && FRONT.test(clauseBefore(passage, next, sentence))) return []
    const parts = [first, second]
    const clauses = parts.map((fact) => clauseBefore(passage, fact, sentence))
    if (!clauses.every((clause) => FRONT.test(clause)) || /另|还/.test(clauses[0]!)) return []
    const deeds = parts.map((fact) => deedBehind(passage, fact, sentence))
    if (!partitionOf(deeds)?.closed || deeds.some((deed) => deed.length < 2)) return []
    const told = factsBefore(passage, sentence, first).filter(({ fact }) => alike(fact, first))
    const [whole, ...more] = told
    if (whole === undefined || first.number_start - endOf(whole.fact) > REACH) return []
    const clause = clauseBefore(passage, whole.fact, whole.sentence)
    if (!WHOLE.test(clause + deedBehind(passage, whole.fact, whole.sentence)) || NOT_ALL.test(clause)) return []
    const between_them = between(passage, endOf(whole.fact), endOf(second))
    if (/含|部分|同时|等/.test(between_them) || (whole.fact.value ?? 0) < (first.value ?? 0)) return []
    return unlessMade(whole.fact, parts, [
      ...more.map(({ fact }) => fact),
      ...facts.slice(at + 2).filter((fact) => alike(fact, first)),
    ])
  })
}

/** What a number is said to have done, behind it; what a list goes on with is of the next. */
const deedBehind = (passage: Passage, fact: Fact, sentence: Sentence): string =>
  wordsBehind(passage, fact, sentence, 20).split('、', 1)[0]!
