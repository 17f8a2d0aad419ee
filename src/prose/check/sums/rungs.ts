/** Rungs of one ladder of which none is in another: 研究生、本科、专科、专科以下; 高级教师、一级教师、二级及以下. */

interface Rung {
  readonly named: RegExp
  /** Where it begins and ends, from the lowest. */
  readonly low: number
  readonly high: number
}
interface Ladder {
  readonly rungs: readonly Rung[]
  readonly top: number
}

const rung = (named: RegExp, low: number, high = low): Rung => ({ named, low, high })
/** What tells more stands before what tells less: 副高级 before 高级. */
const LADDERS: readonly Ladder[] = [
  {
    top: 5,
    rungs: [
      rung(/博士(?:研究生)?/, 5),
      rung(/硕士(?:研究生)?/, 4),
      rung(/研究生/, 4, 5),
      rung(/(?:大学)?本科/, 3),
      rung(/(?:大学)?专科|大专/, 2),
      rung(/高中阶段|高中|(?<![师员工生其])中专|中师|中职/, 1),
      rung(/初中/, 0),
    ],
  },
  {
    top: 5,
    rungs: [
      rung(/正高级?/, 5),
      rung(/副高级?/, 4),
      rung(/高级/, 4, 5),
      rung(/中级|一级/, 3),
      rung(/助理级?|二级/, 2),
      rung(/初级/, 1, 2),
      rung(/三级|员级/, 1),
      rung(/未定级|未评(?:职称|级)?|无职称|未定职称/, 0),
    ],
  },
]
const ABOVE = /^(?:学历|学位|职称)?(?:及|[(（]含[)）])?以上/
const BELOW = /^(?:学历|学位|职称)?(?<from>及其?|或|[(（]含[)）])?以下/
const FILLER =
  /(?:其中|具有|具备|取得|拥有|最高|学历|学位|职称|职务|层次|文化程度|教师|人员|人数|占比|比例|比重|占|约|仅|达到?|为|有|的|者|及|和|或|级|总数|[,，、“”"（()）])/g

/** `wide`: with the rung that it is under, where that may be meant. */
interface Part {
  readonly low: number
  readonly high: number
  readonly wide: number
  /** What is left of the words. */
  readonly rest: string
}

function partOf({ rungs, top }: Ladder, clause: string): Part | undefined {
  let rest = clause
  let [low, high, wide] = [Infinity, -1, -1]
  for (const one of rungs) {
    const found = one.named.exec(rest)
    if (found === null) continue
    const behind = rest.slice(found.index + found[0].length)
    const below = BELOW.exec(behind)
    const above = ABOVE.exec(behind)
    const strictly_below = below !== null && below.groups?.['from'] === undefined
    low = Math.min(low, below ? 0 : one.low)
    high = Math.max(high, above ? top : strictly_below ? one.low - 1 : one.high)
    wide = Math.max(wide, above ? top : one.high)
    rest = rest.slice(0, found.index) + behind.slice((below ?? above)?.[0].length ?? 0)
  }
  return low <= high ? { low, high, wide, rest: rest.replaceAll(FILLER, '') } : undefined
}

/** Whether nothing but a rung is named. */
export const isRung = (clause: string): boolean => LADDERS.some((ladder) => partOf(ladder, clause)?.rest === '')

/** Whether the words name rungs of which none is in another, and whether these are all. */
export function rungsOf(clauses: readonly string[]): { closed: boolean } | undefined {
  for (const ladder of LADDERS) {
    const parts = clauses.map((clause) => partOf(ladder, clause))
    if (parts.includes(undefined) || parts.slice(1).some((part) => part!.rest !== '')) continue
    const sorted = parts.map((part) => part!).toSorted((one, other) => one.low - other.low || one.high - other.high)
    if (sorted.some(({ low }, at) => at > 0 && low <= sorted[at - 1]!.high)) continue
    const is_whole = sorted.every(({ low }, at) => low <= (at === 0 ? 0 : sorted[at - 1]!.wide + 1))
    return { closed: is_whole && sorted.at(-1)!.high === ladder.top }
  }
  return undefined
}
