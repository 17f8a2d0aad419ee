/** Ratios written with a colon against the numbers of their two sides: pupils to a teacher, applicants to a place, 甲与乙之比. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  joinedBefore,
  type Passage,
  placeOf,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { divided, nearly, rangeOf, shown } from '../ground/range.ts'

export function ratioFindings(passage: Passage, sentence: Sentence): Finding[] {
  return [ofStaff, ofApplicants, ofNamed, ofShortNames].flatMap((rule) => rule(passage, sentence))
}

const WRITTEN = /^约?(\d+(?:\.(\d+))?):(\d+(?:\.(\d+))?)$/

interface Written {
  readonly left: number
  readonly right: number
  /** Half of the last printed place. */
  readonly half: number
}

/** The two numbers of a ratio; its colon has a sign of its own too: 1∶18. */
function writtenIn({ number }: Fact): Written | undefined {
  const found = WRITTEN.exec(number.normalize('NFKC').replace('∶', ':'))
  if (found === null) return undefined
  return { left: Number(found[1]), right: Number(found[3]), half: 10 ** -(found[2] ?? found[4] ?? '').length / 2 }
}

const PUPILS = /(?:在校生|学生|在园幼儿|幼儿|在校学生)(?:总数|人数|总人数|共|有|为|达到?)*$/
const TEACHERS = /(?:教师|教职工|保教人员)(?:总数|人数|总人数|共|有|为|达到?)*$/
/** 31所小规模学校师生比: of some of them. */
const OF_SOME = /\d[^,，。;；]*(?:师生比|生师比)|(?:校|园|点|规模)[^,，。;；]{0,4}(?:师生比|生师比)/
/** 师生比为, 生师比由12.6:1降为 */
const OF_STAFF =
  /(?:(?:师生|生师|师幼|幼师)配?比|教师与(?:在校)?(?:学生|幼儿)(?:人?数)?(?:之比|的?比))(?:例)?(?:[由从][^,，。;；]{0,10}[:：∶]\d+)?(?:[升降提优调]?高?低?化?[为到至]|达到?|是)?$/

/** So many numbers before a ratio its two sides may stand, over a semicolon too. */
const STAFF_BACK = 8

/** 在校学生24000人，专任教师1600人，师生比为1:15; which of the two is written first is not asked. */
function ofStaff(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at) => {
    const written = writtenIn(ratio)
    if (written === undefined || ratio.approx || ratio.bound !== null) return []
    const words = between(passage, Math.max(sentence.start, ratio.number_start - 30), ratio.number_start)
    if (!OF_STAFF.test(words) || OF_SOME.test(words)) return []
    const before = joinedBefore(passage, sentence)
    const joined = before?.facts.map((fact) => ({ fact, sentence: before })) ?? []
    const near = [...joined, ...sentence.facts.slice(0, at).map((fact) => ({ fact, sentence }))].slice(-STAFF_BACK)
    const called = (name: RegExp): Fact | undefined => {
      const own = near.filter(
        (one) => one.fact.kind === 'count' && name.test(clauseBefore(passage, one.fact, one.sentence)),
      )
      return own.length === 1 ? own[0]!.fact : undefined
    }
    const [pupils, teachers] = [called(PUPILS), called(TEACHERS)]
    if (pupils === undefined || teachers === undefined) return []
    // 高中…师生比1:12；小学师生比1:17: the sides of the one before are its own.
    if (![pupils, teachers].some((side) => sentence.facts.includes(side))) return []
    const [many, few] = [rangeOf(pupils), rangeOf(teachers)]
    const reckoned = many && few && divided(many, few)
    const { left, right, half } = written
    if (reckoned === undefined || left <= 0 || right <= 0) return []
    const said = Math.max(left, right) / Math.min(left, right)
    if (nearly(reckoned, { low: said - half, high: said + half })) return []
    const each = shown(pupils.value! / teachers.value!, 1)
    return [
      {
        rule: 'mean',
        says: `按“${pupils.quote}”和“${teachers.quote}”，每名教师对${each}名学生，文中写的是${ratio.number}，请核对。`,
        arithmetic: `${shown(pupils.value!)} ÷ ${shown(teachers.value!)} = ${each}`,
        places: [pupils, teachers, ratio].map(placeOf),
      },
    ]
  })
}

