/** So much for each, with both totals beside it; pupils to a teacher. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { divided, type Range, rangeOf, shown } from './range.ts'

const EACH =
  /^(?:年|全年)?(?:人均|生均|校均|户均|班均|[场期园村镇乡点台件间个次队站]均|每[个所校名班]?[\u4e00-\u9fff]{1,3}平均|平均班额|每平方米(?=造价|投资|成本)|平均每[\u4e00-\u9fff]{1,3}|每[人名生校所户班])[\u4e00-\u9fff]{0,6}$/
/** Rounding on the way is no error. */
const SLACK = 0.02

/** 发放1260万元，惠及8400人，人均1500元 */
export function meanFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((mean, at) => {
    // A mean of some of them may stand between: 小学生均720元，生均1.5万元.
    const near = sentence.facts
      .slice(Math.max(0, at - 4), at)
      .filter((fact) => !/均|每/.test(clauseBefore(passage, fact, sentence)))
      .slice(-2)
    // 全县24所中小学平均每校20次
    const clause = clauseBefore(passage, mean, sentence).replace(
      /^[\u4e00-\u9fff]{0,6}\d[\d.]*万?[所个名人][\u4e00-\u9fff]{0,8}?(?=平均每|人均|校均)/,
      '',
    )
    if (near.length < 2 || !EACH.test(clause) || /每(?:天|日|月|年|周|餐|学|课|次)/.test(clause)) return []
    const named = near.find((fact) => isEachOf(passage, fact, clause))
    const total = near.find((fact) => fact !== named && (fact.base_unit === mean.base_unit || isOfNoun(fact, mean)))
    const heads =
      named ??
      near.find(
        (fact) =>
          fact !== total &&
          (fact.kind === 'count' || (fact.kind === 'area' && /每平方米/.test(clause))) &&
          !fact.unit.includes('次'),
      )
    if (total === undefined || heads === undefined || (named === undefined && heads.base_unit === mean.base_unit))
      return []
    // 场均 is of what is counted in 场.
    const each_of = /平均班额/.test(clause) ? '班' : /^([场期园村镇乡点台件间个次队站])均/.exec(clause)?.[1]
    if (each_of !== undefined && !heads.quote.includes(each_of)) return []
    const [all, each, said] = [rangeOf(total), rangeOf(heads), rangeOf(mean)]
    const ratio = all && each && divided(all, each)
    if (ratio === undefined || said === undefined || isNear(ratio, said)) return []
    if (isMeanOfOthers(sentence.facts.slice(0, at), total, heads, said)) return []
    // What stands on it cost less than all that was spent.
    if (heads.kind === 'area' && mean.value! <= total.value! / heads.value!) return []
    const reckoned = shown(total.value! / heads.value!)
    return [
      {
        rule: 'mean',
        says: `“${total.quote}”按“${heads.quote}”平均是${reckoned}${mean.base_unit}，文中写的是${mean.number}${mean.unit}，请核对。`,
        arithmetic: `${shown(total.value!)} ÷ ${shown(heads.value!)} = ${reckoned} ≠ ${shown(mean.value!)}`,
        places: [...near, mean].map(placeOf),
      },
    ]
  })
}

/** Three groups of 12, 18 and 15 make 45: the mean may be of those before. */
function isMeanOfOthers(before: readonly Fact[], total: Fact, heads: Fact, said: Range): boolean {
  const sums = before.filter(({ base_unit }) => base_unit === total.base_unit)
  return before.some((fact) => {
    const each = fact.base_unit === heads.base_unit && fact.kind === 'count' ? rangeOf(fact) : undefined
    return sums.some((sum) => {
      const all = rangeOf(sum)
      const ratio = all && each && divided(all, each)
      return ratio !== undefined && isNear(ratio, said)
    })
  })
}

/** 12个乡镇 and 每个乡镇 */
function isEachOf(passage: Passage, fact: Fact, clause: string): boolean {
  const noun = /每[个所]?([\u4e00-\u9fff]{1,3}?)平均/.exec(clause)?.[1]
  return (
    noun !== undefined &&
    fact.kind === 'count' &&
    between(passage, endOf(fact), endOf(fact) + noun.length + 1)
      .replace(/^[个所]/, '')
      .startsWith(noun)
  )
}

/** 教学班960个 and 24个班 */
function isOfNoun(total: Fact, mean: Fact): boolean {
  const noun = /^个([\u4e00-\u9fff]+)$/.exec(mean.base_unit)?.[1]
  return noun !== undefined && total.base_unit === '个' && total.quote.includes(noun)
}

const isNear = (one: { low: number; high: number }, other: { low: number; high: number }): boolean =>
  one.low <= other.high * (1 + SLACK) && other.low <= one.high * (1 + SLACK)

const PUPILS = /(?:在校生|学生|在园幼儿|幼儿|在校学生)(?:总数|人数|总人数|共|有|为|达到?)*$/
const TEACHERS = /(?:教师|教职工|保教人员)(?:总数|人数|总人数|共|有|为|达到?)*$/
/** A ratio's colon has a sign of its own: 1∶18. */
const narrowed = ({ number }: Fact): string => number.normalize('NFKC').replace('∶', ':')

const WRITTEN = /^(\d+(?:\.(\d+))?)[:：](\d+(?:\.(\d+))?)$/

/** 师生比为, 生师比由12.6:1降为 */
const OF_STAFF =
  /(?:师生比|生师比|师幼比|幼师比)(?:例)?(?:[由从][^,，。;；]{0,10}[:：∶]\d+)?(?:[升降提优调]?高?低?化?[为到至]|达到?|是)?$/

/** 在校学生24000人，专任教师1600人，师生比为1:15; which of the two is written first is not asked. */
export function ratioFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((ratio, at) => {
    const written = WRITTEN.exec(narrowed(ratio))
    if (written === null || ratio.approx || ratio.bound !== null) return []
    const words = between(passage, Math.max(sentence.start, ratio.number_start - 30), ratio.number_start)
    if (!OF_STAFF.test(words)) return []
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
