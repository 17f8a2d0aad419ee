/** So many for each of so many, and the total beside them: 三个片区各配备4名，共12名; 每生每学期1500元，2860名，429万元. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { isMadeOtherwise } from './other_heads.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, sameUnit, type Sentence } from './passage.ts'
import { added, meets, type Range, rangeOf, shown, times } from './range.ts'

const PER = /每(?:一)?([个所位名支家座处间台场期批班人生校组轮次件项辆栋台套份门节堂片])?([\u4e00-\u9fff]{1,6})?/
const TIME = /^(?:周|星期|天|日|月|学期|季度|学?年)/
/** What stands before an amount that is for each of them. */
const EACH = /(?:各|分别)(?:[\u4e00-\u9fff]{0,12})$|每[\u4e00-\u9fff、]{0,22}$/
const TOTAL = /(?:需要?|应(?=配|设|有|发|补)|合计|总计|共计|共|总共|累计|一共|全年|总额|总数)[\u4e00-\u9fff“”]{0,16}$/
/** Money that is given out is all of it without 共, too. */
const GIVEN =
  /(?:发放|落实|拨付|下达|安排|补助|兑现|支付|需|投入|资助|资金|助学金|生活费|经费)[\u4e00-\u9fff“”、]{0,16}$/
/** More than the product, or less, without an error. */
const LOOSE =
  /至少|不少于|不低于|以上|以内|左右|不超过|上限|最高|最低|不等|其中|另|此外|还|分[两三四]?档|档|原则上|最后|首批|其余|部分|或|平均|折合/

const COUNTED = /^(?:count|threshold)$/

/** Of one kind and unit, so that the one can be made of the other. */
function alike(one: Fact, other: Fact): boolean {
  if (!sameUnit(one.base_unit, other.base_unit) || other.base_unit === '%') return false
  return one.kind === other.kind || (COUNTED.test(one.kind) && COUNTED.test(other.kind))
}

interface Triple {
  readonly heads: Fact
  readonly each: Fact
}

export function eachFindings(passage: Passage, sentence: Sentence): Finding[] {
  if (!/各|每|均|座位|床位|学位/.test(between(passage, sentence.start, sentence.end))) return []
  const amounts = sentence.facts.filter((fact) => isEach(passage, sentence, fact))
  if (amounts.length === 0) return []
  return sentence.facts.flatMap((total, at): Finding[] => {
    if (amounts.includes(total) || total.kind === 'date' || total.compare !== null) return []
    const clause = clauseBefore(passage, total, sentence)
    const isAll = TOTAL.test(clause) || isFurther(passage, sentence, at)
    if (!isAll && !(total.kind === 'money' && GIVEN.test(clause))) return []
    const triples = triplesOf(passage, sentence, amounts, total)
    const said = rangeOf(total)
    if (triples.length === 0 || said === undefined || isLoose(passage, sentence, triples)) return []
    const product = productOf(triples)
    if (product === undefined) return []
    const factors = factorsOf(passage, sentence, triples, total)
    if (factors.length === 0 || factors.some((factor) => meets(times(product, factor), said))) return []
    const rest = restOf(sentence, triples, total)
    if (rest !== undefined && factors.some((factor) => meets(added([times(product, factor), rest]), said))) return []
    const [only] = triples
    // 照管员2名 and 共配备照管员136名 are of one thing, whatever else makes the sum.
    const named = nounsMeet(passage, sentence, only!.each, total) && amounts.length > 1
    if (triples.length === 1 && !named && isMadeOtherwise(passage, sentence, { ...only!, total }, factors)) return []
    const factor = factors[0]!
    const reckoned = triples.reduce((sum, { heads, each }) => sum + heads.value! * each.value!, 0) * factor
    const shownFactor = factor === 1 ? '' : ` × ${factor}`
    return [
      {
        rule: 'sum',
        says: `按“${triples[0]!.heads.quote}”和“${triples[0]!.each.quote}”算应为${shown(reckoned)}${total.base_unit}，文中写的是${total.number}${total.unit}，请核对。`,
        arithmetic: `${triples.map(({ heads, each }) => `${shown(heads.value!)} × ${shown(each.value!)}`).join(' + ')}${shownFactor} = ${shown(reckoned)} ≠ ${shown(total.value!)}`,
        places: [...triples.flatMap(({ heads, each }) => [heads, each]), total]
          .toSorted((one, other) => one.number_start - other.number_start)
          .map(placeOf),
      },
    ]
  })
}

/** What stands before the first of them tells nothing of them. */
function isLoose(passage: Passage, sentence: Sentence, triples: readonly Triple[]): boolean {
  const first = Math.min(...triples.flatMap(({ heads, each }) => [heads.start, each.start]))
  return LOOSE.test(between(passage, first, sentence.end))
}

