/**
 * Numbers without a noun of their own, and lists whose noun stands at their end: 两校（甲小学、乙小学）; 两镇一乡，即…; 篮球、书法、剪纸课程，这七门课程;
 * 下列五种材料：（1）…；（2）….
 */
import { type Finding, foundAt } from '../ground/finding.ts'
import { miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { sentenceTo } from '../ground/written.ts'

const SIGN = '校|镇|乡|村|县|区|园|街道|社区'
const MANY = '[一两二三四五六七八九]|十[一二三四五六]?'
const KINDS = new RegExp(
  `(?<![\\d一二三四五六七八九十第每各百])(?<said>(?:(?:${MANY})(?:${SIGN})){1,3})(?:,?(?:即|分别(?:为|是)|为|包括|:)|\\()(?<list>[\\u4e00-\\u9fff]{2,14}(?:[、和与及][\\u4e00-\\u9fff]{2,14}?)+)(?=[,。;)\\n]|$)`,
  'g',
)
const SCHOOL = /(?:小学|中学|初中|高中|学校|幼儿园|[一二三四五六七八九十]中|附小|附中|职中|中心校|教学点)$/
const NO_LIST = /^(?:[不内]?含|如|除|原|现|由|全部)|等$|其中|以及|各/

/** How many of a list are of each sign; undefined where a member is of none of them. */
function membersOf(list: string, signs: readonly string[]): ReadonlyMap<string, number> | undefined {
  const many = new Map<string, number>()
  for (const name of list.split(/[、和与及]/)) {
    const own = signs.find((sign) => name.endsWith(sign) || (/[校园]/.test(sign) && SCHOOL.test(name)))
    if (own === undefined || name.length < 2 || signs.includes(name)) return undefined
    many.set(own, (many.get(own) ?? 0) + 1)
  }
  return many
}

/** 两镇一乡，即石门镇、柳溪镇、白云镇: of each sign so many. */
function ofKinds(text: string): Finding[] {
  return [...text.matchAll(KINDS)].flatMap((match): Finding[] => {
    const { said = '', list = '' } = match.groups!
    const told = [...said.matchAll(new RegExp(`(${MANY})(${SIGN})`, 'g'))]
    const signs = told.map(([, , sign]) => sign!)
    const members = NO_LIST.test(list) ? undefined : membersOf(list, signs)
    if (members === undefined || new Set(signs).size < signs.length || (told.length === 1 && said.startsWith('一')))
      return []
    const odd = told.find(([, many, sign]) => numberOf(many) !== (members.get(sign!) ?? 0))
    return odd === undefined
      ? []
      : [miscounted(foundAt(match), odd[1]! + odd[2]!, numberOf(odd[1])!, members.get(odd[2]!) ?? 0)]
  })
}

const NOUN_AT_END = new RegExp(
  `(?<=^|[,。;:\\n])(?<list>[^,。;:、\\d()\\n]{2,20}(?:、[^,。;:、\\d()\\n]{1,10}){2,})[,。;](?:这|上述|以上)(?<said>${FEW})(?:门|个|项|所|种|类|支|本|场|名|位|部|条|大)(?<noun>[\\u4e00-\\u9fff]{2})`,
  'g',
)
/** More than are named, or of other things. */
const OTHER = /等|其中|分别|各|以及|及其|每|除|还|另|新增|或|既|两|三|四|五|六|七|八|九|十/

/** 开设篮球、书法、剪纸课程，这七门课程: the noun of the number is the last word of the list. */
function ofNoun(text: string): Finding[] {
  return [...text.matchAll(NOUN_AT_END)].flatMap((match): Finding[] => {
    const { list = '', said: written = '', noun = '' } = match.groups!
    const before = sentenceTo(text, match.index, 60)
    const said = numberOf(written)
    // 和 may join two, or stand within one.
    if (said === undefined || !list.endsWith(noun) || before.includes('、') || /[和与及]/.test(list)) return []
    const named = list.split('、').length
    return OTHER.test(list) || named === said ? [] : [miscounted(foundAt(match), written, said, named)]
  })
}

const NUMBERED = new RegExp(
  `(?:下列|以下|如下|提交|提供|携带|具备|符合|包括)[^,。;:\\d\\n]{0,10}?(?<![\\d一二三四五六七八九十第])(?<said>${FEW})(?:种|项|类|个|份|条|点)(?:[\\u4e00-\\u9fff]{2,10}):\\n?(?=\\(?[1一][).、]|①)`,
  'g',
)
const STYLES: readonly ((number: number) => RegExp)[] = [
  (number) => new RegExp(`\\(${number}\\)`),
  (number) => new RegExp(`\\(${'一二三四五六七八九十'[number - 1] ?? '无'}\\)`),
  (number) => new RegExp(`(?<=^|[;。\\n:])${number}[.、](?!\\d)`),
  (number) => new RegExp('①②③④⑤⑥⑦⑧⑨⑩'[number - 1] ?? '无'),
]
const MOST = 16

/** 下列五种材料：（1）…；（4）…: the numbers go on to the fourth, and there is no fifth behind it. */
function ofNumbered(text: string): Finding[] {
  return [...text.matchAll(NUMBERED)].flatMap((match): Finding[] => {
    const said = numberOf(match.groups!['said'])
    const from = match.index + match[0].length
    const rest = text.slice(from, from + 1500)
    const style = STYLES.find((one) => rest.search(one(1)) === 0)
    if (said === undefined || style === undefined) return []
    let [at, named] = [0, 0]
    while (named < MOST) {
      const next = rest.slice(at).search(style(named + 1))
      if (next < 0) break
      at += next + 1
      named += 1
    }
    // A second row of numbers may go on behind it.
    if (named < 2 || named === said || Math.abs(named - said) > 3 || rest.slice(1).search(style(1)) >= 0) return []
    const last = /^[^。\n]*/.exec(rest.slice(at))![0]
    if (/等$|其[他它]|另|[;、,]$/.test(last) || /等[;。]/.test(rest.slice(0, at))) return []
    const quote = text.slice(match.index, from + at + last.length)
    return [miscounted({ start: match.index, quote }, match.groups!['said']!, said, named)]
  })
}

/** Asked of the whole text: numbered lists stand over lines. */
export function shortNumberFindings(text: string): Finding[] {
  const kinds = text.includes('、') ? [...ofKinds(text), ...(/这|上述|以上/.test(text) ? ofNoun(text) : [])] : []
  return /\(1\)|\(一\)|①|1[.、]/.test(text) ? [...kinds, ...ofNumbered(text)] : kinds
}
