/**
 * What is left where its whole or what was done stands sentences away: 计划改造食堂16个。截至年底已完工11个，其余4个正在施工; 参评教师860人 …
 * 841人评审合格，占参评教师的97.8% … 未合格的29名教师; 年度计划投资3亿元，已完成1.9亿元 … 再完成0.9亿元，达到年度计划; 各类指标 of which some are not met.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { type Finding, unlikeWords, wordsInOrder } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import { makesRate } from '../ground/backing.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, linesOf, TABLE } from '../ground/rows.ts'

const DONE =
  /(?:竣工|完工|建成|完成|办结|整改|化解|接入|交付|投用|投入使用|到位|达标|合格|通过|验收|销号|启动|开工|解决|签订|拨付|报到|返校|配备|开通|创建|改造)[^,。;\d未]{0,6}$/
const REST = /^(?:其余|剩余|余下|剩下|尚余|还剩)(?:的)?$/
/** What the rest is said to be still about. */
const STILL = /^[^,。;\d]{0,10}(?:正在|尚|仍|还|将|预计|因|待|计划|未|由|处于|也|已列入|列入|进入|按)/
const WHOLE =
  /(?:共|计划|实施|安排|排查|发现|受理|收到|全[县市区校]|需|应|现有|建设|改造|梳理|立项|涉及|累计)[^,。;\d]{0,14}$/
const OTHERS = /[去上前]年|另|其中|每|平均|新增|均/
const NEAR = 3
const MOST = 400

export function leftElsewhereFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return [
    ...linesOf(numbers).flatMap((line) => restsIn(text, line, numbers)),
    ...failed(numbers),
    ...stillToDo(text, numbers),
    ...unmet(text, numbers),
  ]
}

/** 计划改造16个，概算…。已完工11个，其余4个正在施工. */
function restsIn(text: string, line: readonly Told[], numbers: readonly Told[]): Finding[] {
  return line.flatMap((rest, at): Finding[] => {
    if (!REST.test(rest.before) || !STILL.test(text.slice(rest.end, rest.end + 24)) || rest.open) return []
    const before = line.slice(Math.max(0, at - 14), at).filter((one) => kindOf(one) === kindOf(rest))
    const part = before.at(-1)
    if (part === undefined || part.from !== rest.from || part.open || !isDone(part, text)) return []
    const link = text.slice(part.end, rest.index).replace(/,[^,。;\d]{0,8}\d{1,3}(?:\.\d{1,2})?%/, '')
    if (!/^[^。;\d]{0,24}$/.test(link)) return []
    const made = part.value + rest.value
    const rate = line[line.indexOf(part) + 1]
    const shared = rate?.unit === '%' && rate.index - part.end < 24 ? rate : undefined
    if (shared !== undefined) {
      const kin = numbers.filter((one) => kindOf(one) === kindOf(rest) && one.value > part.value)
      if (kin.length > MOST || kin.some(({ value }) => value === made)) return []
      const wholes = distinct(kin.filter((one) => makesRate(part, one, shared) && !OTHERS.test(one.before)))
      const [whole] = wholes
      return wholes.length === 1 && whole!.from !== rest.from ? [notLeft(whole!, part, rest)] : []
    }
    const wholes = before.filter((one) => one.value >= part.value && one !== part)
    if (before.some(({ value }) => value === made) || wholes.some(({ from }) => from === rest.from)) return []
    const fit = wholes.filter((one) => WHOLE.test(one.before) && !OTHERS.test(one.before))
    const [whole] = fit
    if (whole === undefined || distinct(fit).length > 1 || wholes.some(({ value }) => value > whole.value)) return []
    const off = Math.abs(whole.value - made)
    const name = nounOf(rest).length > 3 || nounOf(part).length < 2 ? '' : nounOf(part)
    if (name !== '' && !sharesTwo(name, `${nounOf(whole)},${bare(whole.before)}`)) return []
    return off <= NEAR || off <= 0.1 * whole.value ? [notLeft(whole, part, rest)] : []
  })
}

const isDone = ({ before, end }: Told, text: string): boolean =>
  !/未|没有|计划|其余/.test(before) &&
  (DONE.test(before) ||
    /^(?:[^,。;\d未]{0,6})(?:已|完成|接入|竣工|完工|建成|投用|交付|通过|合格|达标)/.test(text.slice(end, end + 14)))

