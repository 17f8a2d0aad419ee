/** A place behind the last: 12个县区中位居第13位. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, inOrder } from '../ground/finding.ts'
import { between, clauseBefore, endOf, factsBefore, type Passage, placeOf, type Sentence } from '../ground/passage.ts'

/** Places and bodies that are ranked among their like, as a pattern. */
export const RANKED =
  '地级市|设区市|县级市|县区|县市区|区县|县市|市县|市州|地市|州市|乡镇|县|区|市|州|镇|街道|部门|单位|省份|学区'
const COMPETITOR = new RegExp(
  `^个?(?:[被参][\\u4e00-\\u9fff]{1,2})?(?:${RANKED}|市直部门|参评|参赛|参考|代表队|成员单位|学校|省)|^(?:所|家|支|名)(?:[\\u4e00-\\u9fff]{0,8}(?:小学|初中|高中|中学|学校|幼儿园|职校|院校|单位|机构|代表队|球队|队伍|参赛队|选手|考生))`,
)
/** Of teams and people some are one's own, so that they must be said to be all. */
const OWN = /^[支名]/
/** So far behind the number of those compared the place may stand. */
const FAR = 60

/** All of a sentence between the number of those compared and the place. */
export function rankFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rank, at): Finding[] => {
    if (rank.kind !== 'rank' || rank.value === null) return []
    const all = fieldOf(passage, sentence, at, rank)
    if (all === undefined || rank.value <= all.value!) return []
    return [
      {
        rule: 'rank',
        says: `一共只有“${all.quote}”，却排在${rank.number}，请核对。`,
        arithmetic: `${rank.value} > ${all.value}`,
        places: inOrder([all, rank].map(placeOf)),
      },
    ]
  })
}

/** The number of those compared, which is the nearest before the place or stands in brackets behind it. */
function fieldOf(passage: Passage, sentence: Sentence, at: number, rank: Fact): Fact | undefined {
  const behind = sentence.facts[at + 1]
  if (behind !== undefined && isField(passage, behind)) {
    const link = between(passage, endOf(rank), behind.number_start)
    if (/^[位名]?[(（](?:全[省市州县区]|参评|参赛|共|共有)*$/.test(link)) return behind
  }
  const field = sentence.facts.slice(0, at).findLast((fact) => isField(passage, fact))
  if (field === undefined) return toldBefore(passage, sentence, rank)
  const words = between(passage, endOf(field), rank.number_start)
  if (
    Array.from(words).length > FAR ||
    /(?:去年|上年|前年|上届)(?:同期|的)?(?:位?居|位?列|排名?|名列)?(?:全[省市县区])?(?:第)?$/.test(words)
  )
    return undefined
  if (OWN.test(words) && !/^.[\u4e00-\u9fff]{0,12}(?:中|里|当中|参评|排名)/.test(words)) {
    // 共有12支球队参赛，我校队获第3名; 我县3支代表队参赛 are not all of them.
    const told = clauseBefore(passage, field, sentence)
    if (!/共有?$/.test(told) || /[我本该]/.test(told) || !/^.[\u4e00-\u9fff]{0,8}(?:参加|参赛|角逐)/.test(words))
      return undefined
  }
  const scope = /全([国省市县区州])/g
  const before = clauseBefore(passage, field, sentence).match(scope)?.at(-1)
  const named = words.match(scope)?.at(-1)
  return named !== undefined && named !== before ? undefined : field
}

const TAKES_PART = /参评|参赛|参加|参与|纳入/
const BY_PLACE = /评|考核|赛|排名|测评|监测/

/** 26所幼儿园参评。…列第28位: in a sentence before, where those that take part are told once. */
function toldBefore(passage: Passage, sentence: Sentence, rank: Fact): Fact | undefined {
  if (/全[国省市州县区镇]/.test(between(passage, Math.max(sentence.start, rank.number_start - 30), rank.number_start)))
    return undefined
  const fields = factsBefore(passage, sentence, rank).filter(({ fact }) => isField(passage, fact))
  const [only] = fields
  if (only === undefined || fields.length > 1) return undefined
  const around =
    clauseBefore(passage, only.fact, only.sentence) + between(passage, endOf(only.fact), endOf(only.fact) + 24)
  return TAKES_PART.test(around) && BY_PLACE.test(around) ? only.fact : undefined
}

function isField(passage: Passage, fact: Fact): boolean {
  if (fact.value === null || fact.kind !== 'count' || fact.approx || fact.bound !== null) return false
  // 参评学校48所
  if (/^(?:参评|参赛)/.test(fact.measure) && /^[个所家支]/.test(fact.unit)) return true
  return COMPETITOR.test(between(passage, endOf(fact), endOf(fact) + 20))
}
