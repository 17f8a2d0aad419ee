/**
 * What was found or planned, what was done of it and what is left, each in a clause of its own that no 其中 joins:
 * 排查隐患426处，当场整改398处，限期整改28处; 学校31所。目前已完工27所，其余4所正在施工.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isLastOfList,
  joinedBefore,
  type Passage,
  type Placed,
  placeOf,
  REACH,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { added, meets, middle, type Range, rangeOf, shown, sumOf } from '../ground/range.ts'
import { additionOf } from './parting.ts'

/** What all of them are called before anything was done. */
const WHOLE =
  /发现|排查|查[摆出找]|梳理|受理|接到|收到|转办|交办|接访|立项|来信|来访|反馈|移交|确定|列入|安排|预算|下达|争取|概算|总投资|项目|筹[措集]|核定|[应需](?!急|用|届|聘|对)|计划|报名|共有|问题|隐患|线索|工单|任务|疑似|申请|进行|设立|(?:参加|实施|享受)[^,，]*的?|建议|提案|资金/
/** What became of some. */
const DONE =
  /已|完成|整改|办结|办复|销号|化解|解决|支付|支出|拨付|使用|用于|实际|到位|当场|现场|立行立改|立即|完工|竣工|建成|开工|劝返|复学|验收|合格|通过|处置|治理|结题|结案|参加|到岗|报到|正在|在建|施工/
/** And of the others. */
const LEFT =
  /^(?:其中)?(?:其余|剩余|余下|剩下|结余|结存|尚未|尚有|还有|仍有|另有|未|限期|正在|在建|暂缓|延期|经批准延期)/
/** Behind 另有 stands what is left only where its own clause says so: 另有3个属于长期坚持, 另有2个经同意取消. */
const BEHIND =
  /^[^,，。；;\d]{0,6}?(?:正在|尚|仍|未|限期|待|计划|将|因|缺考|休学|结转|留|预计|目前|收回)|^(?:问题|项目|隐患|事项|任务|线索|工单|件)?(?:属|系|需|须|暂|不再|无[需法]|(?:经|已|被|拟|按|根据|由)[^,，。；;\d]{0,14}(?:取消|撤销|终止|核?销|核减|缓|延期|移交|转[交办由至入为]|调出|不予|不再))/
/** 另有3个属于上年遗留: of others than were counted. */
const BESIDES = /上年|[去往历]年|遗留|新[增发]|自查|计划外|以外|临时|[省市]级?(?:统筹|层面)|上级/
/** What parts them in another way than by what was done. */
const SORTED = /其中|[按从][^,，。；;\d]{1,8}(?:分|看|划分)[,，:：]/
/** Neither done nor all of them: 列入明年计划12处, 在建6个. */
const ON_THE_WAY =
  /^(?:另|现|目前|其中|已)?(?:正在|在建|在办|推进|施工|[列纳转]入(?:明|来|下|次|后)|[列纳]入[^,，]{0,8}(?:计划|台账|清单)$|暂缓|缓建|延期|限期|长期坚持|持续|取消|终止|未|尚未)/
const NOT_WHOLE = /其中|其余|比|较|增|减|累计|每|均|以上|标准|含|另|当年|上年|去年|只|连同|加上|结转/
/** 其余5个乡镇: of something else. */
const OTHERS = /^(?:个)?(?:乡|镇|县|市|区|学校|部门|单位|方面|街道|村|省|月)/
const MORE = /另|还|其他|其余|剩|未/

const REST = /^(?:其余|剩余|余下|剩下)/

/** How many outcomes may be told before what is left. */
const OUTCOMES = 3
/** What is further off is of something else. */
const FAR = 0.5

export function doneAndLeftFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((left, at): Finding[] => {
    const before_it = REST.test(clauseBefore(passage, left, sentence)) ? joinedBefore(passage, sentence) : undefined
    const done = at > 0 ? sentence.facts[at - 1] : before_it?.facts.at(-1)
    if (done === undefined || !alike(done, left) || !isLeft(passage, sentence, at)) return []
    const told = [{ fact: left, sentence }, ...factsBefore(passage, sentence, left)].filter(({ fact }) =>
      alike(fact, done),
    )
    const before = told.filter((one) => !isSorted(passage, one, sentence))
    const place = before.findIndex((one, place) => place > 0 && isWhole(passage, one))
    const whole = before[place]
    const parts = before.slice(0, place).toReversed()
    if (whole === undefined || place < 2 || place > OUTCOMES + 1) return []
    if (!parts.slice(0, -1).every((part) => isDone(passage, part, sentence)) || !isNext(passage, whole, parts[0]!))
      return []
    // 共有幼儿园128家。认定通过81家，未通过9家: not all of them have applied.
    if (parts.slice(1).some(({ fact, sentence: own }) => /其中/.test(clauseBefore(passage, fact, own)))) return []
    const [had, did] = [whole, parts[0]!].map(({ fact, sentence: own }) => clauseBefore(passage, fact, own))
    if (/共有/.test(had!) && /认定|评[审估定选]|申报|命名/.test(did!)) return []
    // 实施改造的学校中已竣工22所: not all of them are.
    if (/的[\u4e00-\u9fff]{2,6}(?<![高初集])中/.test(did!)) return []
    const [all, ...ranges] = [whole, ...parts].map(({ fact }) => rangeOf(fact))
    if (all === undefined || ranges.some((range) => range === undefined)) return []
    const sum = added(ranges.map((range) => range!))
    const others = told.slice(1).map(({ fact }) => fact)
    const on = [...parts.map(({ fact }) => fact), ...sentence.facts.slice(at + 1, at + 1 + OUTCOMES)]
    if (
      makeUp(
        on.filter((fact) => alike(fact, left)),
        all,
      )
    )
      return []
    if (Math.abs(middle(sum) - middle(all)) > FAR * all.high || makeUp(others, sum)) return []
    return [
      unequal(
        whole.fact,
        parts.map(({ fact }) => fact),
      ),
    ]
  })
}

