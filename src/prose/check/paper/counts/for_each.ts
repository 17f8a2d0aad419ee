/**
 * So many for each of so many who are counted elsewhere: 全室教研员22人 … 每名教研员联系3所学校，互不交叉，共联系58所; 八年级共12个班 … 按每班
 * 5名评选优秀学员，全年级共65名; 驾驶员204人 … 培训3场，全体驾驶员每场均参加，共622人次.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { type Finding, wordsAt, wordsInOrder, inOrder, foundAt } from '../../ground/finding.ts'
import { numberOf } from '../../ground/numbers.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, kindOf, worth, TABLE } from '../ground/rows.ts'

/** 每班, 每名教研员, 每个片区, 每支代表队; and 各校 that gets 各. */
const EACH =
  /每(?:一)?(?<sort>[个名位所支家间辆组户套台])?(?<who>(?:[\u4e00-\u9fff](?!均|只|至|不|限|最|应|须|要|年|月|周|天|日|次)){0,7}?[\u4e00-\u9fff])(?:(?<does>安排|分为|分|评选|推荐|选派|推选|联系|结对|帮扶|帮带|配备|配置|配|设立|设|派出|派|指导|负责|承担|提交|上报|报送|开展|组织|上|听课|听|完成|培养|遴选|发放|补助|奖励|种植|制作|有|建|选|各|均)[^,。;:\d]{0,6})?$/
/** Not of all, or not always as many. */
const LOOSE =
  /至少|不少于|不低于|不超过|最多|以上|以内|以下|约|左右|原则上|限|平均|筛选|择优|最终|经审|审核|每(?:[天日周月]|学期|学年|年|季度)|[至—~]\d/
/** Some have none, or others have some besides. */
const BUT = /不参加|除外|未|机动|备用|不安排|其余|个别|部分|另|含|还/
/** The same may be counted with two of them. */
const SHARED = /联系(?!点|人|电话|卡|会)|结对|帮扶|帮带|指导|覆盖|走访|服务/
const APART = /互不(?:交叉|重复|重叠)|不(?:重复|交叉)/
const TOTAL = /共|合计|总计|总共|一共|累计/
const FILLED = /考场|考室|试室|房间|宿舍|寝室|每间|每[辆车]|每桌|小组|每组/
const WITHIN = 70
const NEAR = 0.3
const MOST = 400
/** Of one and the same of many: 全年级, 全校, 全县. */
const SCOPE = /全(?:年级|校|县|市|区|园|室|镇|乡|体)|[一二三四五六七八九]年级|高[一二三]|小学|初中|高中|幼儿园/g

export function forEachFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const counted = new Map<string, Told[]>()
  return numbers.flatMap((each, at): Finding[] => {
    if (each.open && !each.before.endsWith('每')) return []
    if (each.unit === '%' || each.value === 0 || each.value > 2000) return []
    const clause = text
      .slice(Math.max(each.from, each.index - 24), each.index)
      .split(/[,:(]/)
      .at(-1)!
    const groups = EACH.exec(clause)?.groups
    if (groups === undefined) return []
    const all = partsFrom(text, numbers, at)
    const total = totalOf(text, numbers, at, all)
    if (total === undefined) return []
    // 共配备教师24名 is of the one that is named again.
    const named = all.filter((part) => sharesTwo(bare(part.before).slice(-3), total.before))
    const parts = named.length === 1 ? named : all
    const link = text.slice(each.index - clause.length, total.index)
    if (BUT.test(link + text.slice(total.end, total.end + 16))) return []
    if (LOOSE.test(link) || (SHARED.test(link) && !APART.test(link) && each.unit !== '人次')) return []
    return productOf(
      countsFor(numbers, counted, groups['sort'], groups['who']!).filter((one) => !all.includes(one) && one !== total),
      parts,
      total,
    )
  })
}

/** 每班配备教师2名、保育员1名: what each has of two kinds. */
function partsFrom(text: string, numbers: readonly Told[], at: number): Told[] {
  const parts = [numbers[at]!]
  for (const next of numbers.slice(at + 1, at + 5)) {
    const last = parts.at(-1)!
    const is_next =
      kindOf(next) === kindOf(last) && /^[^,。;\d]{0,4}、[^,。;\d共]{1,10}$/.test(text.slice(last.end, next.index))
    if (!is_next || next.open) break
    parts.push(next)
  }
  return parts
}

/** Of as many of its signs as anybody is called: 教师 of 每名教师家访12户, 班 of 每班评选3名. Each name is looked for once. */
function countsFor(
  numbers: readonly Told[],
  counted: Map<string, Told[]>,
  sort: string | undefined,
  who: string,
): readonly Told[] {
  const called = (name: string): readonly Told[] => {
    if (!counted.has(name)) counted.set(name, counted.size < MOST ? countsOf(numbers, name) : [])
    return counted.get(name)!
  }
  const name = who.replace(/^(?:参[赛训加评会])/, '')
  for (let length = name.length; length > 0; length -= 1) {
    if (length === 1 && !/^[班校村园镇乡组队]/.test(name)) break
    const many = called(name.slice(0, length))
    if (many.length > 0) return many
  }
  return sort !== undefined && /[家间辆组户]/.test(sort) ? called(sort) : []
}

