/** What is said to stand in order: 由高到低依次为62.3%、38.6%、51.2%; 逐年级递增：186人，192人，188人. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { figureOf, numberOf } from '../ground/numbers.ts'

const SORTED =
  /(?:[由从按](高到低|低到高|多到少|少到多|大到小|小到大)[^。;:\d]{0,24}(?:依次|分别|顺序|排列|排序)?(?:为|是|:)|逐(?:年级|年|月|季度?|校|届|期)(?:稳步|持续)?(递增|上升|增加|提高|增长|递减|下降|减少|降低):|随着?年级的?(?:升高|增高|增加|上升|增长)而?(?:逐步|不断)?(上升|增加|提高|下降|降低|减少)[^。;:\d]{0,12}(?:分别|依次)(?:为|是))/g
const VALUE =
  /(\d[\d,]*(?:\.\d+)?)(%|‰|人次|人|名|分钟|分|所|万元|亿元|元|个|次|册|起|件|票|篇|节|天|项|处|家|户|场|条|门|平方米|亩|吨|公斤|台|套|辆|岁|倍)/g
const REST = /[,、和及与](?=(?:其[他它余]|剩余|另))/
const RISING = /^(?:低到高|少到多|小到大|递增|上升|增加|提高|增长)$/

export function sortedFindings(text: string): Finding[] {
  return [...text.matchAll(SORTED)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    // What is left over is told last, however much it is.
    const row = text.slice(from).split(REST)[0]!
    const values = [...row.matchAll(VALUE)]
    const [first] = values
    if (values.length < 3 || values.some((value) => value[2] !== first![2])) return []
    if (/其中|同比|比上年|增长|平均|共/.test(row)) return []
    const numbers = values.map((value) => figureOf(value[1]!))
    const rising = RISING.test(match[1] ?? match[2] ?? match[3]!)
    const at = numbers.findIndex(
      (number, index) => index > 0 && (rising ? number < numbers[index - 1]! : number > numbers[index - 1]!),
    )
    if (at < 1) return []
    const [before, own] = [values[at - 1]!, values[at]!]
    return [
      {
        rule: 'order',
        says: `文中说“${match[1] === undefined ? (match[2] ?? `随年级${match[3]}`) : match[0].slice(0, 4)}”，“${before[0]}”到“${own[0]}”却相反，请核对。`,
        arithmetic: `${before[1]} ${rising ? '>' : '<'} ${own[1]}`,
        places: [before, own].map((value) => ({
          start: from + value.index,
          quote: value[0],
        })),
      },
    ]
  })
}

const NAMED =
  /[由从按](高到低|低到高|多到少|少到多|大到小|小到大)[^。;:、\d]{0,16}?(?:依次|分别|顺序|排列|排序)(?:为|是|:)((?:[^、,。;:\d]{2,14}、)+[^、,。;:\d]{2,20})/g
const UNIT = '(%|人|名|分|所|万元|亿元|元|个|次|册|起|件)'
const ROW = new RegExp(
  `(?:分别|依次)(?:为|是|达到?)?((?:\\d[\\d,]*(?:\\.\\d+)?${UNIT}?[、和与]){2,}\\d[\\d,]*(?:\\.\\d+)?${UNIT})`,
)

/** 甲、乙、丙分别为58.6%、54.2%和49.7%，由高到低依次为甲、丙、乙: the names stand in another order than their values. */
export function namedOrderFindings(text: string): Finding[] {
  return [...text.matchAll(NAMED)].flatMap((match): Finding[] => {
    const names = namesIn(match[2]!)
    const values = valuesOf(text.slice(0, match.index), names)
    if (values === undefined) return []
    const rising = RISING.test(match[1]!)
    const at = values.findIndex(
      (value, index) => index > 0 && (rising ? value < values[index - 1]! : value > values[index - 1]!),
    )
    if (at < 1) return []
    return [
      {
        rule: 'order',
        says: `文中说“由${match[1]}”，“${names[at - 1]}”（${values[at - 1]}）到“${names[at]}”（${values[at]}）却相反，请核对。`,
        arithmetic: `${values[at - 1]} ${rising ? '>' : '<'} ${values[at]}`,
        places: [foundAt(match)],
      },
    ]
  })
}

/** The last two may be joined by 和. */
function namesIn(list: string): string[] {
  const items = list.split('、')
  return [...items.slice(0, -1), ...(/^(.{2,})[和与及](.{2,})$/.exec(items.at(-1)!)?.slice(1) ?? items.slice(-1))]
}

/** What is told of each name: in a row behind all of them, or right behind it. */
function valuesOf(before: string, names: readonly string[]): number[] | undefined {
  const row = ROW.exec(before)
  const places = names.map((name) => before.indexOf(name))
  if (places.includes(-1) || new Set(places).size < names.length) return undefined
  const told = row === null ? [] : row[1]!.split(/[、和与]/).map((value) => figureOf(/^[\d,.]+/.exec(value)![0]))
  if (row !== null && told.length === names.length && Math.max(...places) < row.index) {
    const sorted = places.toSorted((one, other) => one - other)
    return places.map((place) => told[sorted.indexOf(place)]!)
  }
  const behind = names.map((name, at) => OWN.exec(before.slice(places[at]! + name.length)))
  if (behind.some((own) => own === null || own[2] !== behind[0]![2])) return undefined
  return behind.map((own) => figureOf(own![1]!))
}
const OWN = new RegExp(`^[^,。;、\\d]{0,8}(\\d[\\d,]*(?:\\.\\d+)?)${UNIT}`)

const SCORED =
  /以(\d+(?:\.\d+)?)(分|%)(?:的[\u4e00-\u9fff]{1,8})?[\u4e00-\u9fff]{0,6}第(\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d一二三四五六七八九十])/g
const OTHER_FIELD = /全[国省市州县区]|[去上前]年|上届|扣|违规|用时|[低少]/

/** 以96.4分列第一，…以97.1分列第二: who comes next has no more. */
export function scoredFindings(text: string): Finding[] {
  const places = [...text.matchAll(SCORED)]
  return places.flatMap((own, at): Finding[] => {
    const before = places[at - 1]
    if (before === undefined || own[2] !== before[2] || numberOf(own[3]) !== numberOf(before[3])! + 1) return []
    if (Number(own[1]) <= Number(before[1]) || OTHER_FIELD.test(text.slice(before.index, own.index + own[0].length)))
      return []
    return [
      {
        rule: 'order',
        says: `“${own[0]}”比“${before[0]}”还高，名次却在后面，请核对。`,
        arithmetic: `${own[1]} > ${before[1]}`,
        places: [before, own].map(foundAt),
      },
    ]
  })
}
