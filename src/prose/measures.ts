import type { Comparison } from './fact.ts'
import { between, clauseEnd, clauseStart, type Reading, rowsOf, wordsAfter, wordsBefore } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Rule } from './rule.ts'

/** Words that are cut from the front or the back of a phrase, because they say when, who or how, and not what. */
interface Trimming extends Rule {
  pattern: RegExp
}

export const fronts: Trimming[] = [
  {
    about: 'List marks and connectives.',
    pattern:
      /^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.]|[一二三四五六七八九十]是|其中|同时|另外|此外|并且?|还|也|另|以及|及|和|与|、|,|:|“|”|\s|即|使|让|在(?![校编职园读册岗建])|的|了|对|于)/,
    examples: [{ text: '二是完成线上培训46人次。', facts: [{ measure: '完成线上培训人次' }] }],
  },
  {
    about: 'Words of time.',
    pattern:
      /^(?:(?:今|去|上|本|全|明|每|近年?|当|20[\dxX*]{2}|0\d)年(?:度|来|以来|内|底|初)?|[上下]半年|目前|截至目前|截止目前|现|现在|至今|至此|已|先后|累计(?=[^,。;]{0,3}$)|共(?!同|青|享|建)|共计|总共|(?:今|本)[春秋]|[春秋]季|[二三四五六七八九十]年[来间]|近[一二三四五六七八九十]年来?)/,
    examples: [{ text: '今年共招聘特岗教师35名。', facts: [{ measure: '招聘特岗教师人数' }] }],
  },
  {
    about: 'The body that the paper speaks for.',
    pattern: /^(?:全|我|本)[市县区省州旗校局](?=[^,。;])|^(?:全[市县区省州]教育系统)/,
    examples: [{ text: '全县建成考点12个。', facts: [{ measure: '建成考点数' }] }],
  },
]

