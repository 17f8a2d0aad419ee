/** More, or more times as much, than there was: a 万 or an 亿 too many or left out on one side. */
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'

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
