/** A ratio that names both of its sides: 县级补助与家长缴费之比为1∶2，即县级补助1240万元、家长缴费620万元. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { between, clauseBefore, type Passage, placeOf, type Sentence } from './passage.ts'
import { divided, type Range, rangeOf, shown } from './range.ts'

const SIDES =
  /([\u4e00-\u9fff]{2,10}?)(?:与|和|同)([\u4e00-\u9fff]{2,10}?)(?:人数|数量)?(?:之|的)?比(?:例|率)?(?:约|大约|大致|基本)?(?:为|是|达到?)?(?:约)?$/
const WRITTEN = /^约?(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)$/
/** A ratio is mostly rounded. */
const ABOUT = 0.08

/** Short names of ratios, and what their two sides are called. */
const SHORT: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/生机比/, /学生|在校生/, /计算机|电脑|终端|平板/],
  [/师机比/, /教师|教职工/, /计算机|电脑|终端|平板/],
  [/床位比|生床比/, /寄宿生|住校生|学生/, /床位/],
]

/** 共有学生4800名，计算机600台，生机比达到6:1 */
export function shortRatioFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at): Finding[] => {
    const written = WRITTEN.exec(ratio.number.normalize('NFKC'))
    const clause = between(passage, Math.max(sentence.start, ratio.number_start - 12), ratio.number_start)
    const kind = SHORT.find(([name]) => new RegExp(`(?:${name.source})(?:例)?(?:为|达到?|是|约)*$`).test(clause))
    if (written === null || kind === undefined || ratio.bound !== null) return []
    const before = sentence.facts.slice(0, at).filter((fact) => fact.kind === 'count')
    const one = before.findLast((fact) => /^[人名]$/.test(fact.base_unit) && kind[1].test(calledOf(passage, fact)))
    const other = before.findLast((fact) => !/^[人名]$/.test(fact.base_unit) && kind[2].test(calledOf(passage, fact)))
    const [a, b] = [one && rangeOf(one), other && rangeOf(other)]
    const reckoned = a && b && divided(a, b)
    const said = Number(written[1]) / Number(written[2])
    if (!one || !other || one === other || !reckoned || !(said > 0) || isAbout(reckoned, said)) return []
    return [
      {
        rule: 'mean',
        says: `“${one.quote}”与“${other.quote}”之比是${shown(one.value! / other.value!)}，文中写的是${ratio.number}，请核对。`,
        arithmetic: `${shown(one.value!)} ÷ ${shown(other.value!)} = ${shown(one.value! / other.value!)} ≠ ${shown(said)}`,
        places: [one, other, ratio].toSorted((left, right) => left.number_start - right.number_start).map(placeOf),
      },
    ]
  })
}

const calledOf = (passage: Passage, fact: Fact): string =>
  `${fact.measure} ${between(passage, fact.number_start, fact.number_start + 14).split(/[,，。；;、]/, 1)[0]}`

export function namedRatioFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio): Finding[] => {
    const written = WRITTEN.exec(ratio.number.normalize('NFKC'))
    const words = between(passage, Math.max(sentence.start, ratio.number_start - 28), ratio.number_start)
    const sides = SIDES.exec(words.split(/[,，;；:：。]/).at(-1) ?? '')
    if (written === null || sides === null || ratio.bound !== null) return []
    const [one, other] = [sides[1]!, sides[2]!].map((name) => named(passage, sentence, ratio, name))
    const [a, b] = [one && rangeOf(one), other && rangeOf(other)]
    const reckoned = a && b && divided(a, b)
    const said = Number(written[1]) / Number(written[2])
    if (!one || !other || one === other || reckoned === undefined || !Number.isFinite(said) || said <= 0) return []
    if (one.base_unit !== other.base_unit && (one.kind !== 'count' || other.kind !== 'count')) return []
    if (isAbout(reckoned, said)) return []
    return [
      {
        rule: 'mean',
        says: `“${one.quote}”与“${other.quote}”之比是${shown(one.value! / other.value!)}，文中写的是${ratio.number}，请核对。`,
        arithmetic: `${shown(one.value!)} ÷ ${shown(other.value!)} = ${shown(one.value! / other.value!)} ≠ ${shown(said)}`,
        places: [one, other, ratio].toSorted((left, right) => left.number_start - right.number_start).map(placeOf),
      },
    ]
  })
}

const isAbout = ({ low, high }: Range, said: number): boolean => said >= low * (1 - ABOUT) && said <= high * (1 + ABOUT)

/** The one number that is called so; two of one name tell nothing. */
function named(passage: Passage, sentence: Sentence, ratio: Fact, name: string): Fact | undefined {
  const called = sentence.facts.filter(
    (fact) => fact !== ratio && fact.kind !== 'date' && clauseBefore(passage, fact, sentence).endsWith(name),
  )
  return called.length === 1 ? called[0] : undefined
}
