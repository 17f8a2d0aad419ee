/** Pupils to a teacher, applicants to a place, and what nobody spends on one head. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { divided, rangeOf, shown } from './range.ts'

/** Rounding on the way is no error. */
const SLACK = 0.02

const isNear = (one: { low: number; high: number }, other: { low: number; high: number }): boolean =>
  one.low <= other.high * (1 + SLACK) && other.low <= one.high * (1 + SLACK)

const PUPILS = /(?:在校生|学生|在园幼儿|幼儿|在校学生)(?:总数|人数|总人数|共|有|为|达到?)*$/
const TEACHERS = /(?:教师|教职工|保教人员)(?:总数|人数|总人数|共|有|为|达到?)*$/
/** A ratio's colon has a sign of its own: 1∶18. */
const narrowed = ({ number }: Fact): string => number.normalize('NFKC').replace('∶', ':')

const WRITTEN = /^(\d+(?:\.(\d+))?)[:：](\d+(?:\.(\d+))?)$/

/** 师生比为, 生师比由12.6:1降为 */
/** 31所小规模学校师生比: of some of them. */
const OF_SOME = /\d[^,，。;；]*(?:师生比|生师比)|(?:校|园|点|规模)[^,，。;；]{0,4}(?:师生比|生师比)/
const OF_STAFF =
  /(?:师生|生师|师幼|幼师)配?比(?:例)?(?:[由从][^,，。;；]{0,10}[:：∶]\d+)?(?:[升降提优调]?高?低?化?[为到至]|达到?|是)?$/

/** 在校学生24000人，专任教师1600人，师生比为1:15; which of the two is written first is not asked. */
export function ratioFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at) => {
    const written = WRITTEN.exec(narrowed(ratio))
    if (written === null || ratio.approx || ratio.bound !== null) return []
    const words = between(passage, Math.max(sentence.start, ratio.number_start - 30), ratio.number_start)
    if (!OF_STAFF.test(words) || OF_SOME.test(words)) return []
    const near = sentence.facts.slice(Math.max(0, at - 6), at)
    const pupils = only(near, (fact) => PUPILS.test(clauseBefore(passage, fact, sentence)))
    const teachers = only(near, (fact) => TEACHERS.test(clauseBefore(passage, fact, sentence)))
    if (pupils === undefined || teachers === undefined) return []
    const [many, few] = [rangeOf(pupils), rangeOf(teachers)]
    const reckoned = many && few && divided(many, few)
    const [left, right] = [Number(written[1]), Number(written[3])]
    if (reckoned === undefined || left <= 0 || right <= 0) return []
    const half = 10 ** -(written[2] ?? written[4] ?? '').length / 2
    const said = Math.max(left, right) / Math.min(left, right)
    if (isNear(reckoned, { low: said - half, high: said + half })) return []
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

const only = (facts: readonly Fact[], holds: (fact: Fact) => boolean): Fact | undefined => {
  const held = facts.filter((fact) => fact.kind === 'count' && holds(fact))
  return held.length === 1 ? held[0] : undefined
}

/** 岗位60个，报名1500人，报录比1:25: of any who came, before or after they were looked at. */
export function applicantFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at) => {
    const written = WRITTEN.exec(narrowed(ratio))
    if (written === null || ratio.approx || ratio.bound !== null) return []
    if (!/(?:报录|招录|报考|报名|录取)比(?:例)?(?:为|达到?|是)?$/.test(clauseBefore(passage, ratio, sentence)))
      return []
    const counts = sentence.facts.slice(Math.max(0, at - 6), at).filter(({ kind, value }) => kind === 'count' && value)
    const said = Number(written[3]) / Number(written[1])
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

const AID = /培训|慰问|表彰|奖励|资助|助学金|补助|奖学金|补贴|救助|营养餐|生活费|减免|免除/
/** More, or less, for one person nobody has ever given out. Yuan. */
const MOST_AID = 200_000
const LEAST_AID = 1

/** No school of a county costs so much. Yuan. */
const MOST_SCHOOL = 1e9

/** 3所幼儿园购置玩教具，共支出45亿元 */
export function schoolFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((money, at): Finding[] => {
    const schools = sentence.facts[at - 1]
    if (money.kind !== 'money' || money.value === null || schools?.unit !== '所' || !schools.value) return []
    const words = between(passage, endOf(schools), money.number_start)
    if (Array.from(words).length > 24 || money.value / schools.value <= MOST_SCHOOL) return []
    return [
      {
        rule: 'scale',
        says: `“${money.quote}”摊到“${schools.quote}”，每所${shown(money.value / schools.value)}元，请核对是不是写错了“万”或“亿”。`,
        arithmetic: `${shown(money.value)} ÷ ${shown(schools.value)} = ${shown(money.value / schools.value)}`,
        places: [schools, money].map(placeOf),
      },
    ]
  })
}

/** 为3200名学生发放助学金480亿元 has a 亿 for a 万. */
export function aidFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((money, at): Finding[] => {
    if (money.kind !== 'money' || money.value === null || money.value === 0) return []
    if (/均|每/.test(clauseBefore(passage, money, sentence))) return []
    const beside = [sentence.facts[at - 1], sentence.facts[at + 1]].filter((fact) => fact !== undefined)
    const heads = beside.find((fact) => ['人', '名', '人次'].includes(fact.base_unit) && (fact.value ?? 0) > 0)
    if (heads === undefined) return []
    const [from, to] = [heads, money].toSorted((one, other) => one.number_start - other.number_start)
    const words = between(passage, from!.start, to!.number_start + 8)
    if (!AID.test(words) || to!.number_start - endOf(from!) > 24) return []
    const each = money.value / heads.value!
    if (each <= MOST_AID && each >= LEAST_AID) return []
    return [
      {
        rule: 'scale',
        says: `“${money.quote}”摊到“${heads.quote}”，每人${shown(each)}元，请核对是不是写错了“万”或“亿”。`,
        arithmetic: `${shown(money.value)} ÷ ${shown(heads.value!)} = ${shown(each)}`,
        places: [from!, to!].map(placeOf),
      },
    ]
  })
}
