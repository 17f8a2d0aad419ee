/** What was done in a longer part of a year is not less: 1至6月受理43起…1至9月受理39起; 上半年620人次，全年580人次; 截至6月底已完成18个…. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { figureOf, SCALE } from '../ground/numbers.ts'

const UNIT = '人次|件次|批次|场次|课时|学时|[人名个件起处所家项场次期批份篇台套册例宗户间]|平方米|公里|万元|亿元|元'
const TO = '(?:[至到]|[-—–~]{1,2})'
const YEAR = '(?:(?<year>\\d{4})年|(?<now>今年|本年度?|当年|同年)的?)?'
const PART = `(?<half>上半年)|(?<quarters>前[三3]季度|1${TO}3季度)|(?<quarter>(?:第?一|1)季度)|(?<whole>全年)|(?<from>1|一|3|9)月?份?${TO}(?<to>\\d{1,2})月(?:份|底)?|截[至止]到?(?<until>\\d{1,2})月(?:\\d{1,2}日|底|末|中旬|上旬)`
const SAID = new RegExp(
  `${YEAR}(?:${PART}),?(?<words>[\\u4e00-\\u9fff“”]{0,24}?)(?<number>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>万|亿)?(?<unit>${UNIT})(?<after>[\\u4e00-\\u9fff“”]{0,10})`,
  'g',
)
/** What may become less, what is only planned, and what is told of a change. */
const LESS =
  /在[校建园册编岗读职籍途]|余额|存量|现有|未|尚|剩|欠|待|均|率|占|[降减比缩]|计划|预计|拟|目标|力争|将|应|需|要求|预算|安排|不足|缺|每|至少|最[高多低少]|左右|登记失业|保有|库存|净/
const OTHER_YEAR = /[去上前往明次翌]年|同期|上学期|\d{4}年$/
const FILLER =
  /全[省市县区州校镇乡系局]统?|我[省市县区校局]|各[地校级]|累计|总共|共计|合计|已经|[已共了达为有约计总的]|现|实际/g

/** So many of them before it the shorter span is looked for. */
const BACK = 30

interface Said {
  readonly index: number
  readonly end: number
  readonly quote: string
  readonly year: string
  readonly from: number
  readonly to: number
  readonly name: string
  readonly unit: string
  /** 3.6亿 */
  readonly printed: string
  readonly value: number
  readonly half: number
}

/** Asked of one paragraph. */
export function longerSpanFindings(text: string): Finding[] {
  if (!/[上全]半?年|季度|月/.test(text)) return []
  const all = saidIn(text)
  return all.flatMap((later, at): Finding[] => {
    const earlier = all.slice(Math.max(0, at - BACK), at).findLast((one) => isOfOne(one, later, text))
    if (earlier === undefined || earlier.to === later.to) return []
    const [short, long] = earlier.to < later.to ? [earlier, later] : [later, earlier]
    if (long.value + long.half >= short.value - short.half) return []
    // 1至12月39起；1至3月43起 may be of the next year.
    if (short === later) return []
    return [
      {
        rule: 'order',
        says: `“${long.quote}”比“${short.quote}”的时间长，数却反而小，请核对。`,
        arithmetic: `${long.printed} < ${short.printed}`,
        places: [earlier, later].map(wordsAt),
      },
    ]
  })
}

function saidIn(text: string): Said[] {
  return [...text.matchAll(SAID)].flatMap((match): Said[] => {
    const { year, now, half, quarters, quarter, whole, from, to, until, words, number, scale, unit, after } =
      match.groups!
    const told = words! + after!
    const before = text.slice(Math.max(0, match.index - 5), match.index)
    if (LESS.test(told) || OTHER_YEAR.test(before) || OTHER_YEAR.test(words!) || /[约近超余]$/.test(words!)) return []
    // Of a day only what was done up to it.
    if (until !== undefined && (/有|现共/.test(words!) || !/已|累计|完成|共/.test(words!))) return []
    // 46件(重复件剔除)
    if (text.startsWith('(', match.index + match[0].length - after!.length)) return []
    const last = [half && 6, quarters && 9, quarter && 3, whole && 12, to, until].find((one) => one !== undefined)
    const size = (SCALE[scale ?? ''] ?? 1) * (SCALE[unit!.length > 1 ? unit![0]! : ''] ?? 1)
    const decimals = number!.split('.')[1]?.length
    return [
      {
        index: match.index,
        end: match.index + match[0].length,
        quote: match[0].slice(0, match[0].length - after!.length),
        year: year ?? now ?? '',
        from: from === undefined || from === '一' ? 1 : Number(from),
        to: Number(last),
        name: nameOf(words!, after!),
        unit: unit!.endsWith('元') ? '元' : unit!,
        printed: `${number}${scale ?? ''}`,
        value: figureOf(number!) * size,
        half: size > 1 || decimals !== undefined ? (size * 10 ** -(decimals ?? 0)) / 2 : 0,
      },
    ]
  })
}

const nameOf = (words: string, after: string): string =>
  (words + after).replaceAll(FILLER, '').replace(/^[,“”]+|[“”]/g, '')

/** Of the same thing in the same words; in the next clause it need not be named again. */
function isOfOne(one: Said, later: Said, text: string): boolean {
  if (one.unit !== later.unit || one.from !== later.from) return false
  if (
    one.year !== later.year &&
    !(later.year === '' && /^\d*$|^今年$|^本年/.test(one.year) && isNear(one, later, text))
  )
    return false
  const between = text.slice(one.end, later.index)
  if (/[去上前往明次翌]年|\d{4}年|同期/.test(between)) return false
  return later.name === '' ? one.name !== '' && /^[,;](?:其中)?$/.test(between) : one.name === later.name
}

const isNear = (one: Said, later: Said, text: string): boolean => !/[。\n]/.test(text.slice(one.end, later.index))
