/** Totals and their parts: 共…（…、…）, 其中, and …，共…. */
import type { Fact } from '../fact.ts'
import { numeral } from './days.ts'
import type { Finding } from './finding.ts'
import { areFlows } from './flows.ts'
import { areCrossing, partitionOf, rest } from './partitions.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  isLastOfList,
  MOST,
  type Passage,
  placeOf,
  REACH,
  type Sentence,
} from './passage.ts'
import { added, meets, rangeOf, shown } from './range.ts'

/** Parts that miss the total by less are taken for a slip of the pen and not for a choice of examples. */
const NEARLY = 0.05
/** Three parts and more that come so near are hardly a choice either. */
const NEARLY_OF_MANY = 0.1
/** One and the same may have or do several of these. */
const HAVE = /开展|参加|参与|开设|配备|建有|设有|实施|取得|获得|拥有|具有|使用|覆盖/
/** Words that say the parts are not all of it. */
const OPEN = /等(?!奖|职|专|教|学|级)|另|还有|此外|主要|以及其他|(?<!其|剩)余(?!下)/
const CLOSING_TOTAL =
  /^(?:(?:以上|上述)?(?:[两三四五六七八九十]|\d{1,2})?(?:项|者|类|校|所|个|部分|批)?(?:合计|总计|共计|共|总共|累计|计)|总数|总量|总人数|总额|[\u4e00-\u9fff]{2,8}(?:合计|总计|共计))(?:为|达到?|是)?$/
/** 共建设66所 after 新建36所，改扩建30所: the same work, or another one; the numbers must speak for it too. */
const LOOSE_TOTAL =
  /^(?:全[市县区校镇省]|我[市县区校])?(?:前?(?:[两三四五六七八九十]|\d{1,2})(?:年|个?学期|批|期|届|个?季度|个?月)(?:来|间)?)?(?:(?:合计|总计|共计|共|总共|累计)(?!有)[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,6}(?:总数|总量|总人数|总额)(?:为|达到?|是)?)$/
const SLIP = 0.3

export function sumFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [
    ...bracketed(passage, sentence),
    ...amongThem(passage, sentence),
    ...respectively(passage, sentence),
    ...totalled(passage, sentence),
    ...whollyParted(passage, sentence),
    ...shared(passage, sentence),
  ]
}

/** 总面积1185080平方米（其中新建1055310平方米，加固129700平方米）, and 共招收1820人：甲校560人、乙校480人 */
function bracketed(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    const opening = between(passage, endOf(total), endOf(total) + 6)
    const found = /^[^,，。(（:：]{0,4}([(（:：])/.exec(opening) ?? allotted(passage, total)
    if (found === null) return []
    const listed = found[1] === ':' || found[1] === '：'
    const from = endOf(total) + Array.from(found[0]).length
    const rest = between(passage, from, Math.min(sentence.end, from + 4 * REACH))
    const to = from + Array.from(listed ? rest : rest.split(/[)）]/, 1)[0]!).length
    const parts = sentence.facts.slice(at + 1, at + MOST).filter((part) => part.number_start < to && alike(total, part))
    const inside = between(passage, from, to)
    if (listed && parts.some((part) => /共|总|其中|占/.test(clauseBefore(passage, part, sentence)))) return []
    return parted(passage, sentence, total, parts, {
      some: /其中|含|包括/.test(inside) || found[0].length > 5,
      open: OPEN.test(inside),
    })
  })
}

/** 1.5亿元，安排给三个项目：…: hardly ever all of it, but never more. */
function allotted(passage: Passage, total: Fact): RegExpExecArray | null {
  if (total.kind !== 'money') return null
  const words = between(passage, endOf(total), endOf(total) + 30)
  return /^[^,，。:：]{0,6}[,，][^,，。:：\d]{0,6}(?:安排|分配|用于|投向|支持|下达|拨付)[^,，。:：\d]{0,10}([:：])/.exec(
    words,
  )
}

/** 全市3200人，其中小学1500人、初中1000人、高中700人 */
function amongThem(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const next = facts[at + 1]
    if (next === undefined || !alike(total, next)) return []
    const gap = between(passage, endOf(total), next.number_start)
    if (
      !/^[^,，(（]{0,3}(?:[,，]其中|中[,，])/.test(gap) ||
      isLastOfList(passage, facts, at) ||
      /^[^,，]{0,3}[)）]/.test(gap)
    )
      return []
    const parts: Fact[] = []
    for (const part of facts.slice(at + 1, at + MOST)) {
      if (isInBracket(between(passage, endOf(total), part.number_start))) continue
      if (!alike(total, part)) break
      // A second level of 其中 speaks of the last part, and a total of its own ends the list.
      if (parts.length > 0 && /其中|共|总|^包括|^含/.test(clauseBefore(passage, part, sentence))) break
      parts.push(part)
    }
    const words = between(passage, endOf(total), Math.min(sentence.end, endOf(total) + 4 * REACH))
    return parted(passage, sentence, total, parts, { some: true, open: OPEN.test(words) })
  })
}

