/** Lists whose members are all made one way: 三张清单：问题清单、责任清单…; “三个一”，即掌握一项…、参加一个…; 六所学校…：甲、乙并入…，丙并入…. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { joinsIn, miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const NUMBER = `(?<![\\d.一二三四五六七八九十第])(${FEW})`
const OPENS = '[”]?[\\u4e00-\\u9fff]{0,6}(?::|——|[(]|,?(?:即|包括|分别是|分别为):?)'

export function keptFindings(text: string): Finding[] {
  return [...headed(text), ...bracketed(text), ...ones(text), ...moved(text), ...paired(text)]
}

/** 校车线路6条（东河线、柳湾线、…）: how many they are stands right before the bracket. */
const BRACKETED = new RegExp(
  `[\\u4e00-\\u9fff]{2}(?<said>${FEW}|\\d{1,2})[条所个项家支门处栋间台座][(](?<list>[\\u4e00-\\u9fff]{2,10}(?:[、和][\\u4e00-\\u9fff]{2,10}){2,30})[)]`,
  'g',
)
const AMONG = /等$|其中|以及|^[如含除原现]|不含/

/** Each of them ends in the same sign. */
function bracketed(text: string): Finding[] {
  return [...text.matchAll(BRACKETED)].flatMap((match): Finding[] => {
    const { said = '', list = '' } = match.groups!
    const names = list.split(/[、和]/)
    const [number, end] = [numberOf(said), names[0]!.at(-1)!]
    if (
      number === undefined ||
      number === names.length ||
      AMONG.test(list) ||
      !names.every((name) => name.endsWith(end))
    )
      return []
    return [miscounted({ start: match.index, quote: match[0] }, said, number, names.length)]
  })
}

const HEADED = new RegExp(
  `${NUMBER}(?:个|张|项|大|类|支|份|套|条|种|级)([\\u4e00-\\u9fff]{0,4}?[\\u4e00-\\u9fff]{2})${OPENS}`,
  'g',
)

/** Each member ends in the noun that was counted. */
function headed(text: string): Finding[] {
  return [...text.matchAll(HEADED)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const noun = match[2]!.slice(-2)
    const from = match.index + match[0].length
    const rest = text.slice(from, from + LONGEST)
    const member = `[^,、。;:()\\n]{1,12}${noun}`
    const [list, next] = new RegExp(`^${member}(?:、${member})+(等|、|和|及|以及|与|还)?`).exec(rest) ?? []
    if (list === undefined || said === undefined) return []
    const named = list.replace(/、$/, '').split('、').length
    const goes_on =
      next !== undefined ||
      new RegExp(`(?:[、和与及]|另|还有|以及)[^。;]{0,14}${noun}`).test(rest.slice(list.length, list.length + GOES_ON))
    if (named === said || (named < said && (goes_on || said <= named + joinsIn(list)))) return []
    const quote = text.slice(match.index, from + list.length)
    return [miscounted({ start: match.index, quote }, match[1]!, said, named)]
  })
}

const LONGEST = 200
/** A member so near behind a list, told another way, is of it too. */
const GOES_ON = 40
const ONES = new RegExp(`“${NUMBER}个一”${OPENS}`, 'g')
const ONE = /^[^、,;。:]{0,10}一[项门个本次件场台种节堂封份条支幅首篇道张套部套句天周月校人生][^、,;。:]{0,14}/

/** Each member has its 一. */
function ones(text: string): Finding[] {
  return [...text.matchAll(ONES)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const from = match.index + match[0].length
    let at = from
    let named = 0
    for (let one = ONE.exec(text.slice(at, at + 40)); one !== null; one = ONE.exec(text.slice(at, at + 40))) {
      named += 1
      at += one[0].length + 1
    }
    if (said === undefined || named < 2 || named === said) return []
    // 等 stands for more, and 、 before a member made another way as well.
    if (named < said && /[、]|等$/.test(text.slice(at - 2, at))) return []
    return [miscounted({ start: match.index, quote: text.slice(match.index, at - 1) }, match[1]!, said, named)]
  })
}

const SCHOOLS = new RegExp(
  `${NUMBER}所(?:[\\u4e00-\\u9fff]{0,6})(?:学校|小学|中学|初中|高中|幼儿园|园|校)[^。;:\\n\\d]{0,40}:([^。;\\n]{8,300})`,
  'g',
)
const NAME = '[\\u4e00-\\u9fff]{2,12}?(?:小学|中学|初中|高中|幼儿园|学校|[一二三四五六七八九十]中|职教中心|校区|附小)'
const MOVED = new RegExp(
  `^(?:${NAME})(?:[、和与及]${NAME})*(?:并入|合并|迁[至入到]|加入|纳入|划归|划入|由|与|改建|改造|更名|改名|结对|转为|移交|调整|挂牌|整体|设立|撤)`,
)

/** Each clause begins with the names of schools. */
function moved(text: string): Finding[] {
  return [...text.matchAll(SCHOOLS)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const clauses = match[2]!.split(',')
    const lists = clauses.map((clause) => MOVED.exec(clause)?.[0])
    const last = lists.indexOf(undefined)
    const own = (last < 0 ? lists : lists.slice(0, last)).map((list) => list!)
    const named = own.reduce((all, list) => all + list.match(new RegExp(NAME, 'g'))!.length, 0)
    if (said === undefined || own.length < 2 || named === said || (named < said && last >= 0)) return []
    if (own.some((list) => /[和与及]/.test(list)) && named < said) return []
    return [miscounted(foundAt(match), match[1]!, said, named)]
  })
}

const PAIRED = /“((?:[两三四五六七八九][\u4e00-\u9fff]){2,4})”/g

/** “三查三改”…查思想、查作风、查纪律、查廉洁，改观念…: each sign heads as many members as stand before it. */
function paired(text: string): Finding[] {
  return [...text.matchAll(PAIRED)].flatMap((match): Finding[] => {
    const from = match.index + match[0].length
    const rest = /^[^。\n]{0,160}/.exec(text.slice(from, from + 160))![0]
    if (/等(?=[,。;]|$)/.test(rest)) return []
    const pairs = [...match[1]!.matchAll(/(.)(.)/g)].map(([, number, sign]) => ({
      said: numberOf(number)!,
      named: rest.match(new RegExp(`(?<=[、,:;(即])${sign!}[\\u4e00-\\u9fff]{1,8}(?=[、,。;)]|$)`, 'g'))?.length ?? 0,
    }))
    const wrong = pairs.filter(({ said, named }) => said !== named)
    const [own] = wrong
    if (own === undefined || wrong.length > 1 || pairs.some(({ named }) => named < 2)) return []
    return [miscounted(foundAt(match), String(own.said), own.said, own.named)]
  })
}
