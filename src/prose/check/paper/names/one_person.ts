/** One person whose name is written in two ways, whatever stands around it: 沈砚秋任组长 … 组长：沈秋砚; 林晓芸 … 教务主任林小芸. */
import { areSurnamesAlike, isSlipOf } from '../../ground/alike.ts'
import { type Finding, unlikeWords } from '../../ground/finding.ts'
import { isLikelyName } from '../../ground/people.ts'
import type { Paper } from '../ground/paper.ts'
import { areTwo } from '../ground/two_known.ts'

/** Offices of which there are few in one place. */
const OFFICE =
  '副?校长|副?书记|副?园长|副?局长|副?县长|副?镇长|副?乡长|副?所长|副?站长|副?院长|副?处长|副?科长|副?股长|副?部长|副?馆长|副?会长|副?主席|副?理事长|董事长|总?经理|副?主任|副?教授|研究员|教研员|督学|秘书长|组长|队长|会计'
/** Of these there are many. */
const CALLED = '老师|教师|同志|同学|学生|专家|博士|医生|教练|选手|工程师|法官|检察官|警官|讲师|班主任'
const COMMON = new RegExp(`^(?:${CALLED})?$`)
const IN_OFFICE = new RegExp(`(?:${OFFICE})$`)
const BEHIND = new RegExp(`(?<name>[\\u4e00-\\u9fff]{3})(?<title>${OFFICE}|${CALLED})(?!助理)`, 'g')
const BEFORE = new RegExp(`(?<title>${OFFICE}|${CALLED})[ \\u3000:]{0,2}(?<name>[\\u4e00-\\u9fff]{3})`, 'g')
/** Who speaks in the paper, or signs it. */
const SPEAKER =
  /(?:述职人|汇报人|报告人|述廉人|发言人|讲话人|主讲人|联系人|负责人|填报人|填表人|审核人|经办人|作者)[:][ \u3000]*(?<name>[\u4e00-\u9fff]{3})(?=[^\u4e00-\u9fff]|$)/g
/** 设一名副校长,由谭静雯同志担任; 谭静雯同志任副校长 */
const APPOINTED = [
  new RegExp(
    `(?<title>${OFFICE})(?:职务|工作|一职)?,?(?:现|均|已)?由(?<name>[\\u4e00-\\u9fff]{3})(?:同志|老师)?(?:担任|兼任|主持)`,
    'g',
  ),
  new RegExp(
    `(?<name>[\\u4e00-\\u9fff]{3})(?:同志|老师)?(?:担任|兼任|任|为)(?:[\\u4e00-\\u9fff]{0,8}?)(?<title>${OFFICE})`,
    'g',
  ),
]
/** 白鹭中学校长 陈志远, alone in its line; 县实验小学 田佳宁 in a list. */
const PLACED = /(?<place>[\u4e00-\u9fff]{3,20})[ \u3000]{1,4}(?<name>[\u4e00-\u9fff]{3})(?=[、。;,\n()]|$)/g
const PLACE =
  /(?:[\u4e00-\u9fff]{1,12}(?:大学|学院|小学|中学|初中|高中|幼儿园|学校|[一二三四五六七八九]中|公司|教育局|医院|研究院|中心|[镇乡村])|(?:语文|数学|英语|外语|物理|化学|生物|政治|历史|地理|道德与法治|思政|体育|音乐|美术|艺术|科学|信息技术|信息科技|劳动|心理|文科|理科|文综|理综|综合|高[一二三]|初[一二三]|[一二三四五六七八九]年级)(?:学科)?(?:教研|备课)?组)(?=[^镇乡村]*$)/
/** 教务 of 教务主任. */
const POST =
  /(?:教务|政教|德育|总务|办公室|教导|教研室|教科室|年级|学科|党总?支部?|财务|人事|安全|后勤|[\u4e00-\u9fff]科)$/
/** Whoever has an office may be called so. */
const TEACHER = /^(?:老师|教师|同志|专家|博士|教授)?$/
/** So much of its clause before the name tells of where. */
const LEAD = 24
const NEAR = 40
/** So many that may be one are compared. */
const MOST = 40

interface Person {
  readonly quote: string
  readonly index: number
  readonly title: string
  readonly post: string
  readonly place: string
  readonly common: boolean
}

export function onePersonFindings(paper: Paper): Finding[] {
  const all = peopleIn(paper.text)
  return [...amongThem(paper, all), ...bare(paper, all)]
}

/** What stands right before a name that has no title, or right behind it: a stop, who it is, what is done by it. */
const OPENS =
  /[^\u4e00-\u9fff]|[由对向请与和及为经被让给把将长任师授员志记席士家人位校学园中局组科室院班部所站处挥表导监]|^$/
const GOES_ON =
  /^(?:[^\u4e00-\u9fff]|$|同志|老师|教授|[任担兼主带在的说等和与及介讲作做指强要率牵荣被撰负执分代陪统签接未已学听组赴宣所亲深参汇发一到获])/