/** 三所学校共招生1820人，分别为560人、480人和760人 */
function respectively(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const next = facts[at + 1]
    if (next === undefined || !alike(total, next) || !/共|总/.test(clauseBefore(passage, total, sentence))) return []
    const gap = between(passage, endOf(total), next.number_start)
    if (!/^[^,，。]{0,4}[,，][^,，。\d]{0,16}分别(?:为|是|招收|达|达到)?$/.test(gap)) return []
    const parts: Fact[] = []
    for (const part of facts.slice(at + 1, at + MOST)) {
      if (!alike(total, part)) break
      if (
        parts.length > 0 &&
        !/^[^,，。]{0,4}[、和与及,，]{1,2}$/.test(between(passage, endOf(parts.at(-1)!), part.number_start))
      )
        break
      parts.push(part)
    }
    return parted(passage, sentence, total, parts, { some: false, open: false })
  })
}

interface Parting {
  /** They may be examples only. */
  readonly some: boolean
  readonly open: boolean
}

function parted(
  passage: Passage,
  sentence: Sentence,
  total: Fact,
  parts: readonly Fact[],
  { some, open }: Parting,
): Finding[] {
  const whole = rangeOf(total)
  const ranges = parts.map(rangeOf)
  if (whole === undefined || parts.length < 2 || ranges.some((range) => range === undefined)) return []
  const sum = added(ranges.map((range) => range!))
  if (meets(sum, whole)) return []
  // 29所，其中公办18所，民办11所，示范性3所: the first ones are all of it, and the others are among them.
  if (some && ranges.some((_, last) => last > 0 && meets(added(ranges.slice(0, last + 1).map((one) => one!)), whole)))
    return []
  // 减少45人，其中退休162人、新进137人
  const clauses = parts.map((part) => clauseBefore(passage, part, sentence))
  if (/[增减]/.test(clauseBefore(passage, total, sentence)) && areFlows(clauses)) return []
  // Who is given something in spring is given it in autumn too.
  if (/^[人名位户]$/.test(total.unit) && parts.every((part) => TERM.test(clauseBefore(passage, part, sentence))))
    return []
  const missing = (whole.low - sum.high) / Math.max(1, whole.high)
  if (sum.low <= whole.high) {
    if (open) return []
    const all = partitionOf(parts.map((part) => clauseBefore(passage, part, sentence)))?.closed ?? false
    if (some && !all && missing > (parts.length > 2 ? NEARLY_OF_MANY : NEARLY)) return []
  } else if (
    some &&
    // Money is not given twice.
    total.kind !== 'money' &&
    parts.every((part) => (part.value ?? 0) <= whole.high) &&
    (parts.some((part) => HAVE.test(clauseBefore(passage, part, sentence))) ||
      areCrossing(parts.map((part) => clauseBefore(passage, part, sentence))))
  ) {
    return []
  }
  return [unequal(total, parts)]
}

const TERM = /春季|秋季|春学期|秋学期|[上下]半年|[上下]学期|第[一二三四]季度/

/** Whether a bracket that was opened in these words is still open. */
const isInBracket = (words: string): boolean => {
  const opened = Math.max(words.lastIndexOf('('), words.lastIndexOf('（'))
  return opened >= 0 && opened > Math.max(words.lastIndexOf(')'), words.lastIndexOf('）'))
}

function unequal(total: Fact, parts: readonly Fact[]): Finding {
  const reckoned = parts.reduce((all, { value }) => all + value!, 0)
  const gap = Math.abs(total.value! - reckoned)
  return {
    rule: 'sum',
    says: `各部分加起来是${shown(reckoned)}，与“${total.quote}”相差${shown(gap)}，请核对是总数有误还是分项有误。`,
    arithmetic: `${parts.map(({ value }) => shown(value!)).join(' + ')} = ${shown(reckoned)} ≠ ${shown(total.value!)}`,
    places: [total, ...parts].map(placeOf),
  }
}

/** 4260人中，…合计4260人: the whole that was said before its parts. */
function isWhole(passage: Passage, part: Fact, total: Fact): boolean {
  return part.value === total.value || /^[^,，]{0,4}中[,，]/.test(between(passage, endOf(part), endOf(part) + 6))
}

