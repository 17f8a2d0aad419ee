/** What there is none of, and then some: 没有不合格学校 … 对3所不合格学校. */
import { type Finding, foundAt } from './finding.ts'

const NONE = /(?:没有|未发现|未发生|未出现|无)([A-Z]?[\u4e00-\u9fff]{3,10})(?=[,。;])/g
const SOME =
  /(\d{1,5}|[两三四五六七八九十])(?:所|个|家|栋|处|起|件|名|人|辆|幢|例)(?:的)?([A-Z]?[\u4e00-\u9fff]{3,16})/g
/** Of other times. */
const BEFORE = /原有|原来|去年|上年|往年|历史|此前|以前|过去|新|再|早/
const FAR = 300

export function deniedFindings(text: string): Finding[] {
  const some = [...text.matchAll(SOME)]
  return [...text.matchAll(NONE)].flatMap((none): Finding[] => {
    const noun = none[1]!
    const other = some.find(
      ({ index, 2: words = '' }) => index > none.index && index - none.index < FAR && words.startsWith(noun),
    )
    if (other === undefined || BEFORE.test(text.slice(none.index, other.index)) || other[1] === '0') return []
    return [unlike(none, other, `0 ≠ ${other[1]}`)]
  })
}

/** Two places that should say one thing. */
const unlike = (one: RegExpMatchArray, later: RegExpMatchArray, arithmetic: string): Finding => ({
  rule: 'repeat',
  says: `前面写“${one[0]}”，后面写“${later[0]}”，两处不一致，请核对。`,
  arithmetic,
  places: [one, later].map(foundAt),
})