/** Told once where only a name stands, and elsewhere by one that is like it: 沈秋砚的报告. */
function bare(paper: Paper, people: readonly Person[]): Finding[] {
  const { text } = paper
  const names = new Set(people.map(({ quote }) => quote))
  const known = new Map<string, Person>()
  for (const person of people) {
    if (isStudent(person) && person.place === '') continue
    if (person.quote.length < 3) continue
    for (const key of keysOf(person.quote)) if (!known.has(key)) known.set(key, person)
  }
  const surnames = new Set([...names].map((name) => name[0]!))
  const told = new Set<string>()
  return placesOf(text, surnames).flatMap((index): Finding[] => {
    const quote = text.slice(index, index + 3)
    if (names.has(quote) || told.has(quote)) return []
    const one = keysOf(quote)
      .map((key) => known.get(key))
      .find((person) => person !== undefined && isSlipOf(person.quote, quote))
    if (one === undefined || !isBounded(text, index) || areTwo(paper, one.quote, quote)) return []
    const own = personOf(text, { quote, index, from: index }, undefined, '')
    if (CHANGED.test(around(text, own)) || areApart(one, own)) return []
    told.add(quote)
    return [one.index < index ? unlikeWords(one, own) : unlikeWords(own, one)]
  })
}

/** No part of a longer word. */
const isBounded = (text: string, index: number): boolean =>
  OPENS.test(text.slice(Math.max(0, index - 1), index)) || GOES_ON.test(text.slice(index + 3, index + 5))

/** Of two names of which the one is a slip of the other, one key is the same. */
const keysOf = (name: string): string[] => [
  `${name.slice(0, 2)}*`,
  `${name[0]!}*${name[2]!}`,
  `${name[0]!}${Array.from(name.slice(1)).toSorted().join('')}`,
]

function placesOf(text: string, surnames: ReadonlySet<string>): number[] {
  const places: number[] = []
  for (let at = 0; at < text.length - 2; at += 1)
    if (surnames.has(text[at]!) && /^[\u4e00-\u9fff]{3}$/.test(text.slice(at, at + 3))) places.push(at)
  return places
}

function amongThem(paper: Paper, all: readonly Person[]): Finding[] {
  const few = new Set(all.filter(({ title }) => title !== '').map(({ quote }) => quote)).size < FEW
  const by_name = new Map<string, Person[]>()
  for (const person of all) {
    const own = by_name.get(person.quote) ?? []
    if (own.length < TIMES) own.push(person)
    by_name.set(person.quote, own)
  }
  const by_key = new Map<string, Person[]>()
  const seen = new Set<string>()
  const by_given = new Map<string, Person>()
  const told = new Set<string>()
  const areEverApart = (one: Person, later: Person): boolean =>
    by_name.get(one.quote)!.some((person) => by_name.get(later.quote)!.some((other) => areApart(person, other)))
  return all.flatMap((later): Finding[] => {
    const sort = [later.quote, later.title, later.place, later.post].join(' ')
    if (seen.has(sort) || told.has(later.quote)) return []
    seen.add(sort)
    const keys = later.quote.length < 3 ? [later.quote[0]!] : keysOf(later.quote)
    const own = keys.flatMap((key) => by_key.get(key) ?? [])
    const given = later.quote.slice(1)
    const other = by_given.get(given)
    if (other === undefined) by_given.set(given, later)
    for (const key of keys) {
      const known = by_key.get(key) ?? []
      if (known.length < MOST) known.push(later)
      by_key.set(key, known)
    }
    const one =
      own.find(
        (person) =>
          isSlipOf(person.quote, later.quote) && areOne(paper, person, later, few) && !areEverApart(person, later),
      ) ??
      own.find((person) => isInOnePost(paper, person, later)) ??
      (other !== undefined && isOfAnotherSurname(paper, other, later) ? other : undefined)
    if (one === undefined) return []
    told.add(later.quote)
    return [unlikeWords(one, later)]
  })
}

/** 徐晓明 and 许晓明, of one title. */
const isOfAnotherSurname = (paper: Paper, one: Person, later: Person): boolean =>
  areSurnamesAlike(one.quote[0]!, later.quote[0]!) &&
  one.title !== '' &&
  one.title === later.title &&
  areOne(paper, one, later, !isStudent(one))

/** 白鹭中学校长林守正 and 白鹭中学校长林守业: a post that only one has. */
function isInOnePost(paper: Paper, one: Person, later: Person): boolean {
  if (one.title !== later.title || !SINGLE.test(one.title)) return false
  const same = Array.from(one.quote).filter((sign, at) => sign === later.quote[at]).length
  if (same !== 2 || one.place !== later.place || one.post !== later.post || one.place + one.post === '') return false
  return areOne(paper, one, later, false)
}
const SINGLE = /^(?:校长|园长|局长|县长|镇长|乡长|院长|所长|馆长|站长|书记|主任)$/
/** Where fewer are named, two are hardly so alike. */
const FEW = 40
/** So many tellings of one name are held against those of another. */
const TIMES = 8

