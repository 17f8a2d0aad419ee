/** Groups that are not as many as are told one by one: 组成6个督导组 … 第一组9所，第二组8所，…第五组8所. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { FEW, numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const THEMES = '专题|模块|版块|板块|单元|任务|步骤|环节|主题|课题|项目|议题|行动'
const SIGNS = `组|片区|赛区|考区|学区|协作区|批|期|阶段|标段|梯队|${THEMES}`
/** 分4期举办, 组成5个督导组, 设5个标段. */
const SAID = new RegExp(
  `(?<![\\d.一二三四五六七八九十第每前后各余近首])(?<number>${FEW})个?(?<kind>[\\u4e00-\\u9fff]{0,4}?)(?<sign>${SIGNS})(?![次间长员委织成内])`,
  'g',
)
const MEMBER = new RegExp(
  `第(?<number>[一二三四五六七八九十]{1,2}|\\d{1,2})(?<kind>[\\u4e00-\\u9fff]{0,2}?)(?<sign>${SIGNS})(?![次间])`,
  'g',
)
/** 专题一:, at the beginning of its sentence. */
const THEME = new RegExp(
  `(?<=^|[\\n。;] {0,2})(?<sign>${THEMES})(?<number>[一二三四五六七八九十]{1,2})(?=[:、. ])`,
  'g',
)
const SPLITS =
  /(?:分(?:为|成|作)?|组成|成立|设立?|派出|划分为|抽调[^。;\n]{0,20}|组织|共|包[括含]|开展|实施|围绕|安排)(?:了)?$/
/** More may come, or others are told of. */
const LATER = /尚未|待|即将|另行|下一步|余下|其余|最后一|后续|机动|综合组|备用/

export function toldGroupFindings({ text }: Paper): Finding[] {
  const all = [...text.matchAll(MEMBER), ...text.matchAll(THEME)].map(({ 0: quote, index, groups }) => {
    const { number, sign = '' } = groups!
    return { number: numberOf(number)!, sign, index, quote }
  })
  const members = groupedBy(all, ({ sign }) => sign)
  if (members.size === 0) return []
  const said = [...text.matchAll(SAID)]
  return [...members].flatMap(([sign, own]): Finding[] => {
    const told = said.filter((match) => match.groups!['sign'] === sign)
    const [first] = told
    const numbers = new Set(own.map(({ number }) => number))
    const last = Math.max(...numbers)
    // From the first on, and none is left out.
    if (first === undefined || numbers.size !== last || last < 3) return []
    const many = told.map((match) => numberOf(match.groups!['number'])!)
    if (many.some((number) => number !== many[0]) || many[0] === last || Math.abs(many[0]! - last) > 2) return []
    if (!SPLITS.test(text.slice(Math.max(0, first.index - 24), first.index))) return []
    const end = own.find(({ number }) => number === last)!
    if (many[0]! > last && LATER.test(text.slice(own[0]!.index, end.index + 120))) return []
    if (own[0]!.index < first.index) return []
    return [
      {
        rule: 'count',
        says: `前面写“${first[0]}”，后面却是从“${own[0]!.quote}”到“${end.quote}”，请核对。`,
        arithmetic: `${last} ≠ ${many[0]}`,
        places: [wordsAt({ index: first.index, quote: first[0] })],
      },
    ]
  })
}
