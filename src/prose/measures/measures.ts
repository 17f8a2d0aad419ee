import { heldBy, isOfChange } from './bases.ts'
import type { Comparison } from '../grammar/fact.ts'
import { examOf, examResult, scoredBy } from './examined.ts'
import { doing, headWords, opensWithVerbs } from './heads.ts'
import { fieldOf, rankedIn, rowItems, sharedItems } from './listed.ts'
import {
  between,
  clauseStart,
  joinsNext,
  nameAt,
  rangeSign,
  type Reading,
  rowsOf,
  wordsBefore,
} from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { dateMeasure, isOccasion } from './events.ts'
import { dueOf, sizeOf } from './sizes.ts'
import { suffix } from './suffixes.ts'
import { nameChange } from './changed.ts'
import { amountOf, grantOf, nextClause, purposeOf, standardOf, sumOf, thingOf, usedFor, whomOf } from './spent.ts'
import { afterWords, nounOfRow, withoutState } from './tails.ts'
import { holderOf, ofAll, ofStage, partOfTotal, saidBefore, sameThing, sharedRate, stem, trainedOf } from './parts.ts'
import { subjectOf, topicOf } from './topics.ts'
import { lastWords, merged, tidy } from './trimming.ts'
import { carriedVerb, rowVerb, verbOfAll, verbOfList } from './verbs.ts'

const longest = 20
/** What each figure of a sentence measures. A figure may stand for several measures: A率、B率均达到100%. */
export function measuresOf(reading: Reading, comparisons: Map<number, Comparison>): Map<number, string[]> {
  const measures = new Map<number, string[]>()
  const parted = new Set<number>()
  for (const row of rowsOf(reading)) {
    const items = rowItems(reading, row, measures)
    for (const [place, index] of row.entries()) {
      const quantity = reading.quantities[index]
      if (!quantity) continue
      const item = items?.[place]
      if (item) parted.add(index)
      const words = item
        ? item + suffix(quantity, item)
        : toldBefore(reading, index, plainMeasure(reading, index, measures), measures)
      // Nothing is measured by no words at all: the figure before, the topic, or the clause before stands in.
      measures.set(index, [
        words || nameAt(measures, index - 1) || context(reading, index, measures) || nextClause(reading, quantity),
      ])
    }
    const several = row.length === 1 ? sharedItems(reading, row[0] ?? 0) : null
    if (several) measures.set(row[0] ?? 0, several)
  }
  for (const index of reading.quantities.keys()) if (isRange(reading, index)) shareRange(index, measures)
  for (const [index, change] of comparisons)
    nameChange(reading, index, change, comparisons, measures, parted.has(index))
  return measures
}

/** A figure that is told again measures what it did: the fuller of its names stays. */
function toldBefore(reading: Reading, index: number, words: string, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  for (let place = index - 1; place >= 0 && place >= index - 6; place -= 1) {
    const other = reading.quantities[place]
    if (!quantity?.value || other?.value !== quantity.value || other.unit !== quantity.unit) continue
    const name = nameAt(known, place)
    if (
      quantity.value > 20 &&
      name.length > words.length &&
      name.slice(-3) === words.slice(-3) &&
      isPartOf(words, name)
    )
      return name
  }
  return words
}

const isPartOf = (words: string, name: string): boolean => Array.from(words).every((sign) => name.includes(sign))

/** 2—2.5年: both ends measure what the last is said to measure. */
const isRange = (reading: Reading, index: number): boolean =>
  rangeSign.test(between(reading, index)) && reading.quantities[index]?.kind === reading.quantities[index + 1]?.kind

function shareRange(index: number, measures: Map<number, string[]>): void {
  const [low, high] = [nameAt(measures, index), nameAt(measures, index + 1)]
  const name =
    high.includes(low) || /^[xX*\d—\-–~至到]/.test(low)
      ? high
      : low.endsWith(high)
        ? low
        : low.replace(/(?:人次|[人户年月天周次件场份条台套册栋])?数$/, '') + high
  measures.set(index, [name])
  measures.set(index + 1, [name])
}

