/**
 * A mean or a rate of all is neither above the highest nor below the lowest of those that make them up:
 * 河湾中学平均82.4分，柳溪中学79.6分，…。四校全部学生的平均分为86.3分.
 */
import { type Finding, wordsInOrder } from '../ground/finding.ts'
import { numberOf } from '../ground/numbers.ts'
import { partitionOf } from '../sums/partitions.ts'

const KINDS = '学校|校|年级|学段|学科|科|班级|班|片区|学区|乡镇|镇|单位|园|组|中学|小学|幼儿园|校区|区|县'
const ALL = new RegExp(
  `(?:(?:上述|以上|这)?(?<![第\\d.])(?<many>[两三四五六七八九十]|\\d{1,2})(?:所|个|家)?(?:高中|初中)?(?:${KINDS})|(?<whole>全体|全[县市区校镇乡班园]|全?年级(?![两三四五六七八九十\\d])|义务教育(?:阶段)?|总体|整体))(?<words>[^,;:。、\\d]{0,16}?)(?<what>平均分|均分|平均成绩|平均得分|平均(?:身高|体重|年龄|教龄|工龄|班额|时长|用时|工资|成本|面积|藏书)?|[生人师班校园]均[\\u4e00-\\u9fff]{2,6}?|[\\u4e00-\\u9fff]{2}率|满意度)(?:约?为|达到?|是)?(?<value>\\d{1,6}(?:\\.(?<places>\\d{1,2}))?)(?<unit>分钟|平方米|厘米|公斤|千克|小时|万元|[分%岁年元本册人])(?!点|以上|以下|左右|[个底末初]|钟)`,
  'g',
)
/** Of another time, or no mean at all. */
const OTHER =
  /[比较]|增|减|提高|提升|降|[上去前]年|同期|目标|力争|计划|确保|最高|最低|满分|总分|分数线|及格线|标准差|差距|相差|极差|其余|占|左右|约|线上/
const FAR = 300
/** No row is longer. */
const MOST = 12
/** Decimals that binary numbers do not have. */
const HAIR = 1e-9

interface Member {
  readonly index: number
  readonly quote: string
  readonly name: string
  readonly value: number
  readonly half: number
}

/** Asked of one paragraph. */
export function beyondAllFindings(text: string): Finding[] {
  if (!/均|率|满意度/.test(text)) return []
  return [...text.matchAll(ALL)].flatMap((match): Finding[] => {
    const { words = '', what = '', value = '', places = '', unit = '' } = match.groups!
    const clause = /[^,;:。、]*$/.exec(text.slice(Math.max(0, match.index - 24), match.index))![0]
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 4)
    if (OTHER.test(clause + words) || /[各均]|全科|同时/.test(words) || /^[左上]/.test(after)) return []
    const row = rowBefore(text, match.index, unit) ?? rowBehind(text, match.index + match[0].length, unit)
    const lead = row?.[0] === undefined ? '' : leadOf(text, row[0])
    if (row === undefined || !isOfAll(row, match.groups!, lead) || !areOfOne(text, row, what)) return []
    const half = places === '' ? 0.5 : 10 ** -places.length / 2
    const [low, high] = [Math.min(...row.map(lowOf)), Math.max(...row.map(highOf))]
    const said = Number(value)
    // 三科合格率: of those who have passed in each of them, who are fewer.
    if (unit === '%' && said < low && /科|门|项/.test(match[0])) return []
    // 90% and 94% never make 95%: what is rounded to it is above both as they may be.
    if (said + half > low + HAIR && said - half < high - HAIR) return []
    const numbers = row.map((one) => one.value).join('、')
    return [
      {
        rule: 'mean',
        says: `“${match[0]}”是各部分合起来的，却不在各部分（${numbers}）之间，请核对。`,
        arithmetic: `${value} ∉ [${row.map((one) => one.value).join(', ')}]`,
        places: wordsInOrder([...row, { index: match.index, quote: match[0] }]),
      },
    ]
  })
}

const lowOf = ({ value, half }: Member): number => value - half
const highOf = ({ value, half }: Member): number => value + half

