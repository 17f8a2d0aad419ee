/**
 * So much for each and so many of them, told apart from what they come to: 每生每天4元，全年按190天计算 … 每生每年800元; 每场不超过80人，共办12
 * 场 … 累计培训1130人次; 四轮检查，每轮均覆盖全部32所学校，累计检查124所次; 216人次，每人500元 … 合计108万元.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { type Finding, foundAt, inOrder, type Words, wordsAt, wordsInOrder } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { linesOf, TABLE } from '../ground/rows.ts'

const MOST = 60
const MANY = 400

export function eachElsewhereFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return [
    ...daysOf(text),
    ...heldIn(text, numbers),
    ...roundsOf(text, numbers),
    ...besideOf(text),
    ...linesOf(numbers).flatMap((line) => tenfoldIn(line)),
  ]
}

const BY_DAY =
  /每(?<who>[生人名]|学生|位)每(?<unit>天|日|餐|月)(?:补助|标准|按|为|不低于|给予)?(?<each>\d{1,4}(?:\.\d{1,2})?)元[^。;\n\d]{0,24}?(?:全年|一年|每年|每学年|学年)?(?:按|以|计)?(?<many>\d{1,3})(?:天|日|餐|个月)(?:计算|计|核算|测算|安排|补助|供餐)/g
const BY_YEAR = /每(?:[生人名]|学生|位)每学?年(?:补助|标准|按|为|给予)?(?<each>\d{1,5}(?:\.\d{1,2})?)元/g

/** 每生每天5元，全年按200天计算 beside 每生每年800元: of one and the same help. */
function daysOf(text: string): Finding[] {
  const days = [...text.matchAll(BY_DAY)].slice(0, MOST)
  const years = [...text.matchAll(BY_YEAR)].slice(0, MOST)
  const [day] = days
  const [year] = years
  const one = (all: readonly RegExpMatchArray[], of: (match: RegExpMatchArray) => number): boolean =>
    new Set(all.map(of)).size === 1
  if (day === undefined || year === undefined) return []
  const made = (match: RegExpMatchArray): number => Number(match.groups!['each']) * Number(match.groups!['many'])
  const told = (match: RegExpMatchArray): number => Number(match.groups!['each'])
  if (!one(days, made) || !one(years, told)) return []
  const [sum, all] = [made(day), told(year)]
  const ratio = all / sum
  if (Math.abs(ratio - 1) < 1e-9 || ratio < 0.5 || ratio > 2) return []
  const named = (at: number): string => /[^。\n]{0,80}$/.exec(text.slice(Math.max(0, at - 80), at))![0]
  const other = /公用经费|学费|奖学金|助学金|住宿|贷款|交通|寄宿生|保险|公用/
  if ([day, year].some(({ index }) => other.test(named(index)))) return []
  return [
    {
      rule: 'mean',
      says: `按“${day[0]}”算，每年应为${shown(sum)}元，另一处写“${year[0]}”，请核对。`,
      arithmetic: `${day.groups!['each']} × ${day.groups!['many']} = ${shown(sum)} ≠ ${shown(all)}`,
      places: inOrder([day, year].map(foundAt)),
    },
  ]
}

const SORT = '期|场|班|批|批次|轮|节|组'
const AT_MOST = new RegExp(
  `每(?:一)?(?<sort>${SORT})(?:培训|人数|规模|参训|参加|学员|名额|招收)?(?:均|都|应|须)?(?:不超过|不得超过|不多于|最多|至多|限|控制在|上限为?)(?<each>\\d{1,4})(?:人|名)(?:以内|以下)?`,
  'g',
)
const MANY_OF = new RegExp(
  `(?:举办|开办|办|开设|组织|开展|分|共|安排|编|设)(?:了|班|共|为|成)?(?<many>\\d{1,3})(?:个)?(?<sort>${SORT})(?![次会])`,
  'g',
)
const CAME = /(?:培训|参训|参加|接待|受训|惠及|集训|轮训|报名|录取|面授)[^,。;\d]{0,10}$/
const OTHER_WAY = /线上|网络|远程|直播|网上|另|其中|校本|其他|自主|送教/

