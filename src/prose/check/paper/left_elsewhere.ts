/** So many were done of so many, and elsewhere another number is left: 12件历史积案中，已化解9件 … 历史积案仍有4件未化解. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import type { Paper } from './paper.ts'

const UNIT = '件|个|项|条|处|所|起|人|名|户|辆|宗|家|栋|批'
const DOES =
  '化解|整改|办结|完成|开工|竣工|完工|销号|解决|验收|建成|投用|到岗|报到|拨付|整治|返校|接入|达标|复学|落实|退还|清退'
const DONE = new RegExp(
  `(?<whole>\\d{1,6})(?<unit>${UNIT})(?<noun>[\\u4e00-\\u9fff]{0,8}?)(?:中|,|里)(?:目前|现|其中|至今|截至目前)?,?已?(?:全?部?)(?<does>${DOES})(?:了)?(?:到位|完毕)?(?<done>\\d{1,6})\\k<unit>`,
  'g',
)
const DONE_BEHIND = new RegExp(
  `(?<noun>[\\u4e00-\\u9fff]{2,8}?)(?<whole>\\d{1,6})(?<unit>${UNIT}),(?:目前|现|其中|截至目前)?已(?<does>${DOES})(?:了)?(?:到位|完毕)?(?<done>\\d{1,6})\\k<unit>`,
  'g',
)
const LEFT = new RegExp(
  `(?<before>[^,。;:\\d\\n]{0,16}?)(?:仍|尚|还|目前|现|至今)(?:还|仍)?有(?<left>\\d{1,6})(?<unit>${UNIT})(?<behind>[^,。;:\\d\\n]{0,10}?)(?:未|没有?|尚未)(?:能|得到|全部|按期)?(?<does>${DOES})`,
  'g',
)
const OTHER = /[去上前]年|上半年末|另|以上|其余|部分|当时|年初(?!梳理|排查|确定|安排)/
const MOST = 200

export function leftElsewhereFindings({ text }: Paper): Finding[] {
  const left = [...text.matchAll(LEFT)].slice(0, MOST)
  if (left.length === 0) return []
  const done = [...text.matchAll(DONE), ...text.matchAll(DONE_BEHIND)]
  return left.flatMap((rest): Finding[] => {
    const own = rest.groups!
    const words = `${own['before']}${own['behind']}`
    if (OTHER.test(rest[0])) return []
    const before = (at: number): string => /[^。;\n]*$/.exec(text.slice(Math.max(0, at - 30), at))![0]
    const same = done.filter(({ groups, index }) => {
      const of_it = groups!
      const name = of_it['noun'] === '' ? before(index).slice(-8) : of_it['noun']!
      return of_it['unit'] === own['unit'] && of_it['does'] === own['does'] && sharesTwo(name, words)
    })
    if (same.length !== 1) return []
    const one = same[0]!
    const [whole, many] = [Number(one.groups!['whole']), Number(one.groups!['done'])]
    const stands = whole - many
    if (stands === Number(own['left']) || stands < 0 || /另|新/.test(text.slice(one.index, one.index + one[0].length)))
      return []
    // Since then more has been done, as is told behind it.
    if (Math.abs(one.index - rest.index) < one[0].length) return []
    return [
      {
        rule: 'sum',
        says: `“${one[0]}”，应剩${stands}${own['unit']}，“${rest[0]}”与此不符，请核对。`,
        arithmetic: `${whole} − ${many} = ${stands}，文中写${own['left']}`,
        places: [one, rest]
          .toSorted((a, b) => a.index - b.index)
          .map(({ index, 0: quote }) => wordsAt({ index, quote })),
      },
    ]
  })
}
