import { doing, headWords, opensWithVerbs } from './heads.ts'
import { between, clauseStart, nameAt, type Reading, wordsBefore } from '../sentences/phrases.ts'
import { lastWords } from './trimming.ts'

/** What is left of a measure when another figure speaks of the same thing: 新校区占地 is 新校区, 县级培训期数 is 县级培训. */
export const stem = (measure: string): string => {
  const bare = measure
    .replace(
      /(?:人数|人次|(?:(?<![稿文事案信])件|[次栋幢条份项期场台套册节户])?数|(?:毛|净)?[\u4e00-\u9fff]{2}率|率)$/,
      '',
    )
    .replace(/(?:占地|建筑|总建筑|总)*(?:面积|投资|金额|资金)?$/, '')
    .replace(/(?:开工建设|开工|竣工|完工)$/, '')
  return bare.length <= stemLength ? bare : lastWords(bare.replace(opening, ''), stemLength)
}

const stemLength = 10
const opening = new RegExp(`^.*(?:${doing})(?=[^,]{4,})`)

/** Words that tell parts of a thing apart and name no thing: 国家级, 公办, 女. */
const kinds =
  '公办|民办|公立|私立|普惠性?|男|女|城市|城区|城镇|县镇|镇区|农村|乡村|乡镇|县城|寄宿|走读|在编|编外|专职|兼职|本级|属实|部分属实|不属实|一等|二等|三等'
const attribute = new RegExp(`^(?:[^,。;]{0,6}(?:级|型|类|性|办|以上|以下|省|市|县|区)|${kinds})$`)
const attributeBefore = new RegExp(`^(?:[^,。;]{1,6}?级|${kinds})`)
const onlyDone = new RegExp(
  `^(?:已|正在|全部|现场|立即|限期|依法|责令|如期|按期|实际)*(?:${doing}|在建|续建|拟建|未开工|未完工|批准|核准|申请|停办|转办|结案|销号|达标|合格|结项|停业|竣工|开工|完工|通过)+$`,
)

/** 图书1.6万册,生均19.4册. */
const perHead = /^(?:生均|人均|校均|班均|园均|师均)$/

const isRate = (reading: Reading, place: number): boolean => reading.quantities[place]?.kind === 'rate'