/** Things that are added whatever their measure word, where 合计 adds them. */
const THINGS: ReadonlySet<string> = new Set(['所', '个', '家', '处'])

/** 新建36所，改扩建30所，共66所 */
function totalled(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((total, at) => {
    const clause = clauseBefore(passage, total, sentence)
    const loose = LOOSE_TOTAL.test(clause)
    if (at < 2 || (!loose && !CLOSING_TOTAL.test(clause))) return []
    const opens = total.number_start - Array.from(clause).length
    const parts: Fact[] = []
    for (const part of facts.slice(Math.max(0, at - MOST), at).toReversed()) {
      // 三项 in 三项合计345人
      if (part.number_start >= opens) continue
      // 36 in 36至50岁638人 stands in the words of the part behind it.
      const next = parts[0]
      if (
        next !== undefined &&
        part.number_start >= next.number_start - Array.from(clauseBefore(passage, next, sentence)).length
      )
        continue
      const kin = /合计|总计|共计/.test(clause) && THINGS.has(total.unit) && THINGS.has(part.unit)
      const words = clauseBefore(passage, part, sentence)
      // 共评聘正高级6名、副高级58名: what is less than those behind it is no total of theirs.
      const is_total = /共|总/.test(words) && !parts.some(({ value }) => (value ?? 0) > (part.value ?? 0))
      if (!(kin || alike(total, part)) || is_total || isWhole(passage, part, total) || /其中|由/.test(words)) break
      parts.unshift(part)
    }
    if (parts.length < 2) return []
    const terms = /^前?([两三四五六七八九十]|\d{1,2})(?:年|个?学期|批|期|届|个?季度|个?月)/.exec(clause)?.[1]
    if (terms !== undefined && numeral(terms) !== parts.length) return []
    const reckoned = parts.reduce((all, { value }) => all + (value ?? 0), 0)
    const noun = /^([\u4e00-\u9fff]{2,6})(?:总数|总量|总人数|总额)/.exec(clause)?.[1]
    if (noun !== undefined && !between(passage, sentence.start, total.number_start - 8).includes(noun)) return []
    const last = Array.from(clause).slice(-2).join('')
    // A total of something that no part spoke of is of something else: 小学30所、初中9所，共建成标准化学校35所.
    const is_other = /(?:合计|总计|共计|共|总共|累计)[\u4e00-\u9fff]{4,}$/.test(clause)
    if (loose && is_other && !between(passage, sentence.start, opens).includes(last)) return []
    if (loose && Math.abs(reckoned - (total.value ?? 0)) > SLIP * reckoned) return []
    // 另有10人 may follow the total too.
    const words = between(passage, parts[0]!.start, Math.min(sentence.end, endOf(total) + 8))
    return parted(passage, sentence, total, parts, { some: false, open: OPEN.test(words) })
  })
}

/** 艺术类210家，体育类96家，其他36家: the first is a part as the others are. */
const isOneOfThem = (own: string, first: string): boolean =>
  /[类级型组段科区片]$/.test(own) && own.at(-1) === first.at(-1) && own.length <= 6 && first.length <= 6

const ALL_OF = /^[全我]|共有|总数|现有/
/** How many parts may stand behind a total without a word that joins them. */
const FEW = 4

/** 教师228人，男教师86人，女教师142人: no word joins them, but there is no third. */
function whollyParted(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((total, at) => {
    const own = clauseBefore(passage, total, sentence)
    for (let count = FEW; count >= 2; count -= 1) {
      const parts = sentence.facts.slice(at + 1, at + 1 + count)
      if (parts.length < count || !parts.every((part) => alike(total, part))) continue
      const clauses = parts.map((fact) => clauseBefore(passage, fact, sentence))
      const kinds = partitionOf(clauses)
      const grounds = /占地/.test(own) && clauses.every((clause) => clause.endsWith('区'))
      if (
        !(
          kinds?.closed ||
          grounds ||
          (kinds &&
            ALL_OF.test(between(passage, Math.max(sentence.start, total.number_start - 16), total.number_start)))
        ) ||
        clauses.some((clause) => clause.includes('其中')) ||
        isOneOfThem(own, clauses[0]!) ||
        partitionOf([own, clauses[0]!])
      )
        continue
      const touching = [total, ...parts.slice(0, -1)].every((fact, place) =>
        // A total is not joined to its parts as they are to each other: 教学楼12600平方米、宿舍楼9400平方米、其他5600平方米.
        (place === 0 ? /^[^,，。、]{0,8}[,，]/ : /^[^,，。]{0,8}[,，、]/).test(
          between(passage, endOf(fact), parts[place]!.number_start),
        ),
      )
      if (!touching || total.value! < Math.max(...parts.map(({ value }) => value ?? 0))) continue
      return parted(passage, sentence, total, parts, { some: !kinds?.closed, open: !kinds?.closed })
    }
    return []
  })
}

