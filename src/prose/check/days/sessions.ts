/** 每年一届, and the number of one of them: the first in 2010, the tenth in 2019. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'

const EVERY = /每?([一两二三四])?年(?:都|定期|固定)?(?:举办|举行|召开|开展|组织|评选)?(?:一|1)届|(?:一年一度|年年举办)/
/** What is left out of the row. */
const BROKEN =
  /(?<!从未|从不|没有|未曾|不曾)(?:停办|停了|中断|间断)|暂停|取消|未(?:能)?(?:如期)?(?:举办|举行|召开)|延期|推迟|改为|恢复/
const NUMBERED = /第(\d{1,3}|[一二三四五六七八九十]{1,3})届|首届/g
/** Of what began in one year the first may have been held in the next. */
const FOUNDED = /(?<!\d)(\d{4})年(?:[\d一二三四五六七八九十]{1,2}月)?(?:创办|创立|创建|设立|发起|启动|开始|起)/
/** Sessions of assemblies and classes of pupils are counted otherwise. */
const OTHER = /^(?:毕业|高[一二三]|初[一二三]|学生|人大|人民|政协|委员|党|全国|全省|全市|[一二三四五六七]中|中央)/
const EVENT = /^[\u4e00-\u9fff]{0,10}?([\u4e00-\u9fff]{2}(?<=[节会赛展周月营杯坛]))/

/** Years told by words, counted from this one; they are held to each other only. */
const SAID: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 前年: -2 }

interface Session {
  readonly year: number
  /** 2019, 去年 */
  readonly said: string
  readonly number: number
  readonly quote: string
  readonly index: number
  /** 艺术节 of 第十届中小学生艺术节; empty where it is not named behind. */
  readonly event: string
}

/** Asked of one paragraph. */
export function sessionFindings(text: string): Finding[] {
  if (!text.includes('届') || BROKEN.test(text)) return []
  const every = EVERY.exec(text)
  if (every === null) return []
  const told = sessionsIn(text)
  const founded = told[0]?.number === 1 ? null : FOUNDED.exec(text)
  const [first, own, ...others] = founded === null ? told : [foundingOf(founded), ...told]
  if (first === undefined || own === undefined || others.length > 0 || own.year <= first.year) return []
  if (first.said in SAID !== own.said in SAID) return []
  if (first.event !== '' && own.event !== '' && first.event !== own.event) return []
  const years = numberOf(every[1]) ?? 1
  const number = Math.floor((own.year - first.year) / years) + first.number
  if (own.number === number || (founded !== null && own.number === number - 1)) return []
  return [
    {
      rule: 'date',
      says: `从“${first.quote}”算起，${own.said in SAID ? own.said : `${own.year}年`}应是第${number}届，文中写的是“${own.quote}”，请核对。`,
      arithmetic: `(${own.said} − ${first.said}) ÷ ${years} + ${first.number} = ${number} ≠ ${own.number}`,
      places: [first, own].map(wordsAt),
    },
  ]
}

const foundingOf = ({ 0: quote, 1: year, index }: RegExpExecArray): Session => ({
  year: Number(year),
  said: year!,
  number: 1,
  quote,
  index,
  event: '',
})

/** Those of which the year stands right before or behind: 2019年举办第十届, 首届于2010年举行. */
function sessionsIn(text: string): Session[] {
  return [...text.matchAll(NUMBERED)].flatMap((match): Session[] => {
    const end = match.index + match[0].length
    const before = /(?:(?<!\d)(\d{4})年|([去今前]年))[^。;\d届]{0,6}(?:\d{1,2}月)?(?:\d{1,2}日)?[^。;\d届]{0,20}$/.exec(
      text.slice(Math.max(0, match.index - 44), match.index),
    )
    const behind = /^[^,。;\d届]{0,12}[于在(](\d{4})年/.exec(text.slice(end, end + 20))
    const said = behind?.[1] ?? before?.[1] ?? before?.[2]
    const year = said === undefined ? undefined : (SAID[said] ?? Number(said))
    if (year === undefined || said === undefined || OTHER.test(text.slice(end, end + 4))) return []
    const event = EVENT.exec(text.slice(end, end + 14))?.[1] ?? ''
    return [{ year, said, number: numberOf(match[1]) ?? 1, quote: match[0], index: match.index, event }]
  })
}
