/** From one place to another: a better place has a smaller number, and so many places lie between the two. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const PLACE = '(\\d{1,3}|[一二三四五六七八九十]{1,4})'
const WHERE = '[^,。;\\d第]{0,16}'
const BY =
  '(前移|上升|提升|前进|进位|进步|跃升|提高|攀升|进|升|下降|后移|退步|后退|下滑|倒退|退|降)(?:了)?(\\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:位次|名次|位|名|个台阶)'
const FROM_TO = new RegExp(
  `[由从]${WHERE}第${PLACE}[位名]?(?:[\\u4e00-\\u9fff]{1,4})[至到为]${WHERE}第?${PLACE}[位名][^。;\\d第]{0,16}?${BY}`,
  'g',
)
const THAN = new RegExp(
  `第${PLACE}[位名]?[,(]?(?:[较比])(?:上年|去年|上届|上次|上一年|前年|\\d{4}年)${WHERE}第${PLACE}[位名]?${BY}`,
  'g',
)
const FROM_BY = new RegExp(
  `[由从]${WHERE}第${PLACE}[位名]?${BY}[^。;\\d第]{0,8}(?:至|到|居|列|为)${WHERE}第${PLACE}[位名]?`,
  'g',
)

const YEARS = new RegExp(
  `(?:[去上]年|\\d{4}年)${WHERE}第${PLACE}[位名],(?:今年|本年|\\d{4}年)${WHERE}第${PLACE}[位名],[^,。;\\d第]{0,8}?${BY}`,
  'g',
)
const BY_FROM = new RegExp(
  `${BY}[,(][由从]${WHERE}第${PLACE}[位名]?[\\u4e00-\\u9fff]{0,6}[至到为]${WHERE}第?${PLACE}[位名]`,
  'g',
)

interface Moved {
  readonly way: string
  readonly match: RegExpMatchArray
  readonly from: string
  readonly to: string
  readonly by: string
}

/** In what order each of them tells where from, where to, which way and by how many. */
const SHAPES: readonly (readonly [RegExp, from: number, to: number, way: number, by: number])[] = [
  // 由第9位上升至第4位，前移4位
  [FROM_TO, 1, 2, 3, 4],
  // 居第6位，比上年第9位前进2位
  [THAN, 2, 1, 3, 4],
  // 由第9位前移4位至第4位
  [FROM_BY, 1, 4, 2, 3],
  // 去年第5位，今年第3位，提升2个位次
  [YEARS, 1, 2, 3, 4],
  // 下降2位，由第6位到第4位
  [BY_FROM, 3, 4, 1, 2],
]

const movesIn = (text: string): Moved[] =>
  SHAPES.flatMap(([shape, from, to, way, by]) =>
    [...text.matchAll(shape)].map((match) => ({
      match,
      from: match[from]!,
      to: match[to]!,
      way: match[way]!,
      by: match[by]!,
    })),
  )

const MOVED = new RegExp(
  `[由从][^,。;\\d第]{0,12}第${PLACE}[位名]?(上升|提升|前移|跃升|跃居|跃至|跃进|晋升|攀升|晋位|提高|进位|前进|下降|下滑|后移|滑落|跌|退|降)[^,。;\\d]{0,10}?第?${PLACE}(?=[位名,。;)]|$)`,
  'g',
)

const WAY = '上升|提升|前移|跃升|攀升|进位|提高|前进|进步|下降|下滑|后移|滑落|后退|退步|倒退'
const TOLD_FIRST = new RegExp(
  `(?:位次|名次|排名|排位|位列|成绩)(?:同比|较上年|比上年|有所|明显|大幅|略有|继续|进一步|稳步|出现)*(?<way>${WAY})[,:(][由从]${WHERE}第(?<from>\\d{1,3}|[一二三四五六七八九十]{1,4})[位名]?(?:变[为成]|[降升跌落退进]?[至到为])${WHERE}第?(?<to>\\d{1,3}|[一二三四五六七八九十]{1,4})[位名]`,
  'g',
)
const TOLD_LAST = new RegExp(
  `[由从]${WHERE}第(?<from>\\d{1,3}|[一二三四五六七八九十]{1,4})[位名]?(?:变[为成]|[至到为])${WHERE}第?(?<to>\\d{1,3}|[一二三四五六七八九十]{1,4})[位名],(?:位次|名次|排名|排位)?(?:有所|明显|大幅|略有|继续|进一步|稳步|实现)*(?<way>${WAY})(?=[,。;]|$)`,
  'g',
)

/** 位次有所下滑，由去年的第5名变为今年的第3名 */
const toldApart = (text: string) =>
  [...text.matchAll(TOLD_FIRST), ...text.matchAll(TOLD_LAST)]
    .filter(([words]) => !/倒数/.test(words))
    .map((match) => ({ match, from: match.groups!['from'], way: match.groups!['way']!, to: match.groups!['to'] }))

export function moveFindings(text: string): Finding[] {
  const close = [...text.matchAll(MOVED)].map((match) => ({ match, from: match[1], way: match[2]!, to: match[3] }))
  const moved = [...close, ...(text.includes('第') ? toldApart(text) : [])]
  const by_places = movesIn(text)
  const turned = [...moved, ...by_places].flatMap(({ match, from, way, to }) => {
    const [before, after] = [numberOf(from), numberOf(to)]
    const better = !/下降|下滑|后移|滑落|[跌退降]/.test(way)
    if (before === undefined || after === undefined || before === after || better === after < before) return []
    return [say(match, `位次是${better ? '后退' : '前进'}了，与文中说的相反`, `第${before} → 第${after}`)]
  })
  const far = by_places.flatMap(({ match, from, to, by }) => {
    const [before, after, said] = [from, to, by].map(numberOf)
    if (before === undefined || after === undefined || said === undefined) return []
    const places_between = Math.abs(before - after)
    if (places_between === said || /前年|上届|两年/.test(match[0].slice(-12))) return []
    return [say(match, `两个位次相差${places_between}位`, `|${before} − ${after}| = ${places_between} ≠ ${said}`)]
  })
  return [...turned, ...far]
}

const say = (match: RegExpMatchArray, says: string, arithmetic: string): Finding =>
  saidOf(match, 'rank', `${says}，请核对“${match[0]}”。`, arithmetic)
