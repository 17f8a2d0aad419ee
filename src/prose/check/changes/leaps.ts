/** More, or more times as much, than there was: a 万 or an 亿 too many or left out on one side. */
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'

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

/** So many times its whole a part is only where 万 and 亿 were taken for each other. */
const FAR_BEYOND = 100
/** What is less may be so much for each. Yuan. */
const LEAST = 1e5
const OTHERS = /带动|撬动|吸引|总|累计|产值|全[国省市县区]|授信|社会/

/** “三公”经费18.6万元。其中，公务接待费6.3亿元: money of a list in a sentence of its own. */
export function partLeapFindings(passage: Passage, sentence: Sentence): Finding[] {
  if (between(passage, sentence.start, sentence.start + 2) !== '其中') return []
  const before = passage.sentences[sentence.index - 1]?.facts ?? []
  const wholes = before.filter(({ kind, quote }) => kind === 'money' && !/[均每]|标准/.test(quote))
  const most = wholes.reduce((all, { value }) => Math.max(all, value ?? Infinity), 0)
  const whole = wholes.find(({ value }) => value === most)
  if (whole === undefined || most < LEAST) return []
  return sentence.facts.flatMap((part): Finding[] => {
    if (part.kind !== 'money' || part.value === null) return []
    if (part.value < FAR_BEYOND * most || OTHERS.test(clauseBefore(passage, part, sentence))) return []
    return [
      {
        rule: 'scale',
        says: `“${part.quote}”列在“${whole.quote}”之中，却比它大得多，请核对是不是写错了“万”或“亿”。`,
        arithmetic: `${part.value} > ${most}`,
        places: [whole, part].map(placeOf),
      },
    ]
  })
}
