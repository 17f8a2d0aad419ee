/** Of how many an amount for each is one: those whose noun 每 names, or that are of its class. */
import type { Fact } from '../../grammar/fact.ts'
import { labelOf, labelOfAmount, openClause, TOTAL, unlisted } from './each_amounts.ts'
import { between, clauseBefore, endOf, type Passage, type Sentence } from '../ground/passage.ts'

const PER = /每(?:一)?([个所位名支家座处间台场期批班人生校组轮次件项辆栋台套份门节堂片])?([\u4e00-\u9fff]{1,6})?/
/** 每个安排, 每所补助: no noun at all. */
const DOES = /^(?:安排|补助|奖励|配备|投入|给予|拨付|发放|下达|支持|资助|选派|按).*$/
const TIME = /^(?:周|星期|天|日|月|学期|季度|学?年)/

/** Those of whom 每 names the noun, else the nearest number before 各. */
export function headsOf(
  passage: Passage,
  sentence: Sentence,
  each: Fact,
  total: Fact,
  amounts: readonly Fact[],
): Fact | undefined {
  const words = openClause(passage, sentence, each)
  const counts = sentence.facts.filter(
    (fact) => fact !== total && !amounts.includes(fact) && isCount(fact) && !isOther(passage, sentence, fact, total),
  )
  const next = nextHeads(passage, sentence, each, amounts)
  if (next !== undefined) return next
  // 每所幼儿园15万元、每个附设班: what stands behind the last number names its own.
  const last = /[^\d]*$/.exec(words)![0]
  const own = /每|均/.test(last) ? last : words
  const mean = (each.status === 'standard' ? /([人生校班户师])均/ : /([人生校班户师])均每/).exec(own)?.[1]
  if (/单价(?:为|是)?$/.test(last))
    return counts.findLast((fact) => fact.number_start < each.number_start && !/^[人名]/.test(fact.unit))
  if (mean === undefined && !own.includes('每')) return beforeEach(passage, counts, each)
  const [, measure = '', words_behind = ''] = mean === undefined ? (PER.exec(own) ?? []) : ['', mean]
  const noun = words_behind.replace(DOES, '')
  if (measure === '' && TIME.test(noun)) {
    const unit = TIME.exec(noun)![0]
    const spans = sentence.facts.filter(
      (fact) => fact !== total && fact.kind === 'duration' && fact.unit.includes(unit),
    )
    return spans.length === 1 ? spans[0] : undefined
  }
  const named = counts.filter((fact) => isOfNoun(passage, sentence, fact, measure, noun))
  const owner = OWNER.exec(last)?.[1]
  const owned = owner === undefined ? [] : named.filter((fact) => calledOf(passage, sentence, fact).includes(owner))
  if (owned.length === 1) return owned[0]
  const label = labelOfAmount(passage, sentence, each)
  const labelled = label === undefined ? [] : named.filter((fact) => labelOfHeads(passage, sentence, fact) === label)
  if (labelled.length === 1) return labelled[0]
  return named.length === 1 ? named[0] : named.filter((fact) => fact.number_start < each.number_start).at(-1)
}

