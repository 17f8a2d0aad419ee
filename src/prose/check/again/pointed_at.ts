/** What is pointed at with its number, so many as were told right before: 选手共72名，全部70名参赛选手均获颁证书. */
import { isShortFor } from '../ground/likeness.ts'
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { areOfOneYear, type Told } from './told.ts'

/** So many signs before it the first of them stands. */
const FAR = 90
/** Numbers further apart are of two things. */
const FAR_OFF = 1.35
const POINTER = /(?<!占)(?:全部|全体|所有|这一?批?|该批|上述|以上)$/
/** 二十六个教学班全部达标 */
const ALL = /^([\u4e00-\u9fff]{2,6}?)(?:已|现已)?(?:全部|全员|悉数|无一例外)/
const NOUN = /^的?([\u4e00-\u9fff]{2,6}?)(?=均|都|已|全|皆|在|进|参加|获|颁|签|完|接|就|,|。|$|的|将|由|按|于)/
/** Another group of them, and what came or went. */
const OTHER =
  /其中|另|其余|剩|未|缺|请假|退|调[出入]|新增|淘汰|晋级|入围|计划|拟|应|获奖|决赛|首批|第|补|原有|原|[去上前]年|加上|连同|合格|通过|抽/

/** `told`: the numbers of the even text. */
export function pointedAtFindings(told: readonly Told[]): Finding[] {
  return told.flatMap((later, at): Finding[] => {
    const noun = nounAt(later)
    if (noun === undefined || later.open || later.value < 3 || later.unit === '%') return []
    const near = told
      .slice(Math.max(0, at - 6), at)
      .filter((one) => later.index - one.end < FAR && one.line === later.line && one.unit === later.unit)
    const [one, ...others] = near
    if (one === undefined || others.length > 0 || one.open || one.value === later.value) return []
    if (one.value > later.value * FAR_OFF || later.value > one.value * FAR_OFF) return []
    const between = later.lead.slice(-(later.index - one.end))
    if (OTHER.test(`${one.before}${one.after}${between}${noun}`) || !areOfOneYear(one, later)) return []
    return isOf(noun, one) ? [unlikeWords(one, later, `${one.number} ≠ ${later.number}`)] : []
  })
}

function nounAt({ before, after }: Told): string | undefined {
  if (POINTER.test(before)) return NOUN.exec(after)?.[1]
  return before === '' ? ALL.exec(after)?.[1] : undefined
}

/** What is counted is named right before the first number or right behind it. */
function isOf(noun: string, { before, after }: Told): boolean {
  const head = noun.slice(-2)
  const words = before.replace(/(?:现有|共有|总数|人数|共|有|为|达)+$/, '')
  return (words.endsWith(head) && isShortFor(noun, words)) || after.startsWith(noun) || words.endsWith(noun)
}

/** So far before it the rate was told. */
const RATE_BACK = 400
const RATE_AGAIN = /(?:此次|本次|这次|该次|上述)[^,。;\d]{0,12}(?<value>\d[\d.]*)%的(?<name>[\u4e00-\u9fff]{2,6}率)/g

/** 测得普及率为86.2% … 此次调查测得的86.7%的普及率: asked of one paragraph. */
export function rateAgainFindings(text: string): Finding[] {
  return [...text.matchAll(RATE_AGAIN)].flatMap((again): Finding[] => {
    const { value, name } = again.groups!
    const from = Math.max(0, again.index - RATE_BACK)
    const told = [...text.slice(from, again.index).matchAll(new RegExp(`${name}(?:为|是|达到?)?(\\d[\\d.]*)%`, 'g'))]
    const [first] = told
    if (first === undefined || told.some((one) => one[1] !== first[1]) || Number(first[1]) === Number(value)) return []
    return [
      unlikeWords(
        { index: from + first.index, quote: first[0] },
        { index: again.index, quote: again[0] },
        `${first[1]}% ≠ ${value}%`,
      ),
    ]
  })
}
