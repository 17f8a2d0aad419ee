/** A place behind the last: 12个县区中位居第13位. */
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'

const COMPETITOR =
  /^个?(?:县区|县市区|区县|县市|市县|市州|地市|县|区|市|乡镇|镇|街道|部门|单位|市直部门|参评单位|参赛队|代表队|成员单位|学校|学区|省份|省)|^(?:所|家|支|名)(?:[\u4e00-\u9fff]{0,6}(?:小学|初中|高中|中学|学校|幼儿园|职校|院校|单位|机构|代表队|队伍|参赛队|选手|考生))/

/** All of a sentence between the number of those compared and the place, with no other number among them. */
export function rankFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rank, at): Finding[] => {
    const all = sentence.facts[at - 1]
    if (rank.kind !== 'rank' || rank.value === null || all?.value == null || all.kind !== 'count' || all.approx)
      return []
    const words = between(passage, endOf(all), rank.number_start)
    if (!COMPETITOR.test(words) || Array.from(words).length > 45) return []
    const field = /全([国省市县区州])/g
    const before = clauseBefore(passage, all, sentence).match(field)?.at(-1)
    const named = words.match(field)?.at(-1)
    if (named !== undefined && named !== before) return []
    if (rank.value <= all.value) return []
    return [
      {
        rule: 'rank',
        says: `一共只有“${all.quote}”，却排在${rank.number}，请核对。`,
        arithmetic: `${rank.value} > ${all.value}`,
        places: [all, rank].map(placeOf),
      },
    ]
  })
}
