/**
 * What was there, what came, and what is there now, told in one line or far apart: 图书室由年初的18个增加到25个 … 新建图书室5个，没有撤并;
 * 由现有的12所扩大到20所 of 14; 招生520人，比今年计划增加80人 of 460; 上年末结余60万元 and a year's receipts and payments.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { slipOf } from '../../ground/digits.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { sharesTwo, toldOf } from '../../ground/likeness.ts'
import { isPowerOfTen, shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, linesOf, TABLE } from '../ground/rows.ts'

const GREW =
  /^(?:[\u4e00-\u9fff]{0,4},?)?(?:增加|增长|增|扩大|扩充|上升|发展|提高|扩)(?:到|至|为)(?:了|现在的|目前的|年末的)*$/
const FROM =
  /(?<name>[^,。;\d]{0,24}?)[由从](?<time>[年学期月]初|上?年[末底]|上年末|上年底|去年底?|上年|原来|原有|当时|此前|期初|[^,。;\d]{0,6}初)?(?:的|有)?$/
const NEW =
  /(?:新增(?:认定|聘任|评定|设立|建设|开设|配备)?|新建|新招|新聘|新购|新设|新开设?|新认定|新评|新发展|新创建|新培育|净增|建成|增配|添置|补充|引进)(?<noun>[^,。;\d]{0,14})$/
const NONE_WENT =
  /(?:没有|无人?|未)[^,。;\d]{0,6}(?:退出|拆除|停用|停办|撤并|撤销|关停|报废|离岗|调出|离职|退休|减少|淘汰)/
const WENT = /退出|拆除|停用|停办|撤并|撤销|关停|报废|离岗|调出|离职|退休|减少|淘汰|取消|转出|到期|合并/
const SORT =
  /小学|初中|高中|幼儿园|中职|公办|民办|普惠|城区|县城|农村|乡村|乡镇|男|女|[省市县区校]级|国家级|骨干|高级|新任|特岗|[一二三四五六七八九]年级|春季|秋季/g
const MOST = 400

export function stockFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return [
    ...linesOf(numbers).flatMap((line) => grownIn(text, line)),
    ...startsOf(text, numbers),
    ...plansOf(numbers),
    ...balancesOf(text, numbers),
  ]
}

/** 由18个增加到25个 beside 新建5个 in one paragraph. */
function grownIn(text: string, line: readonly Told[]): Finding[] {
  return line.flatMap((from, at): Finding[] => {
    const to = line[at + 1]
    if (to === undefined || !isGrown(text, from, to) || from.unit === '%' || from.open || to.open) return []
    const start = FROM.exec(from.before)?.groups
    if (start === undefined || /均[^,]{0,8}$/.test(start['name']!)) return []
    const span = wordsAround(text, from, to)
    const none = NONE_WENT.test(span)
    if (!none && WENT.test(span)) return []
    const name = bare(start['name']!).slice(-8)
    const came = nearest(
      line.filter((one) => one !== from && one !== to && isCame(one, from, name) && !one.open),
      name,
    )
    const [one] = came
    const grown = to.value - from.value
    if (one === undefined || came.length > 1 || grown <= 0 || one.value >= to.value) return []
    if (Math.abs(one.value - grown) <= from.half + to.half + one.half) return []
    // More may have come than is told of, or some have gone.
    if (!none && one.from !== from.from) return []
    if (!none && !/新增|净增/.test(one.before)) return []
    return [unequalStock(from, one, to)]
  })
}

/** Those of whose name the most is the same: 双师型教师 before 教师. */
function nearest(came: readonly Told[], name: string): Told[] {
  const length = ({ before, after }: Told): number =>
    Array.from(name).findIndex((_, at) => `${before},${after}`.includes(name.slice(at)))
  const least = Math.min(...came.map((one) => length(one) >>> 0))
  return came.filter((one) => length(one) >>> 0 === least)
}

const isGrown = (text: string, from: Told, to: Told): boolean =>
  kindOf(from) === kindOf(to) &&
  to.from === from.from &&
  GREW.test(text.slice(from.end, to.index)) &&
  /[由从]/.test(from.before)

const wordsAround = (text: string, from: Told, to: Told): string =>
  `${from.lead.slice(-120)}${text.slice(from.index, to.end)}${/^[^\n]{0,60}/.exec(text.slice(to.end, to.end + 60))![0]}`

