/** So many points more than a rate told elsewhere: 2024年底普惠率91.5% … 普惠率比上年底提高1.5个百分点，达到94.0%; 合格率为93%，高出90%的目标5个百分点. */
import { type Finding, inOrder } from '../../ground/finding.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'

const RATE = '(?:率|比例|占比|比重|满意度|知晓度)'
const FIGURE = '\\d{1,3}(?:\\.\\d{1,2})?'
/** 普惠率比上年底提高1.2个百分点，达到94.6% */
const CHANGED = new RegExp(
  `(?<name>[\\u4e00-\\u9fff、“”]{1,24}?${RATE})(?:要|将|力争)?,?(?:较|比)(?:上年|去年|上一年|2\\d{3}年|上学[年期]|上届)(?:度|年底|年末|底|末|同期)?(?:提高|上升|增加|提升|(?<down>下降|降低|减少))了?(?<points>${FIGURE})个百分点,?(?:达到?|升至|提高到|增至|降至|降到|为|至)(?<now>${FIGURE})%`,
  'g',
)
const TOLD = new RegExp(
  `(?<name>[\\u4e00-\\u9fff]{2,20}${RATE})(?:已|仅|只|约)?(?:达到|达|为|是)?(?<value>${FIGURE})%(?!以[上下]|左右)`,
  'g',
)
const FORMER = /[去上]年|上学年|上届|(20\d\d)年(?:底|末)?/g
const AIM = /力争|目标|计划|预计|确保|不低于|达到.{0,4}以上|将/
const WIDE = /全[县市区校镇乡州省]|的|今年|本[年届期]/g

export function pointsElsewhereFindings(paper: Paper): Finding[] {
  return [...changed(paper), ...above(paper)]
}

/** Two of one name, of which the first is of the year before. */
function changed({ text, titled, signed }: Paper): Finding[] {
  const all = [...text.matchAll(CHANGED)]
  if (all.length === 0) return []
  const year = titled ?? signed?.year
  const told = [...text.matchAll(TOLD)].slice(0, 400)
  return all.slice(0, 100).flatMap((match): Finding[] => {
    const { name = '', down, points, now } = match.groups!
    const own = name.replaceAll(WIDE, '')
    const same = told.filter(
      ({ groups, index }) =>
        (index < match.index || index >= match.index + match[0].length) && isSame(own, groups!['name']!),
    )
    const past = same.filter((one) => isFormer(text, one.index, one[0], year))
    const values = new Set(past.map(({ groups }) => Number(groups!['value'])))
    if (values.size !== 1 || same.some(({ groups }) => groups!['value'] === now && past.length === 0)) return []
    const [before] = [...values] as [number]
    const made = before + Number(points) * (down === undefined ? 1 : -1)
    if (Math.abs(made - Number(now)) < 0.051 || made > 100) return []
    return [
      unlike(
        past[0]!,
        match,
        `${shown(made)}%`,
        `${before} ${down === undefined ? '+' : '−'} ${points} = ${shown(made)} ≠ ${now}`,
      ),
    ]
  })
}

const isSame = (one: string, other: string): boolean => {
  const bare = other.replaceAll(WIDE, '')
  return bare === one || (one.length >= 3 && bare.endsWith(one)) || (bare.length >= 3 && one.endsWith(bare))
}

/** Its sentence is of the year before that of the paper. */
function isFormer(text: string, at: number, words: string, year: number | undefined): boolean {
  const lead = /[^。\n]*$/.exec(text.slice(Math.max(0, at - 200), at))![0] + words
  if (AIM.test(lead.slice(-24))) return false
  const last = [...lead.matchAll(FORMER)].at(-1)
  if (last === undefined || /[比较]$/.test(lead.slice(0, last.index))) return false
  return last[1] === undefined
    ? !/今年|本年/.test(lead.slice(last.index))
    : year !== undefined && Number(last[1]) === year - 1
}

/** 普惠率为90%，高出85%的市定目标4个百分点 */
const ABOVE = new RegExp(
  `(?<own>${FIGURE})%,?(?:分别|已|均|仍|也|略|还|实际)?(?:(?<up>高出|高于|超出|超过|超)|(?<down>低于|比|距))(?<bound>[^,。;\\d\\n]{0,14}${FIGURE}%[^,。;:\\d\\n]{0,14}?)(?:低|差|高|少|还差)?(?<points>${FIGURE})个百分点`,
  'g',
)

function above({ text }: Paper): Finding[] {
  return [...text.matchAll(ABOVE)].flatMap((match): Finding[] => {
    const { own, bound = '', points } = match.groups!
    // 高于上年的95%，距98%的目标: what is held against the second bound stands before the first.
    if (
      /(?:[比较距]|高于|低于|[去上]年|同期)[^,。;]{0,12}$/.test(text.slice(Math.max(0, match.index - 20), match.index))
    )
      return []
    if (/提高|上升|下降|增加|降低|减少/.test(bound)) return []
    const limit = new RegExp(`${FIGURE}(?=%)`).exec(bound)![0]
    const apart = Math.abs(Number(own) - Number(limit))
    if (/分别|[去上]年.*[去上]年/.test(match[0]) || Math.abs(apart - Number(points)) < 0.051) return []
    return [
      {
        rule: 'points',
        says: `“${match[0]}”：${own}%与${limit}%相差${shown(apart)}个百分点，请核对。`,
        arithmetic: `${own} − ${limit} = ${shown(Number(own) - Number(limit))}`,
        places: [{ start: match.index, quote: match[0] }],
      },
    ]
  })
}

function unlike(past: RegExpExecArray, match: RegExpExecArray, made: string, arithmetic: string): Finding {
  return {
    rule: 'points',
    says: `前面写“${past[0]}”，“${match[0]}”按此算应为${made}，请核对。`,
    arithmetic,
    places: inOrder([past, match].map(({ index, 0: quote }) => ({ start: index, quote }))),
  }
}