/** 一类每人700元，386人；二类每人500元，724人: the heads of each stand right behind it, where this is so of all. */
function nextHeads(passage: Passage, sentence: Sentence, each: Fact, amounts: readonly Fact[]): Fact | undefined {
  const behind = (one: Fact): Fact | undefined => {
    const next = sentence.facts[sentence.facts.indexOf(one) + 1]
    const link = next && isCount(next) ? between(passage, endOf(one), next.number_start) : ''
    return /^[^,，。；;\d]{0,4}[,，(（](?:共|计|共计|涉及|惠及|享受|补助|发放|有|其中)*(?:教师|学生)?$/.test(link)
      ? next
      : undefined
  }
  const kin = amounts.filter(({ base_unit }) => base_unit === each.base_unit)
  return kin.length > 1 && kin.every((one) => behind(one) !== undefined) ? behind(each) : undefined
}

/** 甲类每校, 学科带头人每人: whose the amount is. */
const OWNER = /(?:^|[按对给为、元])([\u4e00-\u9fff]{2,8}?)(?:学生)?(?:每|[生人班校]均)/

/** The words around a number. */
export const calledOf = (passage: Passage, sentence: Sentence, fact: Fact): string =>
  `${clauseBefore(passage, fact, sentence)} ${/^[^,，。；;、]{0,12}/.exec(between(passage, endOf(fact), endOf(fact) + 12))![0]}`

/** 首批860名 are compared with none. */
const isCount = ({ kind, value, compare }: Fact): boolean =>
  kind === 'count' && (value ?? 0) > 1 && (compare === null || compare.direction === 'first')

/** A total of the same kind. */
const isOther = (passage: Passage, sentence: Sentence, fact: Fact, total: Fact): boolean =>
  fact.base_unit === total.base_unit && TOTAL.test(clauseBefore(passage, fact, sentence))

/** 三个片区各配备: the nearest number before 各. */
function beforeEach(passage: Passage, counts: readonly Fact[], each: Fact): Fact | undefined {
  const near = counts.findLast((fact) => fact.number_start < each.number_start)
  const link = near && unlisted(between(passage, endOf(near), each.number_start))
  return near !== undefined && /^[^,，;；。(（]{0,24}各[^,，;；。\d]{0,14}$/.test(link!) ? near : undefined
}

/** 一类地区享受教师240人; 15000名小学生. */
export const labelOfHeads = (passage: Passage, sentence: Sentence, fact: Fact): string | undefined =>
  labelOf(between(passage, endOf(fact), endOf(fact) + 8).split(/[,，。；;、]/, 1)[0]!) ??
  labelOf(clauseBefore(passage, fact, sentence))

/** 每生 is one of 2860名学生, 每校 one of 36所, 每个乡镇 one of 18个乡镇. */
function isOfNoun(passage: Passage, sentence: Sentence, fact: Fact, measure: string, noun: string): boolean {
  // What one square metre costs is of no counted heads.
  if (noun.startsWith('平方米')) return false
  const behind = between(passage, endOf(fact), endOf(fact) + 14)
  // 每人次 is of the 人次, and not of those who came several times.
  const turns = /^(?:人|场|车|件|批|台|班|节)次/.exec(measure + noun)?.[0]
  if (turns !== undefined) return fact.unit === turns
  // 公益岗位46个，每人每月: one on each post.
  if (/^[人名]/.test(measure + noun) && fact.unit === '个' && /岗位?$/.test(clauseBefore(passage, fact, sentence)))
    return true
  if (/^[人生名位]/.test(measure + noun) || /^(?:学生|教师)/.test(noun)) return /^[人名位]$/.test(fact.unit)
  if (/^(?:校|所?学校)/.test(measure + noun)) return fact.unit === '所' && !/^所?[\u4e00-\u9fff]{0,6}园/.test(behind)
  if (/^(?:园|所?幼儿园)/.test(measure + noun))
    return fact.unit === '所' && !/^所?[\u4e00-\u9fff]{0,6}[校学]/.test(behind)
  if (/^(?:班|个?教学班|个?班)/.test(measure + noun))
    return (
      /^个?(?:教学)?班/.test(behind) ||
      fact.unit.endsWith('班') ||
      /班(?:级)?$/.test(clauseBefore(passage, fact, sentence))
    )
  if (measure !== '' && measure !== '个' && fact.unit === measure) return true
  if (measure !== '' && measure !== '个' && behind.slice(0, 6).includes(measure)) return true
  const one = noun.slice(0, 2)
  if (one === '') return measure === '个' && fact.unit === '个'
  const told = behind.replace(/^[个所名家支场期间座组]/, '')
  // 每个标准化考点 is one of 9个考点.
  if (noun.length > 3 && told.length > 1 && noun.includes(told.slice(0, 2))) return true
  if (one.length === 1 || measure !== '') return told.slice(0, 4).includes(one[0]!) && told.slice(0, 12).includes(one)
  return told.includes(one) || clauseBefore(passage, fact, sentence).slice(-6).includes(one)
}
