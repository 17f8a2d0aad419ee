/**
 * So much for each of so many, who are told elsewhere: 公办园幼儿7986人 … 每生每年600元，共4791.6万元; 2864名 …，发放贷款2.58亿元，人均9000
 * 元; 一等奖10名、二等奖15名 … 一等奖每人800元、二等奖每人500元，共计2.45万元.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { printedOf, significantOf, slipOf } from '../../ground/digits.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, TABLE } from '../ground/rows.ts'

const EACH =
  /(?:每(?:一|个|所|名|位)?(?:生|人|名|位|校|学生|教师|学员|班|园|所|户|个|套|台|节|课时|学时|人次|生次)(?:每?(?:学?年|学期|月|天|次|餐))?(?:补助|标准|奖励|发放|资助|为|按|约)*|[人生校班户笔]均(?:贷款|资助|补助|支出|金额|约|为|达)*)$/
/** Days and months would have to be multiplied too. */
const TIMES = /每(?:天|月|餐|次|节|课时|学时|周|日)|\d(?:个月|天|餐|节)/
/** Between what comes to each and all that comes of it, or the other way round. */
const WITHIN = 40
/** So many that a row of the same digits is no chance. */
const DIGITS = 3
const POWERS = [10, 100, 1000, 1e4, 0.1, 0.01, 0.001, 1e-4]
const NEAR = 0.3
const MOST = 400
const FEW_NAMED = 4

const counts = (one: Told): boolean =>
  /^(?:人|人次|所|个|班|户|套|台|份|笔)$/.test(one.unit) && !one.open && one.half === 0

export function productFindings(paper: Paper): Finding[] {
  const { text, numbers } = paper
  if (numbers.length > TABLE) return []
  const many = numbers.filter((one) => counts(one) && significantOf(one.number) >= DIGITS)
  const plain = numbers.flatMap((each, at): Finding[] => {
    if (each.unit !== '元' || !EACH.test(each.before) || TIMES.test(each.before + each.after) || each.value === 0)
      return []
    const total = totalOf(text, numbers, at)
    return total === undefined ? [] : offByTens(text, many, each, total)
  })
  return [...plain, ...gradedFindings(paper)]
}