const distinct = (all: readonly Told[]): Told[] => [...new Map(all.map((one) => [one.value, one])).values()]

function notLeft(whole: Told, part: Told, rest: Told): Finding {
  const left = shown(whole.value - part.value)
  return {
    rule: 'sum',
    says: `“${bare(whole.before).slice(-12)}${whole.quote}”减去“${part.before.slice(-12)}${part.quote}”应为${left}，另一处写“${rest.before.slice(-12)}${rest.quote}${nounOf(rest).slice(0, 8)}”，请核对。`,
    arithmetic: `${shown(whole.value)} - ${shown(part.value)} = ${left} ≠ ${shown(rest.value)}`,
    places: wordsInOrder([whole, part, rest]),
  }
}

const DEEDS = '合格|达标|通过|过关|及格|参训|参测|参加|报到|到岗|结业|考取|录取|注册|签约|就业|归还|还款|回收|缴费'
const FAILED = new RegExp(
  `(?:未|没有|没)(?:能|一次性?|按时|按期|如期|全部)?(?<deed>${DEEDS})(?:考核|培训|测试|要求)?的$`,
)
/** Some have passed since. */
const TWICE = /补[测考训]|复[测检考]|再次|仍|最终/
const DEED_BEHIND = new RegExp(`^[^,。;\\d未]{0,6}?(?<deed>${DEEDS})`)
const DEED_BEFORE = new RegExp(`(?<deed>${DEEDS})的?(?:共|有|为|达)*$`)

/** 未一次合格的39名学员 of 1460, of whom 1431, 98.0%, have passed. */
function failed(numbers: readonly Told[]): Finding[] {
  return numbers.flatMap((rest): Finding[] => {
    const deed = rest.unit === '%' ? undefined : FAILED.exec(rest.before)?.groups?.['deed']
    if (deed === undefined || rest.open || OTHERS.test(rest.before) || TWICE.test(rest.lead)) return []
    const pairs = numbers.flatMap((part, at): { part: Told; rate: Told }[] => {
      const rate = numbers[at + 1]
      if (kindOf(part) !== kindOf(rest) || part.from === rest.from || part.open || /未|没/.test(part.before)) return []
      const own = (DEED_BEHIND.exec(part.after) ?? DEED_BEFORE.exec(part.before))?.groups?.['deed']
      const is_rate = rate?.unit === '%' && rate.from === part.from && rate.index - part.end < 30
      return own === deed && is_rate ? [{ part, rate }] : []
    })
    const [pair] = pairs
    if (pair === undefined || pairs.length > 1) return []
    const kin = numbers.filter((one) => kindOf(one) === kindOf(rest) && one.value > pair.part.value)
    if (kin.length > MOST) return []
    const wholes = distinct(kin.filter((one) => makesRate(pair.part, one, pair.rate) && !one.open))
    const [whole] = wholes
    if (whole === undefined || wholes.some(({ value }) => value - pair.part.value === rest.value)) return []
    return wholes.length === 1 ? [notLeft(whole, pair.part, rest)] : []
  })
}

const AGAIN =
  /(?:再|还需|还要|继续|仍需|还须)(?<deed>完成|投入|招聘|招收|新增|建成|培训|拨付|建设|改造|筹措|化解|创建|补充|新建)[^,。;\d]{0,8}$/
const TO_PLAN =
  /^[^,。;\d]{0,10},[^。;\d]{0,16}(?:达到|达成|完成|实现|确保|补足|凑足|满足)[^。;\d]{0,10}(?:计划|任务|目标|总数|指标)/
const PLANNED = /(?:计划|任务|目标|总投资|概算|应)[^,。;\d]{0,8}$/
const SO_FAR = /(?:已|累计|目前|上半年|前三季度|截至[^,。;]{0,10})[^,。;\d]{0,8}$/

