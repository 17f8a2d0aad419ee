/** As many as are counted make what is told of them: 教学奖金共8.4万元，管理奖金共3万元，两项合计1.14万元; each may be a total itself. */
import type { Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, kindOf, linesOf, makesUp, unequal, worth, TABLE } from '../ground/rows.ts'

const COUNTED =
  /^(?:以上|上述|这)?(?<many>[两二三四五六])(?:项|类|者|部分|笔|级|个?(?:方面|学段|项目|批次|环节))(?:奖金|资金|经费|费用|支出|投入|补助)?(?:合计|共计|总计|共|累计)(?:为|达|支出|发放|投入|安排)?$/
/** None of them is another's part, and none is left out. */
const OPEN = /兼|部分|重复|其中|等|约|余|平均|每[^年]{0,4}$|比|增|减|另|还|分别/
const NEAR = 0.35
const FAR = 120

export function soManyToldFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return linesOf(numbers).flatMap((line) =>
    line.flatMap((total, at): Finding[] => {
      const many = numberOf(COUNTED.exec(total.before)?.groups?.['many'])
      if (many === undefined || total.open || total.unit === '%') return []
      const before = line.slice(0, at).filter((one) => one.from === total.from && kindOf(one) === kindOf(total))
      const parts = before.slice(-many)
      if (parts.length !== many || parts.some(isLoose) || makesUp(parts, total)) return []
      if (total.index - parts[0]!.index > FAR || OPEN.test(text.slice(parts[0]!.index, total.index))) return []
      // Two others of them may be meant.
      if (before.length > many && !parts.every(({ before: words }) => /共|合计|计/.test(words))) return []
      return isSlipOff(worth(parts), total.value, NEAR) ? [unequal(total, parts)] : []
    }),
  )
}

const isLoose = ({ open, before, value }: Told): boolean => open || value === 0 || OPEN.test(before)
