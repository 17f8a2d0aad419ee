/** Amounts that no county has: a 万 or an 亿 too many. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, REACH, type Sentence } from './passage.ts'

/** Square metres of one building, people of one county or city, yuan of one project. */
const BUILDING = 1e6
const PEOPLE = 1e7
const MONEY = 1e11
const WIDER = /全国|全省|全区域|国家|世界|全球|生产总值|GDP|人口|历年|中央|贷款余额|财政收入|市值/

export function hugeFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((fact): Finding[] => {
    if (fact.value === null || fact.kind === 'change' || !isHuge(passage, sentence, fact)) return []
    const words = between(passage, Math.max(sentence.start, fact.number_start - REACH), fact.number_start)
    if (WIDER.test(words)) return []
    return [
      {
        rule: 'scale',
        says: `“${fact.quote}”太大，请核对是不是多写了“万”或“亿”。`,
        arithmetic: '',
        places: [placeOf(fact)],
      },
    ]
  })
}

function isHuge(passage: Passage, sentence: Sentence, fact: Fact): boolean {
  const value = fact.value!
  if (fact.kind === 'money') return value >= MONEY
  if (/^[人名位]$/.test(fact.base_unit))
    return value >= PEOPLE && LOCAL.test(between(passage, sentence.start, fact.number_start))
  const clause = clauseBefore(passage, fact, sentence)
  return fact.base_unit === '平方米' && value >= BUILDING && ONE_BUILDING.test(clause)
}

const LOCAL = /[全我本][县区镇乡校园]/
const ONE_BUILDING = /(?:楼|食堂|公寓|宿舍|体育馆|图书馆|餐厅)(?:总)?(?:建筑)?面积(?:为|达到?)?$/

/** Nothing grows so many times. */
const LEAP = 1000

/** 由9.6年提高到10.2万年 */
export function leapFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((to, at): Finding[] => {
    const from = sentence.facts[at - 1]
    if (
      from?.value == null ||
      to.kind === 'count' ||
      to.value === null ||
      from.base_unit !== to.base_unit ||
      from.value <= 0 ||
      to.value <= 0
    )
      return []
    const ratio = Math.max(from.value / to.value, to.value / from.value)
    if (ratio < LEAP || !/[由从]/.test(clauseBefore(passage, from, sentence).slice(-14))) return []
    if (!/^[\u4e00-\u9fff]{0,10}[到至]$/.test(between(passage, endOf(from), to.number_start))) return []
    return [
      {
        rule: 'scale',
        says: `“${from.quote}”和“${to.quote}”相差${Math.round(ratio)}倍，请核对单位是不是写错了“万”或“亿”。`,
        arithmetic: '',
        places: [from, to].map(placeOf),
      },
    ]
  })
}

const MORE =
  /^(?:同?比|较)(?:上年|去年|上年同期|去年同期|上一年|前年|\d{4}年)?(?:同期)?(?:净)?(?:增加|增长|增|多)(?:了)?$/

/** 达到12.6万元，比上年增加0.8亿元: no more can be added than there is. */
export function addedFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((change, at): Finding[] => {
    if (change.value === null || !MORE.test(clauseBefore(passage, change, sentence))) return []
    const value = sentence.facts
      .slice(Math.max(0, at - 2), at)
      .findLast(({ base_unit }) => base_unit === change.base_unit)
    if (value?.value == null || value.kind === 'change' || change.base_unit === '%' || value.bound !== null) return []
    if (change.value <= value.value * 1.01) return []
    return [
      {
        rule: 'scale',
        says: `“${change.quote}”比“${value.quote}”还多，请核对单位和数字。`,
        arithmetic: `${change.value} > ${value.value}`,
        places: [value, change].map(placeOf),
      },
    ]
  })
}