/** 每期不超过60人，全年共办24期: no more than 1440 can have come. */
function heldIn(text: string, numbers: readonly Told[]): Finding[] {
  return [...text.matchAll(AT_MOST)].slice(0, MOST).flatMap((match): Finding[] => {
    const { sort, each } = match.groups!
    const from = Math.max(0, match.index - 120)
    const sentence = /[^。\n]*$/.exec(text.slice(from, match.index))![0].length
    const until = match.index + match[0].length
    const words = text.slice(
      match.index - sentence,
      until + /^[^。\n]{0,80}/.exec(text.slice(until, until + 80))![0].length,
    )
    const held = [...words.matchAll(MANY_OF)].filter(({ groups }) => groups!['sort']!.startsWith(sort!.charAt(0)))
    const [one] = held
    if (one === undefined || held.length > 1) return []
    const most = Number(each) * Number(one.groups!['many'])
    const line_end = text.indexOf('\n', until)
    const over = numbers.filter(
      (told) =>
        (told.unit === '人次' || told.unit === '人') &&
        told.index > match.index - sentence - 200 &&
        (line_end < 0 || told.index < line_end) &&
        (told.index > until || told.index < match.index) &&
        told.line === lineAt(numbers, match.index) &&
        CAME.test(told.before) &&
        !OTHER_WAY.test(told.before) &&
        /共|累计|合计|全年|全部/.test(`${told.before}${told.lead.slice(-24)}`) &&
        told.value > most,
    )
    const [total] = over
    if (total === undefined || over.length > 1 || total.value > 3 * most) return []
    const place: Words = { index: match.index - sentence + one.index, quote: one[0] }
    return [
      {
        rule: 'cap',
        says: `“${match[0]}”，“${one[0]}”，合计最多${most}人，而“${total.before.slice(-14)}${total.quote}”，超出${shown(total.value - most)}人，请核对。`,
        arithmetic: `${one.groups!['many']} × ${each} = ${most} < ${shown(total.value)}`,
        places: inOrder([foundAt(match), wordsAt(place), wordsAt(total)]),
      },
    ]
  })
}

/** Of the number that stands next before a place, or behind it. */
function lineAt(numbers: readonly Told[], at: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]!.end < at) low = middle + 1
    else high = middle
  }
  return numbers[low]?.line ?? 0
}

const ROUNDS =
  /(?<times>\d{1,2}|[两三四五六七八九十])(?<sort>轮|次|批|遍|个季度|个月)(?:[^。;\d\n]{0,20}),(?:实现)?每(?:一)?(?<again>轮|次|批|遍|季度|月)(?:均|都)?(?:覆盖|检查|走访|巡查|检测|到|实现|督查|抽检|督导)(?:到|了|对)?(?:全部|所有|全覆盖)(?<who>[^,。;\d\n]{0,14}),[^。;\d\n]{0,6}(?:累计|共|合计)[^。;\d\n]{0,8}(?<all>\d{1,6})(?<unit>[所家户个人处])次/g

/** 三轮检查，每轮均覆盖全部实施学校，累计检查186所次 of 64 schools. */
function roundsOf(text: string, numbers: readonly Told[]): Finding[] {
  return [...text.matchAll(ROUNDS)].slice(0, MOST).flatMap((match): Finding[] => {
    const { times, sort, again, who, all, unit } = match.groups!
    if (!sort!.endsWith(again!)) return []
    const often = numberOf(times)!
    const total = Number(all)
    const kin = numbers.filter(
      (one) => one.unit === unit && !one.open && (one.index < match.index || one.index > match.index + match[0].length),
    )
    if (kin.length > MANY || kin.some(({ value }) => value * often === total)) return []
    const named = kin.filter((one) => who === '' || sharesTwo(`${bare(one.before)},${nounOf(one)}`, who!))
    const largest = named.filter(({ value }) => Math.abs(value * often - total) <= 0.1 * total)
    const [one] = largest
    if (one === undefined || largest.some(({ value }) => value !== one.value)) return []
    return [
      {
        rule: 'mean',
        says: `按“${bare(one.before).slice(-14)}${one.quote}”、${often}${sort}计算应为${shown(one.value * often)}${unit}次，文中写的是“${all}${unit}次”，请核对。`,
        arithmetic: `${shown(one.value)} × ${often} = ${shown(one.value * often)} ≠ ${total}`,
        places: inOrder([wordsAt(one), foundAt(match)]),
      },
    ]
  })
}

