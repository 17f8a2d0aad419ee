/** One person whose name is written in two ways, however far apart: 沈砚秋教授 … 沈秋砚教授; 教务主任林晓芸 … 教务主任林小芸. */
import { isSlipOf } from '../../ground/alike.ts'
import { type Finding, unlikeWords } from '../../ground/finding.ts'
import { isName } from '../../ground/people.ts'
import type { Paper } from '../ground/paper.ts'

/** Offices of which there are few in one place. */
const OFFICE =
  '副?校长|副?书记|副?园长|副?局长|副?县长|副?镇长|副?乡长|副?所长|副?站长|副?院长|副?处长|副?科长|副?股长|副?部长|副?馆长|副?会长|副?主席|副?理事长|董事长|总?经理|副?主任|副?教授|研究员|教研员|督学|秘书长|组长|队长|会计'
/** Of these there are many. */
const CALLED = '老师|教师|同志|同学|专家|博士|医生|教练|选手|工程师|法官|检察官|警官|讲师|班主任'
const COMMON = new RegExp(`^(?:${CALLED})?$`)
const IN_OFFICE = new RegExp(`(?:${OFFICE})$`)
const BEHIND = new RegExp(`(?<name>[\\u4e00-\\u9fff]{3})(?<title>${OFFICE}|${CALLED})(?!助理)`, 'g')
const BEFORE = new RegExp(`(?<title>${OFFICE}|${CALLED})[ \\u3000:]{0,2}(?<name>[\\u4e00-\\u9fff]{3})`, 'g')
/** Who speaks in the paper, or signs it. */
const SPEAKER =
  /(?:述职人|汇报人|报告人|述廉人|发言人|讲话人|主讲人|联系人|负责人|填报人|填表人|审核人|经办人|作者)[:][ \u3000]*(?<name>[\u4e00-\u9fff]{3})(?=[^\u4e00-\u9fff]|$)/g
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
/** So many of one surname are compared. */
const MOST = 400

interface Person {
  readonly quote: string
  readonly index: number
  readonly title: string
  readonly post: string
  readonly place: string
  readonly common: boolean
}

export function onePersonFindings({ text }: Paper): Finding[] {
  const all = peopleIn(text)
  return [...amongThem(text, all), ...bare(text, all)]
}

/** Such words stand behind a name that has no title. */
const DOES =
  /^(?:同志|在|作|做|主持|指出|强调|要求|带领|率|牵头|介绍|说|表示|被|荣?获|撰写|负责|讲|主讲|执教|的(?:报告|讲座|讲话|课|发言|论文|作品|事迹|经验|团队))/
const OPENS = /[\s,。;:、“(由对向请与和为]$|^$/

/** Told once with an office or a place, and later by a name that is like it: 沈秋砚的报告. */
function bare(text: string, people: readonly Person[]): Finding[] {
  const names = new Set(people.map(({ quote }) => quote))
  const known = new Map<string, Person>()
  for (const person of people) {
    if (person.common && person.place === '') continue
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
    if (one === undefined || !OPENS.test(text.slice(Math.max(0, index - 1), index))) return []
    if (!DOES.test(text.slice(index + 3, index + 9))) return []
    told.add(quote)
    const own = { index, quote }
    return [one.index < index ? unlikeWords(one, own) : unlikeWords(own, one)]
  })
}

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

function amongThem(text: string, all: readonly Person[]): Finding[] {
  const by_surname = new Map<string, Person[]>()
  for (const person of all) {
    const key = person.quote[0]!
    const own = by_surname.get(key)
    if (own === undefined) by_surname.set(key, [person])
    else if (own.length < MOST) own.push(person)
  }
  return [...by_surname.values()].flatMap((people) => {
    const told = new Set<string>()
    return people.flatMap((later, at): Finding[] => {
      if (told.has(later.quote)) return []
      const one = people.slice(0, at).find((other) => isSlipOf(other.quote, later.quote) && areOne(text, other, later))
      if (one === undefined) return []
      told.add(later.quote)
      return [unlikeWords(one, later)]
    })
  })
}

function peopleIn(text: string): Person[] {
  const speakers = [...text.matchAll(SPEAKER)].map((match) => personOf(text, match, '', 'speaker'))
  const placed = [...text.matchAll(PLACED)].map((match) => {
    const title = IN_OFFICE.exec(match.groups!['place']!)?.[0] ?? ''
    return personOf(text, match, match.groups!['place'], title)
  })
  const titled = [BEHIND, BEFORE].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter((match) => isName(match.groups!['name']!))
      .map((match) => personOf(text, match, undefined, match.groups!['title']!)),
  )
  return [...titled, ...speakers, ...placed]
    .filter(({ quote }) => isName(quote))
    .toSorted((one, other) => one.index - other.index)
}

function personOf(text: string, match: RegExpMatchArray, own: string | undefined, title: string): Person {
  const name = match.groups!['name']!
  const index = match.index! + match[0].lastIndexOf(name)
  const before = text
    .slice(Math.max(0, match.index! - LEAD), match.index)
    .split(/[,。;:、\n()]/)
    .at(-1)!
  const place = own ?? PLACE.exec(before)?.[0] ?? ''
  const post = title === '' || match[0].startsWith(name) ? '' : (POST.exec(before)?.[0] ?? '')
  return { quote: name, index, title, post, place, common: COMMON.test(title) }
}

/** Of the same office and of no two places; those who are many only of one place, or in one place both. */
function areOne(text: string, one: Person, later: Person): boolean {
  if (Math.abs(later.index - one.index) < 3) return false
  const between = text.slice(one.index + one.quote.length, later.index)
  if (between.length < NEAR && !between.includes('\n') && /[、和与及]|两位|两人/.test(between)) return false
  if (/同名|更名|改名|曾用名|接替|接任|继任/.test(text.slice(Math.max(0, one.index - NEAR), one.index + NEAR)))
    return false
  const turned = Array.from(one.quote).toSorted().join('') === Array.from(later.quote).toSorted().join('')
  if (one.place !== '' && later.place !== '' && !isOfOther(one.place, later.place)) return false
  if (one.post !== '' && later.post !== '' && one.post !== later.post) return false
  if (/^(?:同学|选手)$/.test(one.title) !== /^(?:同学|选手)$/.test(later.title)) return false
  if (one.title === 'speaker' || later.title === 'speaker') return true
  if (turned) return one.title === later.title || [one.title, later.title].some((title) => TEACHER.test(title))
  if (one.common || later.common) return one.place !== '' && one.place === later.place
  return one.title === later.title
}

const isOfOther = (one: string, other: string): boolean => one.includes(other) || other.includes(one)
