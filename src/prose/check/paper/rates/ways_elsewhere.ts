/** More is said in words, and by its numbers elsewhere it has become less: 上半年信访总量上升 … 信访428件，比上年同期的463件下降7.6%. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { toldOf } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'

const UP = '上升|增长|增加|提高|攀升|扩大|走高|反弹|上涨'
const DOWN = '下降|减少|降低|下滑|回落|走低|缩小|萎缩'
const MEASURE = '总量|总数|数量|件数|人数|总额|金额|支出|收入|规模|面积|[\\u4e00-\\u9fff]{1,4}率|比例|占比'
const HOW =
  '(?:总体|整体|也|均|都|同比|比?较?上年(?:同期)?|继续|持续|有所|明显|大幅度?|小幅|略有|稳步|逐年|呈现?|出现|的|不断|显著|较快|一定|进一步)*'
const SAID = new RegExp(
  `(?<=^|[,。;:、\\n])(?<lead>[^,。;:、\\d\\n]{0,10}?)(?<noun>[\\u4e00-\\u9fff]{2}|)(?<measure>${MEASURE})${HOW}(?:(?<up>${UP})|(?<down>${DOWN}))(?:的?(?:趋势|态势|势头)|明显|较快|较多|较大)?(?=[,。;:、\\n]|的(?:主要)?原因)`,
  'gm',
)
const VALUE = '\\d[\\d,]*(?:\\.\\d{1,2})?(?:万|亿)?(?:[\\u4e00-\\u9fff%]{1,3})'
const COUNTED = new RegExp(
  `(?<=^|[,。;:、\\n\\d元人件名所个项%])(?<what>[^,。;:、\\d\\n]{2,24}?)(?<value>\\d[\\d,]*(?:\\.\\d{1,2})?(?:万|亿)?(?<unit>人次|件次|批次|[件人名所个项起条元%]|平方米))[,(]?(?:同比|[比较](?:[去上]年(?:度|同期)?|上学年|20\\d\\d年(?:同期)?|同期)(?:的?${VALUE})?)(?:分别|共|净)?(?:(?<up>${UP}|多)|(?<down>${DOWN}|少))了?\\d`,
  'gm',
)
const FROM_TO = new RegExp(
  `(?<=^|[,。;:\\n])(?<what>[^,。;:、\\d\\n]{2,24}?)[由从](?:[^,。;:、\\d\\n]{0,8}|20\\d\\d年(?:底|末)?的?)(?<from>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>人次|件次|[件人名所个项起条%]|万元|亿元)(?:提高|上升|增加|增长|下降|减少|降低|升|降|增|减)[到至为](?:[^,。;:、\\d\\n]{0,6})(?<to>\\d[\\d,]*(?:\\.\\d{1,2})?)\\k<unit>`,
  'gm',
)
const WANTED =
  /将|预计|力争|目标|可能|如果|若|避免|防止|未|不|[去上前往]年|确保|争取|实现|推动|进一步|一些|部分|个别|少数|防|控制/
const KIND =
  /小学|初中|高中|幼儿|学前|中职|城区|县城|农村|乡村|乡镇|公办|民办|男|女|重复|初次|集体|个人|网上|来电|来信|来访|其中|另|新增|一季度|二季度|三季度|四季度|上半年|下半年|春季|秋季|\d{1,2}月|招生|毕业|专任|骨干/g
const MOST = 200

interface Change {
  readonly index: number
  readonly quote: string
  readonly what: string
  readonly unit: string
  readonly rises: boolean
}

export function wayElsewhereFindings({ text }: Paper): Finding[] {
  const said = [...text.matchAll(SAID)].filter((one) => !WANTED.test(one[0])).slice(0, MOST)
  if (said.length === 0) return []
  const changes = [...text.matchAll(COUNTED), ...text.matchAll(FROM_TO)].map(changeOf)
  return said.flatMap((one): Finding[] => {
    const own = changes.filter((change) => isOfIt(one, change))
    const rises = one.groups!['up'] !== undefined
    if (own.length !== 1 || own[0]!.rises === rises) return []
    const [first, second] = [{ index: one.index, quote: one[0] }, own[0]!].toSorted((a, b) => a.index - b.index)
    return [
      {
        rule: 'change',
        says: `“${first!.quote}”与“${second!.quote}”，一处说升、一处说降，请核对。`,
        arithmetic: '',
        places: [first!, second!].map(({ index, quote }) => wordsAt({ index, quote })),
      },
    ]
  })
}

function changeOf(match: RegExpExecArray): Change {
  const { what = '', unit = '', up, from, to } = match.groups!
  const rises =
    from === undefined ? up !== undefined : Number(to!.replaceAll(',', '')) > Number(from.replaceAll(',', ''))
  return { index: match.index, quote: match[0], what, unit, rises }
}

/** Of one noun and one measure, and of no other kind. */
function isOfIt(said: RegExpExecArray, { what, unit, index }: Change): boolean {
  const { lead = '', noun = '', measure = '' } = said.groups!
  if (index === said.index || /[去上前]年|增长$/.test(what)) return false
  const name = noun === '' ? lead.slice(-2) : noun
  const halves = /上半年|下半年/g
  const [own, other] = [lead + noun, what].map((words) => toldOf(words.replaceAll(halves, ''), KIND))
  if (own !== other) return false
  if (measure.endsWith('率')) return unit === '%' && what.includes(`${noun}${measure}`.slice(-4))
  if (name.length < 2 || !what.includes(name)) return false
  if (/总额|金额/.test(measure)) return unit === '元'
  if (/支出|收入|面积|比例|占比/.test(measure)) return what.includes(measure)
  if (measure === '人数') return /^[人名]$/.test(unit)
  return /总|量|件数|规模/.test(measure) && /^(?:人次|件次|批次|[件人名所个项起条])$/.test(unit)
}
