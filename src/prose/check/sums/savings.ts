/** What was saved of what was planned: 预算价520万元，中标价478.4万元，资金节约率8%. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { clauseBefore, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { divided, meets, rangeOf, shown, times, without } from '../ground/range.ts'

/** Of all of it, and not of what some of it was spent on. */
const RATE =
  /^[资金项目采购预算投资工程综合整体总体平均经费]{0,6}(?:节[约资省支]|下浮|审减|核减|压减|节流)率(?:约?为|达到?|是)*$/
const PLANNED = /预算|控制价|限价|送审|概算|申报|报审|评审前/
const SPENT = /中标|成交|审定|核定|合同|实际|结算|评审后/
const SAVED = /节[约省支资]|审减|核减|压减|下浮/

export function savingFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate, at): Finding[] => {
    const said = rangeOf(rate)
    if (rate.unit !== '%' || said === undefined || !RATE.test(clauseBefore(passage, rate, sentence))) return []
    const money = sentence.facts.slice(0, at).filter(({ kind }) => kind === 'money')
    const last = (words: RegExp): Fact | undefined =>
      money.findLast((fact) => words.test(clauseBefore(passage, fact, sentence)))
    const [planned, saved] = [last(PLANNED), last(SAVED)]
    const spent = money.findLast(
      (fact) => fact !== planned && fact !== saved && SPENT.test(clauseBefore(passage, fact, sentence)),
    )
    const [all, own, paid] = [planned, saved, spent].map((fact) => fact && rangeOf(fact))
    const other = own ?? (all && paid && without(all, paid))
    if (!all || !other || saved === planned) return []
    const ratios = [divided(other, all), paid && divided(other, paid)]
    if (ratios.some((ratio) => ratio && meets(times(ratio, 100), said))) return []
    const gap = saved?.value ?? planned!.value! - spent!.value!
    const reckoned = shown((gap / planned!.value!) * 100)
    if (gap <= 0) return []
    return [
      {
        rule: 'rate',
        says: `按“${planned!.quote}”和“${(saved ?? spent)!.quote}”计算应为${reckoned}%，文中写的是${rate.number}，请核对。`,
        arithmetic: `${shown(gap)} ÷ ${shown(planned!.value!)} = ${reckoned}% ≠ ${rate.number}`,
        places: placesOf([planned!, (saved ?? spent)!, rate]),
      },
    ]
  })
}
