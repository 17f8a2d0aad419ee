/** One measure of one project, rounded in one place and printed in full in another: 总建筑面积2.68万平方米 … 该项目总建筑面积26300平方米. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { nearIn } from '../ground/near.ts'
import { areOfOneYear, bare, type Told } from './told.ts'

/** So far behind one another two places speak of the same, and so many numbers. */
const FAR = 600
const BACK = 40
/** What is further off is another measure. */
const FAR_OFF = 1.3
const LEAST = 1000
const SIZED =
  /(?:面积|投资|投资额|造价|概算|预算|估算|资金|经费|支出|收入|规模|藏书|图书|拨款|债券|总额|金额|补助|学生|人数|用地)$/
/** Of another step or part of it. */
const PART = /其中|地[上下]|[一二三]期|原|调整|变更|实际|结算|决算|增|减|剩|缺|改为|新|人均|生均|已|拟/
const SAME = /(?:该|本|此|上述|这一?)(?:项目|工程|校区|学校|楼|园|基地|馆|中心)/

/** `told`: the numbers of the even text. */
export function retoldUnitFindings(told: readonly Told[], text: string): Finding[] {
  const sized = told.filter((one) => one.value >= LEAST && !one.open && SIZED.test(nameOf(one)))
  return sized.flatMap((later, at): Finding[] => {
    const all = sized.slice(Math.max(0, at - BACK), at).filter((one) => later.index - one.end < FAR)
    const called = all.filter((one) => one.unit === later.unit && nameOf(one) === nameOf(later))
    const one = called.at(-1)
    if (one === undefined || one.half === later.half || one.from === later.from) return []
    if (called.some((other) => isAsMuch(other, later))) return []
    const scale = one.value / later.value
    if (scale > FAR_OFF || scale < 1 / FAR_OFF || !areOfOneYear(one, later)) return []
    if (!areOfOneOwner(text, one, later) || PART.test(one.before) || PART.test(later.lead.slice(-24))) return []
    return isOfOne(told, one, later) ? [unlike(one, later)] : []
  })
}

/** 城南学校项目总建筑面积 is 总建筑面积 of 城南学校项目. */
const OWNER = /^(.*(?:项目|工程|校区|学校|小学|中学|幼儿园|教学楼|宿舍楼|基地))(?:的)?/
const nameOf = ({ before }: Told): string =>
  bare(before)
    .replace(OWNER, '')
    .replace(/^(?:计划|预计|共|估计)+/, '')
const ownerOf = ({ before }: Told): string => OWNER.exec(bare(before))?.[1] ?? ''

/** Of no other school or project is told from the earlier to the later. */
function areOfOneOwner(text: string, one: Told, later: Told): boolean {
  const named = text.slice(one.end, later.index).matchAll(NAMED)
  const [first, second] = [one, later].map(ownerOf)
  if (first !== second && second !== '' && !POINTED.test(second!)) return false
  return [...named].every(
    ([name]) =>
      POINTED.test(name) || one.lead.includes(name) || text.slice(Math.max(0, one.from - FAR), one.from).includes(name),
  )
}
const NAMED = /[\u4e00-\u9fff]{1,8}(?:项目|工程|校区|学校|小学|中学|幼儿园|基地)/g
const POINTED = /^(?:[^\u4e00-\u9fff]|由|以|将|对)?(?:该|本|此|上述|这一?|全校|整个)?(?:建设)?(?:项目|工程|学校|校区)$/

const isAsMuch = (one: Told, other: Told): boolean => Math.abs(one.value - other.value) <= one.half + other.half

/** It is pointed back to, or another measure beside both of them is the same. */
function isOfOne(told: readonly Told[], one: Told, later: Told): boolean {
  const near = nearIn(told, later.index, 2 * FAR, ({ index }) => index)
  const beside = near.filter((other) => other.from === later.from && other !== later && other.value >= LEAST)
  const again = near.filter(
    (other) => other.line === one.line && other !== one && other.index < later.from && one.index - other.end < FAR,
  )
  if (
    beside.some((other) =>
      again.some(
        (first) =>
          first.unit === other.unit && first.value === other.value && nameOf(first) === nameOf(other) && !first.open,
      ),
    )
  )
    return true
  return SAME.test(later.lead) && one.line === later.line
}

const unlike = (one: Told, later: Told): Finding => ({
  rule: 'repeat',
  says: `前面写“${one.before}${one.quote}”，后面写“${later.before}${later.quote}”，换算后两处不一致，请核对。`,
  arithmetic: `${one.quote} ≠ ${later.quote}`,
  places: [one, later].map(wordsAt),
})
