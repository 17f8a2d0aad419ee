/** The days of something and, in the sentence behind them, how long it lasts: 3月4日至8日，培训班在…举办。培训为期8天. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { lapsesIn } from '../ground/lapses.ts'
import { daysOf, lengthOf, lengthsIn, notSoLong } from './lasting.ts'

const NEXT =
  /[。;](?=(?:此次|本次|该|这次|本届|本期)?(?<what>[\u4e00-\u9fff]{2,8}?)(?:为期|历时|持续|时长|会期|赛期|共(?=[\d一二三四五六七八九十两]{1,3}(?:天|周)))(?<rest>[^,。;]{0,12}))/g
/** How it is called in another way: 培训班 and 培训. */
const SORT = /(?:班|期|活动|行动|工作|会议|大会)$/
/** Some days of it only, or of what comes before and behind it. */
const PARTED =
  /每[批期次组校班个场轮]|分\S{0,4}[批期段轮次]|[前后]期|阶段|首[批期]|第[一二三四五六七八九十\d]+[批期阶轮]|实际|其中|延期|推迟|提前|先后|两期|整个/
const BESIDE = /报名|公示|申报|提交|查询|报到|筹备|调研|征集/
/** What is so many times as long is of something else. */
const FAR = 3
const DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 月: 30 }

/** Asked of one paragraph. */
export function lastingNextFindings(text: string): Finding[] {
  if (!/为期|历时|持续|时长|会期|赛期|共/.test(text) || !/[日号月]/.test(text)) return []
  return [...text.matchAll(NEXT)].flatMap((match): Finding[] => {
    const { what = '', rest = '' } = match.groups!
    const from = Math.max(text.lastIndexOf('。', match.index - 1), text.lastIndexOf(';', match.index - 1)) + 1
    const [sentence, next] = [text.slice(from, match.index), text.slice(match.index + 1)]
    const name = what.replace(SORT, '')
    if (name.length < 2 || !sentence.includes(name) || PARTED.test(sentence + what + rest)) return []
    if (BESIDE.test(sentence) && !BESIDE.test(what)) return []
    const lapses = lapsesIn(sentence)
    const length = lengthsIn(/^[^,。;]*/.exec(next)![0])[0]
    if (lapses.length !== 1 || lengthsIn(sentence).length > 0 || length === undefined || /约|余|近/.test(rest))
      return []
    const [first, last] = lapses[0]!
    const [own, days] = [lengthOf(lapses[0]!, length), daysOf(lapses[0]!)]
    const said = length.number * (DAYS[length.unit] ?? 0)
    if (own === undefined || said === 0 || days === undefined || said > FAR * days || days > FAR * said) return []
    const places = [first, last].map(({ index, quote }) => ({ index: from + index, quote }))
    const at = { index: match.index + 1 + length.index, quote: length.quote }
    return [notSoLong([first, last], length, own, [...places, at].map(wordsAt))]
  })
}

/** 公示期为7个工作日。公示时间:11月6日至11月10日. Either may stand first; asked of one paragraph with one notice. */
export function noticeFindings(text: string): Finding[] {
  if (!text.includes('公示') || !text.includes('日')) return []
  const notices = text.match(/公示(?:期|时间)/g) ?? []
  if (notices.length === 0 || notices.length > 2 || /延长|延期|顺延|重新|再次|二次|[一二两三]批|约|余/.test(text))
    return []
  const sentences = [...text.matchAll(/[^。;]+/g)].filter(([words]) => words.includes('公示'))
  const lengths = sentences.flatMap(({ 0: words, index }) => lengthsIn(words).map((one) => ({ ...one, from: index })))
  const lapses = sentences.flatMap(({ 0: words, index }) => lapsesIn(words).map((span) => ({ span, from: index })))
  const [[length, ...more], [lapse, ...others]] = [lengths, lapses]
  if (length === undefined || lapse === undefined || more.length > 0 || others.length > 0) return []
  if (/报名|申[报请]|提交|查询|报到|评[审选]|考/.test(/^[^。;]*/.exec(text.slice(lapse.from))![0])) return []
  if (length.from === lapse.from || !length.quote.startsWith('公示')) return []
  const own = lengthOf(lapse.span, length)
  if (own === undefined) return []
  const places = lapse.span.map(({ index, quote }) => ({ index: lapse.from + index, quote }))
  const all = [...places, { index: length.from + length.index, quote: length.quote }]
  return [notSoLong(lapse.span, length, own, all.toSorted((one, other) => one.index - other.index).map(wordsAt))]
}