/** Nothing but a name stands between two stops. */
const ALONE = /(?<![\u4e00-\u9fff])(?<name>[\u4e00-\u9fff]{3})(?![\u4e00-\u9fff])/g

function peopleIn(text: string): Person[] {
  const found = (pattern: RegExp, title?: string): Person[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const quote = match.groups!['name']!
      if (!isLikelyName(quote) || DEED.test(quote)) return []
      const index = match.index + match[0].lastIndexOf(quote)
      const place = match.groups!['place']
      const office = place === undefined ? '' : (IN_OFFICE.exec(place)?.[0] ?? '')
      const own = title ?? match.groups!['title'] ?? office
      return [personOf(text, { quote, index, from: match.index }, place, own)]
    })
  const all = [
    ...[BEHIND, BEFORE, ...APPOINTED, ...SHORT].flatMap((pattern) => found(pattern)),
    ...found(SPEAKER, 'speaker'),
  ]
  all.push(...found(PLACED))
  const known = new Set(all.map(({ index }) => index))
  all.push(...[...found(ALONE, ''), ...unnamed(text)].filter(({ index }) => !known.has(index)))
  return all.toSorted((one, other) => one.index - other.index)
}

/** Three signs that begin as a name, between words that stand around names. */
function unnamed(text: string): Person[] {
  const people: Person[] = []
  for (let index = 0; index < text.length - 2; index += 1) {
    if (!OPENS.test(text.slice(Math.max(0, index - 1), index))) continue
    const quote = text.slice(index, index + 3)
    if (!isLikelyName(quote) || DEED.test(quote) || !/^[\u4e00-\u9fff]{3}$/.test(quote)) continue
    if (!GOES_ON.test(text.slice(index + 3, index + 5))) continue
    people.push(personOf(text, { quote, index, from: index }, undefined, ''))
  }
  return people
}

/** 校长王敏; 王敏校长. */
const SHORT = [
  new RegExp(`(?<![\\u4e00-\\u9fff])(?<name>[\\u4e00-\\u9fff]{2})(?<title>${OFFICE}|老师|同志)`, 'g'),
  new RegExp(
    `(?<title>${OFFICE}|老师|同志)[ \\u3000:]{0,2}(?<name>[\\u4e00-\\u9fff]{2})(?=[^\\u4e00-\\u9fff]|任|主持|带|作|在|$)`,
    'g',
  ),
]

/** 王敏作, of a short name and what is done. */
const DEED = /^..[作在主带说讲到的了介是负就]$/

interface Place {
  readonly quote: string
  readonly index: number
  /** Where what tells of it begins. */
  readonly from: number
}

function personOf(text: string, { quote, index, from }: Place, own: string | undefined, title: string): Person {
  const before = text
    .slice(Math.max(0, from - LEAD), from)
    .split(/[,。;:、\n()]/)
    .at(-1)!
  const place = own ?? PLACE.exec(before)?.[0] ?? ''
  const post = title === '' || from === index ? '' : (POST.exec(before)?.[0] ?? '')
  return { quote, index, title, post, place, common: COMMON.test(title) }
}

/** Who came for another, or has two names. */
const CHANGED = /同名|更名|改名|曾用名|又名|接替|接任|继任|姐妹|兄弟|姐弟|兄妹|双胞胎|父子|母女/
const around = (text: string, { index }: { readonly index: number }): string =>
  text.slice(Math.max(0, index - NEAR), index + NEAR)

const isStudent = ({ title }: Person): boolean => /^(?:同学|选手|学生)$/.test(title)

/** Of two places, or in two posts. */
function areApart(one: Person, later: Person): boolean {
  if (one.place !== '' && later.place !== '' && !isOfOther(one.place, later.place)) return true
  return one.post !== '' && later.post !== '' && one.post !== later.post
}

/** A task, beside which one may have an office. */
const TASK = /^(?:speaker|组长|队长|会计|教练|督学|)$/

/** Of offices that one may have; those who are many only of one place, or where few are named. */
function areOne(paper: Paper, one: Person, later: Person, few: boolean): boolean {
  const { text } = paper
  if (Math.abs(later.index - one.index) < 3 || areTwo(paper, one.quote, later.quote)) return false
  if (CHANGED.test(around(text, one)) || CHANGED.test(around(text, later)) || areApart(one, later)) return false
  if (isStudent(one) || isStudent(later))
    return isStudent(one) && isStudent(later) && one.place !== '' && one.place === later.place
  const turned = Array.from(one.quote).toSorted().join('') === Array.from(later.quote).toSorted().join('')
  if (one.title === 'speaker' || later.title === 'speaker') return true
  if (one.title === later.title && !one.common) return true
  const is_free = [one.title, later.title].some((title) => TEACHER.test(title) || TASK.test(title))
  if (turned && is_free) return true
  if (one.common && later.common) return (one.place !== '' && one.place === later.place) || few
  return is_free
}

const isOfOther = (one: string, other: string): boolean => one.includes(other) || other.includes(one)