/** 发现隐患9处,整改8处: a verb alone is done to what was counted just before in the same unit; 其中国家级3项 is a part of it. */
export function sameThing(
  reading: Reading,
  index: number,
  before: string,
  known: Map<number, string[]>,
): string | null {
  const quantity = reading.quantities[index]
  const last =
    isRate(reading, index - 1) && reading.quantities[index - 2]?.unit === quantity?.unit ? index - 2 : index - 1
  const previous = reading.quantities[last]
  if (quantity && index === 0 && onlyDone.test(before)) {
    const told = reading.earlier.findLast((one) => sameUnit(one.unit, quantity.unit))
    return told && quantity.kind === 'count' ? before + noun(told.measure, before) : null
  }
  if (!quantity || !previous || !sameUnit(previous.unit, quantity.unit)) return null
  const whole = nameAt(known, last)
  if (perHead.test(before)) return before + noun(whole, before)
  if (/rate|ratio/.test(quantity.kind) && ofPlace.test(before)) return before + whole.replace(attributeBefore, '')
  if (!/count|area/.test(quantity.kind)) return null
  const link = reading.text.slice(previous.tail, quantity.start)
  // 幼儿园36所,民办29所、公办7所
  const splits = link === `,${before}` && ofPlace.test(before) && (quantity.value ?? 0) < (previous.value ?? 0)
  if (attribute.test(before) && (splits || /其中|[(]/.test(link) || attributeBefore.test(whole)))
    return before + noun(whole, before)
  if (before.endsWith('案')) return before
  if (!onlyDone.test(before) || wordsBefore(reading, index).length > 6) return null
  return before + noun(whole, before)
}

/** 共200个(其中甲县30个): what a part of a total that stands before measures; empty where it names a thing of its own. */
export function partOfTotal(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const quantity = reading.quantities[index]
  if (!quantity || !/count|area|money/.test(quantity.kind)) return ''
  const words = wordsBefore(reading, index)
  const mayBe = isPlace.test(before) || words.endsWith('”') || isPart(before, quantity.unit) || attribute.test(before)
  if (!mayBe && quantity.kind !== 'money') return ''
  const total = totalOf(reading, index, known)
  if (total === '') return ''
  if (quantity.kind === 'money' && onlyDone.test(before)) return before + noun(total, before)
  return partOf(total, words, before, quantity.unit)
}

/** A part of a total by the words before it. */
function partOf(total: string, words: string, before: string, unit: string): string {
  if (isPlace.test(before)) return total
  const name = /“([^“”]{2,16})”$/.exec(words)?.[1]
  if (name !== undefined) return name + stem(total)
  if (unit.endsWith('元'))
    return ofMoney.test(before) ? stem(total) + before : ofPeople.test(before) ? before + total : ''
  if (/^[男女]/.test(before) && ofPeople.test(before)) return noun(total, before).replace(/学?生$/, '') + before
  if (isPart(before, unit) && total !== `${before}数`) return before + (noun(total, before) || total)
  return attribute.test(before) ? before + noun(total, before) : ''
}

/** 省资金, 县级配套: whose money it is. */
const ofMoney =
  /^(?:国家|中央|自治区|地方|上级|本级|[省市县区州](?:本级|级)?)(?:财政|专项|补助|配套|奖补|投入|资金|经费)*$/

const measured = /(?:[率比度例重数]|面积|标准|支出|经费|收入|总额|班额|班额上限|人口|年限)$/

/** 生均公用经费支出,小学每生650元: what is told apart by stages was named before them, with no figure of its own. */
export function ofStage(reading: Reading, at: number, stage: string): string {
  if (!isStage.test(stage)) return ''
  const start = clauseStart(reading, at)
  if (start <= reading.from + 1 || !/[,:]/.test(reading.text[start - 1] ?? '')) return ''
  const clause = reading.text.slice(clauseStart(reading, start - 1), start - 1).replace(/^\s*\d{1,2}[.、]/, '')
  return /\d(?!\d*岁)/.test(clause) || !measured.test(clause) ? '' : stage + headWords(clause, false)
}

/** 人 and 名 count the same. */
const sameUnit = (one: string, other: string): boolean =>
  one === other ||
  (/^[人名位]$/.test(one) && /^[人名位]$/.test(other)) ||
  (one.startsWith('个班') && other.startsWith('个班'))

const ofPeople =
  /^(?:[男女](?:生|教师|性)?|[公民]办(?:学校|中小学|高中|幼儿园)|小学|初中|高中|普高|职高|中职|幼儿园|学前|完小|特教)$/

/** A place or a school by its name: it is whom a part of the total is of, and no part of what is counted. */
const isPlace =
  /^[\u4e00-\u9fff]{1,8}(?:(?<!^[城镇农山牧林郊]|村山|远山|[市县社校园片小])区|(?<!郊)县|(?<!城)市|旗|乡|(?<!乡|城)镇|州|街道)$|^[\u4e00-\u9fff]{0,8}(?:[一二三四五六七八九十](?:小|中|幼|高)|实验(?:小学|中学|学校))$/
const ofPlace = new RegExp(`^(?:${kinds})$`)

/** 农村374所,城区24所; 小学320人,初中180人: a word that only tells parts of the total apart. */
const isPart = (before: string, unit: string): boolean =>
  ofPlace.test(before) || (!/^[所个家处座间园]$/.test(unit) && ofPeople.test(before))

/** What the last figure before measures that is in the same unit and large enough to be the total; empty if there is none. */
function totalOf(reading: Reading, index: number, known: Map<number, string[]>): string {
  const { value = 0, unit = '', start = 0 } = reading.quantities[index] ?? {}
  let [isOpen, end] = [false, start]
  for (let place = index - 1; place >= 0 && index - place <= 20; place -= 1) {
    const other = reading.quantities[place]
    if (!other) continue
    isOpen ||= opensParts.test(reading.text.slice(other.tail, Math.min(end, other.tail + longestLink)))
    end = other.start
    if (isOpen && addsUp(other.unit, unit) && (other.value ?? Infinity) >= (value ?? 0)) return nameAt(known, place)
  }
  if (!afterSentence.test(reading.text.slice(reading.from, reading.from + 8))) return ''
  return reading.earlier.findLast((told) => addsUp(told.unit, unit) && (told.value ?? 0) >= (value ?? 0))?.measure ?? ''
}

/** What opens the parts stands close to the total or close to the next figure. */
const longestLink = 60
const opensParts = /其中|[(:]|分别|包括|[,;]含/
const afterSentence = /^\s*其中/

/** 人次 are counted as parts of 人, and the reverse. */
const addsUp = (one: string, other: string): boolean =>
  sameUnit(one, other) || (one.startsWith('人') && other.startsWith('人'))

/** The thing of a measure, without the verb and without the suffix of counting. */
const noun = (measure: string, before: string): string => {
  const bare = stem(measure)
  const part = attributeBefore.exec(bare)?.[0] ?? ''
  const rest = attribute.test(before) ? bare.slice(part.length) : bare
  return rest.replace(opensWithVerbs, '').replace(/(?:开工|竣工|完工|启动|整改|办结|通过|建成|投用)$/, '')
}

/** 省级奖励5项，市级奖励7项，共12项: a total is of what its parts have in common. */
export function ofAll(reading: Reading, index: number, known: Map<number, string[]>): string {
  const unit = reading.quantities[index]?.unit
  const measures: string[] = []
  for (let place = index - 1; place >= 0 && measures.length < 12; place -= 1) {
    const part = reading.quantities[place]
    if (part?.unit !== unit) break
    measures.push(nameAt(known, place))
  }
  if (measures.length < 2) return ''
  let common = measures[0] ?? ''
  for (const measure of measures) while (!measure.endsWith(common)) common = common.slice(1)
  const thing = common.replace(/^[级类型上]/, '')
  return stem(thing).length >= 2 ? thing : ''
}

const school = '小学|初中|高中|普高|中职|幼儿园'
const stage = `${school}|城区|城市|农村|乡镇|男生|女生|教师|学生`
const endsInStage = new RegExp(`(?:${stage})$`)
const isSchool = new RegExp(`^(?:${school})$`)
const startsInSchool = new RegExp(`^(?:${school})(?!生(?![师机均]))`)
const isStage = new RegExp(`^(?:${stage})$`)
const only = /^[,、，]?(?:已|则|更|又|也)*(?:达到?|为|是|增至|升至|突破|超过)了?$/

/** 生均面积小学达7.1平方米、初中达9.3平方米; 上线人数突破2000人，今年达到2864人: what is measured was said before. */
export function saidBefore(
  reading: Reading,
  index: number,
  own: string,
  before: string,
  known: Map<number, string[]>,
): string | null {
  const quantity = reading.quantities[index]
  let last = index - 1
  while (last >= 0 && reading.quantities[last]?.kind === 'date') last -= 1
  const whole = nameAt(known, last)
  if (!quantity || reading.quantities[last]?.base !== quantity.base || whole === '') return null
  if (isStage.test(before) && endsInStage.test(whole)) return whole.replace(endsInStage, before)
  if (isSchool.test(before) && startsInSchool.test(whole) && measured.test(whole))
    return whole.replace(startsInSchool, before)
  return only.test(own) && quantity.start - (reading.quantities[last]?.tail ?? 0) < 16 ? whole : null
}

/** Whom a school has, and what: what it is named after stands at the school. */
const belongs = /^(?:在校|在园|专任|在职)?(?:学生|生|幼儿|教师|老师|教职工|教职员工|教学班|班级|班)$/
const belongsLast = new RegExp(belongs.source.slice(1))
const named =
  /^(?!(?:各级各类|各类)?(?:中小)?学校$|幼儿园$|教育)[\u4e00-\u9fff、()\d]*(?:校|园|小学|中学|初中|高中|完小|部|点|(?<![公民])办|中专|职高|职专|中心)$/

/** What a bracket adds without a figure: (含教学点,不含城区学校). */
const added = /^[(][^()\d]{1,24}[)]/

/** 独立初中13所,学生10782人: the pupils are those of the schools that were counted just before. */
export function holderOf(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (!quantity || previous?.kind !== 'count' || !belongs.test(before)) return ''
  const link = reading.text.slice(previous.tail, quantity.start).replace(added, '')
  if (!/^[,、]?[^,。;:(]{0,6}$/.test(link)) return ''
  const sibling = reading.quantities[index - 2]
  // 公办园26所,民办园54所,教职工300人: what follows two of them is of both.
  if (sibling?.unit === previous.unit && /^[,、][^,。;:]*$/.test(between(reading, index - 2))) return ''
  const whole = nameAt(known, index - 1).replace(/人?数$/, '')
  const holder = whole.replace(belongsLast, '').replace(opensWithVerbs, '')
  return (whole !== holder || /^[所个家处]$/.test(previous.unit)) && named.test(holder) ? holder : ''
}

const rateName = /(?:毛|净)?[\u4e00-\u9fff]{2}率$/

/** 学前一年毛入园率达到99%、学前二年达到92%: the rate is named once. */
export function sharedRate(
  reading: Reading,
  index: number,
  before: string,
  known: Map<number, string[]>,
): string | null {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (quantity?.kind !== 'rate' || previous?.kind !== 'rate' || before.length < 2 || before.length > 8) return null
  if (/[率比度例占]/.test(before) || !/^[^,。;]{0,2}[、,]/.test(reading.text.slice(previous.tail, quantity.start)))
    return null
  const whole = nameAt(known, index - 1)
  if (/(?:学历|职称)$/.test(before)) return `${whole.replace(/(?:学历)?[\u4e00-\u9fff]{2}率$/, '')}${before}比例`
  const name = rateName.exec(whole)?.[0]
  return name === undefined ? null : before + name
}

const trained = /^(城市|城区|城镇|县镇|农村|乡村)?((?:受训|参训|结业|培训合格)率)$/
const training = /([^,。;]{2,24}?)(?:全员|专题|集中)?(?:培训|轮训|研修)(?:工作|活动)?$/

/** 开展家长培训,城市受训率达到90%: who was trained is told in the clause before. */
export function trainedOf(reading: Reading, at: number, before: string): string {
  const found = trained.exec(before)
  const start = found ? clauseStart(reading, at) : 0
  if (!found || start <= reading.from + 1) return ''
  let end = start - 1
  for (let turn = 0; turn < 3 && end > reading.from; turn += 1) {
    const begin = clauseStart(reading, end)
    const whom = training.exec(headWords(reading.text.slice(begin, end), false))?.[1]
    if (whom !== undefined) return (found[1] ?? '') + whom.replace(opensWithVerbs, '') + (found[2] ?? '')
    end = begin - 1
  }
  return ''
}
