/** Rows of numbers that are told in one shape: 第一组督导9所，第二组督导8所; 新建6所、1980个，改扩建5所、900个. */
import { areOfOneYear, bare, type Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { isPowerOfTen, shown } from '../../ground/range.ts'

/** No paragraph of a paper has more numbers, and no row more parts. */
export const CROWDED = 160
const MOST = 16
/** Nor has a whole paper more of them; what has is a table. */
export const TABLE = 2000

/** 批 for 批次: what one and the same paper calls both. */
export const kindOf = ({ unit }: Told): string =>
  unit === '批次' ? '批' : unit.endsWith('元') ? '元' : unit === '人次' ? unit : unit.replace(/^(?:座|幢)$/, '栋')

/** The numbers of each line that are neither rates nor left open, crowded lines left out. */
export function linesOf(told: readonly Told[]): Told[][] {
  return [...groupedBy(told, ({ line }) => line).values()].filter(({ length }) => length <= CROWDED)
}

/** So many signs the ends of both have in common. */
export function sharedEnd(one: string, other: string): number {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}

/** What parts of one row are all called behind their own names: 督导 of 第一组督导 and 第二组督导. */
export function commonEnd(parts: readonly Told[]): string {
  const [first, ...others] = parts.map(({ before }) => bare(before))
  const length = Math.min(...others.map((other) => sharedEnd(first!, other)))
  return length > 0 ? first!.slice(-length) : ''
}

/** Runs of numbers that follow each other, of which each goes on from the one before. */
export function runsOf<T>(all: readonly T[], goesOn: (last: T, next: T) => boolean): T[][] {
  const runs: T[][] = []
  for (const one of all) {
    const run = runs.at(-1)
    if (run !== undefined && run.length < MOST && goesOn(run.at(-1)!, one)) run.push(one)
    else runs.push([one])
  }
  return runs
}

export const worth = (parts: readonly Told[]): number => parts.reduce((sum, { value }) => sum + value, 0)

/** Half of the last place of all of them, and a hair for decimals that binary numbers do not have. */
export const roundedBy = (parts: readonly Told[]): number =>
  parts.reduce((sum, { half }) => sum + half, 0) + 1e-9 * Math.max(1, worth(parts))

/** What is written with decimals is mostly written in full: it must add up to the last place, give or take one. */
export function makesUp(parts: readonly Told[], whole: Told): boolean {
  const off = Math.abs(worth(parts) - whole.value)
  return off <= Math.max(roundedBy(parts) + whole.half, 0)
}

const AIM = /计划|目标|任务|指标|力争|预计|拟|争取|到20\d\d年底|下一步|将(?!其)/
const OTHER_TIME = /比|较|上年|去年|同期|上届|上学年|上学期末|以前|原有|累计至|往年/
/** Of the rest, of those that come to each, or of a part of it. */
const OTHER_COUNT = /其余|剩余|剩下|尚有|仍有|还有|另有|平均|人均|校均|每|增加(?!学位)|减少|净增|缺|不少于|以上|其中/

/** Whether nothing in the words says that a number is of another year, of an aim, of the rest. */
export const mayBeWhole = (whole: Told, parts: readonly Told[]): boolean =>
  !whole.open &&
  !OTHER_TIME.test(whole.before) &&
  !OTHER_COUNT.test(whole.before) &&
  parts.every(
    (part) => !part.open && areOfOneYear(whole, part) && isAim(part) === isAim(whole) && !/累计/.test(part.before),
  )

const isAim = ({ before, lead }: Told): boolean => AIM.test(before) || /^[^,]{0,12}(?:计划|力争|预计|目标)/.test(lead)

/** A slip makes a whole miss its parts by no more, or by tens. */
export function isSlipOff(sum: number, whole: number, near: number): boolean {
  if (sum <= 0 || whole <= 0) return false
  return Math.abs(sum - whole) / Math.max(sum, whole) <= near || isPowerOfTen(sum / whole) || isPowerOfTen(whole / sum)
}

/** Two places of a paper that do not add up. */
export const unequal = (whole: Told, parts: readonly Told[]): Finding => {
  const sum = shown(worth(parts), 4)
  const told = [...parts].map(({ before, quote }) => `${bare(before).slice(-10)}${quote}`)
  return {
    rule: 'sum',
    says: `“${told.slice(0, 3).join('、')}”${told.length > 3 ? '等' : ''}加起来是${sum}，与“${whole.before.slice(-16)}${whole.quote}”不符，请核对两处。`,
    arithmetic: `${parts.map(({ value }) => shown(value, 4)).join(' + ')} = ${sum} ≠ ${shown(whole.value, 4)}`,
    places: wordsInOrder([whole, ...parts]),
  }
}

/** Numbers by what they count and how many they are. */
export const byValue = (told: readonly Told[]): Map<string, Told[]> =>
  groupedBy(told, (one) => keyOf(kindOf(one), one.value))
export const keyOf = (kind: string, value: number): string => `${kind} ${Number(value.toPrecision(12))}`

/** Numbers by what they count. */
export const byKind = (told: readonly Told[]): Map<string, Told[]> => groupedBy(told, kindOf)
