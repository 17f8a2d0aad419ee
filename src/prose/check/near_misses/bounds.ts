/**
 * A limit and a number that breaks it, which stand alone in a sentence that says it is kept: 每校不超过3名，青田中学在限额内推荐了4名;
 * 平均用时72分钟，严格控制在60分钟以内.
 */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  amountsOf,
  between,
  clauseBefore,
  endOf,
  type Passage,
  placesOf,
  sameUnit,
  type Sentence,
} from '../ground/passage.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { rangeOf, shown } from '../ground/range.ts'

/** That it is kept. */
const KEPT =
  /符合|达标|合格|达到(?:了)?[^,，]{0,6}(?:要求|规定|标准|目标)|(?:限额|规定|标准|范围|额度|预算|指标)(?:之|以)?内|严格控制|满足|(?:完成|实现)(?:了)?[^,，]{0,16}(?:任务|目标)|未突破|没有突破|未超|没有超|均[超不达在高低少控]|全部[超不达在]/
const BROKEN =
  /[未没]有?(?:达到|完成|实现|达标)|不[符达合]|超标|超出|突破(?!性)|偏[高低少大]|违反|整改|差距|低于(?:规定|标准|要求|目标)|高于(?:规定|标准|要求)|缺[口额]|力争|争取|努力|正在|阶段|半年|季度|计划|拟(?![录聘任用])|下步|明年|将|例外|除|原来|此前|[去上前]年|比|较|每餐|单价|其余|其他|获奖|评委/
const FAR = 0.5
/** Of more numbers the one may be meant of another thing. */
const MOST = 4

export function boundFindings(passage: Passage, sentence: Sentence): Finding[] {
  const facts = amountsOf(sentence).filter(({ value, masked, kind }) => value !== null && !masked && kind !== 'change')
  const limits = facts.filter(
    (fact, at) => boundOf(passage, sentence, fact) !== undefined && !isOfSpan(passage, facts, at),
  )
  const [limit] = limits
  if (limits.length !== 1 || limit === undefined || facts.length > MOST) return []
  const others = facts.filter((fact) => fact !== limit && isOfUnit(fact, limit))
  const above = boundOf(passage, sentence, limit) === '<'
  // The further end of 41人至47人.
  const [told] = others.toSorted((one, other) => (above ? other.value! - one.value! : one.value! - other.value!))
  const spans = others.length === 2 && isOfSpan(passage, facts, facts.indexOf(told!))
  if (told === undefined || told.kind === 'rank' || (others.length > 1 && !spans)) return []
  const words = between(passage, sentence.start, sentence.end)
  const is_full = /满分/.test(clauseBefore(passage, limit, sentence))
  if ((!is_full && !KEPT.test(words)) || BROKEN.test(words)) return []
  const said = rangeOf({ ...told, bound: null, approx: false })
  if (said === undefined || told.masked || Math.abs(told.value! / limit.value! - 1) > FAR) return []
  const is_broken = above ? said.low > limit.value! : said.high < limit.value!
  if (!is_broken || isOfOther(passage, sentence, limit, told)) return []
  const sign = above ? '>' : '<'
  return [
    {
      rule: 'order',
      says: `“${told.quote}”${above ? '超过' : '低于'}“${limit.quote}”的限度，请核对。`,
      arithmetic: `${shown(told.value!)} ${sign} ${shown(limit.value!)}`,
      places: placesOf([limit, told]),
    },
  ]
}

/** A limit that is read, or told before more words: 不低于每生每月300元, 经费上限20万元. */
function boundOf(passage: Passage, sentence: Sentence, fact: Fact): '<' | '>' | undefined {
  if (fact.bound !== null) return fact.bound.startsWith('<') ? '<' : '>'
  const clause = clauseBefore(passage, fact, sentence)
  if (/不(?:得)?(?:低|少|小)于[^,，]{1,8}$|下限(?:为|是)?$/.test(clause)) return '>'
  return /不(?:得)?(?:高|多|大|超)[于过][^,，]{1,8}$|(?:上限|限额|限高|满分)(?:为|是)?$/.test(clause) ? '<' : undefined
}

/** 周岁 and 岁 */
const isOfUnit = (one: Fact, other: Fact): boolean =>
  sameUnit(one.base_unit.replace('周岁', '岁'), other.base_unit.replace('周岁', '岁'))

/** One end of 41人至47人. */
function isOfSpan(passage: Passage, facts: readonly Fact[], at: number): boolean {
  const joins = (one: Fact | undefined, other: Fact | undefined): boolean =>
    one !== undefined &&
    other !== undefined &&
    /^[^,，\d]{0,3}[至到~—-]$/.test(between(passage, endOf(one), other.number_start))
  return joins(facts[at], facts[at + 1]) || joins(facts[at - 1], facts[at])
}

/** Each of two is called otherwise: 巩固率不低于95%，入园率92%. */
function isOfOther(passage: Passage, sentence: Sentence, limit: Fact, told: Fact): boolean {
  if (!isOfOne(passage, sentence, limit, told)) return true
  const clauses = [limit, told].map((fact) => clauseBefore(passage, fact, sentence))
  const [stage, other_stage] = clauses.map((clause) => STAGE.exec(clause)?.[0])
  if (stage !== undefined && other_stage !== undefined && stage !== other_stage) return true
  const group = GROUP.exec(clauses[1]!)?.[0]
  if (
    group !== undefined &&
    limit.number_start < told.number_start &&
    !clauses[0]!.includes(group) &&
    !/各|均|所有|都/.test(clauses[0]!)
  )
    return true
  const [one, other] = [limit, told].map((fact) => RATE.exec(clauseBefore(passage, fact, sentence))?.[1])
  return one !== undefined && other !== undefined && one !== other
}
const STAGE = /小学|初中|高中|幼儿园|中职/
/** Some of those whom the limit is for. */
const GROUP =
  /农村|城区|城镇|乡村|公办|民办|普惠|寄宿|留守|(?:学前|小学|初中|高中|中职)(?=[^,，]{0,4}(?:率|学位|人数|面积|比))/
const RATE = /([\u4e00-\u9fff]{2})(?:率|比例|面积|经费|人数)[^率]{0,6}$/

/** What was reached is called so, or as the limit is; 今年新聘教师58人 behind 班额控制在45人以内 is of others. */
function isOfOne(passage: Passage, sentence: Sentence, limit: Fact, told: Fact): boolean {
  const [own, reached] = [limit, told].map((fact) => clauseBefore(passage, fact, sentence))
  if (/最|实[测际查有]|得$|[限规]|之间|[到至]$/.test(reached!)) return true
  const named = own!.replaceAll(
    /不(?:得)?(?:超过|高于|低于|少于|大于|小于)|严格|控制在|实现了?|达到|完成|各校?|每[校班人生天]|均|年初|要求|规定|目标|为|是|在/g,
    '',
  )
  return named.length < 2 || sharesTwo(named, reached!)
}