function unequal(whole: Fact, parts: readonly Fact[]): Finding {
  return {
    rule: 'sum',
    says: `${parts.map(({ quote }) => `“${quote}”`).join('与')}加起来是${shown(sumOf(parts))}，与“${whole.quote}”对不上，请核对。`,
    arithmetic: additionOf(whole, parts),
    places: [whole, ...parts].map(placeOf),
  }
}

/** So far behind a number stands what became of it. */
const BEHIND_IT = 16

/** The last of the outcomes, and no row of others behind it. */
function isLeft(passage: Passage, sentence: Sentence, at: number): boolean {
  const [left, next] = [sentence.facts[at]!, sentence.facts[at + 1]]
  const clause = clauseBefore(passage, left, sentence)
  const behind = wordsBehind(passage, left, sentence, BEHIND_IT)
  if (OTHERS.test(behind) || (next && alike(next, left) && MORE.test(clauseBefore(passage, next, sentence))))
    return false
  return /^(?:另|还)/.test(clause)
    ? BEHIND.test(behind) && !BESIDES.test(behind)
    : LEFT.test(clause) || (clause === '' && BEHIND.test(behind))
}

function isDone(passage: Passage, { fact, sentence: own }: Placed, sentence: Sentence): boolean {
  const clause = clauseBefore(passage, fact, own)
  return (
    areJoined(passage, own, sentence) &&
    !/其中|含|连同|加上|结转(?!下|至)|缺口|[上去往历]年/.test(clause) &&
    (DONE.test(clause + wordsBehind(passage, fact, own, BEHIND_IT)) || ON_THE_WAY.test(clause))
  )
}

/** 竣工21个；在建9个；其余5个尚未开工 */
const areJoined = (passage: Passage, own: Sentence, sentence: Sentence): boolean =>
  own === sentence || !/[。！？!?\n]/.test(between(passage, own.end, sentence.start))

/** 查摆问题32个，按整改方式分，立行立改19个、限期整改13个。已销号28个: how they are parted tells nothing of what was done. */
function isSorted(passage: Passage, { fact, sentence: own }: Placed, last: Sentence): boolean {
  return !areJoined(passage, own, last) && SORTED.test(between(passage, own.start, fact.number_start))
}

function isWhole(passage: Passage, { fact, sentence }: Placed): boolean {
  const clause = clauseBefore(passage, fact, sentence)
  const words = clause + /^\D*/.exec(wordsBehind(passage, fact, sentence, BEHIND_IT))![0]
  const at = sentence.facts.indexOf(fact)
  // 项目42个，其中续建15个、新建27个: one of several parts.
  if (isLastOfList(passage, sentence.facts, at)) return false
  return WHOLE.test(words) && !NOT_WHOLE.test(clause) && !DONE.test(clause) && !ON_THE_WAY.test(clause)
}

/** In the same sentence or the next one, or with one of something else between. */
const isNext = (passage: Passage, whole: Placed, first: Placed): boolean =>
  passage.sentences
    .slice(whole.sentence.index + 1, first.sentence.index)
    .every((own, at) => at === 0 && !own.facts.some((fact) => fact.kind === whole.fact.kind)) &&
  !isOfAmong(passage, whole, first) &&
  first.fact.number_start - endOf(whole.fact) < REACH

/** 36个，其中新建12个。竣工…: they may be of those among them; 总投资3.72亿元，其中上级资金2.15亿元 is of something else. */
function isOfAmong(
  passage: Passage,
  { fact: whole, sentence }: Placed,
  { fact: first, sentence: last }: Placed,
): boolean {
  const words = between(passage, endOf(whole), first.number_start)
  const at = /其中|[(（]/.exec(words)?.index
  if (at === undefined) return false
  const from = endOf(whole) + Array.from(words.slice(0, at)).length
  const among = passage.sentences
    .slice(sentence.index, last.index + 1)
    .flatMap(({ facts }) => facts)
    .filter(({ number_start }) => number_start > from && number_start < first.number_start)
  // 其中 without a number, or right before what was done.
  return (
    among.length === 0 ||
    first.number_start <= from ||
    among.some((fact) => alike(fact, first) || fact.kind === whole.kind)
  )
}

/** One of those before, or some that follow one another, are what the parts make. */
const makeUp = (facts: readonly Fact[], sum: Range): boolean =>
  facts.some((_, from) => {
    const ranges = facts.slice(from, from + 2 * OUTCOMES).map(rangeOf)
    return ranges.some((__, more) => {
      const some = ranges.slice(0, more + 1)
      return some.every((range) => range !== undefined) && meets(added(some), sum)
    })
  })