const EACH = /每(?:[人生名位]|学生|户|校|班|个)(?:每(?:学期|学?年|月|人))?(?:补助|标准|按|为|给予|发放|奖励|资助)*$/
const POWERS = [10, 100, 1000, 0.1, 0.01, 0.001]

/** 329人次 and 每人每学期625元 make 20.56万元, and not 205.6万元. */
function tenfoldIn(line: readonly Told[]): Finding[] {
  const rates = line.filter(
    (one) => one.unit === '元' && !one.open && EACH.test(one.before) && !/万|亿/.test(one.quote),
  )
  const totals = line.filter(
    (one) =>
      one.unit === '元' && !one.open && /万|亿/.test(one.quote) && /共|合计|总计|计|发放|支出|安排/.test(one.before),
  )
  const counts = line.filter(
    (one) => /^(?:人|人次|户|个|所)$/.test(one.unit) && !one.open && one.half === 0 && one.value >= 10,
  )
  if (rates.length === 0 || rates.length > 3 || totals.length > 6 || counts.length > 24) return []
  return totals.flatMap((total): Finding[] => {
    const fits = (count: Told, rate: Told, power: number): boolean =>
      Math.abs(count.value * rate.value * power - total.value) <= total.half * 1.01
    const all = rates.flatMap((rate) => counts.map((count) => ({ rate, count })))
    if (total.number.replaceAll(/\D/g, '').length < 3 || all.some(({ rate, count }) => fits(count, rate, 1))) return []
    const found = all.flatMap((pair) => POWERS.filter((power) => fits(pair.count, pair.rate, power)).map(() => pair))
    const [one] = found
    if (one === undefined || found.length > 1) return []
    const { rate, count } = one
    const sum = rate.value * count.value
    return [
      {
        rule: 'mean',
        says: `按“${bare(count.before).slice(-12)}${count.quote}”和“${rate.before.slice(-12)}${rate.quote}”计算应为${shown(sum)}元，文中写的是“${total.before.slice(-10)}${total.quote}”，请核对。`,
        arithmetic: `${shown(count.value)} × ${shown(rate.value)} = ${shown(sum)} ≠ ${shown(total.value)}`,
        places: wordsInOrder([count, rate, total]),
      },
    ]
  })
}

const BESIDE =
  /(?<![\d.至—~-])(?<many>\d{1,6})(?<unit>[人名户所个件套台间位])[^,。;\d\n]{0,6},(?:按|标准为|均按)?每(?:[人名户所个件套台间位生校])(?:奖励|补助|资助|发放|标准|按|为|给予)*(?<each>\d{1,6}(?:\.\d{1,2})?)(?<ten>万?)元(?:的?标准)?,(?:共|合|总|共合)?(?:计|需|发放)(?:资金|金额|为|发放|补助)*(?<all>\d{1,7}(?:\.(?<places>\d{1,4}))?)(?<thousand>万?)元/g

/** 其中新生186人，每人4000元，计93万元: the three stand side by side, whatever they are a part of. */
function besideOf(text: string): Finding[] {
  return [...text.matchAll(BESIDE)].slice(0, MANY).flatMap((match): Finding[] => {
    const { many, each, ten, all, places = '', thousand } = match.groups!
    const sum = Number(many) * Number(each) * (ten === '' ? 1 : 1e4)
    const scale = thousand === '' ? 1 : 1e4
    const total = Number(all) * scale
    // 一类8所，每所15万元；二类15所，每所10万元，合计270万元: of all of them.
    const lead = /[^。\n]*$/.exec(text.slice(Math.max(0, match.index - 160), match.index))![0]
    if (/每|各/.test(lead.split(/计[^。;,\d]{0,6}[\d.]+万?元/).at(-1)!)) return []
    if (Math.abs(sum - total) <= (scale * 10 ** -places.length) / 2 + 1e-6 * sum) return []
    return [
      {
        rule: 'mean',
        says: `“${match[0]}”三个数对不上，按人数和标准计算应为${shown(sum)}元，请核对。`,
        arithmetic: `${many} × ${shown(Number(each) * (ten === '' ? 1 : 1e4))} = ${shown(sum)} ≠ ${shown(total)}`,
        places: [foundAt(match)],
      },
    ]
  })
}
