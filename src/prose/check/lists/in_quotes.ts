/** Names in quotes right before their number, and parts called after one word: “书香班级”“阳光班级”两类荣誉; “三要”：一要…，二要…. */
import type { Finding } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { notAsMany } from '../ground/lists.ts'

const QUOTED = new RegExp(
  `(?<![”》、和及])(?<list>(?:“[^“”]{1,20}”[、,]?(?:[和与及](?=“))?){2,12})(?:这|共|等?共|三类)?(?<many>${FEW})(?:个|项|类|种|大|所|门|部|场|支|届)`,
  'g',
)
const TITLES = new RegExp(
  `(?<![”》、和及])(?<list>(?:《[^《》]{1,30}》[、,]?(?:[和与及](?=《))?){2,12})(?:这|共|等?共)?(?<many>${FEW})(?:个|项|部|本|份|篇|首|册|种|件|节)`,
  'g',
)
/** 三要：一要…，二要…，三要… */
const CALLED =
  /[“]?(?<many>[二两三四五六七八九])(?<word>[要抓查看比强建促严带])[”]?(?:[^。;:\n“”\d]{0,6})[::](?<list>(?:[^。\n]{2,120}))/g
const ORDINALS = '一二三四五六七八九'

/** Asked of one line. */
export function inQuotesFindings(text: string): Finding[] {
  const quoted = [...text.matchAll(QUOTED), ...text.matchAll(TITLES)].flatMap((match): Finding[] => {
    const named = match.groups!['list']!.match(/[“《]/g)!.length
    const said = numberOf(match.groups!['many'])
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (said === undefined || said === named || /等|[、和及与]$/.test(before)) return []
    return [notAsMany(match, '个', named, said)]
  })
  return [...quoted, ...[...text.matchAll(CALLED)].flatMap(calledOver)]
}

/** Nothing where as many are told as are announced, or where they are not told one by one. */
function calledOver(match: RegExpExecArray): Finding[] {
  const { word, list, many } = match.groups!
  const told = [...list!.matchAll(new RegExp(`(?:^|[,;、])([${ORDINALS}])${word}`, 'g'))].map(
    ([, ordinal]) => ORDINALS.indexOf(ordinal!) + 1,
  )
  const said = numberOf(many)
  const inOrder = told.every((ordinal, at) => ordinal === at + 1)
  if (told.length < 2 || said === undefined || said === told.length || !inOrder) return []
  return [
    {
      rule: 'count',
      says: `写的是${many}${word}，列出来的却有${told.length}项，请核对“${match[0]}”。`,
      arithmetic: `${told.length} ≠ ${said}`,
      places: [{ start: match.index, quote: match[0] }],
    },
  ]
}