export const backs: Trimming[] = [
  {
    about: 'Verbs that only join the measure to its number.',
    pattern:
      /(?:分别|(?<![人生平年户班师])均|都|各|达到并?|达|至|为|是|有|了|共计?|合计|总计|约|近|超过|超|突破|不低于|不少于|不超过|不得|控制|(?<![由从])在|由|从|高达|保持|稳定|已|仅|只|就|到|需|的|[(:,“”\s、]|不足|累计|还有|(?<!分)以上|以|逐渐|又|再|力争|计划|预期|争|至少)$/,
    examples: [{ text: '图书借阅量达到35万册。', facts: [{ measure: '图书借阅量' }] }],
  },
]

function trimmed(phrase: string, rules: Trimming[]): string {
  let current = phrase
  for (let turn = 0; turn < 8; turn += 1) {
    const before = current
    for (const rule of rules) current = current.replace(rule.pattern, '')
    if (current === before) break
  }
  return current
}

const noise = /[\n\r “”"‘’*]|分别|(?<!目)的(?!确)|了(?!解)/g

const tidy = (phrase: string): string => trimmed(trimmed(phrase.replaceAll(noise, ''), fronts), backs)

/** What counting in this unit gives: 教师 in 名 is 教师人数, 督查 in 次 is 督查次数. */
function suffix(quantity: Quantity, phrase: string): string {
  if (quantity.kind === 'date') return /月/.test(quantity.unit) ? '月份' : quantity.unit === '年' ? '年份' : '日期'
  if (quantity.kind === 'score') return phrase.endsWith('分') ? '' : '分'
  if (quantity.kind === 'duration' && quantity.bound === '<=') return '时限'
  if (quantity.kind !== 'count' && quantity.kind !== 'threshold') return ''
  if (/数$|人次$|量$|规模$/.test(phrase)) return ''
  if (/^[名人位]$/.test(quantity.unit)) return '人数'
  if (/^(?:人次|场次|班次|户次|车次)$/.test(quantity.unit)) return phrase.endsWith(quantity.unit) ? '' : quantity.unit
  if (quantity.unit === '级') return '层级数'
  if (/^[次件场份条册台套项期栋堂节案制卡表层]$/.test(quantity.unit)) return `${quantity.unit}数`
  return '数'
}

const longest = 20
/** Nouns behind which a verb begins: 义务教育阶段学生 | 免除了学杂费. */
const subjectNoun =
  /^[^,。;]{0,14}?(?:学生|教师|儿童|学校|幼儿园|群众|家长|干部|人员|考生|寄宿生|毕业生|园长|校长|小学|初中|高中|中学)/

/** What each figure of a sentence measures. A figure may stand for several measures: A率、B率均达到100%. */
export function measuresOf(reading: Reading, comparisons: Map<number, Comparison>): Map<number, string[]> {
  const measures = new Map<number, string[]>()
  const parted = new Set<number>()
  for (const row of rowsOf(reading)) {
    const items = rowItems(reading, row)
    for (const [place, index] of row.entries()) {
      const quantity = reading.quantities[index]
      if (!quantity) continue
      const item = items?.[place]
      if (item) parted.add(index)
      measures.set(index, [item ? item + suffix(quantity, item) : plainMeasure(reading, index, measures)])
    }
    const several = row.length === 1 ? sharedItems(reading, row[0] ?? 0) : null
    if (several) measures.set(row[0] ?? 0, several)
  }
  for (const [index, change] of comparisons)
    nameChange(reading, index, change, comparisons, measures, parted.has(index))
  return measures
}

/** 小学、初中毕业率分别达到98%和95%: the listed subjects in their order, each with the words they share. */
function rowItems(reading: Reading, row: number[]): string[] | null {
  const first = reading.quantities[row[0] ?? 0]
  if (!first || row.length < 2) return null
  const start = clauseStart(reading, first.start)
  const words = reading.text.slice(start, first.start)
  const cut = words.lastIndexOf('分别')
  if (cut < 0) return null
  const listed = listItems(tidy(words.slice(0, cut)))
  return listed.length === row.length ? listed : null
}

/** Splits 小学、初中、高中生机比 into 小学生机比, 初中生机比, 高中生机比. */
export function listItems(phrase: string): string[] {
  const items = phrase
    .split(/、|,以及|以及|(?<=[率数比中学前科])和|和(?=[^、和]{2,}$)|与|及(?!格)/)
    .filter((item) => item !== '')
  const last = items.at(-1) ?? ''
  return items.map((item, place) => {
    if (place === items.length - 1 || item.at(-1) === last.at(-1)) return tidy(item)
    return tidy(item + last.slice(Math.min(item.replace(/^.*的/, '').length, Math.max(last.length - 2, 0))))
  })
}

/** A率、B率,以及C率均达到100% says three things with one number. */
function sharedItems(reading: Reading, index: number): string[] | null {
  const quantity = reading.quantities[index]
  if (!quantity || quantity.kind !== 'rate') return null
  const previous = reading.quantities[index - 1]
  const start = Math.max(reading.from, quantity.start - 60, previous?.tail ?? 0)
  const words = reading.text.slice(start, quantity.start)
  const found = /^(.*率)(?:均|都|全部)[^,。;率]{0,6}$/.exec(words)
  const items = listItems(tidy(found?.[1] ?? ''))
  return items.length >= 2 && items.every((item) => item.endsWith('率')) ? items : null
}

function plainMeasure(reading: Reading, index: number, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  if (quantity.kind === 'date') return dateMeasure(reading, quantity)
  const before = headWords(ownWords(reading, index))
  if (quantity.kind === 'rank')
    return `${before.replace(/(?:名列|位列|位居|排名|居|列|获得?|取得)(?=全?[省市县区州国]?$)/, '').slice(-longest)}名次`
  const after = afterWords(reading, index)
  if (after !== '') return clip(joined(before, after), quantity)
  if (before.startsWith('占')) return shareMeasure(before, index, known)
  return clip(isBare(before, quantity) ? context(reading, index, known) + before : before, quantity)
}

/** The words before a number that are its own: in 9所小学和3所中学 the 小学 belongs to the 9. */
function ownWords(reading: Reading, index: number): string {
  const words = wordsBefore(reading, index)
  const previous = reading.quantities[index - 1]
  if (!previous || previous.kind === 'date' || !/(?:、|和|及|与)$/.test(words)) return words
  return /^[\u4e00-\u9fff]/.test(words) ? '' : words
}

const verbs =
  '启动实施|组织开展|组织参加|组织|开展|实施|启动|参加|举办|完成|建成|新建|改建|创建|争取|聘请|开设|评选|解决|化解|整治'
const listedHead = new RegExp(`^[^,。;]{0,4}?(${verbs})了?[^,。;]{4,}等(?!级)([^,。;]{2,})$`)

/** 实施甲工程、乙工程等教育项目: the list goes, its verb and its heading stay. */
function headWords(words: string): string {
  const phrase = tidy(words)
  const listed = listedHead.exec(phrase)
  if (listed) return `${listed[1]}${listed[2]}`
  const at = phrase.lastIndexOf('等')
  if (
    at >= 8 &&
    at < phrase.length - 1 &&
    phrase[at + 1] !== '级' &&
    phrase[at - 1] !== '中' &&
    phrase.includes('、')
  ) {
    return phrase.slice(at + 1)
  }
  return phrase.replace(/等$/, '')
}

const general =
  /^(?:总|累计|计划|建筑|占地|完成|到位|总建筑)*(?:面积|投资|资金|金额|投入|经费|支出|造价|加固|新建|改建)$|^(?:上线|合格|优秀|完成|录取|巩固|升学|入学|达标|及格|优良|办结)率$/

/** Whether the words say too little by themselves: 面积, 总投资, 上线率, or nothing at all. */
function isBare(words: string, quantity: Quantity): boolean {
  if (words.length < 2) return true
  return quantity.kind !== 'count' ? general.test(words) : false
}

function shareMeasure(before: string, index: number, known: Map<number, string[]>): string {
  const whole = (known.get(index - 1)?.[0] ?? '').replace(/(?:人数|次数|数)$/, '').slice(-12)
  return /任务|计划|目标/.test(before) ? `${whole}完成率` : `${whole}${before}比例`
}

/** What was counted just before, or the words of the clause before: 全部免除学杂费,共计471万元. */
function context(reading: Reading, index: number, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  const previous = reading.quantities[index - 1]
  if (!quantity) return ''
  const start = clauseStart(reading, quantity.start)
  const counted = reading.quantities
    .slice(Math.max(0, index - 4), index)
    .findLastIndex((other) => other.kind === 'count')
  if (quantity.kind !== 'count' && counted >= 0) {
    return stem(known.get(Math.max(0, index - 4) + counted)?.[0] ?? '')
  }
  if (previous && previous.kind !== 'date' && start - previous.tail < 30) {
    return stem(known.get(index - 1)?.[0] ?? '')
  }
  if (start <= reading.from) return ''
  const from = Math.max(clauseStart(reading, start - 1), previous?.tail ?? 0)
  return headWords(reading.text.slice(from, start - 1)).slice(-14)
}

const stem = (measure: string): string => measure.replace(/(?:人数|[次件栋幢条份项]?数|率)$/, '').slice(-10)

const joined = (before: string, after: string): string => before.slice(-10) + after

function clip(phrase: string, quantity: Quantity): string {
  const short = phrase.slice(-longest)
  return short + suffix(quantity, short)
}

const notNoun =
  /^(?:(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|降|升)[^,。;]{0,3}[到至为]|基础上|情况|时候|中(?![小学职考等心专层青华国高央])|里|之中|后(?!备|勤)|时$|不等|才|就|以来)/

/** The noun counted and what was done: 名[中职学生免除了学杂费]. Empty where the noun stood before the number. */
function afterWords(reading: Reading, index: number): string {
  const raw = wordsAfter(reading, index).replaceAll(/[\n\r ]/g, '')
  if (!/^[\u4e00-\u9fff“A-Za-z]/.test(raw)) return ''
  let words = raw.replace(/^的/, '')
  if (notNoun.test(words) || /^[和与及]/.test(words)) return ''
  const link = between(reading, index)
  if (/(?:和|、|及|与)$/.test(link) && link.length < 30) {
    words = words.replace(/(?:和|、|及|与)$/, '') + predicate(reading, index + 1)
  }
  return words
    .replace(/(?:、|和|及|其中)$/, '')
    .replaceAll(noise, '')
    .slice(0, longest - 4)
}

/** The verb that the members of a row share stands behind the last of them. */
function predicate(reading: Reading, index: number): string {
  const words = wordsAfter(reading, index)
  const noun = subjectNoun.exec(words)
  return noun ? words.slice(noun[0].length) : ''
}

/** What happens on a date: the words behind it, past a comma. */
function dateMeasure(reading: Reading, quantity: Quantity): string {
  let at = quantity.tail
  if (reading.text[at] === ',') at += 1
  const words = tidy(reading.text.slice(at, clauseEnd(reading, at))).slice(0, longest)
  return words + suffix(quantity, words)
}

/** What stands between A and B in 由A提高到B; both measure the same. */
const changedTo = /^[^,。;、\d]{0,10}[到至为]$/

/** A change is named after what changed: 入学率较五年前提高. */
function nameChange(
  reading: Reading,
  index: number,
  change: Comparison,
  comparisons: Map<number, Comparison>,
  measures: Map<number, string[]>,
  parted: boolean,
): void {
  const quantity = reading.quantities[index]
  if (!quantity) return
  if (index > 0 && changedTo.test(between(reading, index - 1))) measures.set(index, measures.get(index - 1) ?? [''])
  if (change.delta !== quantity.value || change.direction === null || change.to === '历史') return
  const before = wordsBefore(reading, index)
  const named = quantity.kind === 'change' || quantity.kind === 'rate' || /[比较]/.test(before)
  if (!named || quantity.kind === 'money') return
  const own = parted
    ? (measures.get(index)?.[0] ?? '')
    : tidy(before.replace(/(?:比|较|高于|低于|同比|提高|提升|增长|增加|下降|降低).*$/, ''))
  const base = own.length >= 2 ? own : baseMeasure(index, change, comparisons, measures)
  const verb = change.direction === 'down' ? '下降' : '提高'
  const beyond =
    /(?:高于|超过|率高|低于)/.test(before + own) && change.to
      ? `高于${change.to}`
      : `${change.to ? `较${change.to}` : ''}${verb}`
  measures.set(index, [base + beyond])
}

function baseMeasure(
  index: number,
  change: Comparison,
  comparisons: Map<number, Comparison>,
  measures: Map<number, string[]>,
): string {
  for (let base = index - 1; base >= 0; base -= 1) {
    if (comparisons.get(base) === change) return measures.get(base)?.[0] ?? ''
  }
  for (let base = index - 1; base >= 0; base -= 1) if (!comparisons.has(base)) return measures.get(base)?.[0] ?? ''
  return ''
}