/** As many as are told, or kinds that are all there are. */
function isOfAll(row: readonly Member[], { many, whole, what }: Record<string, string>, lead: string): boolean {
  if (row.length < 2 || row.length > MOST) return false
  if (many !== undefined) return numberOf(many) === row.length
  if (whole === undefined) return false
  const names = row.map(({ name }) => name)
  // 九年义务教育巩固率 is of those who were there nine years before.
  if (/义务/.test(whole))
    return /均/.test(what ?? '') && names.length === 2 && /小学/.test(names[0]!) && /初中/.test(names[1]!)
  return partitionOf(names)?.closed === true || areAllIn(whole, row.length, lead + names.join())
}

/** 仅设南、北两个校区; 三个年级合格率分别为: there are no others in the school. */
function areAllIn(whole: string, count: number, lead: string): boolean {
  const [, many, kind = ''] = [...lead.matchAll(SO_MANY)].at(-1) ?? []
  if (numberOf(many) !== count) return false
  if (/校|园/.test(whole)) return /校区|年级|分部|学部|学段|园区/.test(kind)
  if (/年级/.test(whole)) return kind.startsWith('班')
  return /[县市区镇乡]/.test(whole) && /(?:仅|只|下辖|共)[^,。;]{0,12}$/.test(lead.split(kind)[0]!)
}
const SO_MANY =
  /(?<![第\d.])([两三四五六七八九十]|\d{1,2})(?:个|所|大)?(校区|年级|分部|学部|学段|园区|班级?|片区|学区|乡镇|镇|街道|学校|校)/g

const leadOf = (text: string, { index }: Member): string => text.slice(text.lastIndexOf('。', index) + 1, index)

/** All numbers of the unit in the sentence that tells the last of them. */
function rowBefore(text: string, end: number, unit: string): Member[] | undefined {
  const before = text.slice(Math.max(0, end - FAR), end)
  const last = before.lastIndexOf(unit)
  if (last < 0) return undefined
  // Two sentences further back something else is told.
  if ((before.slice(last).match(/。/g) ?? []).length > 1) return undefined
  const from = before.lastIndexOf('。', last) + 1
  const row = membersIn(before.slice(from, last + unit.length), Math.max(0, end - FAR) + from, unit)
  return row.length > 1 ? row : undefined
}

/** 三校平均80.4分，其中… */
function rowBehind(text: string, start: number, unit: string): Member[] | undefined {
  const behind = /^[,:](?:其中|分别(?:为|是))?:?([^。]{4,240})/.exec(text.slice(start, start + FAR))
  if (behind === null) return undefined
  return membersIn(behind[1]!, start + behind[0].length - behind[1]!.length, unit)
}

function membersIn(words: string, from: number, unit: string): Member[] {
  return [
    ...words.matchAll(
      new RegExp(
        `((?:[^,;:。、和及\\d]|及(?=格)){0,24})(?<![\\d.])(\\d{1,${unit.endsWith('元') ? 6 : 3}}(?:\\.(\\d{1,2}))?)${unit}`,
        'g',
      ),
    ),
  ].map(([quote, name = '', value, places], at, all) => ({
    index: from + all[at]!.index,
    quote,
    name,
    value: Number(value),
    half: places === undefined ? 0.5 : 10 ** -places.length / 2,
  }))
}

/** Each is of the same measure: what the first is called so, the others need not be. */
function areOfOne(text: string, row: readonly Member[], what: string): boolean {
  const [first] = row as [Member, ...Member[]]
  const from = text.lastIndexOf('。', first.index) + 1
  const lead = text.slice(from, first.index + first.quote.length)
  if (row.some(({ name }) => OTHER.test(name)) || OTHER.test(lead)) return false
  if (/均|成绩/.test(what))
    return (
      new RegExp(what.length > 3 ? what : '平均|均分|[生人师班校园]均').test(lead) &&
      row.every(({ name }) => !/率|度/.test(name))
    )
  const named = row.filter(({ name }) => /率|度/.test(name))
  return lead.includes(what) && named.every(({ name }) => name.includes(what))
}
