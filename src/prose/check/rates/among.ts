/** A whole that is only spoken of, its part and their rate: 限期整改的111处中已整改到位98处，完成率为92.8%. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { figureOf } from '../ground/numbers.ts'
import { sameUnit } from '../ground/passage.ts'
import { shown } from '../ground/range.ts'

const NUMBER = '\\d[\\d,]*'
const UNIT = '[所个处件名人项台户家条起辆栋间宗]'
const AMONG = new RegExp(
  `(?<![\\d.约近超])(?<whole>${NUMBER})(?<all>${UNIT})[^,、。;\\d]{0,10}(?<![高初])中(?![职小学级专])[,]?[^,。;\\d]{0,12}?(?<part>${NUMBER})(?<some>${UNIT})[^,。;\\d]{0,8},(?<name>[^,。;\\d]{0,8}率)(?:约?为|达到?|是)?(?<rate>\\d{1,3}(?:\\.(?<places>\\d{1,2}))?)%`,
  'g',
)
/** 1148人报考，967人取得证书，取证率78.2%: the deeds stand behind their numbers. */
const BEHIND = new RegExp(
  `(?<![\\d.约近超])(?<whole>${NUMBER})(?<all>${UNIT})(?<came>[\\u4e00-\\u9fff]{2,8}),(?:其中)?(?<part>${NUMBER})(?<some>${UNIT})(?<did>[\\u4e00-\\u9fff]{2,10}),(?<name>[\\u4e00-\\u9fff]{2,6}率)(?:约?为|达到?|是)?(?<rate>\\d{1,3}(?:\\.(?<places>\\d{1,2}))?)%`,
  'g',
)
/** Of others than those that were named. */
const OTHERS = /按期|按时|及时|到期|未|总|首次|以上/
/** What is said may miss it by so many points. */
const NEAR = 12

/** Asked of one sentence. */
export function rateAmongFindings(text: string): Finding[] {
  const behind = [...text.matchAll(BEHIND)].filter(({ groups }) => isCalledAfter(groups!['name']!, groups!['did']!))
  return [...text.matchAll(AMONG), ...behind].flatMap(missed)
}

/** 取证 of 取得证书 */
const isCalledAfter = (name: string, did: string): boolean =>
  Array.from(name.slice(-3, -1)).every((sign) => did.includes(sign))

function missed(match: RegExpExecArray): Finding[] {
  const { whole = '', all = '', part = '', some = '', name = '', rate = '', places = '' } = match.groups!
  const [of, done, said] = [figureOf(whole), figureOf(part), Number(rate)]
  if (!sameUnit(all, some) || done > of || OTHERS.test(name)) return []
  const reckoned = (done / of) * 100
  const gap = Math.abs(reckoned - said)
  if (gap < 10 ** -places.length || gap > NEAR) return []
  const says = `按${whole}${all}中的${part}${some}计算，${name}应为${shown(reckoned)}%，文中写的是${rate}%，请核对。`
  return [saidOf(match, 'rate', says, `${done} ÷ ${of} = ${shown(reckoned)}% ≠ ${rate}%`)]
}
