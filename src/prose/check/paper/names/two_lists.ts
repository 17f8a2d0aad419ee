/** One name in two lists that exclude one another: 评为优秀：甲、乙 … 定为基本合格：乙、丙; 已竣工 and 至今未开工; two prizes where each may win one. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { isSureName } from '../../lists/listed_behind.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { headingsOf } from '../ground/headings.ts'
import { listsBehind, listsUnder } from '../ground/named_lists.ts'
import type { Line, Paper } from '../ground/paper.ts'
import { statusesIn } from '../ground/standings.ts'

interface Standing {
  readonly family: string
  readonly grade: string
  /** The words that tell it. */
  readonly told: string
  readonly object: string
  readonly name: string
  readonly index: number
  /** Of which contest or check, and of what time; empty where it does not say. */
  readonly matter: string
  readonly times: string
}

const RUN = /[^,。;:!?\n、]{2,60}(?:、[^,。;:!?\n、]{1,60}){1,60}/g
/** What stands before the first name: 至今未开工的5个项目为. */
const LEAD = /^.*(?:为|是|有|对|包括|项目|学校|单位|分别|其中|将|授予|以及|但|而|和|由)(?=[\u4e00-\u9fff]{4})/
/** What stands behind the last name: 等项目已于8月底前竣工; 2所普惠性民办园. */
const REST =
  /(?:等|[\d两三四五六七八九十]+(?:所|个|家|名|位|项)|[因被已未尚仍获均都全在于将拟须需应由]|工程|项目)[^、]*$|\([^()]*\)$/
/** One name alone: 龙口乡中心幼儿园因…被约谈. */
const ALONE =
  /(?<=^|[,;:。\n]|其中)([\u4e00-\u9fff]{2,16}(?:小学|中学|初中|高中|幼儿园|学校|教学楼|综合楼|宿舍楼|食堂|公寓|[项工]程|体育馆))(?=[因被已未尚仍等获于在])/g
const STRETCH = /[^。;\n]{2,2000}/g
/** What is told of others, of another time, or of what was changed. */
const OTHER =
  /整改后|复[查核评验]|再次|此前|原定|原为|曾|连续|[去上]年|上届|往年|上学期|调整为|变更|补评|改为|以上|不低于|若|如果|如有|凡|对于|将被|可|拟|应当|力争|计划|确保|预计/
const TIME = /\d{4}年|[春秋]季|[上下]半年|[一二三四]季度|\d{1,2}月/g
const MATTER = /[\u4e00-\u9fff]{2}(?:考核|评估|检查|督导|评比|评选|验收|年检|检测|抽检|审计|测评|比赛|竞赛|大赛)/g
const NAME = /^[\u4e00-\u9fff·“”A-Z\d#]{2,24}$/
const NO_NAME = /的|了|是|不|问题|工作|管理|情况|建设$|方面|进度|质量|资金|安全$/

export function twoListFindings({ lines, text }: Paper): Finding[] {
  const all = [...standingsOf(lines), ...headed(lines)].toSorted((one, other) => one.index - other.index)
  return [...unlike(all), ...(ONLY_ONE.test(text) ? prizes(lines) : [])]
}

/** The same name in two lists of one family. */
function unlike(all: readonly Standing[]): Finding[] {
  const first = new Map<string, Standing>()
  const told = new Set<string>()
  return all.flatMap((later): Finding[] => {
    const key = `${later.family} ${later.name}`
    const one = first.get(key)
    if (one === undefined) first.set(key, later)
    if (one === undefined || one.grade === later.grade || told.has(key) || !areOfOne(one, later)) return []
    told.add(key)
    return [twoOf(one, later)]
  })
}

const twoOf = (one: Pick<Standing, 'name' | 'told' | 'index'>, later: Pick<Standing, 'told' | 'index'>): Finding => ({
  rule: 'repeat',
  says: `“${one.name}”前面列在“${one.told}”一类，后面又列在“${later.told}”一类，两者不能并存，请核对。`,
  arithmetic: '',
  places: [one.index, later.index].map((index) => wordsAt({ index, quote: one.name })),
})

const areOfOne = (one: Standing, later: Standing): boolean =>
  areOfOneThing(one, later) &&
  (one.matter === '' || later.matter === '' || one.matter === later.matter) &&
  (one.times === '' || later.times === '' || one.times === later.times || one.family === 'built')

/** Further apart, what bears no name may be another. */
const NEAR = 1200
const areOfOneThing = (one: Standing, later: Standing): boolean =>
  one.object === '' || later.object === ''
    ? !LOOSE.test(one.family) || Math.abs(later.index - one.index) < NEAR
    : sharesTwo(one.object, later.object)
const LOOSE = /^(?:完成|开展|落实|配备|安装|建立|制定|设立|公示|参加)$/

function standingsOf(lines: readonly Line[]): Standing[] {
  const headings = new Map(headingsOf(lines).map((heading) => [heading.at, heading]))
  let matter = ''
  return lines.flatMap(({ words, start }, at) => {
    const heading = headings.get(at)
    if (heading !== undefined && words.length < 40) matter = matterOf(heading.words) || matter
    return [...words.matchAll(STRETCH)].flatMap(({ 0: stretch, index }) => inStretch(stretch, start + index, matter))
  })
}

/** (一)优秀(12所), and the names below. */
function headed(lines: readonly Line[]): Standing[] {
  return listsUnder(lines).flatMap(({ head, names }) => {
    const [status, ...others] = statusesIn(`${head.replace(HEAD_NUMBER, '')}:`)
    if (status === undefined || others.length > 0 || OTHER.test(head)) return []
    return names.map(({ name, index }): Standing => ({
      ...status,
      name,
      index,
      matter: matterOf(head),
      times: timesOf(head),
    }))
  })
}
const HEAD_NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])/