/** 每生每年600元的标准足额安排，共4791.6万元; 发放贷款2.58亿元，人均9000元: nothing else is told between. */
function totalOf(text: string, numbers: readonly Told[], at: number): Told | undefined {
  const each = numbers[at]!
  const [before, next] = [numbers[at - 1], numbers[at + 1]]
  const is_mean = /均[^,]{0,6}$/.test(each.before)
  if (is_mean && before?.unit === '元' && /^[,(][^,;。\d]{0,8}$/.test(text.slice(before.end, each.index))) {
    return before.open ? undefined : before
  }
  if (next?.unit !== '元' || next.open || next.from !== each.from || next.index - each.end > WITHIN) return undefined
  return /共|合计|总|计|支出|安排|发放|需/.test(next.before) && !EACH.test(next.before) ? next : undefined
}

/** Whom it is for may be told anywhere; where as many fit as they are, nothing is said. */
function offByTens(text: string, many: readonly Told[], each: Told, total: Told): Finding[] {
  if (many.length > MOST) return []
  const fits = (count: Told, power: number): boolean =>
    Math.abs(count.value * each.value - total.value * power) <=
    (total.half + 1e-9 * total.value) * power + each.half * count.value
  if (many.some((count) => fits(count, 1))) return []
  const words = text.slice(Math.max(0, each.from - 60), each.to)
  const found = many.find(
    (count) =>
      (count.from === each.from || sharesTwo(nameOf(count), words)) && POWERS.some((power) => fits(count, power)),
  )
  if (significantOf(total.number) < DIGITS) return []
  const one = found ?? slippedOf(many, each, total, words)
  return one === undefined ? [] : [product([one], [each], total)]
}

/** Of few who are called so, the only one whose product is written as the total is but for a digit. */
function slippedOf(many: readonly Told[], each: Told, total: Told, words: string): Told | undefined {
  if (each.open || /均|约/.test(each.before)) return undefined
  const named = many.filter((count) => sharesTwo(nameOf(count), words) && each.half === 0)
  const values = new Map(named.map((count) => [count.value, count]))
  if (values.size > FEW_NAMED) return undefined
  const scale = total.value / printedOf(total.number)
  const places = /\.(\d+)/.exec(total.number)?.[1]?.length ?? 0
  const slips = [...values.values()].filter((count) => {
    const made = ((count.value * each.value) / scale).toFixed(places)
    return significantOf(made) >= DIGITS && slipOf(made, total.number.replace(/[万亿]/, '')) !== undefined
  })
  return slips.length === 1 ? slips[0] : undefined
}

const nameOf = (one: Told): string => `${bare(one.before).slice(-8)},${nounOf(one).slice(0, 8)}`

/** 一等奖每人800元、二等奖每人500元、三等奖每人300元，共计2.45万元: as many of each as are told elsewhere. */
const GRADE =
  /(?<grade>[特一二三四]等奖|优秀奖|特等奖|[一二三]档|甲等|乙等|丙等|[一二三]类|小学|初中|高中|幼儿园|中职|国家级|省级|市级|县级)[^,、;:]{0,10}$/

function gradedFindings({ text, numbers }: Paper): Finding[] {
  const graded = numbers.map((one) => {
    const words = one.before.replace(/每.{0,8}$/, '')
    return one.unit === '元' && !one.open && EACH.test(one.before) ? GRADE.exec(words)?.groups?.['grade'] : undefined
  })
  return numbers.flatMap((total, at): Finding[] => {
    if (total.unit !== '元' || total.open || graded[at] !== undefined || !/(?:共|合计|总|计)/.test(total.before))
      return []
    let from = at
    while (from > 0 && graded[from - 1] !== undefined && numbers[from - 1]!.from === total.from) from -= 1
    const [rates, names] = [numbers.slice(from, at), graded.slice(from, at)]
    if (rates.length < 2 || total.index - rates.at(-1)!.end > WITHIN || new Set(names).size < names.length) return []
    const all = names.map((name) => countsOf(numbers, name!, total))
    const made = all.every((one) => one.length === 1) ? all.map(([one]) => one!) : undefined
    if (made === undefined || made.length > 6 || /等(?!奖|次|级)/.test(text.slice(rates[0]!.from, total.index)))
      return []
    const sum = made.reduce((so_far, { value }, place) => so_far + value * rates[place]!.value, 0)
    if (Math.abs(sum - total.value) <= total.half + 1e-9 * sum || !isSlipOff(sum, total.value, NEAR)) return []
    return [product(made, rates, total)]
  })
}

/** Of every other number of people that is called so, one value only. */
function countsOf(numbers: readonly Told[], name: string, total: Told): Told[] {
  const found = numbers.filter(
    (one) =>
      /^(?:人|个|项|件|篇|节)$/.test(one.unit) &&
      !one.open &&
      bare(one.before).endsWith(name) &&
      one.from !== total.from,
  )
  return [...new Map(found.map((one) => [one.value, one])).values()]
}

function product(many: readonly Told[], rates: readonly Told[], total: Told): Finding {
  const sum = many.reduce((so_far, { value }, at) => so_far + value * rates[at]!.value, 0)
  const terms = many.map(({ value }, at) => `${shown(value)} × ${shown(rates[at]!.value)}`).join(' + ')
  const [one, each] = [many[0]!, rates[0]!]
  return {
    rule: 'mean',
    says: `按“${bare(one.before)}${one.quote}”和“${each.before}${each.quote}”${many.length > 1 ? '等' : ''}计算应为${shown(sum, 4)}元，文中写的是“${total.before}${total.quote}”，请核对。`,
    arithmetic: `${terms} = ${shown(sum, 4)} ≠ ${shown(total.value, 4)}`,
    places: wordsInOrder([...many, ...rates, total]),
  }
}
