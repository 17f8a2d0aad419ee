/** The numbers of a list behind its total, in the sentence and in those that semicolons join to it. */
import type { Fact } from '../../grammar/fact.ts'
import { alike, between, clauseBefore, endOf, joinedTo, MOST, type Passage, type Sentence } from '../ground/passage.ts'

/**
 * From `from` on, until `ends` says that a number is no part any more; `is_first` while there is none yet. A list that
 * begins in a bracket ends with it, and one outside leaves out what stands in brackets.
 */
export function listBehind(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  from: number,
  ends: (part: Fact, own: Sentence, is_first: boolean) => boolean,
): Fact[] {
  const inside = isInBracket(passage, endOf(total), from)
  const parts: Fact[] = []
  let looked = 0
  for (const own of joinedTo(passage, sentence)) {
    if (own !== sentence && isOtherWay(passage, own)) return parts
    for (const part of own.facts) {
      if (part.number_start < from) continue
      looked += 1
      if (looked > LOOKED) return parts
      const is_in = isInBracket(passage, endOf(total), part.number_start)
      if (inside && !is_in) return parts
      if ((!inside && is_in) || !alike(total, part) || isNoPart(passage, own, total, part)) continue
      if (ends(part, own, parts.length === 0)) return parts
      parts.push(part)
      if (parts.length === MOST) return parts
    }
  }
  return parts
}

/** What was done with all of them: 校舍94处、食堂131处，已整改698处. */
export const doneWith =
  /^(?:目前|截至目前|现|均|其中|全部)*已(?:经|全部)?[\u4e00-\u9fff]|^(?:目前|现)?(?:完成|整改|办结|销号|化解)[\u4e00-\u9fff]{0,4}$/

/** With all that stands between its parts, no list goes over more numbers. */
const LOOKED = 2 * MOST

const isNoPart = (passage: Passage, own: Sentence, total: Fact, part: Fact): boolean =>
  isRest(passage, own, part) ||
  tellsClasses(passage, part) ||
  isAmongLast(passage, own, total, part) ||
  isPrice(passage, own, part)

/** 小学寄宿生每学期500元，资助3200人次，支出160万元: so much for each is no part of what is paid for all. */
const isPrice = (passage: Passage, own: Sentence, part: Fact): boolean =>
  part.kind === 'money' &&
  part.unit === '元' &&
  /每(?:个?(?:学期|学年|年|月|天|日)|生|人|名|户|班|校|所)+$/.test(clauseBefore(passage, part, own))

/** 其余458人中433人实现就业: among the last of the parts, and not beside it. */
function isAmongLast(passage: Passage, { facts }: Sentence, total: Fact, part: Fact): boolean {
  const last = facts[facts.indexOf(part) - 1]
  if (last === undefined || last === total || !alike(last, part)) return false
  return /^[^,，。；;、]{1,6}(?<![高初])中[,，]?(?:已有|已|有)?$/.test(between(passage, endOf(last), part.number_start))
}

/** 三个方面, 四类: how many classes there are is none of them, nor all that is in them. */
export const tellsClasses = (passage: Passage, fact: Fact): boolean =>
  fact.kind === 'count' &&
  (fact.value ?? 0) <= MOST &&
  /^(?:大?类|种|[个大](?:方面|学段|层次|层面|档次|等次|类别|领域|批次|阶段|片区|板块|环节|渠道|部分))/.test(
    between(passage, endOf(fact), endOf(fact) + 3),
  )

/** 按渠道分，…；按内容分，…: the same things are parted again. */
const isOtherWay = (passage: Passage, { start }: Sentence): boolean =>
  /^\s*(?:按|从)[^,，。；;\d]{2,10}(?:分|看|划分|统计|构成)/.test(between(passage, start, start + 20))

/** 其余3个考点共84个: the second number is the part, and the first only tells of how many. */
const tellsRest = (passage: Passage, few: Fact, part: Fact): boolean =>
  few.number_start < part.number_start &&
  /^[^,，。；;、]{0,8}(?:共|合计|计)[^,，。；;、]{0,4}$/.test(between(passage, endOf(few), part.number_start))

/** The first of the two. */
const isRest = (passage: Passage, sentence: Sentence, few: Fact): boolean =>
  /其余|其他|剩余/.test(clauseBefore(passage, few, sentence)) &&
  sentence.facts.some((fact) => tellsRest(passage, few, fact))

/** The second. */
export const isRestTold = (passage: Passage, { facts }: Sentence, part: Fact): boolean =>
  facts.some((fact) => tellsRest(passage, fact, part))

/** No bracket is open over more characters. */
const BRACKET = 400

/** Whether a bracket that was opened behind `from` is still open at `at`. */
export function isInBracket({ text }: Passage, from: number, at: number): boolean {
  for (let place = at - 1; place >= Math.max(from, at - BRACKET); place -= 1) {
    const sign = text[place]!
    if (sign === '(' || sign === '（') return true
    if (sign === ')' || sign === '）') return false
  }
  return false
}