/** 岗位60个，报名1500人，报录比1:25: of any who came, before or after they were looked at. */
function ofApplicants(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at) => {
    const written = writtenIn(ratio)
    if (written === undefined || ratio.approx || ratio.bound !== null) return []
    if (
      !/(?:报录|招录|报考|报名|录取|竞争|(?<!师生|生师|师幼|幼师)配备?)比(?:例)?(?:为|达到?|是)?$/.test(
        clauseBefore(passage, ratio, sentence),
      )
    )
      return []
    const counts = sentence.facts.slice(Math.max(0, at - 6), at).filter(({ kind, value }) => kind === 'count' && value)
    const said = Math.max(written.right / written.left, written.left / written.right)
    const [one, other] = counts
    if (counts.length < 2 || !Number.isFinite(said) || said <= 0) return []
    const hair = said >= 10 ? 0.6 : 0.06
    const holds = counts.some((few) =>
      counts.some(
        (many) =>
          Math.abs(many.value! / few.value! - said) <= hair || Math.abs(few.value! / many.value! - said) <= hair,
      ),
    )
    if (holds || counts.some(({ approx, bound }) => approx || bound !== null)) return []
    return [
      {
        rule: 'mean',
        says: `“${one!.quote}”和“${other!.quote}”算不出${ratio.number}，请核对。`,
        arithmetic: `${shown(other!.value!)} ÷ ${shown(one!.value!)} = ${shown(other!.value! / one!.value!)}`,
        places: [one!, other!, ratio].map(placeOf),
      },
    ]
  })
}

/** 县级补助与家长缴费之比为 */
const SIDES =
  /([\u4e00-\u9fff]{2,10}?)(?:与|和|同)([\u4e00-\u9fff]{2,10}?)(?:人数|数量)?(?:之|的)?比(?:例|率)?(?:约|大约|大致|基本)?(?:为|是|达到?)?(?:约)?$/

/** 县级补助与家长缴费之比为1∶2，即县级补助1240万元、家长缴费620万元 */
function ofNamed(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio): Finding[] => {
    const words = between(passage, Math.max(sentence.start, ratio.number_start - 28), ratio.number_start)
    const sides = SIDES.exec(words.split(/[,，;；:：。]/).at(-1) ?? '')
    // 男女教师比例为1∶2
    const both = /男女([\u4e00-\u9fff]{1,4}?)(?:人数)?(?:之|的)?比(?:例)?(?:约?为|是|达到?)?$/.exec(words)?.[1]
    const names = both === undefined ? sides?.slice(1, 3) : [`男${both}`, `女${both}`]
    const kinds = KINDS.exec(words)?.[1]
    if (kinds !== undefined) {
      const [general, vocational] = [GENERAL, VOCATIONAL].map((kind) => onlyOf(passage, sentence, ratio, kind))
      return kinds === '普职' ? unlike(ratio, general, vocational) : unlike(ratio, vocational, general)
    }
    if (names === undefined) return []
    const [one, other] = names.map((name) => named(passage, sentence, ratio, name))
    if (one?.base_unit !== other?.base_unit && (one?.kind !== 'count' || other?.kind !== 'count')) return []
    return unlike(ratio, one, other)
  })
}

/** 普职招生比为6:4 */
const KINDS = /(普职|职普)(?:招生|录取|在校生|分流)?(?:之|的)?比(?:例)?(?:约|大体|大致)*(?:为|是|达到?)?$/
const GENERAL = /(?:普通高中|普高)(?:录取|招生|招收|新生|在校生)*$/
const VOCATIONAL = /(?:中等职业学校|中等职业教育|中职(?:学校)?|职业高中|职高)(?:录取|招生|招收|新生|在校生)*$/

