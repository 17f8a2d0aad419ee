/** So many towns of a county, and more of them in a list elsewhere: 全县6个乡镇 … 城关镇1210人、石坝镇980人、…; also counties, groups and schools. */
import { type Finding, type Words, wordsInOrder } from '../../ground/finding.ts'
import { COUNTED, figureOf, numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

interface Kind {
  /** By which words they are counted. */
  readonly counted: string
  /** How the name of one ends. */
  readonly ending: string
}

const KINDS: readonly Kind[] = [
  { counted: '个(?:乡镇|镇\\(?街道?\\)?|乡镇\\(街道\\)|镇乡|乡镇街道|镇街)', ending: '镇|乡|街道|街道办事处|办事处' },
  { counted: '个镇', ending: '镇' },
  { counted: '个(?:县区|县\\(?市?、?区\\)?|县\\(市、区\\)|区县|县市区|旗县|县市)', ending: '县|区|市|旗' },
  { counted: '个?组别', ending: '组' },
  { counted: '个片区', ending: '片区' },
  { counted: '个(?:行政村|村)', ending: '村' },
  { counted: '个社区', ending: '社区' },
]
const WHOLE =
  '(?:全[县市区州旗镇乡盟]|我[县市区州镇乡]|所辖|下辖|辖区?内?|辖|设|分|分为|组织|涉及|覆盖|包括|共|来自)[^,。;:\\d\\n]{0,4}?'
const ENTIRE = /全|我|所辖|下辖|辖/
/** An item of a list: 石坝镇980人, 小学男子组12支, 和云山镇. */
const ITEM =
  /^(?:其中|和|及|以及|与|:)?(?<name>[\u4e00-\u9fff]{2,8}?(?:镇|乡|街道|办事处|县|区|市|旗|组|村|社区))(?:分别|共|有|为)?(?:(?<figure>\d[\d,]*(?:\.\d+)?)(?<unit>万人|[\u4e00-\u9fff%]{1,3}))?(?:\([^()]{0,20}\))?$/
const SENTENCE = /[^。;\n]{1,600}/g
/** No place of its own, and lists that leave some out. */
const NO_NAME =
  /^(?:全|各|该|本|我|每|其他|其余|城|市|县|新|老)[\u4e00-\u9fff]?(?:镇|乡|县|区|市|旗|组|村)$|乡镇$|县区$|领导小组|工作组|检查组|小组$|督[查导]组$|专家组$|地区$|校区$|社区$|城区$|郊区$/
const OPEN = /等|部分|除|以外/
const MOST = 200

interface Claim extends Words {
  readonly value: number
  readonly isEntire: boolean
}
interface List extends Words {
  readonly names: readonly string[]
  readonly isFull: boolean
}

export function placeToldFindings({ text }: Paper): Finding[] {
  const lists = [...text.matchAll(SENTENCE)].flatMap(({ 0: words, index }) => listIn(words, index))
  if (lists.length === 0) return []
  return KINDS.flatMap(({ counted, ending }): Finding[] => {
    const isOfKind = new RegExp(`(?:${ending})$`)
    const own = lists.filter(({ names }) => names.every((name) => isOfKind.test(name)))
    if (own.length === 0) return []
    const claims = claimsOf(text, counted)
    const [claim] = claims
    if (claim === undefined || claims.some(({ value }) => value !== claim.value)) return []
    const names = new Set(own.flatMap((list) => list.names))
    // One of them is told in two ways, or a list goes on in another.
    const list = own.find(
      (one) =>
        one.names.length !== claim.value &&
        (one.names.length > claim.value || one.isFull) &&
        one.names.length === names.size,
    )
    if (list === undefined || Math.abs(list.names.length - claim.value) > 2) return []
    if (list.names.length > claim.value && !claim.isEntire && ending !== '组') return []
    return [
      {
        rule: 'count',
        says: `“${claim.quote}”，另一处列出的却有${list.names.length}个（${list.names.join('、')}），请核对。`,
        arithmetic: `${list.names.length} ≠ ${claim.value}`,
        places: wordsInOrder([claim, list].map(({ index, quote }) => ({ index, quote }))),
      },
    ]
  })
}

function claimsOf(text: string, counted: string): Claim[] {
  const told = new RegExp(`${WHOLE}(?<many>${COUNTED})${counted}(?![\\u4e00-\\u9fff]{0,2}级)`, 'g')
  return [...text.matchAll(told)].slice(0, MOST).flatMap((match): Claim[] => {
    const { many } = match.groups!
    const value = numberOf(many) ?? 0
    if (value < 3 || /其中|余下|另|[去上前]年/.test(match[0])) return []
    return [{ index: match.index, quote: match[0], value, isEntire: ENTIRE.test(match[0]) }]
  })
}

/** A row of names of places, each with its number or none of them. */
function listIn(words: string, index: number): List[] {
  if (!/[镇乡道县区市旗组村]\d|[镇乡道县区市旗组村]、/.test(words)) return []
  const parts = [...words.matchAll(/(?:[^,、:()]|\([^()]{0,20}\))+/g)]
  const rows: { at: number; end: number; items: RegExpExecArray[] }[] = []
  let row: (typeof rows)[number] | undefined
  for (const part of parts) {
    const item = ITEM.exec(part[0]) ?? ITEM.exec(part[0].split(/和|及/).at(-1)!)
    if (item === null || NO_NAME.test(item.groups!['name']!)) row = undefined
    else {
      if (row === undefined) rows.push((row = { at: part.index, end: 0, items: [] }))
      row.items.push(item)
      row.end = part.index + part[0].length
    }
  }
  return rows.flatMap(({ at, end, items }): List[] => {
    const names = items.map(({ groups }) => groups!['name']!)
    const quote = words.slice(at, end)
    if (names.length < 3 || new Set(names).size !== names.length) return []
    if (OPEN.test(quote) || /^等|^、/.test(words.slice(end))) return []
    return [{ index: index + at, quote, names, isFull: isFull(items, words.slice(0, at)) }]
  })
}

/** Their numbers make what is told before them. */
function isFull(items: readonly RegExpExecArray[], before: string): boolean {
  if (items.some(({ groups }) => groups!['figure'] === undefined)) return false
  const sum = items.reduce((made, { groups }) => made + figureOf(groups!['figure']!), 0)
  const told = [...before.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((one) => figureOf(one[0]))
  return told.some((one) => Math.abs(one - sum) < 1e-6)
}
