/** What there is none of, and then some: 没有不合格学校 … 对3所不合格学校. */
import { type Finding, unlikeWords, type Words } from '../ground/finding.ts'
import { COUNTED } from '../ground/numbers.ts'

const NONE = /(?:没有|未发现|未发生|未出现|无)([A-Z]?[\u4e00-\u9fff]{3,10})(?=[,。;])/g
const SOME =
  /(\d{1,5}|[两三四五六七八九十])(?:所|个|家|栋|处|起|件|名|人|辆|幢|例)(?:的)?([A-Z]?[\u4e00-\u9fff]{3,16})/g
/** Of other times. */
const BEFORE = /原有|原来|去年|上年|往年|历史|此前|以前|过去|新|再|早/
const FAR = 300

export function deniedFindings(text: string): Finding[] {
  return [
    ...none(text),
    ...(/无一|没有一|没有任何一|未有一/.test(text) ? noOne(text) : []),
    ...(text.includes('零') ? zero(text) : []),
  ]
}

function none(text: string): Finding[] {
  const some = [...text.matchAll(SOME)]
  return [...text.matchAll(NONE)].flatMap((none): Finding[] => {
    const noun = none[1]!
    const other = some.find(
      ({ index, 2: words = '' }) => index > none.index && index - none.index < FAR && words.startsWith(noun),
    )
    if (other === undefined || BEFORE.test(text.slice(none.index, other.index)) || other[1] === '0') return []
    return [unlikeWords(placeOf(none), placeOf(other), `0 ≠ ${other[1]}`)]
  })
}

const NO_ONE = /(?:无一|没有(?:任何)?一|未有一)(所|名|人|个|起|例|家|户|件)([\u4e00-\u9fff]{2,16})(?=[,。;])/g

/** 无一名教师受到处分,1名教师…受到处分 */
function noOne(text: string): Finding[] {
  return [...text.matchAll(NO_ONE)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    const some = new RegExp(
      `(?:有|对|[,。;])(${COUNTED}${/[人名]/.test(match[1]!) ? '[人名位]' : match[1]}[^,。;\\d]{0,20}${match[2]!.slice(-2)})`,
    ).exec(text.slice(from, from + 60))
    if (some === null || BEFORE.test(text.slice(from, from + some.index + some[0].length))) return []
    const other = { index: from + some.index + some[0].length - some[1]!.length, quote: some[1]! }
    return [unlikeWords(placeOf(match), other)]
  })
}

const ZERO =
  /零(事故|投诉|上访|辍学|违纪|舞弊)|(事故|投诉|上访|辍学|违纪|舞弊|欺凌)(?:事件|案件)?(?:实现|保持)?零(?:发生|报告)/g
/** Against what was before, or of another kind. */
const AGAINST = /减少|下降|较|比|防|化解|案例|模拟|演练|处置|目标/

/** 安全事故零发生,全年发生安全责任事故2起 */
function zero(text: string): Finding[] {
  return [...text.matchAll(ZERO)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    const ahead = /^[^\n]{0,80}/.exec(text.slice(from, from + 80))![0]
    const noun = match[1] ?? match[2]!
    const some = new RegExp(
      `(?:发生|接到|受理|出现|有)[^,。;\\d]{0,10}${noun}(?:事件|案件)?[1-9]\\d*[起件例人次]|(?:发生|接到|出现)[1-9]\\d*[起件例][^,。;\\d]{0,8}${noun}|\\d年[^,。;\\d]{0,6}${noun}(?:事件)?[1-9]\\d*起`,
    ).exec(ahead)
    const words = some === null ? '' : ahead.slice(0, some.index + some[0].length)
    if (
      some === null ||
      BEFORE.test(words) ||
      AGAINST.test(words) ||
      /力争|确保|实现.{0,8}目标/.test(text.slice(Math.max(0, match.index - 16), match.index))
    )
      return []
    return [unlikeWords(placeOf(match), { index: from + some.index, quote: some[0] })]
  })
}

const placeOf = ({ 0: quote, index }: RegExpExecArray): Words => ({ index, quote })
