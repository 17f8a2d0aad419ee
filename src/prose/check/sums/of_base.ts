/**
 * Rates of a row of results whose base is told in words before: 实测23011人…。以实测人数为基数，优良11045人，优良率48.0%；
 * 合格及以上21630人，合格率96.4%. Where no word says it, a neighbour that is right tells what the base is.
 */
import { type Told, bare } from '../again/told.ts'
import { significantOf } from '../ground/digits.ts'
import { type Finding, wordsAt } from '../ground/finding.ts'
import { shown } from '../ground/range.ts'

/** So many numbers before a rate its base may stand, and so far. */
const BACK = 16
const FAR = 300
/** What is said may miss it by so many points. */
const NEAR = 15
/** So many digits of a neighbour that is right are no chance. */
const DIGITS = 3
/** So many results on either side are its neighbours. */
const BESIDE = 3

interface Result {
  readonly part: Told
  readonly rate: Told
  readonly at: number
}

/** `told`: the numbers of the even text. */
export function ofBaseFindings(told: readonly Told[], text: string): Finding[] {
  const results = told.flatMap((rate, at) => resultAt(text, told, rate, at))
  const parts = new Set(results.filter(isGrade).map(({ part }) => part))
  return results.flatMap((one, index): Finding[] => {
    const bases = basesOf(told, parts, one)
    if (bases.some((base) => makes(one, base))) return []
    const beside = results.slice(Math.max(0, index - BESIDE), index + 1 + BESIDE)
    const base =
      namedBase(text, bases, one) ?? neighboursBase(text, (other) => basesOf(told, parts, other)[0], beside, bases, one)
    if (base === undefined || base.value <= one.part.value) return []
    const reckoned = (one.part.value / base.value) * 100
    return Math.abs(reckoned - one.rate.value) > NEAR ? [] : [unlike(one, base, shown(reckoned))]
  })
}

const RATE = /^[^\d]{0,8}?(?:[\u4e00-\u9fff]率|占比|比例|比重)(?:约?为|达到?|是)?$/
const NO_RATE = /增|减|降|升|提高|完成|同比|年/

/** 优良11045人，优良率48.0% */
function resultAt(text: string, told: readonly Told[], rate: Told, at: number): Result[] {
  const part = told[at - 1]
  if (rate.unit !== '%' || rate.open || part === undefined || part.unit === '%' || part.open) return []
  if (!RATE.test(rate.before) || NO_RATE.test(rate.before)) return []
  return /^[^,;。\d]{0,8}[,(][^,;。\d]{0,10}$/.test(text.slice(part.end, rate.index)) ? [{ part, rate, at }] : []
}

/** What is told before and is no part itself, the nearest first. */
const basesOf = (told: readonly Told[], parts: ReadonlySet<Told>, { part, at }: Result): Told[] =>
  told
    .slice(Math.max(0, at - BACK), at - 1)
    .filter((one) => one.unit === part.unit && one.line === part.line && part.index - one.end < FAR)
    .filter((one) => !parts.has(one))
    .toReversed()

function makes({ part, rate }: Result, base: Told): boolean {
  const reckoned = (part.value / base.value) * 100
  // What was cut off instead of rounded is as right.
  return base.value > 0 && reckoned > rate.value - rate.half - 1e-9 && reckoned < rate.value + 2 * rate.half + 1e-9
}

const NAMED =
  /(?:以|按照?)(?:全部|所有)?([\u4e00-\u9fff]{2,10}?)(?:总人数|总数|人数|总量|数量|数)?(?:为|作为|作)(?:基数|分母|基准|统计口径|计算基数)|按照?([\u4e00-\u9fff]{2,10}?)(?:总人数|总数|人数|总量|数量|数)(?:计算|统计|测算|口径)[,:]/g

/** 以实测人数为基数: of 实测23011人. */
function namedBase(text: string, bases: readonly Told[], { part, rate }: Result): Told | undefined {
  const [nearest] = bases
  if (nearest === undefined) return undefined
  const from = Math.max(nearest.end, part.index - FAR)
  const match = [...text.slice(from, part.index).matchAll(NAMED)].at(-1)
  const name = match?.[1] ?? match?.[2]
  if (name === undefined || /\n/.test(text.slice(from, rate.index))) return undefined
  const named = bases.filter((one) => bare(one.before).endsWith(name) || one.after.startsWith(name))
  return named.length === 1 && !named[0]!.open ? named[0] : undefined
}

const GRADES = /优秀|优良|良好|合格|及格|达标/
/** 城区学校优秀1050人 is of none that stand under 农村学校. */
const GROUP =
  /城区|农村|乡镇|城镇|(?<!中)小学|初中|高中|幼儿园|中职|男|女|公办|民办|[一二三四五六七八九]年级|高[一二三]/
const isGrade = ({ rate, part }: Result): boolean =>
  GRADES.test(rate.before) && sharesGrade(part.before + part.after.slice(0, 8), rate.before)
const sharesGrade = (words: string, name: string): boolean =>
  words === '' || words.includes(GRADES.exec(name)?.[0] ?? ' ')

/** Results of one and the same test, of which another is right: its base is theirs. */
function neighboursBase(
  text: string,
  nearestOf: (other: Result) => Told | undefined,
  beside: readonly Result[],
  bases: readonly Told[],
  one: Result,
): Told | undefined {
  const group = GROUP.exec(one.part.before)?.[0]
  if (!isGrade(one) || (group !== undefined && !bases[0]?.before.includes(group))) return undefined
  const kin = beside.filter(
    (other) =>
      other !== one &&
      isGrade(other) &&
      other.part.line === one.part.line &&
      other.rate.before !== one.rate.before &&
      Math.abs(other.at - one.at) < 5,
  )
  const found = bases.find((base) =>
    kin.some((other) => {
      const nearest = nearestOf(other)
      const is_beside = /^[^。\n]*$/.test(
        text.slice(Math.min(other.rate.end, one.rate.end), Math.max(other.part.index, one.part.index)),
      )
      return nearest === bases[0] && is_beside && makes(other, base) && significantOf(other.rate.number) >= DIGITS
    }),
  )
  return found?.open ? undefined : found
}

const unlike = ({ part, rate }: Result, base: Told, reckoned: string): Finding => ({
  rule: 'rate',
  says: `按“${base.before}${base.quote}”和“${part.before}${part.quote}”计算应为${reckoned}%，文中写的是“${rate.before}${rate.quote}”，请核对。`,
  arithmetic: `${shown(part.value)} ÷ ${shown(base.value)} = ${reckoned}% ≠ ${rate.quote}`,
  places: [base, part, rate].map(wordsAt),
})