/** 在校生28.6万人。其中，小学18.2万人…: the total stands in the sentence before. */
export function amongBefore(passage: Passage): Finding[] {
  return passage.sentences.flatMap((sentence, at) => {
    const total = passage.sentences[at - 1]?.facts.at(-1)
    const first = sentence.facts[0]
    if (total === undefined || first === undefined || !alike(total, first)) return []
    const opening = between(passage, sentence.start, first.number_start)
    if (!/^其中[,，:：]?/.test(opening) || sentence.start - endOf(total) > 6) return []
    const parts: Fact[] = []
    for (const part of sentence.facts) {
      if (!alike(total, part) || (parts.length > 0 && /其中|共|总/.test(clauseBefore(passage, part, sentence)))) break
      parts.push(part)
    }
    const noun = clauseBefore(passage, total, passage.sentences[at - 1]!)
      .replace(/(?:总数|人数|总人数|达到?|共|有|为)*$/, '')
      .slice(-2)
    if (!parts.every((part) => clauseBefore(passage, part, sentence).includes(noun))) return []
    const words = between(passage, sentence.start, sentence.end)
    return parted(passage, sentence, total, parts, { some: true, open: OPEN.test(words) })
  })
}

/** 优秀占35%、良好占42%、合格占28%: shares of which none is in another cannot be more than all; 其余 makes them all. */
function shared(passage: Passage, sentence: Sentence): Finding[] {
  const shares = runsOfShares(passage, sentence)
  return shares.flatMap((run) => {
    const clauses = run.map((fact) => clauseBefore(passage, fact, sentence))
    const kinds = partitionOf(clauses) ?? structureOf(passage, sentence, run[0]!)
    const ranges = run.map(rangeOf)
    if (kinds === undefined || ranges.some((range) => range === undefined)) return []
    const sum = added(ranges.map((range) => range!))
    if (meets(sum, ALL) || (sum.high < 100 && !kinds.closed)) return []
    // What stands before 其余 need not all belong to it.
    const ends = ranges.map((_, from) => added(ranges.slice(from).map((range) => range!))).slice(0, -1)
    if (rest.test(clauses.at(-1)!) && ends.some((end) => meets(end, ALL))) return []
    const reckoned = run.reduce((total, { value }) => total + value!, 0)
    return [
      {
        rule: 'sum',
        says: `这几部分所占的比例加起来是${shown(reckoned)}%，不是100%，请核对。`,
        arithmetic: `${run.map(({ value }) => shown(value!)).join(' + ')} = ${shown(reckoned)} ≠ 100`,
        places: run.map(placeOf),
      },
    ]
  })
}

/** 从学历结构看，…: what makes up a structure is in one part of it only. */
function structureOf(passage: Passage, sentence: Sentence, first: Fact): { closed: boolean } | undefined {
  const words = between(passage, Math.max(sentence.start, first.start - 24), first.start)
  return /(?:(?:结构|构成|分布|组成)(?:上)?(?:来)?(?:看|为|是|[:：])?|按[\u4e00-\u9fff]{2,5}(?:分|划分|统计|来看))[,，:：]?$/.test(
    words,
  )
    ? { closed: false }
    : undefined
}

const ALL = { low: 100, high: 100 }
const SHARE = /占|比例|比重|(?:等次|等级)(?:的|为)|^(?:其中)?(?:其余|其他|其它|剩余|余下)/

function runsOfShares(passage: Passage, sentence: Sentence): Fact[][] {
  const runs: Fact[][] = []
  for (const [at, fact] of sentence.facts.entries()) {
    const is_share = fact.unit === '%' && fact.kind !== 'change' && fact.value !== null
    if (!is_share) continue
    const before = sentence.facts[at - 1]
    const run = runs.at(-1)
    const near = before !== undefined && fact.number_start - endOf(before) <= 14
    const clause = clauseBefore(passage, fact, sentence)
    if (/[率度](?:为|达到?|是)?$/.test(clause)) continue
    const says = SHARE.test(clause)
    if (
      run !== undefined &&
      near &&
      run.at(-1) === before &&
      (says || /^[^,，]{0,4}[、,，和]/.test(between(passage, endOf(before), fact.number_start)))
    )
      run.push(fact)
    else if (says) runs.push([fact])
  }
  return runs.filter((run) => run.length > 1)
}
