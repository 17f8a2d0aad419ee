import { doing, headWords, opensWithVerbs } from './heads.ts'
import { between, clauseStart, nameAt, type Reading, wordsBefore } from './phrases.ts'
import type { Rule } from './rule.ts'
import { lastWords } from './trimming.ts'

/** What is left of a measure when another figure speaks of the same thing: 新校区占地 is 新校区, 县级培训期数 is 县级培训. */
export const stem = (measure: string): string => {
  const bare = measure
    .replace(/(?:人数|人次|[次件栋幢条份项期场台套册节]?数|(?:毛|净)?[\u4e00-\u9fff]{2}率|率)$/, '')
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
  `^(?:已|正在|全部|现场|立即|限期|依法|责令|如期|按期|实际)*(?:${doing}|批准|核准|申请|停办|转办|结案|销号|达标|合格|结项|停业|竣工|开工|完工|通过)+$`,
)

/** 发现隐患9处,整改8处: a verb alone is done to what was counted just before in the same unit; 其中国家级3项 is a part of it. */
export function sameThing(
  reading: Reading,
  index: number,
  before: string,
  known: Map<number, string[]>,
): string | null {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (quantity && index === 0 && onlyDone.test(before)) {
    const told = reading.earlier?.findLast((one) => sameUnit(one.unit, quantity.unit))
    return told && quantity.kind === 'count' ? before + noun(told.measure, before) : null
  }
  if (!quantity || !previous || !sameUnit(previous.unit, quantity.unit)) return null
  const whole = nameAt(known, index - 1)
  if (/rate|ratio/.test(quantity.kind) && ofPlace.test(before)) return before + whole.replace(attributeBefore, '')
  if (!/count|area/.test(quantity.kind)) return null
  const link = reading.text.slice(previous.tail, quantity.start)
  if (attribute.test(before) && (/其中|[(]/.test(link) || attributeBefore.test(whole)))
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

export const partRules: Rule[] = [
  {
    about: 'A word that only tells parts of a total apart is of what the total counts.',
    examples: [
      {
        text: '全区有学校39所,其中小学30所,初中9所;农村35所,城区4所。',
        facts: [
          { value: 39 },
          { measure: '小学数' },
          { value: 9 },
          { measure: '农村学校数' },
          { measure: '城区学校数' },
        ],
      },
      {
        text: '专任教师830人,其中,小学510人,初中320人。',
        facts: [{ value: 830 }, { measure: '小学专任教师数' }, { measure: '初中专任教师数' }],
      },
      {
        text: '小学生师比为18.2:1(其中:城市19.5:1;县镇18.3:1)。',
        facts: [{ value: 18.2 }, { measure: '城市小学生师比' }, { measure: '县镇小学生师比' }],
      },
      {
        text: '发放寄宿生生活补助440万元,资助学生700人次,其中春季发放210万元。',
        facts: [{ value: 4400000 }, { value: 700 }, { measure: '发放寄宿生生活补助' }],
      },
    ],
  },
  {
    about:
      'A place or a school by its name is who a part is of; in quotes it is a name; money is told apart by whose it is.',
    examples: [
      {
        text: '新增学位3200个,其中甲区1350个、乙县1850个。',
        facts: [{ measure: '新增学位数' }, { measure: '新增学位数' }, { measure: '新增学位数' }],
      },
      {
        text: '培训教师580人次,包括“国培计划”500人次。',
        facts: [{ value: 580 }, { measure: '国培计划培训教师人次' }],
      },
      {
        text: '发放寄宿生补助资金119万元(省资金40万元、市资金79万元)。',
        facts: [{ value: 1190000 }, { measure: '发放寄宿生补助省资金' }, { measure: '发放寄宿生补助市资金' }],
      },
      {
        text: '全县有留守儿童1275人。其中女生581人。',
        facts: [{ value: 1275 }, { measure: '留守儿童女生数' }],
      },
    ],
  },
  {
    about: 'Pupils, teachers and classes are those of the schools that were counted just before them.',
    examples: [
      {
        text: '其中独立初中13所,学生10782人;九年制学校24所,学生13638人。',
        facts: [{ value: 13 }, { measure: '独立初中学生数' }, { value: 24 }, { measure: '九年制学校学生数' }],
      },
      {
        text: '全县农村小学127所(含教学点,不含城区学校),学生20684人。',
        facts: [{ measure: '农村小学数' }, { measure: '农村小学学生数' }],
      },
      { text: '全县有教学点(含附设班)41所,学生400人。', facts: [{ measure: '教学点数' }, { measure: '教学点学生数' }] },
      {
        text: '全县有公办园26所,民办园54所,教职工300人。',
        facts: [{ value: 26 }, { value: 54 }, { measure: '教职工数' }],
      },
      { text: '全县有中小学校85所,学生40000人。', facts: [{ value: 85 }, { measure: '学生数' }] },
    ],
  },
  {
    about:
      'A row that only says 分别 again measures what the row before did, and degrees are shares of those whose rate was told.',
    examples: [
      {
        text: '巩固率和人均受教育年限分别达到99%和13.5年;2020年分别达到99.5%和15年。',
        facts: [
          { measure: '巩固率' },
          { measure: '人均受教育年限' },
          { measure: '巩固率' },
          { measure: '人均受教育年限' },
        ],
      },
      {
        text: '小学专任教师学历合格率100%,专科以上学历95%。',
        facts: [{ value: 100 }, { measure: '小学专任教师专科以上学历比例' }],
      },
      {
        text: '15个教育项目已完工,9个正在推进。',
        facts: [{ value: 15 }, { measure: '教育项目正在推进数' }],
      },
    ],
  },
  {
    about: 'What is told apart by stages was named before them, without a figure of its own.',
    examples: [
      {
        text: '生均公用经费支出,小学每生650元,初中每生850元。',
        facts: [{ measure: '小学生均公用经费支出' }, { measure: '初中生均公用经费支出' }],
      },
      {
        text: '每百名学生拥有骨干教师数:小学、初中分别达到1.2人、1.5人。',
        facts: [{ measure: '小学每百名学生拥有骨干教师数' }, { measure: '初中每百名学生拥有骨干教师数' }],
      },
      { text: '小学生师比为17:1,初中12:1。', facts: [{ measure: '小学生师比' }, { measure: '初中生师比' }] },
    ],
  },
  {
    about: 'What is listed shares the end of the last, from the beginning of a word; ranks are of as many rates.',
    examples: [
      {
        text: '学生体质测试优秀、良好、及格、不及格的比例分别为12%、38%、47%、3%。',
        facts: [
          { measure: '学生体质测试优秀比例' },
          { measure: '良好比例' },
          { measure: '及格比例' },
          { measure: '不及格比例' },
        ],
      },
      {
        text: '适龄儿童、少年入学率分别为99.9%、98.9%,分别位居全市第4位、第3位。',
        facts: [
          { measure: '适龄儿童入学率' },
          { measure: '少年入学率' },
          { measure: '适龄儿童入学率全市名次' },
          { measure: '少年入学率全市名次' },
        ],
      },
    ],
  },
  {
    about: 'Behind 共 are those of all the places before it, and the same is told of them.',
    examples: [
      {
        text: '营养改善计划覆盖5个乡镇共102所学校。',
        facts: [{ measure: '营养改善计划覆盖乡镇数' }, { measure: '营养改善计划覆盖学校数' }],
      },
    ],
  },
  {
    about: 'A rate without its own words is of those whose rate was told just before.',
    examples: [
      { text: '小学入学率达99.7%、巩固率达100%。', facts: [{ measure: '小学入学率' }, { measure: '小学巩固率' }] },
    ],
  },
]

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

const ofPeople = /^(?:[男女](?:生|教师|性)?|小学|初中|高中|普高|职高|中职|幼儿园|学前|完小|特教)$/

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
  if (!reading.earlier || !afterSentence.test(reading.text.slice(reading.from, reading.from + 8))) return ''
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
  return rest.replace(opensWithVerbs, '').replace(/(?:开工|竣工|完工|启动|整改|办结|通过)$/, '')
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
  return stem(common).length >= 2 ? common : ''
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
