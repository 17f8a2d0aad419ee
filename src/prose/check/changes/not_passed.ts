/** Received, passed and not passed, over sentences that part them otherwise: 受理申请742人，其中男156人…。认定通过718人，…，未通过42人. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  type Passage,
  type Placed,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { added, overlaps, rangeOf, without } from '../ground/range.ts'
import { notLeft } from './remainders.ts'

const DEED =
  '通过|认定|批准|立项|录取|录用|聘用|合格|达标|及格|入围|入选|获批|注册|受理|过线|晋级|结业|获证|备案|采纳|入库'
const FAILED = new RegExp(
  `(?:未(?:能|获|被|予|获得)?|不(?:予|能)?|没有?(?:能|被)?)(?:准予)?(?<deed>${DEED})(?:的|人数|有|者|共|为|申请)*$`,
)
const FAILED_BEHIND = new RegExp(
  `^[\\u4e00-\\u9fff]{0,8}?(?:未(?:能|获|被|予|获得)?|不(?:予|能)?|没有?(?:能|被)?)(?<deed>${DEED})`,
)
/** What there was before anybody passed. */
const CAME = /受理|申请|申报|报名|推荐|报送|参[加评检测考赛训]|应|收到|抽[检查测]|检[查测]|体检|送审/
/** Others are left, of whom neither is said. */
const OTHERS =
  /撤[回销]|退[回出件]|放弃|弃[权考]|待|补[充正报考录]|缓|暂|基本|初[审评选]|复[审核评查检测试]|重[检测新]|最终|另|还有|此外|免[检考测]|缺[考检测]|累计|上年|去年|结转|[一二三四五]批/
/** So far before the one that passed the others may have come. */
const FAR = 400
const SENTENCES = 7
/** Fewer may be left because others are not told. */
const UNTOLD = 0.1
const TOO_MANY = 0.5

export function notPassedFindings(passage: Passage, sentence: Sentence): Finding[] {
  if (!/[未不没]/.test(between(passage, sentence.start, sentence.end))) return []
  return sentence.facts.flatMap((gap): Finding[] => {
    if (gap.kind !== 'count' || gap.value === null || gap.value < 2) return []
    const deed = failedIn(passage, sentence, gap)
    const said = deed && rangeOf(gap)
    if (!deed || !said) return []
    const near = factsNear(passage, sentence, gap)
    const at = near.findIndex((one) => hasPassed(passage, one, deed))
    const few = near[at]
    const came = near.slice(at + 1).filter((one) => few && hasCome(passage, one, few.fact))
    const [many] = came
    if (at < 0 || !few || !many || came.length > 1) return []
    if (OTHERS.test(between(passage, many.sentence.start, sentence.end))) return []
    return isTold(near, many.fact, few.fact, gap) ? [] : [notLeft(few.fact, many.fact, gap)]
  })
}

/** What a number is said to have done, behind it; what a list goes on with is of the next. */
const deedBehind = (passage: Passage, fact: Fact, sentence: Sentence): string =>
  wordsBehind(passage, fact, sentence, 20).split('、', 1)[0]!

function failedIn(passage: Passage, sentence: Sentence, gap: Fact): string | undefined {
  const clause = clauseBefore(passage, gap, sentence)
  const match = FAILED.exec(clause) ?? FAILED_BEHIND.exec(deedBehind(passage, gap, sentence))
  return match?.groups?.['deed']
}

/** The numbers of the same things before it in the paragraph, the nearest first. */
function factsNear({ text, sentences }: Passage, sentence: Sentence, gap: Fact): Placed[] {
  const found: Placed[] = []
  for (let index = sentence.index; index >= 0 && index > sentence.index - SENTENCES; index -= 1) {
    const own = sentences[index]!
    if (index < sentence.index && text[own.end] === '\n') break
    if (gap.number_start - own.end > FAR) break
    for (const fact of own.facts.toReversed())
      if (fact.number_start < gap.number_start && alike(fact, gap) && rangeOf(fact)) found.push({ fact, sentence: own })
  }
  return found
}

/** 认定通过718人; 718人通过认定 */
function hasPassed(passage: Passage, { fact, sentence }: Placed, deed: string): boolean {
  const passed = new RegExp(
    `(?<![未不没初])(?<!未[获能予被]|不予)${deed}(?:的|人数|有|者|共|为|[\\u4e00-\\u9fff]{2,4})?$`,
  )
  return (
    passed.test(clauseBefore(passage, fact, sentence)) ||
    new RegExp(`^[\\u4e00-\\u9fff]{0,6}?(?<![未不没有获予被])${deed}`).test(deedBehind(passage, fact, sentence))
  )
}

function hasCome(passage: Passage, { fact, sentence }: Placed, few: Fact): boolean {
  const words = `${clauseBefore(passage, fact, sentence)} ${deedBehind(passage, fact, sentence)}`
  return fact.value! > few.value! && CAME.test(words) && !/其中|[比较增减]/.test(words)
}

/** Whether the three fit, or a fourth number is what they lack. */
function isTold(near: readonly Placed[], many: Fact, few: Fact, gap: Fact): boolean {
  const [all, passed, failed] = [many, few, gap].map((fact) => rangeOf(fact)!)
  const missing = many.value! - few.value! - gap.value!
  if (overlaps(without(all!, passed!), failed!)) return true
  if (missing > UNTOLD * many.value! || -missing > TOO_MANY * many.value!) return true
  return near.some(({ fact }) => {
    const other = rangeOf(fact)!
    if (fact === many || fact === few) return false
    return [added([passed!, failed!]), without(all!, failed!), without(without(all!, passed!), failed!)].some((one) =>
      overlaps(one, other),
    )
  })
}
