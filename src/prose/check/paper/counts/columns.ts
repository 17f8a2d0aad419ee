/**
 * Two columns of one row, of which one makes up its total and the other does not: 新建和改扩建11所，新增学位3060个 … 新建6所，
 * 新增学位1980个；改扩建5所，新增学位900个. Where the one fits, the other is of the same whole.
 */
import { bare, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'
import { byValue, isSlipOff, keyOf, kindOf, linesOf, mayBeWhole, unequal, worth, TABLE } from '../ground/rows.ts'

/** The two numbers of a record stand so near, and the next record begins so near. */
const WITHIN = 60
const NEXT = 140
const MOST = 16
/** Two kinds of numbers that stand so near each other make columns. */
const APART = 3
/** The other total stands within so many numbers of the one that fits, and so near. */
const BESIDE = 10
const NEAR_BY = 90
/** A slip makes it miss by no more. */
const NEAR = 0.25
/** A sum of two that is as large is no chance. */
const LARGE = 100

/** The numbers of each column, as many in the one as in the other. */
type Table = readonly [readonly Told[], readonly Told[]]

export function columnFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const all = numbers.filter(({ unit }) => unit !== '%')
  const values = byValue(all)
  const places = new Map(all.map((one, at) => [one, at]))
  return linesOf(all).flatMap((line) => {
    for (const table of tablesOf(line).filter((one) => isAligned(text, one))) {
      for (const [fits, other] of [table, [table[1], table[0]] as const]) {
        const whole = wholeOf(all, values, places, fits, other)
        if (whole !== undefined) return [unequal(whole, other)]
      }
    }
    return []
  })
}

/** Of every two kinds that stand near each other: 所, 个, 所, 个. */
function tablesOf(line: readonly Told[]): Table[] {
  const kinds = line.map(kindOf)
  const pairs = new Set<string>()
  kinds.forEach((kind, at) => {
    for (const next of kinds.slice(at + 1, at + 1 + APART)) if (next !== kind) pairs.add(`${kind} ${next}`)
  })
  return [...pairs].slice(0, MOST).flatMap((pair) => {
    const [one, other] = pair.split(' ') as [string, string]
    return recordsOf(
      line.filter((_, at) => kinds[at] === one || kinds[at] === other),
      one,
    ).flatMap(cutsOf)
  })
}

/** Two by two, as long as they stand side by side. */
function recordsOf(numbers: readonly Told[], first: string): [Told, Told][][] {
  const runs: [Told, Told][][] = []
  let run: [Told, Told][] = []
  for (let at = 0; at + 1 < numbers.length; at += 1) {
    const [one, other] = [numbers[at]!, numbers[at + 1]!]
    const last = run.at(-1)?.[1]
    const is_record = kindOf(one) === first && kindOf(other) !== first && other.index - one.end < WITHIN
    if (last !== undefined && last !== one && (!is_record || one.index - last.end > NEXT || numbers[at - 1] !== last)) {
      runs.push(run)
      run = []
    }
    if (is_record && run.length < MOST) run.push([one, other])
  }
  return [...runs, run].filter(({ length }) => length > 1)
}

/** The first or the last of them may be the whole. */
function cutsOf(records: readonly [Told, Told][]): Table[] {
  const cuts = [records, ...(records.length > 2 ? [records.slice(1), records.slice(0, -1)] : [])]
  return cuts.map((cut) => [cut.map(([one]) => one), cut.map(([, other]) => other)])
}

/** 、 parts less than a comma, and that less than a semicolon. */
const PARTED = [/、/, /[,:]/, /;/, /[。\n!?]/]
const partedBy = (words: string): number => PARTED.findLastIndex((sign) => sign.test(words)) + 1

/** The two of a record are parted by less than two records are; or they are called alike all the way down. */
function isAligned(text: string, [ones, others]: Table): boolean {
  const within = Math.max(...ones.map((one, at) => partedBy(text.slice(one.end, others[at]!.index))))
  const between = Math.min(...ones.slice(1).map((one, at) => partedBy(text.slice(others[at]!.end, one.index))))
  const names = new Set(others.map(({ before }) => bare(before)))
  return within < between || (within === between && names.size === 1)
}

/** What stands beside the total of the one column, is called as the other is, and is not what that makes. */
function wholeOf(
  all: readonly Told[],
  values: ReadonlyMap<string, readonly Told[]>,
  places: ReadonlyMap<Told, number>,
  fits: readonly Told[],
  other: readonly Told[],
): Told | undefined {
  if ([...fits, ...other].some(({ open, value }) => open || value === 0)) return undefined
  const kind = kindOf(other[0]!)
  if (values.has(keyOf(kind, worth(other)))) return undefined
  const inside = new Set([...fits, ...other])
  for (const anchor of values.get(keyOf(kindOf(fits[0]!), worth(fits))) ?? []) {
    if (inside.has(anchor) || !mayBeWhole(anchor, fits) || !isNoChance(anchor, fits)) continue
    const at = places.get(anchor)!
    const whole = all
      .slice(Math.max(0, at - BESIDE), at + 1 + BESIDE)
      .find(
        (one) => kindOf(one) === kind && !inside.has(one) && isBeside(one, anchor) && isCalledAs(one, anchor, other),
      )
    if (whole !== undefined && mayBeWhole(whole, other) && isSlipOff(worth(other), whole.value, NEAR)) return whole
  }
  return undefined
}

/** Of three that fit there is no chance; of two, the names must speak for it or the sum. */
function isNoChance(anchor: Told, fits: readonly Told[]): boolean {
  const sum = worth(fits)
  if (fits.length > 2) return sum > 2 * fits.length
  const name = bare(anchor.before) + anchor.after.slice(0, 6)
  return (
    (sum >= LARGE && sum % 10 !== 0) ||
    fits.every((part) => sharesTwo(bare(part.before) + part.after.slice(0, 6), name))
  )
}

const isBeside = (one: Told, anchor: Told): boolean =>
  one.line === anchor.line && Math.max(one.index - anchor.end, anchor.index - one.end) < NEAR_BY

/** 总投资12.48亿元 is what 总投资6.12亿元 is; 来访73批次 is of what 来访共186人次 is. */
function isCalledAs(one: Told, anchor: Told, parts: readonly Told[]): boolean {
  const name = bare(one.before)
  if (name === '') return one.index > anchor.index && parts.every(({ before }) => bare(before) === '')
  if (name === bare(anchor.before)) return true
  return parts.every(({ before }) => bare(before) !== '' && sharesTwo(bare(before), name))
}