/** Two statuses in a sentence are parted by its commas. */
function inStretch(stretch: string, start: number, matter: string): Standing[] {
  const statuses = statusesIn(stretch)
  if (statuses.length === 0) return []
  if (statuses.length === 1) return inClause(stretch, start, matter)
  let at = start
  return stretch.split(',').flatMap((clause) => {
    const from = at
    at += clause.length + 1
    return statusesIn(clause).length === 1 ? inClause(clause, from, matterOf(stretch) || matter) : []
  })
}

function inClause(words: string, start: number, matter: string): Standing[] {
  if (OTHER.test(words)) return []
  const [status] = statusesIn(words)
  return namesOf(words).map(({ name, index }): Standing => ({
    ...status!,
    name,
    index: start + index,
    matter: matterOf(words) || matter,
    times: timesOf(words),
  }))
}

const matterOf = (words: string): string => [...new Set(words.match(MATTER))].map((one) => one.slice(-4)).join()

const timesOf = (words: string): string => [...new Set(words.match(TIME))].join()

function namesOf(words: string): { name: string; index: number }[] {
  const alone = [...words.matchAll(ALONE)].map((match) => ({ name: match[1]!, index: match.index }))
  const listed = [...words.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    let at = index
    const pieces = run.split('、')
    return pieces.flatMap((piece, place) => {
      const from = at
      at += piece.length + 1
      const lead = place === 0 ? (LEAD.exec(piece)?.[0].length ?? 0) : 0
      const own = piece.slice(lead)
      const name = place === pieces.length - 1 ? own.replace(REST, '') : own.replace(/\([^()]*\)$/, '')
      return NAME.test(name) && !NO_NAME.test(name) ? [{ name, index: from + lead }] : []
    })
  })
  return [...listed, ...alone]
}

/** Each may win one of the prizes. */
const ONLY_ONE =
  /(?:每(?:名|位|人|个?单位|所?学校|校|件|个)[^。;\n]{0,24}(?:只能|仅能|限|最多)[^。;\n]{0,8}(?:获得?|报|参评|申报|推荐|享受)[^。;\n]{0,6}[一1](?:个|项|节|次|件|篇)|不(?:得|能|可)?(?:同时|重复|兼)(?:获奖|获得|获评|得|报|评|表彰|评奖|授奖|入选|推荐|申报|享受)|同一(?:人|名?教师|名?选手|个?单位|所?学校)[^。;\n]{0,8}(?:只能|只可|仅能|限)[^。;\n]{0,8}[一1][个项次]|按最高(?:等次|奖项))/
const PRIZE =
  /([特一二三四]等奖|优秀奖|优胜奖|鼓励奖|金奖|银奖|铜奖|(?:优秀|先进|最美|模范|杰出|十佳)(?!单位|集体|组织|团队|班级|学校)[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,6}(?:标兵|能手|新秀|带头人))$/

function prizes(lines: readonly Line[]): Finding[] {
  const first = new Map<string, { name: string; told: string; index: number }>()
  return [...listsUnder(lines), ...listsBehind(lines)].flatMap(({ head, names }) => {
    const prize = PRIZE.exec(head)?.[1]
    if (prize === undefined) return []
    return names.flatMap(({ name, index }): Finding[] => {
      const one = first.get(name)
      if (one === undefined) first.set(name, { name, told: prize, index })
      if (one === undefined || one.told === prize || !(name.includes(' ') || name.includes('(') || isSureName(name)))
        return []
      return [twoOf(one, { told: prize, index })]
    })
  })
}