function plainMeasure(reading: Reading, index: number, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  if (quantity.kind === 'date') return dateMeasure(reading, quantity)
  if (quantity.value === 0 && quantity.unit === '' && quantity.base !== '') return nil(reading, quantity)
  if (
    between(reading, index - 1) === '' &&
    isPlaceUnit.test(quantity.unit) &&
    isPlaceUnit.test(reading.quantities[index - 1]?.unit ?? '')
  )
    return nameAt(known, index - 1).replace(/[\u4e00-\u9fff]数$/, `${quantity.unit}数`)
  const own = ownWords(reading, index)
  const size = sizeOf(reading, quantity, own) || dueOf(reading, quantity, own)
  if (size) return size
  const standard = standardOf(reading, quantity) || scoredBy(reading, quantity)
  if (standard) return standard
  let after = isRange(reading, index) ? '' : afterWords(reading, index)
  const aim = usedFor.test(after) ? purposeOf(reading, quantity, headWords(own, false)) : ''
  if (aim) return clip(aim, quantity)
  const thing = thingOf(reading, index, own)
  if (thing) return clip(thing, quantity)
  const held = heldBy(reading, index, known)
  if (held) return held
  const before =
    isList(own, quantity) && after !== ''
      ? (opensWithVerbs.exec(tidy(own))?.[0] ?? '')
      : headWords(own, after !== '').replace(after === '' ? /^按$/ : /^(?:[含有设分按]|[全我本][市县区省国州校])$/, '')
  if (before.length > 1 && quantity.kind === 'count' && stateBehind.test(after)) after = ''
  const isState = stateBehind.test(after) || (doneBehind.test(after) && between(reading, index - 1).endsWith('其中'))
  const same = before === '' && isState ? thingBefore(reading, index, known) : ''
  if (same) return clip(same + after, quantity)
  if (before === '' && after !== '' && /(?<![一二三特高中初平均])等$/.test(own))
    return clip(verbOfList(reading, quantity) + after, quantity)
  if (quantity.kind === 'rank') return rankMeasure(reading, index, before, known)
  if (after !== '' && quantity.unit === '级') return clip(after, quantity)
  if (isOccasion(quantity, before, after)) return clip(after, quantity)
  if (after !== '')
    return clip(
      about(
        reading,
        quantity,
        joined(verbOfAll(reading, index) ?? (before || rowVerb(reading, index, after, known)), after),
      ),
      quantity,
    )
  const whole = /^(.{2,})占$/.exec(before)
  if (whole) return `${whole[1]}比例`
  if (/(?:任务|计划|目标)$/.test(before) && /率/.test(before)) return `${before.replace(/^.*?率为?/, '')}完成率`
  if (/rate|ratio|threshold/.test(quantity.kind) && (/^占(?!地)/.test(before) || ofTask.test(before)))
    return shareMeasure(reading, before, index, known)
  if (partOfMany(reading, index)) return shareMeasure(reading, '占', index - 1, known)
  const others = fromOthers(reading, index, own, before, known)
  if (others) return others
  const growth = grown.test(before) ? lastMeasured(reading, index, known) : ''
  if (growth) return growth + before
  if (/^\($/.test(between(reading, index - 1))) return nameAt(known, index - 1)
  if (before === '' && quantity.kind === 'rate' && reading.quantities[index - 1]?.kind === 'rate')
    return nameAt(known, index - 1)
  if (isBare(before, quantity)) {
    const told = nameAt(known, index - 1)
    const whose = before === '完成率' && told.endsWith('率') ? told : context(reading, index, known)
    // 排查隐患638处,整改率95%: a rate is of what was counted, and not of the counting.
    const thing = quantity.kind === 'rate' && before !== '完成率' ? whose.replace(opensWithVerbs, '') || whose : whose
    const each = quantity.kind === 'money' ? (perHead.exec(own)?.[1] ?? '') : ''
    if (each && thing !== '') return `${thing.replace(/人?数$/, '')}${each}标准`
    return clip(merged(thing, before.replace(/^[设有含]$/, '')), quantity)
  }
  const words = carriedVerb(reading, index, before, known) + before
  return clip(about(reading, quantity, words), quantity)
}

/** 覆盖三县二区. */
const isPlaceUnit = /^[省市县区镇乡村]$/

/** What is measured where the words around other figures, or the clauses before, say it; empty where they do not. */
function fromOthers(
  reading: Reading,
  index: number,
  own: string,
  before: string,
  known: Map<number, string[]>,
): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  const part = ofStage(reading, quantity.start, before) || partOfTotal(reading, index, before, known)
  if (part) return clip(part, quantity)
  const rate = trainedOf(reading, quantity.start, before) || sharedRate(reading, index, before, known)
  if (rate) return rate
  const all = before === '' && onlyTotal.test(own) ? ofAll(reading, index, known) : ''
  if (all) return clip(all, quantity)
  const noun = opensWithVerbOrSum.test(before) && thin.test(before) ? nounOfRow(reading, index) : ''
  if (noun) return clip(before.endsWith('投资') ? merged(noun, before) : before + noun, quantity)
  const said = saidBefore(reading, index, own, before, known)
  if (said) return said
  if (quantity.unit === '倍') return `${nameAt(known, index - 1)}${before.replace(/^[是为]/, '为')}倍数`
  const total = onlyTotal.test(own) ? amountOf(reading, quantity) : ''
  if (total) return clip(total, quantity)
  const aim = purposeOf(reading, quantity, before)
  if (aim) return clip(aim, quantity)
  const whom = whomOf(reading, index, before)
  if (whom) return clip(before + whom, quantity)
  const granted = grantOf(reading, index, before, known)
  if (granted) return clip(granted, quantity)
  const paid = sumOf(reading, index, before, known)
  if (paid) return clip(paid, quantity)
  const same = sameThing(reading, index, before, known)
  if (same) return clip(same, quantity)
  const holder = holderOf(reading, index, before, known)
  if (holder) return clip(merged(holder, before), quantity)
  return ''
}