/** 县直学校选派30人: what others were given besides. */
function restOf(sentence: Sentence, triples: readonly Triple[], total: Fact): Range | undefined {
  const used = new Set(triples.flatMap(({ heads, each }) => [heads, each]))
  const others = sentence.facts.filter(
    (fact) =>
      !used.has(fact) &&
      fact.number_start < total.number_start &&
      fact.base_unit === total.base_unit &&
      fact.value !== null,
  )
  // Taken as they are printed.
  return others.length === 0 ? undefined : added(others.map(({ value }) => ({ low: value!, high: value! })))
}

/** The amount for each, in a clause with 各 or 每, or one in a list behind it: 每校保安2名、器械4套. */
function isEach(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  if (fact.kind === 'date' || fact.kind === 'duration' || fact.unit === '%' || fact.value === null) return false
  const clause = openClause(passage, sentence, fact)
  if (TOTAL.test(clause.replace(/^.*(?:各|每)/, ''))) return false
  return EACH.test(unlisted(clause))
}

/** The clause before a number, of which a list may have begun: 、 parts nothing here, and a bracket only where it is open. */
function openClause(passage: Passage, sentence: Sentence, fact: Fact): string {
  const words = between(passage, Math.max(sentence.start, fact.number_start - 40), fact.number_start)
  return unbracketed(words)
    .split(/[,，;；(（：:]/)
    .at(-1)!
}

/** 各配备图书角1个、图书 is 各配备图书. */
const unlisted = (words: string): string =>
  words.replaceAll(
    /(?<=(?:各|每)[^\d]{0,22})\d[\d.]*[名套个台张本册人份间处栋座幢辆部片块项条支门架][\u4e00-\u9fff]{0,8}、/g,
    '',
  )

/** 每个乡镇（街道） is 每个乡镇. */
const unbracketed = (words: string): string => words.replaceAll(/[(（][^()（）]{0,8}[)）]/g, '')

/** 共配备保安72名、器械154套: the second of a list of totals. */
function isFurther(passage: Passage, sentence: Sentence, at: number): boolean {
  const [before, own] = [sentence.facts[at - 1], sentence.facts[at]!]
  if (
    before === undefined ||
    !/^[^,，。；]{0,8}[、和][\u4e00-\u9fff]{0,10}$/.test(between(passage, endOf(before), own.number_start))
  )
    return false
  return TOTAL.test(between(passage, Math.max(sentence.start, before.number_start - 24), before.number_start))
}

function triplesOf(passage: Passage, sentence: Sentence, amounts: readonly Fact[], total: Fact): Triple[] {
  const of_kind = amounts.filter(
    (each) => canMake(passage, each, total) && Math.abs(each.number_start - total.number_start) < 120,
  )
  const of_noun = of_kind.length > 1 ? of_kind.filter((each) => nounsMeet(passage, sentence, each, total)) : []
  const each_of = of_noun.length > 0 ? of_noun : of_kind
  const found = each_of.flatMap((each) => {
    const heads = headsOf(passage, sentence, each, total, amounts)
    return heads === undefined ? [] : [{ heads, each }]
  })
  // Several amounts of one kind, of which not each has its own heads: no telling.
  if (found.length !== each_of.length) return []
  return new Set(found.map(({ heads }) => heads)).size === found.length ? found : []
}

/** 30个座位 make 人. */
function canMake(passage: Passage, each: Fact, total: Fact): boolean {
  if (alike(each, total)) return true
  const seats = /^[个张]?(?:座位|床位|学位|铺位|席位|餐位)/.test(between(passage, endOf(each), endOf(each) + 4))
  return seats && /^[人名]$/.test(total.base_unit)
}

const around = (passage: Passage, sentence: Sentence, fact: Fact): string =>
  clauseBefore(passage, fact, sentence).slice(-10) +
  /^[^,，。；;、]{0,10}/.exec(between(passage, endOf(fact), endOf(fact) + 10))![0]

/** 监考员2名 and 共安排监考员486名 */
function nounsMeet(passage: Passage, sentence: Sentence, each: Fact, total: Fact): boolean {
  const [one, other] = [around(passage, sentence, each), around(passage, sentence, total)]
  for (let at = 0; at + 2 <= one.length; at += 1) {
    const pair = one.slice(at, at + 2)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && !/配备|安排|共|每|各|发放|设立/.test(pair) && other.includes(pair))
      return true
  }
  return false
}

