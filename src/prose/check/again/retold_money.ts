/** Money that was spent on as many things, told again with two digits changed round: 投资380万元改造16所…上述16所…总投资308万元. */
import { slipOf } from '../ground/digits.ts'
import { type Finding, wordsAt } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { areOfOneYear, type Told } from './told.ts'

const SPENT = /(?:投资|投入|资金|经费|拨付|安排|下达|补助|争取|支出)[^,;:\d]{0,8}$/
/** Of another step of the same work. */
const STEPS = [
  /结算|决算|审定|审计/,
  /概算|预算|估算/,
  /中标|合同|控制价/,
  /到位|拨付|完成/,
  /上级|中央|省级/,
  /自筹|县级/,
]
const FAR = 400

export function retoldMoneyFindings(told: readonly Told[]): Finding[] {
  const money = told.filter(({ unit, open, before }) => unit === '元' && !open && SPENT.test(before))
  return money.flatMap((later, at): Finding[] => {
    const one = money
      .slice(Math.max(0, at - 6), at)
      .findLast((first) => first.from !== later.from && isRetold(told, first, later))
    if (one === undefined) return []
    return [
      {
        rule: 'repeat',
        says: `同一笔钱前面写“${one.before}${one.quote}”，后面写“${later.before}${later.quote}”，两处不一致，请核对。`,
        arithmetic: `${one.number} ≠ ${later.number}`,
        places: [one, later].map(wordsAt),
      },
    ]
  })
}

function isRetold(told: readonly Told[], one: Told, later: Told): boolean {
  if (later.index - one.index > FAR || slipOf(one.number, later.number) !== 'swapped' || !areOfOneYear(one, later))
    return false
  const scale = one.value / later.value
  const steps = ({ before }: Told): string => STEPS.map((step) => step.test(before)).join()
  if (scale > 10 || scale < 0.1 || steps(one) !== steps(later)) return false
  const beside = (money: Told): Told[] =>
    told.filter(({ from, unit, value }) => from === money.from && unit !== '元' && unit !== '%' && value > 1)
  return beside(one).some((first) =>
    beside(later).some(
      (again) =>
        again.unit === first.unit &&
        again.value === first.value &&
        sharesTwo(first.after.slice(0, 10), again.after.slice(0, 12)) &&
        // As many of those, and no others.
        /(?:上述|这|该|前述)[^,;:\d]{0,4}$/.test(again.before),
    ),
  )
}
