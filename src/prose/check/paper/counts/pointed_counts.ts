/** What is pointed back at with another count than it had: 尚未开工的有5个 … 对上述尚未开工的6个项目; 这9所学校 of 8所. */
import type { Told } from '../../again/told.ts'
import { areOfOneYear } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import { type Finding, unlikeWords } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'
import { TABLE } from '../ground/rows.ts'

const POINTER = /(?:上述|(?<![\d岁分级及等档次])以上|前述|上面|这|该|那)(?:些|批)?(?<own>[^,。;:\d]{0,16})$/
const OTHER = /其余|其他|另|除|外|各|首批|新增|第|以内|以下|至少|不少于|超过/
/** What was told before has become another. */
const TURNED = /调整|变更|优化|核[减定增]|追加|修订|重新|改为|扩大|缩减/
/** So many numbers before it, at the most, it may point at. */
const BACK = 60
/** Further off it is another count. */
const FAR_OFF = 1.5
const NOUN =
  /^(?:的)?([\u4e00-\u9fff]{2,8}?)(?=均|都|已|全|皆|在|要|应|须|将|进|按|由|,|。|$|逐|实|开|限|存|于|分|共|是|为|挂|列|纳|制|作)/
const FILL = /仍然?|尚|还|在|的|处于|正|有|共|已经?|目前|所有|全部/g

export function pointedCountFindings({ numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return numbers.flatMap((later, at): Finding[] => {
    const pointer = POINTER.exec(later.before)?.groups
    if (pointer === undefined || later.open || later.unit === '%' || later.unit === '元' || OTHER.test(later.before))
      return []
    if (TURNED.test(later.lead)) return []
    const own = pointer['own']!.replaceAll(FILL, '')
    const before = numbers.slice(Math.max(0, at - BACK), at).filter((one) => one.unit === later.unit && !one.open)
    // Told as many before, it is that which is pointed at.
    if (before.some(({ value }) => value === later.value)) return []
    const noun = (NOUN.exec(later.after)?.[1] ?? '').replaceAll(FILL, '')
    const meant = before.filter((one) => isMeant(one, later, own, noun))
    const [one] = meant
    if (one === undefined || meant.some(({ value }) => value !== one.value) || isParted(one, before, later)) return []
    if (one.value > later.value * FAR_OFF || later.value > one.value * FAR_OFF) return []
    return [unlikeWords(one, later, `${one.number} ≠ ${later.number}`)]
  })
}

/** Named by the same words: 尚未开工 of both; or, with no word of its own, the last of its noun. */
function isMeant(one: Told, later: Told, own: string, noun: string): boolean {
  if (OTHER.test(one.before) || !areOfOneYear(one, later)) return false
  const words = `${one.before}${one.quote}${one.after}`.replaceAll(FILL, '')
  if (own.length >= 2) return words.includes(own) || (own.length >= 4 && words.includes(own.slice(-4)))
  // 校车共213辆 … 上述231辆取得许可的校车: two digits have changed places.
  if (slipOf(one.number, later.number) === 'swapped' && sharesTwo(later.after.slice(0, 12), one.before)) return true
  if (noun.length < 2) return false
  return noun.length >= 4
    ? words.includes(noun)
    : later.index - one.index < 160 && (one.after.startsWith(noun) || one.before.endsWith(noun))
}

/** 学校3所 and 幼儿园4所 may be meant together. */
const isParted = (one: Told, before: readonly Told[], later: Told): boolean => {
  const near = before.filter(({ index }) => Math.abs(index - one.index) < 120).slice(-8)
  return (
    near.some((first, at) => near.slice(at + 1).some((other) => first.value + other.value === later.value)) ||
    near.reduce((sum, { value }) => sum + value, 0) === later.value
  )
}