/** 年度计划投资3亿元，已完成1.9亿元; 再完成0.9亿元，达到年度计划. */
function stillToDo(text: string, numbers: readonly Told[]): Finding[] {
  return numbers.flatMap((rest): Finding[] => {
    const deed = AGAIN.exec(rest.before)?.groups?.['deed']
    if (deed === undefined || rest.open || rest.unit === '%' || !TO_PLAN.test(text.slice(rest.end, rest.end + 48)))
      return []
    const pairs = numbers.flatMap((whole, at): [Told, Told][] => {
      const part = numbers[at + 1]
      if (part === undefined || kindOf(whole) !== kindOf(rest) || kindOf(part) !== kindOf(rest)) return []
      if (part.from !== whole.from || part.value >= whole.value || part.open || whole.open) return []
      const is_one = PLANNED.test(whole.before) && SO_FAR.test(part.before) && part.before.includes(deed)
      return is_one && !/明年|[去上]年|\d{4}年/.test(whole.before) ? [[whole, part]] : []
    })
    const [pair] = pairs
    if (pair === undefined || pairs.length > 1) return []
    const [whole, part] = pair
    const off = Math.abs(whole.value - part.value - rest.value)
    return off <= rest.half + part.half || off > 0.5 * whole.value ? [] : [notLeft(whole, part, rest)]
  })
}

const OF_THEM =
  /(?<name>[^,。;、\d]{0,12}?)(?<all>\d{1,3})(?<unit>[项个所条])(?<noun>指标|标准|要求|条件|任务|学校|要点)?(?:中|里)?,?(?:已|有|其中)?(?:(?<before>达标|合格|完成|达到要求|符合要求)(?:的)?(?:有)?(?<done>\d{1,3})[项个所条]|(?<every>全部|均|都)(?:已)?(?:达标|合格|完成|达到要求|符合要求)|(?<behind>\d{1,3})[项个所条](?:已)?(?:达标|合格|完成|达到要求|符合要求))/g
const UNMET =
  /(?:未|没有|尚未|仍未|不)(?:能)?(?:达标|合格|完成|达到要求|符合要求)(?:的)?(?:指标|任务|学校)?(?:共|有|为|共有)*(?<many>\d{1,3})(?<unit>[项个所条])(?<noun>指标|标准|要求|条件|任务|学校)?/g

/** 甲类7项指标中达标5项，乙类15项指标中达标13项: three of them are not met? */
function unmet(text: string, numbers: readonly Told[]): Finding[] {
  if (numbers.length > TABLE) return []
  const told = [...text.matchAll(UNMET)].slice(0, MOST)
  const [first] = told
  if (first === undefined) return []
  const met = [...text.matchAll(OF_THEM)].slice(0, MOST)
  const parts = met.map(({ groups }) => {
    const all = Number(groups!['all'])
    return groups!['every'] === undefined ? all - Number(groups!['done'] ?? groups!['behind']) : 0
  })
  const sum = parts.reduce((all, one) => all + one, 0)
  const near = met.every(({ index, 0: words }, at) => at === 0 || index - met[at - 1]!.index - words.length < 40)
  const kinds = new Set([...met, ...told].map(({ groups }) => groups!['unit']))
  const values = new Set(told.map(({ groups }) => Number(groups!['many'])))
  // Two that tell the same of the same, with nothing that parts them.
  if (told.length === 2 && values.size === 2 && kinds.size === 1) {
    const own = told.map(({ groups }) => Number(groups!['many']))
    const other = own.find((value) => !parts.includes(value) && value !== sum)
    if (met.length === 1 && other !== undefined && own.includes(sum)) {
      const [one, later] = told.map(({ index, 0: quote }) => ({ index, quote }))
      return [unlikeWords(one!, later!)]
    }
  }
  if (met.length < 2 || !near || kinds.size > 1 || values.size > 1 || parts.some((one) => one < 0)) return []
  const said = Number(first.groups!['many'])
  const before = text.slice(Math.max(0, first.index - 24), first.index)
  if (parts.includes(said) || said === sum || !/共|全部/.test(`${before}${first[0]}`)) return []
  return [
    {
      rule: 'sum',
      says: `按“${met.map(({ 0: quote }) => quote).join('”“')}”计算，未达到的应为${sum}${first.groups!['unit']}，文中写的是“${first[0]}”，请核对。`,
      arithmetic: `${parts.join(' + ')} = ${sum} ≠ ${said}`,
      places: wordsInOrder([...met, first].map(({ index, 0: quote }) => ({ index, quote }))),
    },
  ]
}