function isCame(one: Told, from: Told, name: string): boolean {
  const noun = NEW.exec(one.before)?.groups?.['noun']
  if (noun === undefined || kindOf(one) !== kindOf(from)) return false
  const own = `${noun},${nounOf(one).slice(0, 8)}`
  return sharesTwo(name, own) && toldOf(name, SORT) === toldOf(own, SORT)
}

function unequalStock(from: Told, came: Told, to: Told): Finding {
  const sum = from.value + came.value
  return {
    rule: 'sum',
    says: `由“${from.quote}”加上“${came.before.slice(-12)}${came.quote}”应为${shown(sum)}，文中写的是“${to.quote}”，请核对。`,
    arithmetic: `${shown(from.value)} + ${shown(came.value)} = ${shown(sum)} ≠ ${shown(to.value)}`,
    places: wordsInOrder([from, came, to]),
  }
}

const NOW_FROM = /(?<name>[^,。;\d]{2,30}?)(?:数量|总数|人数)?[由从](?:目前|现有|现在|当前)的?$/

/** 由目前的21所增加到28所: as many as there are, wherever it is told. */
function startsOf(text: string, numbers: readonly Told[]): Finding[] {
  return numbers.flatMap((from, at): Finding[] => {
    const lead = from.lead.slice(-60).replaceAll(/\([^()]{0,24}\)/g, '')
    const name = NOW_FROM.exec(lead)?.groups?.['name']?.replace(/^.*(?:全[县市区校]|使|将|把|力争|推动)/, '')
    const to = numbers[at + 1]
    if (name === undefined || name.length < 3 || to === undefined || from.open || kindOf(to) !== kindOf(from)) return []
    if (!/^[^。;\d]{0,8}(?:到|至|为)$/.test(text.slice(from.end, to.index))) return []
    const told = numbers.filter(
      (one) =>
        one.line !== from.line &&
        kindOf(one) === kindOf(from) &&
        (bare(one.before).endsWith(name) || nounOf(one) === name) &&
        /^(?:[^,]{0,10}?(?:共有|现有|已有|共|有|已创建|已建成|已建|创建|建成|已))?[^,]{0,4}$/.test(
          one.before.slice(0, bare(one.before).length).replace(name, ''),
        ) &&
        !/新|计划|力争|上年|去年|年初|其中|达到|到\d/.test(one.before),
    )
    const [one] = told
    if (one === undefined || told.some(({ value, open }) => open || value !== one.value) || one.value === from.value)
      return []
    return [
      {
        rule: 'repeat',
        says: `前面写“${one.before.slice(-14)}${one.quote}”，后面写“${from.before.slice(-14)}${from.quote}”，同为现有数却不一致，请核对。`,
        arithmetic: `${shown(one.value)} ≠ ${shown(from.value)}`,
        places: wordsInOrder([one, from]),
      },
    ]
  })
}

const AGAINST =
  /^比(?:(?<year>\d{4})年|今年|本年|本年度|现有|目前)(?:的)?(?<what>计划|规模|数|总数)?(?<up>增加|减少|多|少|增|减)(?:了|招)?$/
const OWN = /(?<name>计划|规模|人数|总数|目标|指标)[^,。;\d]{0,6}$/

/** 2026年招生计划520人，比2025年计划增加80人: this year's plan is told elsewhere. */
function plansOf(numbers: readonly Told[]): Finding[] {
  return numbers.flatMap((own, at): Finding[] => {
    const change = numbers[at + 1]
    if (change === undefined || change.from !== own.from || kindOf(change) !== kindOf(own) || own.open || change.open)
      return []
    const groups = AGAINST.exec(change.before)?.groups
    if (groups === undefined || !OWN.test(own.before)) return []
    const name = bare(own.before.replace(/(?:拟定|拟|定|确定|安排|设|初步)+(?:为|在)?$/, '')).slice(-4)
    const year = groups['year']
    const told = numbers.filter(
      (one) =>
        one.line !== own.line &&
        kindOf(one) === kindOf(own) &&
        bare(one.before).endsWith(name) &&
        !/[去上前明]年|完成|其中|比|占/.test(one.before) &&
        (year === undefined || !/\d{4}年/.test(one.before) || one.before.includes(year)) &&
        toldOf(one.before, SORT) === toldOf(own.before, SORT),
    )
    const [one] = told
    if (one === undefined || told.some(({ value, open }) => open || value !== one.value)) return []
    const sign = /[减少]/.test(groups['up']!) ? -1 : 1
    const grown = sign * (own.value - one.value)
    if (grown === change.value || grown <= 0) return []
    return [
      {
        rule: 'change',
        says: `前面写“${one.before.slice(-12)}${one.quote}”，与“${own.before.slice(-12)}${own.quote}”相差${shown(grown)}，文中写“${change.before}${change.quote}”，请核对。`,
        arithmetic: `${shown(own.value)} - ${shown(one.value)} = ${shown(sign * grown)} ≠ ${shown(sign * change.value)}`,
        places: wordsInOrder([one, own, change]),
      },
    ]
  })
}