/** The next of its kind, called 共, in the same sentence or the next; nothing of another kind stands between. */
function totalOf(text: string, numbers: readonly Told[], at: number, parts: readonly Told[]): Told | undefined {
  const [each, end] = [numbers[at]!, parts.at(-1)!]
  const total = numbers[at + parts.length]
  if (total === undefined || total.open || kindOf(total) !== kindOf(each) || total.line !== each.line) return undefined
  const link = text.slice(end.end, total.index)
  if (link.length > WITHIN || /\d|其中|另|还|每|[。;][^。;]*[。;]/.test(link) || !TOTAL.test(total.before))
    return undefined
  // 每班5名、每校2个，共65名 is of both.
  const before = numbers[at - 1]
  if (before !== undefined && before.from === each.from && /每[^,。;]{0,8}$|各$/.test(before.before)) return undefined
  return total.value > each.value ? total : undefined
}

/** Whoever is counted under this name: 12个班, 教研员22人, 22名教研员. */
function countsOf(numbers: readonly Told[], who: string): Told[] {
  if (who === '' || numbers.length > TABLE) return []
  return numbers
    .filter((one) => {
      if (one.unit === '%' || one.unit === '人次' || /每|各/.test(one.before)) return false
      if (one.half > 0 || one.value < 2) return false
      // 1至6班 is which they are.
      if (one.unit === who) return /(?:[共有设开办计]|分为)$/.test(one.before)
      if (/[至—~-]$/.test(one.before)) return false
      if (who === '校' && one.unit === '所') return !/园/.test(one.before + nounOf(one))
      const noun = nounOf(one)
      if (who.length === 1) return one.unit === '个' && noun.startsWith(who) && !/^(?:组长|班主任|班子|校长)/.test(noun)
      return noun.startsWith(who) || (noun.length < 8 && noun.endsWith(who)) || bare(one.before).endsWith(who)
    })
    .slice(0, MOST)
}

/** Where any of them fits nothing is said; where one only is told, it must. */
function productOf(many: readonly Told[], parts: readonly Told[], total: Told): Finding[] {
  const [each, of_each] = [parts[0]!, worth(parts)]
  if (many.length === 0 || many.some(({ value }) => Math.abs(value * of_each - total.value) <= total.half + 1e-6))
    return []
  if (parts.some((part) => many.some(({ value }) => value * part.value === total.value))) return []
  const values = new Set(many.map(({ value }) => value))
  const [one] = many
  const scopes = (words: string): string[] => words.match(SCOPE) ?? []
  const is_of_one = values.size === 1 && !one!.open
  if (!is_of_one || !isSlipOff(one!.value * of_each, total.value, NEAR)) return []
  // The last of them may not be full.
  if (FILLED.test(each.before) && total.value < one!.value * of_each) return []
  // 12 of what are at another place: 七年级12个班 and 八年级每班.
  const [there, here] = [scopes(one!.lead.slice(-40)), scopes(`${each.lead.slice(-30)}${total.before}`)].map((found) =>
    found.filter((scope) => !scope.startsWith('全')),
  )
  if (there!.length > 0 && here!.length > 0 && !there!.some((scope) => here!.includes(scope))) return []
  return [product(one!, parts, total)]
}

function product(one: Told, parts: readonly Told[], total: Told): Finding {
  const [each, sum] = [parts[0]!, one.value * worth(parts)]
  return {
    rule: 'mean',
    says: `按“${bare(one.before).slice(-12)}${one.quote}${nounOf(one).slice(0, 6)}”和“${each.before.slice(-16)}${each.quote}”计算应为${shown(sum)}${total.unit}，文中写的是“${total.before.slice(-12)}${total.quote}”，请核对。`,
    arithmetic: `${shown(one.value)} × ${shown(worth(parts))} = ${shown(sum)} ≠ ${shown(total.value)}`,
    places: wordsInOrder([one, ...parts, total]),
  }
}

/** 培训3场，全体驾驶员每场均参加，共612人次: as often as all of them came. */
const OFTEN =
  /(?<times>\d{1,3}|[两三四五六七八九十])(?<sort>场|期|次|轮|批|节|天)(?:[^。;\d\n]{0,16}),(?:全体|全部|所有)?(?<who>[\u4e00-\u9fff]{2,8}?)(?:每\k<sort>)(?:均|都|全部|全员)(?:全部|全员)?(?:参加|参训|到会|到场|出席)[^。;\d\n]{0,8}共(?:计|培训|参训|参加)?(?<all>\d{1,7})人次/g

export function oftenFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  return [...text.matchAll(OFTEN)].slice(0, MOST).flatMap((match): Finding[] => {
    const { times, who, all } = match.groups!
    const many = countsOf(numbers, who!).filter(
      ({ index, unit }) => unit === '人' && (index < match.index || index > match.index + match[0].length),
    )
    const [one] = many
    const often = numberOf(times)!
    const total = Number(all)
    if (one === undefined || many.some(({ value }) => value * often === total || value !== one.value)) return []
    if (one.open || !isSlipOff(one.value * often, total, NEAR)) return []
    return [
      {
        rule: 'mean',
        says: `按“${bare(one.before).slice(-12)}${one.quote}”计算，${often}${match.groups!['sort']}应为${one.value * often}人次，文中写的是“${all}人次”，请核对。`,
        arithmetic: `${one.value} × ${often} = ${one.value * often} ≠ ${total}`,
        places: inOrder([wordsAt(one), foundAt(match)]),
      },
    ]
  })
}