const opensWithVerbOrSum = new RegExp(`^(?:${doing}|(?:总|计划|预计)*投资$)`)

/** 动工项目8个已全部开工: the noun stood before the number, and how it stands behind it. */
const doneBehind = /^(?:获奖|达标|合格|通过|完工|竣工|开工|投用|上线|录取|入选|整改|办结)$/
const stateBehind = /^(?:已|均|都|正在|全部|也|现已|仍|尚)/

/** 15个项目完工,9个正在推进: the thing was named at the figure before in the same unit. */
function thingBefore(reading: Reading, index: number, known: Map<number, string[]>): string {
  const unit = reading.quantities[index]?.unit
  for (let place = index - 1; place >= 0 && place >= index - 6; place -= 1)
    if (reading.quantities[place]?.unit === unit)
      return withoutState(stem(nameAt(known, place))).replace(/^收到|^收集/, '')
  return ''
}

/** 零感染: what there was none of stands behind it. */
function nil(reading: Reading, quantity: Quantity): string {
  const word = reading.text.slice(quantity.tail, quantity.tail + 2)
  if (/感染|伤亡|死亡|辍学|失学|流失|确诊/.test(word)) return `${word}人数`
  return word + suffix({ ...quantity, unit: quantity.base }, word)
}

/** Words that say what was done and not with what: 新建, 获一等奖, 总投资, 争取项目资金. */
const thin = new RegExp(
  `^(?:${doing}|共|总|累计|原?计划|预计|概算|规划|建筑|占地|项目|专项|年|个人|团体|集体|需|到位)*(?:为|投资|资金|金额|合同价款?|合同金额|投入|经费|支出|造价|(?:直接)?(?:经济)?损失|面积|项目|工程|奖项|奖|任务数?|实际|人数|[一二三特]等奖|优秀奖)?$|^.{0,4}(?:参加|参与|接受|开展|进行|组织)(?:培训|活动|比赛|竞赛|会议|学习|评选|检查|排查|座谈会)$`,
)

/** 初中部,设教学班24个: who has it is named before. */
const holds = /^(?:下设|设有|设置|设(?![立施备计])|共有|内有|含|分设)(?=[\u4e00-\u9fff]{2,6}$)/

/** What is counted needs no topic, however short its name. */
const isThing =
  /^(?:中?小学|初中|高中|学校|(?:教学|校)点|学[生员位制]|同学|幼儿园?|[\u4e00-\u9fff]{1,2}班|[\u4e00-\u9fff]委会|总?人口|床位|[\u4e00-\u9fff]{1,2}[点场室站馆厅园院村镇户]|点击[率量])$/

/** The words of a figure, after the topic of its sentence where they name no thing of their own. */
function about(reading: Reading, quantity: Quantity, words: string): string {
  if (examResult.test(words)) return examOf(reading, quantity.start) + words
  const held = holds.exec(words)
  if (held) {
    const holder = topicOf(reading, quantity.start)
    return holder === '' ? words : merged(holder, words.slice(held[0].length))
  }
  return (thin.test(words) && !(words.length > 5 && /(?:项目|工程)$/.test(words))) ||
    (words.length <= 3 && !words.endsWith('比') && !isThing.test(words))
    ? merged(topicOf(reading, quantity.start), words)
    : words
}

