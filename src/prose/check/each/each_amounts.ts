/** Amounts that are told for each: 各配备4名, 每生每学期1500元, 小学生均650元、初中850元. */
import type { Fact } from '../../grammar/fact.ts'
import { isInTurn } from '../ground/in_turn.ts'
import { between, endOf, type Passage, type Sentence } from '../ground/passage.ts'

/** What stands before an amount that is for each of them. */
const EACH = /(?:各(?!界|级|类|种|方面)|分别)(?:[\u4e00-\u9fff]{0,12})$|每[\u4e00-\u9fff、]{0,22}$|单价(?:为|是)?$/
/** A standard for each; what was done for each on the average is no such amount. */
const STANDARD = /[生人班校师]均[\u4e00-\u9fff]{0,8}$/
export const TOTAL =
  /(?:需要?|应(?=配|设|有|发|补|拨|安排|下达|兑现|支付)|合计|总计|共计|共|总共|累计|一共|全年|总(?![体书结分校部务局裁监]|领队|教练|指挥|协调|辅导))[\u4e00-\u9fff“”]{0,16}$/

const LABEL =
  /[一二三四五](?:类|档|等奖)|小学|初中|普高|普通高中|高中|中职|幼儿园|附设班|教学点|寄宿|走读|优秀|良好|合格|省级|市级|县级|国家级/g

/** 一类, 小学, 优秀: by which amounts of several classes are told apart. */
export const labelOf = (words: string): string | undefined => words.match(LABEL)?.at(-1)

export const labelOfAmount = (passage: Passage, sentence: Sentence, each: Fact): string | undefined =>
  labelOf(/[^\d]*$/.exec(openClause(passage, sentence, each))![0])

/** Amounts in the order of the text. */
export function amountsIn(passage: Passage, sentence: Sentence): Fact[] {
  const found: Fact[] = []
  for (const [at, fact] of sentence.facts.entries()) {
    const before = found.at(-1)
    if (isInTurn(passage, sentence, at)) continue
    if (isEach(passage, sentence, fact) || (before && isFurther(passage, before, fact))) found.push(fact)
  }
  return found
}

/** 小学每生650元、初中850元: the next class of the same list. */
function isFurther(passage: Passage, before: Fact, fact: Fact): boolean {
  if (before.base_unit !== fact.base_unit || fact.value === null) return false
  const link = /^[^,，。；;\d]{0,2}[、,，和及]([^,，。；;、]{1,8})$/.exec(
    between(passage, endOf(before), fact.number_start),
  )?.[1]
  return link !== undefined && new RegExp(`^(?:${LABEL.source})(?:学生|教师|地区|学校|等次|阶段)?$`).test(link)
}

/** The amount for each, in a clause with 各 or 每, or one in a list behind it: 每校保安2名、器械4套. */
function isEach(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  if (
    fact.kind === 'date' ||
    (fact.kind === 'duration' && !LASTING.test(openClause(passage, sentence, fact))) ||
    fact.unit === '%' ||
    fact.value === null
  )
    return false
  const clause = openClause(passage, sentence, fact)
  if (TOTAL.test(clause.replace(/^.*(?:各|每)/, ''))) return false
  if (fact.status === 'standard' && STANDARD.test(clause)) return true
  return EACH.test(unlisted(clause))
}

/** 每期3天, 每天6学时: how long each of them is. */
const LASTING = /每[期场次轮批班天日周](?:培训|上课|授课|学习|活动|集中|安排|时长|课程|为|是)*$/

/** The clause before a number, of which a list may have begun: 、 parts nothing here, and a bracket only where it is open. */
export function openClause(passage: Passage, sentence: Sentence, fact: Fact): string {
  const words = between(passage, Math.max(sentence.start, fact.number_start - 40), fact.number_start)
  return unbracketed(words)
    .split(/[,，;；。(（：:]/)
    .at(-1)!
}

/** 各配备图书角1个、图书 is 各配备图书. */
export const unlisted = (words: string): string =>
  words.replaceAll(
    /(?<=(?:各|每)[^\d]{0,22})\d[\d.]*[名套个台张本册人份间处栋座幢辆部片块项条支门架][\u4e00-\u9fff]{0,8}、/g,
    '',
  )

/** 每个乡镇（街道） is 每个乡镇. */
const unbracketed = (words: string): string => words.replaceAll(/[(（][^()（）]{0,8}[)）]/g, '')
