import { doing } from './heads.ts'
import { type Reading, wordsBefore } from './phrases.ts'
import type { Rule } from './rule.ts'
import { lastWords } from './trimming.ts'

/** What is left of a measure when another figure speaks of the same thing: 新校区占地 is 新校区, 县级培训期数 is 县级培训. */
export const stem = (measure: string): string => {
  const bare = measure
    .replace(
      /(?:人数|人次|[次件栋幢条份项期场台套册节]?数|(?:毛|净)?(?:合格|优良|及格|优秀|入学|入园|升学|巩固|达标|完成|满意|覆盖|普及|就业|毕业|辍学)率|率)$/,
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
const attribute = new RegExp(`^(?:[^,。;]{0,6}(?:级|型|类|性|以上|以下|省|市|县|区)|${kinds})$`)
const attributeBefore = new RegExp(`^(?:[^,。;]{1,6}?级|${kinds})`)
const onlyDone = new RegExp(
  `^(?:已|全部|现场|立即|限期|依法|责令|如期|按期|实际)*(?:${doing}|停办|转办|结案|销号|达标|合格|结项|停业|竣工|开工|完工|通过)+$`,
)

/** 发现隐患9处,整改8处: a verb alone is done to what was counted just before in the same unit; 其中国家级3项 is a part of it. */
export function sameThing(
  reading: Reading,
  index: number,
  before: string,
  known: Map<number, string[]>,
): string | null {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (quantity?.kind === 'money' && onlyDone.test(before)) {
    const total = noun(known.get(totalOf(reading, index))?.[0] ?? '', before)
    if (total !== '') return before + total
  }
  if (!quantity || !previous || !sameUnit(previous.unit, quantity.unit)) return null
  const whole = known.get(index - 1)?.[0] ?? ''
  if (/rate|ratio/.test(quantity.kind) && ofPlace.test(before)) return before + whole.replace(attributeBefore, '')
  if (!/count|area/.test(quantity.kind)) return null
  const words = wordsBefore(reading, index)
  const link = reading.text.slice(previous.tail, quantity.start)
  if (isPart(before, quantity.unit)) {
    const total = known.get(totalOf(reading, index))?.[0] ?? ''
    if (total !== '' && total !== `${before}数`) return before + (noun(total, before) || total)
  }
  if (attribute.test(before) && (/其中|[(]/.test(link) || attributeBefore.test(whole)))
    return before + noun(whole, before)
  if (before.endsWith('案')) return before
  if (!onlyDone.test(before) || words.length > 6) return null
  return before + noun(whole, before)
}

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
    about: 'A rate without its own words is of those whose rate was told just before.',
    examples: [
      { text: '小学入学率达99.7%、巩固率达100%。', facts: [{ measure: '小学入学率' }, { measure: '小学巩固率' }] },
    ],
  },
]

/** 人 and 名 count the same. */
const sameUnit = (one: string, other: string): boolean =>
  one === other || (/^[人名位]$/.test(one) && /^[人名位]$/.test(other))

const ofPeople = /^(?:小学|初中|高中|普高|职高|中职|幼儿园|学前|完小|特教)$/
const ofPlace = new RegExp(`^(?:${kinds})$`)

/** 农村374所,城区24所; 小学320人,初中180人: a word that only tells parts of the total apart. */
const isPart = (before: string, unit: string): boolean =>
  ofPlace.test(before) || (/^[名人]$/.test(unit) && ofPeople.test(before))

/** The last figure before in the same unit that is large enough to be the total. */
function totalOf(reading: Reading, index: number): number {
  const value = reading.quantities[index]?.value ?? 0
  for (let place = index - 1; place >= 0 && index - place <= 12; place -= 1) {
    const other = reading.quantities[place]
    if (!other || !sameUnit(other.unit, reading.quantities[index]?.unit ?? '')) continue
    const link = reading.text.slice(other?.tail ?? 0, reading.quantities[index]?.start ?? 0)
    if (/其中|[(:]|分别/.test(link) && (other?.value ?? Infinity) >= value) return place
  }
  return -1
}

/** The thing of a measure, without the verb and without the suffix of counting. */
const noun = (measure: string, before: string): string => {
  const bare = stem(measure)
  const part = attributeBefore.exec(bare)?.[0] ?? ''
  const rest = attribute.test(before) ? bare.slice(part.length) : bare
  return rest.replace(new RegExp(`^(?:${doing})+`), '').replace(/(?:开工|竣工|完工|启动|整改|办结|通过)$/, '')
}

/** 省级奖励5项，市级奖励7项，共12项: a total is of what its parts have in common. */
export function ofAll(reading: Reading, index: number, known: Map<number, string[]>): string {
  const unit = reading.quantities[index]?.unit
  const measures: string[] = []
  for (let place = index - 1; place >= 0 && measures.length < 12; place -= 1) {
    const part = reading.quantities[place]
    if (part?.unit !== unit) break
    measures.push(known.get(place)?.[0] ?? '')
  }
  if (measures.length < 2) return ''
  let common = measures[0] ?? ''
  for (const measure of measures) while (!measure.endsWith(common)) common = common.slice(1)
  return stem(common).length >= 2 ? common : ''
}

const stage = '小学|初中|高中|普高|中职|幼儿园|城区|城市|农村|乡镇|男生|女生|教师|学生'
const endsInStage = new RegExp(`(?:${stage})$`)
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
  const whole = known.get(last)?.[0] ?? ''
  if (!quantity || reading.quantities[last]?.base !== quantity.base || whole === '') return null
  if (isStage.test(before) && endsInStage.test(whole)) return whole.replace(endsInStage, before)
  return only.test(own) && quantity.start - (reading.quantities[last]?.tail ?? 0) < 16 ? whole : null
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
  const name = rateName.exec(known.get(index - 1)?.[0] ?? '')?.[0]
  return name === undefined ? null : before + name
}