const OPENING =
  /(?:上年|去年|\d{4}年)(?:末|底|度末)?(?:滚存|累计)?(?:结余|结转|余额|结存)(?:资金)?$|(?:[年期学]初|上[学年]期?末)(?:滚存|累计)?(?:结余|结转|余额|结存)?(?:资金)?$/
const CLOSING = /(?<!上)(?:年末|期末|年底|累计|滚存|截至[^。;]{0,30})[^,。;]{0,14}(?:结余|余额|结存)(?:资金)?$/
const CAME_IN =
  /(?:接收|接受|收到|募集|筹集|取得|获得|收入|收取|到账)[^,。;\d]{0,10}$|(?:总收入|收入合计|收入总额|捐赠收入|各项收入)$/
const PAID = /(?:(?:全年|总|共|合计|本年|年度|当年|各项)支出|支出(?:合计|总额)|\d{4}年支出|共?使用(?:资金)?)$/
const PART = /其中|每|平均|另|比|较|占|计划|预算|用于|主要/
const ALL_TOLD = /无其他(?:任何)?(?:收入|来源)|没有其他收入|无其它收入|收支(?:相抵|情况如下)/

/** Of one account only, and where each of the four is told by one number. */
function balancesOf(text: string, numbers: readonly Told[]): Finding[] {
  const money = numbers.filter(({ unit, open }) => unit === '元' && !open)
  const name = ({ before, lead }: Told): string => bare(/截至/.test(lead.slice(-40)) ? lead.slice(-40) : before)
  const [open, ...more] = distinct(money.filter((one) => OPENING.test(bare(one.before))))
  const [close, ...others] = distinct(
    money.filter((one) => CLOSING.test(name(one)) && !OPENING.test(bare(one.before)) && one !== open),
  )
  if (open === undefined || close === undefined || more.length + others.length > 0 || money.length > MOST) return []
  if (close.index < open.index || close.line - open.line > 2) return []
  const line = text.slice(Math.max(0, open.index - 200), close.end + 60)
  const came = distinct(money.filter((one) => CAME_IN.test(bare(one.before)) && !PART.test(one.before)))
  const paid = distinct(money.filter((one) => PAID.test(bare(one.before)) && !PART.test(one.before)))
  const [spent] = paid
  if (spent === undefined || paid.length > 1 || came.length === 0 || came.length > 3) return []
  const sums = subsetsOf(came).map((some) => open.value + some.reduce((all, { value }) => all + value, 0) - spent.value)
  const fits = (sum: number): boolean => Math.abs(sum - close.value) <= close.half + spent.half + open.half + 1e-6 * sum
  if (sums.some(fits)) return []
  const full = sums.at(-1)!
  const off = Math.abs(full - close.value)
  const printed = (full / 1e4).toFixed(2)
  const is_slip = slipOf(printed, (close.value / 1e4).toFixed(2)) !== undefined || isPowerOfTen(full / close.value)
  if (!is_slip && !(ALL_TOLD.test(line) && off < 0.3 * close.value)) return []
  return [
    {
      rule: 'sum',
      says: `按“${open.quote}”加收入“${came.map(({ quote }) => quote).join('、')}”减支出“${spent.quote}”应为${shown(full)}元，与“${close.before.slice(-12)}${close.quote}”不符，请核对。`,
      arithmetic: `${shown(open.value)} + ${came.map(({ value }) => shown(value)).join(' + ')} - ${shown(spent.value)} = ${shown(full)} ≠ ${shown(close.value)}`,
      places: wordsInOrder([open, ...came, spent, close]),
    },
  ]
}

const distinct = (all: readonly Told[]): Told[] => [...new Map(all.map((one) => [one.value, one])).values()]

/** All of three at most, with the whole row last. */
const subsetsOf = (row: readonly Told[]): Told[][] =>
  Array.from({ length: 2 ** row.length - 1 }, (_, mask) => row.filter((_one, at) => ((mask + 1) >> at) & 1))
