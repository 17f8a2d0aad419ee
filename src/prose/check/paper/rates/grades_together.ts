/** Two grades told as one share, and each of them counted elsewhere: “满意”的210人、“基本满意”的62人 … 满意和基本满意合计占收回问卷的93.2%. */
import type { Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'
import { wholesOf } from '../ground/wholes.ts'

const GRADE =
  '非常满意|比较满意|基本满意|很满意|满意|优秀|良好|基本合格|合格|及格|非常了解|比较了解|基本了解|了解|非常支持|支持|非常赞同|赞同'
const BOTH = new RegExp(
  `“?(?<one>${GRADE})”?(?:、|和|与|及|以及)“?(?<other>${GRADE})”?(?<who>[^,。;:、\\d\\n]{0,10}?)(?:两项|二者|两者)?(?:合计|共计?|合并|总共|之和)?占(?<whole>[^,。;:、\\d\\n]{2,14}?)的?(?:比例|比重)?(?:的|为|达到?)?(?<share>\\d{1,3}(?:\\.\\d{1,2})?)%`,
  'g',
)
const NEAR = 30

export function gradeTogetherFindings(paper: Paper): Finding[] {
  const { text, numbers } = paper
  const both = [...text.matchAll(BOTH)].slice(0, 20)
  if (both.length === 0 || numbers.length > TABLE) return []
  const resolve = wholesOf(paper)
  return both.flatMap((match): Finding[] => {
    const { one = '', other = '', whole: phrase = '', share = '' } = match.groups!
    const [a, b] = [counted(one, numbers), counted(other, numbers)]
    const rate = numbers.find(({ index, end }) => index >= match.index && end === match.index + match[0].length)
    if (one === other || a === undefined || b === undefined || rate === undefined) return []
    if (kindOf(a) !== kindOf(b) || a.line !== b.line) return []
    const sum = a.value + b.value
    const whole = resolve({ phrase, kinds: [kindOf(a), '份', '人'], above: sum, line: a.line })
    if (whole === undefined || /[去上]年|同期/.test(rate.lead.slice(-40))) return []
    const made = (sum / whole.value) * 100
    if (Math.abs(made - rate.value) <= rate.half + 0.06 || Math.abs(made - rate.value) > NEAR) return []
    // Of another whole it may be right.
    if (
      numbers.some(
        ({ unit, value }) =>
          /^[人份]$/.test(unit) && value > 0 && Math.abs((sum / value) * 100 - rate.value) <= rate.half + 0.01,
      )
    )
      return []
    return [
      {
        rule: 'rate',
        says: `“${a.before.slice(-10)}${a.quote}”和“${b.before.slice(-10)}${b.quote}”共占“${whole.before.slice(-8)}${whole.quote}”的${shown(made)}%，与“${match[0].slice(-30)}”不符，请核对。`,
        arithmetic: `(${shown(a.value)} + ${shown(b.value)}) ÷ ${shown(whole.value)} = ${shown(made)}%，文中写${share}%`,
        places: wordsInOrder([a, b, rate]),
      },
    ]
  })
}

/** The one number of those who gave the grade. */
function counted(grade: string, numbers: readonly Told[]): Told | undefined {
  const called = new RegExp(
    `(?:^|[^\\u4e00-\\u9fff]|为|表示|选择|认为|评为|其中|评价|获)${grade}”?(?:等次|等级|档次)?的?(?:有|为|共)?$`,
  )
  const own = numbers.filter(({ before, unit, open }) => /^[人份]$/.test(unit) && !open && called.test(before))
  return new Set(own.map(({ value }) => value)).size === 1 ? own[0] : undefined
}
