/** Rates of those who were marked: 优良率 is of 优秀 and 良好 together, 合格率 of all that passed. */
import type { Fact } from '../../grammar/fact.ts'
import { type Finding, saidOf } from '../ground/finding.ts'
import { isMadeByOthers } from './other_pairs.ts'
import {
  alike,
  clauseBefore,
  factsBefore,
  type Passage,
  placeOf,
  type Placed,
  type Sentence,
} from '../ground/passage.ts'
import { added, divided, meets, type Range, rangeOf, shown, sumOf, times } from '../ground/range.ts'

const MARK =
  /^(?:其中)?(?:获评?|获得|达到?|评为|为|被?评定?为|评出|被认定为)?(优秀|良好|中等|及格|合格|达标|不及格|不合格|不达标)(?:等次|等级|档次|的|人数|学生|教师|为|有|者|共)*$/
const RATE =
  /^(?:[\u4e00-\u9fff]{0,6}(?:总体?|综合|考核|健康|测试|测评|评价|监测|检测|抽测))?(优秀|良好|优良|及格|合格|达标|不及格|不合格|不达标)率(?:分别)?(?:约?为|达到?|是)*$/
const FAILED = /^不/
/** Which marks together a rate may be of; the first is what is meant. */
const PASSED = ['优秀', '良好', '中等', '及格', '合格', '达标']
const BARELY = ['及格', '合格', '达标']
const FAILING = ['不及格', '不合格', '不达标']
/** Of these one must be told. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  优秀: ['优秀'],
  良好: ['良好'],
  优良: ['良好'],
  及格: BARELY,
  合格: BARELY,
  达标: BARELY,
  不及格: FAILING,
  不合格: FAILING,
  不达标: FAILING,
}
const MARKS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  优秀: [['优秀']],
  良好: [['良好'], ['优秀', '良好']],
  优良: [['优秀', '良好']],
  及格: [PASSED, BARELY],
  合格: [PASSED, BARELY],
  达标: [PASSED, BARELY],
  不及格: [FAILING],
  不合格: [FAILING],
  不达标: [FAILING],
}

export function gradeFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((rate): Finding[] => {
    const name = rate.unit === '%' ? RATE.exec(clauseBefore(passage, rate, sentence))?.[1] : undefined
    const said = rangeOf(rate)
    if (name === undefined || said === undefined || rate.kind === 'change') return []
    const before = factsBefore(passage, sentence, rate)
    const marks = marksIn(passage, before)
    const whole = wholeOf(before, marks)
    if (whole === undefined || !NEEDED[name]?.some((mark) => marks.has(mark))) return []
    const sums = MARKS[name]!.map((names) =>
      [...marks].filter(([mark]) => names.includes(mark)).map(([, fact]) => fact),
    )
    const reckoned = sums.map((row) => divided(added(row.map((fact) => rangeOf(fact)!)), whole.range))
    if (reckoned.some((one) => one === undefined || meets(times(one, 100), said))) return []
    if (isMadeByOthers(before, rate, true)) return []
    const row = sums[0]!
    const made = sumOf(row)
    const percent = shown((made / whole.value) * 100)
    const all = shown(whole.value)
    return [
      {
        rule: 'rate',
        says: `${row.map(({ quote }) => `“${quote}”`).join('、')}占${all}的${percent}%，文中写的是${rate.number}，请核对。`,
        arithmetic: `${row.map(({ value }) => shown(value!)).join(' + ')} = ${shown(made)}; ${shown(made)} ÷ ${all} = ${percent}% ≠ ${rate.number}`,
        places: [...row, rate].map(placeOf),
      },
    ]
  })
}

/** The number of each mark, the last that is told of it, in the order of the text. */
function marksIn(passage: Passage, before: readonly Placed[]): Map<string, Fact> {
  const found = new Map<string, Fact>()
  for (const { fact, sentence } of before) {
    const mark = MARK.exec(clauseBefore(passage, fact, sentence))?.[1]
    if (mark === undefined || fact.kind !== 'count' || rangeOf(fact) === undefined) continue
    const [other] = found.values()
    if (found.has(mark) || (other !== undefined && !alike(other, fact))) break
    found.set(mark, fact)
  }
  return new Map([...found].toReversed())
}

/** All who were marked: the number before the marks, which their sum meets where some have failed. */
function wholeOf(before: readonly Placed[], marks: Map<string, Fact>): { range: Range; value: number } | undefined {
  const [first] = marks.values()
  if (first === undefined || marks.size < 2) return undefined
  const sum = added([...marks.values()].map((fact) => rangeOf(fact)!))
  const at = before.findIndex(({ fact }) => fact === first)
  const whole = before.slice(at + 1).find(({ fact }) => alike(fact, first))?.fact
  const range = whole && rangeOf(whole)
  const closed = [...marks.keys()].some((mark) => FAILED.test(mark))
  if (!whole || !range || range.high < sum.low || (closed && !meets(range, sum))) return undefined
  return { range, value: whole.value! }
}

const BOTH =
  /(?<![不未])(合格|及格|达标)率(?:\([^()]{0,8}\))?(?:为|达到?|是)?(\d{1,3}(?:\.\d+)?)%[,、;][^,。;\d]{0,4}不\1率(?:为|达到?|是)?(\d{1,3}(?:\.\d+)?)%/g

/** 优秀率14.2%、良好率38.4%、及格率42.7%、不及格率4.7%: rungs that make a hundred together. */
function areRungs(text: string, { 0: words, index }: RegExpExecArray): boolean {
  const before = /[^。;]{0,60}$/.exec(text.slice(Math.max(0, index - 60), index))![0]
  if (!/(?:优秀|良好|优良)率/.test(before)) return false
  const shares = [...(before + words).matchAll(/率(?:为|达到?|是)?(\d{1,3}(?:\.\d+)?)%/g)].map(([, share]) =>
    Number(share),
  )
  return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 0.3
}

/** 合格率为96.1%，不合格率为4.9%: all have passed or failed. Asked of even text. */
export function failedFindings(text: string): Finding[] {
  return [...text.matchAll(BOTH)].flatMap((match): Finding[] => {
    if (areRungs(text, match)) return []
    const sum = Number(match[2]) + Number(match[3])
    // Both may have been rounded.
    if (Math.abs(sum - 100) < 0.11 || (Number.isInteger(sum) && Math.abs(sum - 100) < 1.1 && !match[0].includes('.')))
      return []
    return [
      saidOf(
        match,
        'sum',
        `合格率与不合格率加起来是${shown(sum)}%，不是100%，请核对。`,
        `${match[2]} + ${match[3]} = ${shown(sum)} ≠ 100`,
      ),
    ]
  })
}