/** Of how many each is one: those of whom 每 names the noun, else the nearest number before 各. */
function headsOf(
  passage: Passage,
  sentence: Sentence,
  each: Fact,
  total: Fact,
  amounts: readonly Fact[],
): Fact | undefined {
  const words = openClause(passage, sentence, each)
  const counts = sentence.facts.filter(
    (fact) =>
      fact !== total &&
      !amounts.includes(fact) &&
      fact.kind === 'count' &&
      (fact.value ?? 0) > 1 &&
      fact.compare === null &&
      !(alike(fact, total) && TOTAL.test(clauseBefore(passage, fact, sentence))),
  )
  const mean = /([人生校班户师])均每/.exec(words)?.[1]
  const per = words.lastIndexOf('每')
  if (per < 0) {
    const before = counts.filter((fact) => fact.number_start < each.number_start)
    const [near] = before.slice(-1)
    const link = near && unlisted(between(passage, endOf(near), each.number_start))
    return near !== undefined && /^[^,，;；。(（]{0,24}各[^,，;；。\d]{0,14}$/.test(link!) ? near : undefined
  }
  const [, measure = '', noun = ''] =
    mean === undefined ? (PER.exec(words.slice(words.indexOf('每'))) ?? []) : ['', mean]
  if (measure === '' && TIME.test(noun)) {
    const unit = TIME.exec(noun)![0]
    const spans = sentence.facts.filter(
      (fact) => fact !== total && fact.kind === 'duration' && fact.unit.includes(unit),
    )
    return spans.length === 1 ? spans[0] : undefined
  }
  const named = counts.filter((fact) => isOfNoun(passage, sentence, fact, measure, noun))
  return named.length === 1 ? named[0] : named.filter((fact) => fact.number_start < each.number_start).at(-1)
}

/** 每生 is one of 2860名学生, 每校 one of 36所, 每个乡镇 one of 18个乡镇. */
function isOfNoun(passage: Passage, sentence: Sentence, fact: Fact, measure: string, noun: string): boolean {
  const behind = between(passage, endOf(fact), endOf(fact) + 14)
  if (/^[人生名位]/.test(measure + noun) || /^(?:学生|教师)/.test(noun)) return /^[人名位]$/.test(fact.unit)
  if (/^(?:校|园|所?学校|所?幼儿园)/.test(measure + noun)) return fact.unit === '所'
  if (/^(?:班|个?教学班|个?班)/.test(measure + noun)) return /^个?(?:教学)?班/.test(behind) || fact.unit.endsWith('班')
  if (measure !== '' && measure !== '个' && fact.unit === measure) return true
  if (measure !== '' && measure !== '个' && behind.slice(0, 6).includes(measure)) return true
  const one = noun.slice(0, 2)
  if (one === '') return false
  const told = behind.replace(/^[个所名家支场期间座组]/, '')
  if (one.length === 1 || measure !== '') return told.slice(0, 4).includes(one[0]!) && told.slice(0, 12).includes(one)
  return told.includes(one) || clauseBefore(passage, fact, sentence).slice(-6).includes(one)
}

function productOf(triples: readonly Triple[]): Range | undefined {
  const parts = triples.flatMap(({ heads, each }) => {
    const [one, other] = [rangeOf(heads), rangeOf(each)]
    // What each is given is no rounded number: 每所3万元.
    return one === undefined || other === undefined ? [] : [times(one, each.value!)]
  })
  return parts.length < triples.length ? undefined : added(parts)
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** How often in the time that is spoken of; none where that is not told. */
function factorsOf(passage: Passage, sentence: Sentence, triples: readonly Triple[], total: Fact): readonly number[] {
  const clauses = triples.map(({ each }) =>
    between(passage, Math.max(sentence.start, each.number_start - 24), each.number_start),
  )
  const words = between(passage, sentence.start, sentence.end)
  const told = (units: RegExp): number[] =>
    sentence.facts.flatMap((fact) =>
      units.test(fact.unit) && fact.value !== null && fact !== total ? [fact.value] : [],
    )
  if (clauses.some((clause) => /每[天日餐]|[天日]均/.test(clause))) return told(/^天|^日/)
  if (triples.some(({ heads }) => heads.kind === 'duration')) return [1]
  if (clauses.some((clause) => /每周/.test(clause))) return told(/^周/)
  if (clauses.some((clause) => /每月/.test(clause))) return told(/个?月/).length > 0 ? told(/个?月/) : MONTHS
  if (clauses.some((clause) => /每(?:个)?学期/.test(clause)))
    return /学年|全年|年度|两个学期|春秋/.test(words) ? [2, 1] : [1, ...told(/学期/)]
  if (clauses.some((clause) => /每(?:学)?年/.test(clause))) return /学期|季/.test(words) ? [1, 0.5] : [1, ...told(/年/)]
  return [1, ...told(/个?月|学期|^次|^轮|^年|^期|^天/)]
}
