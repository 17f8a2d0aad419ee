/** Parts against their whole, and rates against their own two numbers. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { alike, between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { divided, meets, rangeOf, shown, times } from './range.ts'

/** What has been done with things that were counted before. Whoever has done more than there was has miscounted. */
const DONE = [
  '整改',
  '办结',
  '结案',
  '答复',
  '销号',
  '完成',
  '合格',
  '通过',
  '解决',
  '落实',
  '化解',
  '核查',
  '处理',
  '复学',
  '返校',
  '签订',
  '达标',
  '参加',
  '参与',
  '录取',
  '发放',
  '到位',
  '验收',
  '交付',
  '开工',
  '竣工',
  '安装',
  '培训',
  '就业',
  '入学',
  '巩固',
  '受理',
  '办理',
] as const

export function partFindings(passage: Passage, sentence: Sentence): Finding[] {
  const { facts } = sentence
  return facts.flatMap((part, at) => {
    const whole = facts[at - 1]
    if (whole === undefined || !alike(whole, part)) return []
    const gap = between(passage, endOf(whole), part.number_start)
    const among = /^[^,，(（]{0,3}[,，(（]\s*(?:其中|含)/.test(gap)
    if (!among && !isDoneOf(passage, sentence, whole, part)) return []
    const [all, own] = [rangeOf(whole), rangeOf(part)]
    if (all === undefined || own === undefined || own.low <= all.high) return []
    return [
      {
        rule: 'part',
        says: `“${part.quote}”是“${whole.quote}”的一部分，却比它大，请核对。`,
        arithmetic: `${shown(part.value!)} > ${shown(whole.value!)}`,
        places: [placeOf(whole), placeOf(part)],
      },
    ]
  })
}

/** 排查隐患2083处，完成整改1986处 */
function isDoneOf(passage: Passage, sentence: Sentence, whole: Fact, part: Fact): boolean {
  const clause = clauseBefore(passage, part, sentence)
  const before = clauseBefore(passage, whole, sentence)
  const verb = DONE.find((one) => new RegExp(`^(?:已|均已|现已|累计|按期|完成|已经)*${one}$`).test(clause))
  return (
    verb !== undefined &&
    /^(?:共|累计|全年|全市|全县|今年|先后|本年)*(?:排查|受理|收到|查处|立案|检查|接到|登记|发现|下达|接访|交办|应|需)/.test(
      before,
    ) &&
    !new RegExp(`${verb}(?!通知|意见|建议|措施)`).test(before)
  )
}

export function rateFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate, at) => {
    if (rate.unit !== '%' || rate.kind !== 'rate') return []
    const pair = pairOf(passage, sentence, rate, at)
    if (pair === undefined) return []
    const { part, whole } = pair
    const [own, all, said] = [rangeOf(part), rangeOf(whole), rangeOf(rate)]
    const ratio = own && all && divided(own, all)
    if (ratio === undefined || said === undefined || meets(times(ratio, 100), said)) return []
    const reckoned = (part.value! / whole.value!) * 100
    // One more place than is printed may have been cut off and not rounded.
    if (Math.abs(reckoned - rate.value!) < (said.high - said.low) * 1.02) return []
    return [
      {
        rule: 'rate',
        says: `按“${part.quote}”和“${whole.quote}”计算应为${shown(reckoned)}%，文中写的是${rate.number}，请核对。`,
        arithmetic: `${shown(part.value!)} ÷ ${shown(whole.value!)} = ${shown(reckoned)}% ≠ ${rate.number}`,
        places: [whole, part, rate].map(placeOf),
      },
    ]
  })
}

interface Pair {
  readonly part: Fact
  readonly whole: Fact
}

/**
 * The two numbers that a rate is made from, where the words leave no other reading: the rate bears the name of what was
 * done (办结率 after 办结346件), or it is said to be a share of the whole (占总数的).
 */
function pairOf(passage: Passage, sentence: Sentence, rate: Fact, at: number): Pair | undefined {
  const clause = clauseBefore(passage, rate, sentence)
  const [whole, part] = sentence.facts.slice(Math.max(0, at - 2), at)
  if (whole === undefined || part === undefined || !alike(whole, part)) return undefined
  if (/^占(?:总数|总人数|总量|总额)?的?$/.test(clause)) {
    const gap = between(passage, endOf(whole), part.number_start)
    return /^[^,，(（]{0,3}[,，(（]\s*其中/.test(gap) ? { part, whole } : undefined
  }
  const name = /([\u4e00-\u9fff]{2})率(?:为|达|达到|是)?$/.exec(clause)?.[1]
  if (name === undefined || Array.from(clause).length > 9) return undefined
  const [base, done] = [clauseBefore(passage, whole, sentence), clauseBefore(passage, part, sentence)]
  // 本科上线率 after 上线3.43万人，其中本科上线1.67万人 is a share of the candidates, who are not mentioned.
  return done.includes(name) && !base.includes(name) ? { part, whole } : undefined
}
