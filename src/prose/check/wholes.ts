/** All there are of a thing, told in two orders of words: 全县共有中小学校152所 … 全县162所中小学校. */
import { slipOf } from './digits.ts'
import { type Finding, foundAt } from './finding.ts'
import { sameUnit } from './passage.ts'

const FIELD = '全[县市区镇乡校省州]|我[县市区校]'
const UNIT = '所|个|名|家|人|位'
const BEFORE = new RegExp(
  `(${FIELD})(?:现|共|现共|目前|已)*有([\\u4e00-\\u9fff]{2,10}?)(\\d{1,7})(${UNIT})(?![\\u4e00-\\u9fff]*(?:以上|左右))`,
  'g',
)
const BEHIND = new RegExp(`(${FIELD})(?:现有|共有|所有)?的?(\\d{1,7})(${UNIT})([\\u4e00-\\u9fff]{2,12})`, 'g')
/** A number of another time or of some of them. */
const OF_OTHERS = /[去上前]年|年前|原有|当时|截至|到\d{4}年|\d{4}年|其中|新增|计划|力争|将/
/** Nobody speaks of all of them so much later as of the same day. */
const FAR = 600
/** What stands further before a number says nothing of it. */
const NEAR = 60

/** 已建成特色学校22所 … 在现有26所特色学校的基础上 */
const BUILT = /(?:已|现|共)(?:建成|建有|创建|有)([\u4e00-\u9fff]{5,14}?)(\d{1,5})(所|个|名|家)/g
const STANDING = /在(?:现有|已有|已建成)的?(\d{1,5})(所|个|名|家)([\u4e00-\u9fff]{5,14}?)的?基础上/g

function standing(text: string): Finding[] {
  const all = [...text.matchAll(BUILT)]
  return [...text.matchAll(STANDING)].flatMap((later): Finding[] => {
    const one = all.find(
      (first) =>
        first.index < later.index &&
        later.index - first.index < FAR &&
        first[1] === later[3]!.replace(/的$/, '') &&
        first[3] === later[2],
    )
    return one === undefined || one[2] === later[1] ? [] : [unlike(one, later, `${one[2]} ≠ ${later[1]}`)]
  })
}

export function wholeFindings(text: string): Finding[] {
  const all = [...text.matchAll(BEFORE)]
  const behind = [...text.matchAll(BEHIND)].flatMap((later): Finding[] => {
    const [quote, field, number, unit, words = ''] = later
    const one = all.find(
      (first) =>
        sameField(first[1]!, field!) &&
        sameUnit(first[4]!, unit!) &&
        first.index < later.index &&
        later.index - first.index < FAR &&
        words.startsWith(first[2]!),
    )
    if (one === undefined || Number(one[3]) === Number(number)) return []
    const clause = text
      .slice(Math.max(0, later.index - NEAR), later.index)
      .split(/[,。;\n]/)
      .at(-1)!
    const own = text
      .slice(Math.max(0, one.index - NEAR), one.index)
      .split(/[。;\n]/)
      .at(-1)!
    if (OF_OTHERS.test(clause) || OF_OTHERS.test(own)) return []
    // Fewer than all took part.
    const some =
      Number(number) < Number(one[3]) &&
      /参[加与训赛]|通过|获|报名/.test(text.slice(later.index, later.index + quote.length + 6))
    if (some && slipOf(number!, one[3]!) !== 'swapped') return []
    return [unlike(one, later, `${one[3]} ≠ ${number}`)]
  })
  return [...behind, ...standing(text)]
}

/** Two places that should say one thing. */
export const unlike = (one: RegExpMatchArray, later: RegExpMatchArray, arithmetic: string): Finding => ({
  rule: 'repeat',
  says: `前面写“${one[0]}”，后面写“${later[0]}”，两处不一致，请核对。`,
  arithmetic,
  places: [one, later].map(foundAt),
})

/** 我县 is 全县 to its own bureau. */
const sameField = (one: string, other: string): boolean => one.slice(1) === other.slice(1)