function onlyOf(passage: Passage, sentence: Sentence, ratio: Fact, kind: RegExp): Fact | undefined {
  const [only, ...others] = sentence.facts.filter(
    (fact) => fact !== ratio && fact.kind === 'count' && kind.test(clauseBefore(passage, fact, sentence)),
  )
  return others.length === 0 ? only : undefined
}

/** The one number that is called so; two of one name tell nothing. */
function named(passage: Passage, sentence: Sentence, ratio: Fact, name: string): Fact | undefined {
  const called = sentence.facts.filter(
    (fact) => fact !== ratio && fact.kind !== 'date' && isCalled(clauseBefore(passage, fact, sentence), name),
  )
  return called.length === 1 ? called[0] : undefined
}

/** 在校生18240人 is the 学生 of 教师与学生之比. */
const isCalled = (clause: string, name: string): boolean =>
  clause.endsWith(name) ||
  (name === '学生' && /在校(?:学)?生(?:总数|人数)?$/.test(clause)) ||
  (/^[男女]学生$/.test(name) && clause.endsWith(`${name[0]}生`))

const AFTER_NAME = '(?:例)?(?:为|达到?|是|约)*$'
/** Short names of ratios, the people on their left and the things on their right. */
const SHORT: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [new RegExp(`生机比${AFTER_NAME}`), /学生|在校生/, /计算机|电脑|终端|平板/],
  [new RegExp(`师机比${AFTER_NAME}`), /教师|教职工/, /计算机|电脑|终端|平板/],
  [new RegExp(`(?:床位比|生床比)${AFTER_NAME}`), /寄宿生|住校生|学生/, /床位/],
]

/** 共有学生4800名，计算机600台，生机比达到8:1 */
function ofShortNames(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at): Finding[] => {
    const clause = between(passage, Math.max(sentence.start, ratio.number_start - 12), ratio.number_start)
    const [, people, things] = SHORT.find(([name]) => name.test(clause)) ?? []
    if (people === undefined || things === undefined) return []
    const before = sentence.facts.slice(0, at).filter((fact) => fact.kind === 'count')
    const one = before.findLast((fact) => /^[人名]$/.test(fact.base_unit) && people.test(calledOf(passage, fact)))
    const other = before.findLast((fact) => !/^[人名]$/.test(fact.base_unit) && things.test(calledOf(passage, fact)))
    return unlike(ratio, one, other)
  })
}

const calledOf = (passage: Passage, fact: Fact): string =>
  `${fact.measure} ${between(passage, fact.number_start, fact.number_start + 14).split(/[,，。；;、]/, 1)[0]}`

/** A ratio is mostly rounded, if not to its last place. */
const ABOUT = 0.08
/** Of its last place it may miss so much. */
const OF_LAST = 0.6

function unlike(ratio: Fact, one: Fact | undefined, other: Fact | undefined): Finding[] {
  const written = writtenIn(ratio)
  const [a, b] = [one && rangeOf(one), other && rangeOf(other)]
  const reckoned = a && b && divided(a, b)
  if (!written || !one || !other || one === other || !reckoned || ratio.bound !== null) return []
  const said = written.left / written.right
  if (!Number.isFinite(said) || said <= 0) return []
  const about = Math.min(ABOUT, OF_LAST / Math.max(written.left, written.right))
  if (said >= reckoned.low * (1 - about) && said <= reckoned.high * (1 + about)) return []
  const made = shown(one.value! / other.value!)
  return [
    {
      rule: 'mean',
      says: `“${one.quote}”与“${other.quote}”之比是${made}，文中写的是${ratio.number}，请核对。`,
      arithmetic: `${shown(one.value!)} ÷ ${shown(other.value!)} = ${made} ≠ ${shown(said)}`,
      places: placesOf([one, other, ratio]),
    },
  ]
}