/** Who was ranked says nothing of what was judged; the contest is the topic. */
const ranksBody = /^(?:[\u4e00-\u9fff]{0,6}局|[我全]?[\u4e00-\u9fff]{0,3}[市县区校]|[^,。;]*代表[队团])$/

function rankMeasure(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  if (!quantity) return ''
  const scored = reading.quantities[index - 1]
  if (scored?.kind === 'score' && /^的.{0,2}(?:成绩|高分)/.test(reading.text.slice(scored.tail, scored.tail + 6)))
    return `${nameAt(known, index - 1)}${fieldOf(reading, quantity)}名次`
  const words = before.replace(
    /(?:名列|位列|位居|排名?|列|居|夺得|获得?|取得|进入|跻身|保持|稳居|跃居|蝉联|荣登|连续|继续|一直|始终|在|均|都|全部|(?<!得)分)*(?:全?[省市县区州国]?|[\u4e00-\u9fff]{2,4}各县市?区(?:中)?|(?<=[列居得])[\u4e00-\u9fff]{2,3}[省市县区州])?$/,
    '',
  )
  const ranked = ranksBody.test(words) ? topicOf(reading, quantity.start) || words : words
  const field = fieldOf(reading, quantity)
  if (ranked !== '') return `${about(reading, quantity, ranked.slice(-longest))}${field}名次`
  if (reading.quantities[index - 1]?.kind === 'rank')
    return field === '' ? nameAt(known, index - 1) : nameAt(known, index - 1).replace(rankedIn, field)
  const judged = nameAt(known, index - 1).replace(/连续.*年数$|(?:人数|人次|数)$/, '')
  return `${judged || topicOf(reading, quantity.start)}${field}名次`
}

const joining =
  /^(?:(?:年?[初底末])?的(?:不足|仅|只有)?|(?:将|要|可|预计|力争)?(?:达到?|为|是|增至|提高到|上升到|升至|超过|突破|增加到)了?)$/

const steady = /^(?:都|均|一直|始终|稳定)*(?:保持|稳定|维持|达到?|超过|高于|突破|为)(?:在|于)?$/

/** 四类康复训练118人: a count of kinds stands in the middle of what is counted. */
const ofKinds = /^[类种级项]$/

/** The words before a number that are its own: in 9所小学和3所中学 the 小学 belongs to the 9. */
function ownWords(reading: Reading, index: number): string {
  const words = wordsBefore(reading, index)
  const previous = reading.quantities[index - 1]
  // 覆盖率2022年达到55%: the year stands between what is measured and its verb.
  if (previous?.kind === 'date' && joining.test(words)) {
    const named = wordsBefore(reading, index - 1)
    if (tidy(named).length > 3) return named
  }
  // 就业率连续三年保持在96%
  if (previous?.kind === 'duration' && steady.test(words)) {
    const named = wordsBefore(reading, index - 1)
    if (named.endsWith('率连续')) return named.slice(0, -2)
  }
  if (previous?.chinese && ofKinds.test(previous.unit) && /^[\u4e00-\u9fff]{3,}$/.test(words)) {
    const front = wordsBefore(reading, index - 1)
    if (between(reading, index - 1) === words && /[\u4e00-\u9fff]{4}$/.test(front))
      return front + reading.text.slice(previous.start, previous.tail) + words
  }
  if (!previous || previous.kind === 'date' || !joinsNext.test(words)) return words
  return /^[\u4e00-\u9fff]/.test(words) ? '' : words
}

const general =
  /^(?:总|累计|计划|建筑|占地|完成|到位|总建筑|开工|竣工|完工)*(?:面积|投资|资金|金额|投入|经费|支出|造价|加固|新建|改建)$|^(?:(?:毛|净)?[\u4e00-\u9fff]{2}|学历(?:合格|达标))率$/

/** Whether the words say too little by themselves: 面积, 总投资, 上线率, or nothing at all. */
function isBare(words: string, quantity: Quantity): boolean {
  if (words.length < 2) return true
  return quantity.kind !== 'count' && general.test(words)
}

/** 孤儿36人,每人每月1000元: so much for each. */
const perHead = /^[,，]?(每(?:[人生校班园户]|名?学生)(?:每(?:年|月|天|日|学期|学年))?)$/

/** 完成年度目标任务的99%. */
const ofTask =
  /^(?:完成|达到?)?(?:年度|全年|当年|本年|年)*(?:目标|工作|分配)?(?:任务|计划|目标)(?:任务|数|总数)?$|^(?:全年|年度|当年)$/
