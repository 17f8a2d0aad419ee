/** What nobody spends on one head or one school: a 万 or an 亿 too many. */
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { shown } from '../ground/range.ts'

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