const onlyTotal = /^[,，]?(?:以上|[两三四五六七八九十]项|三者)*(?:合计|总计|共计|共|总共)(?:有|为|达到?)?$/

/** 三项重点工程 behind the names of the three: the list is not what is counted. */
const isList = (words: string, quantity: Quantity): boolean =>
  quantity.kind === 'count' &&
  /^[个项大类种条方部]/.test(quantity.unit) &&
  (quantity.chinese ? /、[^、]{1,12}$/ : /、[^、]{1,12}、[^、]{1,12}$|[^、]{4,}、[^、]{4,12}(?<!的)$/).test(words)

/** 占全市600分以上人数的五分之三: the whole is itself told by a number. */
function partOfMany(reading: Reading, index: number): boolean {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (!quantity || !previous || !/rate|ratio/.test(quantity.kind) || !wordsBefore(reading, index).endsWith('的'))
    return false
  return /(?:^|[,;])占(?!地)/.test(wordsBefore(reading, index - 1))
}

function shareMeasure(reading: Reading, before: string, index: number, known: Map<number, string[]>): string {
  let last = index - 1
  // What has grown is a share, and not its growth.
  while (last > 0 && /(?:增长|增加|减少|下降|提高|上升|降低)(?:了|约)?$/.test(wordsBefore(reading, last))) last -= 1
  const whole = nameAt(known, last)
    .replace(/较[^较]{1,8}(?:提高|下降|增长|增加|减少)$/, '')
    .replace(/(?:人数|次数|数)$/, '')
  if (ofTask.test(before.replace(/^占/, '').replace(/的(?=任务)/, '')))
    return `${whole.replace(/^(?:完成|实际完成|实现)|完成$/g, '').slice(-12)}完成率`
  const bare = before.replace(/(?:的|所占)?(?:比例|比重|比)$/, '')
  return bare === '占' || bare === '' ? `${whole}占比` : `${whole.slice(-12)}${bare}比例`
}

/** Only that it grew: what did stands before. */
const grown = /^(?:年均|年平均|每年平均|同比|环比|累计|平均)*(?:增长|增加|提高|上升|下降|减少|降低|递增)率?$/

function lastMeasured(reading: Reading, index: number, known: Map<number, string[]>): string {
  for (let place = index - 1; place >= 0; place -= 1)
    if (!/date|duration/.test(reading.quantities[place]?.kind ?? 'date')) return nameAt(known, place)
  return ''
}

/** What was counted just before, or the words of the clause before: 学杂费一律免收,共计386万元. */
function context(reading: Reading, index: number, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  const previous = reading.quantities[index - 1]
  if (!quantity) return ''
  const subject = subjectOf(reading, quantity.start)
  if (subject) return subject
  // 小学入学率99%、巩固率100%: a rate is of those whose rate was told just before.
  if (quantity.kind === 'rate' && previous?.kind === 'rate' && /^[、,]/.test(between(reading, index - 1)))
    return stem(nameAt(known, index - 1))
  const start = clauseStart(reading, quantity.start)
  const counted = reading.quantities
    .slice(Math.max(0, index - 4), index)
    .findLastIndex((other, place) => other.kind === 'count' && !isOfChange(reading, Math.max(0, index - 4) + place))
  if (quantity.kind !== 'count' && counted >= 0) {
    return stemOrTopic(reading, quantity, nameAt(known, Math.max(0, index - 4) + counted))
  }
  if (previous && !/date|duration/.test(previous.kind) && start - previous.tail < 30) {
    return stemOrTopic(reading, quantity, nameAt(known, index - 1))
  }
  if (start <= reading.from) return topicOf(reading, quantity.start)
  const from = Math.max(clauseStart(reading, start - 1), previous?.tail ?? 0)
  const words = headWords(reading.text.slice(from, start - 1), false)
  return topicOf(reading, quantity.start) || (words.length < 3 ? '' : lastWords(words, 14))
}

function stemOrTopic(reading: Reading, quantity: Quantity, measure: string): string {
  const named = withoutState(stem(measure))
  return thin.test(named) ? topicOf(reading, quantity.start) || named : named
}

const joined = (before: string, after: string): string => lastWords(before, 12) + after

const ours = /^(?:我|全|本)[市县区省校局院](?=[^,。;]{3,})/

function clip(phrase: string, quantity: Quantity): string {
  const short = lastWords(phrase.replace(ours, ''), longest).replace(/^[、,]/, '')
  return short + suffix(quantity, short)
}
