/** A paper that calls those it comes from by another name: 青石镇中心学校2024年工作总结 … 一年来，云溪镇中心学校的各项工作. */
import { type Finding, unlikeWords, type Words, wordsInOrder } from '../../ground/finding.ts'
import type { Line, Paper } from '../ground/paper.ts'

const KIND =
  '镇中心学校|乡中心学校|镇中心小学|乡中心小学|镇中心校|乡中心校|镇初级中学|镇中学|镇小学|乡小学|镇中心幼儿园|乡中心幼儿园|中心小学|中心学校|初级中学|高级中学|实验小学|实验中学|实验学校|职业技术学校|职业中学|职业中专|职教中心|幼儿园|小学|中学|学校|县教育局|市教育局|区教育局|县教育和体育局|市教育和体育局|区教育和体育局|县教体局|县人民政府|县教育系统'
const NAME = `(?<name>[\\u4e00-\\u9fff]{2,10}?)(?<kind>${KIND})`
/** The name at the beginning of a title, or alone in one of the last lines. */
const TITLED = new RegExp(`^(?:中共|关于)?${NAME}(?=[\\d关“《党开校年上下半第自工述教春秋落安暑寒学]|\\(|$)`)
const SIGNED = new RegExp(`^[ \\u3000]*${NAME}[ \\u3000]*$`)
const FIRST_LINES = 2
const LAST_LINES = 4
/** It tells of itself: 一年来,X的各项工作; X将继续; X全体教职工. */
const SPAN =
  '一年来|半年来|一年|半年|[一本上]学期|本学年|一学年来|近年来|近两年来|三年来|五年来|今年以来|过去的?一年(?:中|里)?|新的一年(?:里|中)?|新学[年期]|下一?步|今后|为此|目前|截至目前|回顾一年来|回顾过去'
const OF_ITSELF =
  /^(?:的各项工作|各项工作|全体(?:教职工|师生|教师|干部|党员)|全校|将(?:继续|进一步|以|在|认真|坚持|严格|按|全力|不断)|在(?:[\u4e00-\u9fff]{1,12})?(?:的)?(?:正确|坚强|关心|支持)?领导下|以[\u4e00-\u9fff“”]{2,30}为(?:指导|引领|统领|主线|目标|抓手|契机)|(?:始终)?(?:坚持|围绕|认真贯彻|认真落实|紧紧围绕|深入贯彻|高度重视)|的(?:教育教学|教学质量|办学|教育事业|教育工作|安全工作|发展|教育改革))/
const OWN = new RegExp(
  `(?:(?<=^|[,。;:\\n])(?<span>(?:${SPAN}|\\d{4}年(?:以来|度)?),?)?|(?<=让|推动|促进|实现|建设|开创|努力把|把|我们|谱写|书写|推进))${NAME}(?=(?<rest>[\\u4e00-\\u9fff“”,]{1,40}))`,
  'gm',
)
/** Others are told of. */
const OTHERS = /[与和、及到赴往]$|兄弟|结对|帮扶|对口|友好|学习|考察|参观|合并|原|更名|前身|借鉴|例如|如$|其中/

interface Own extends Words {
  readonly name: string
  readonly kind: string
}

export function ownNameFindings({ text, lines }: Paper): Finding[] {
  const own = issuersOf(lines)
  const first = own.toSorted((one, other) => one.name.length - other.name.length)[0]
  if (first === undefined || own.some((one) => !isOf(one.name, first.name) || one.kind !== first.kind))
    return own.length === 2 ? unlikeIssuers(text, own) : []
  const told = new Set<string>()
  return [...text.matchAll(OWN)].flatMap((match): Finding[] => {
    const { name = '', kind = '', rest = '', span } = match.groups!
    if (kind !== first.kind || isOf(name, first.name) || told.has(name)) return []
    const index = match.index + (span?.length ?? 0)
    const before = text.slice(Math.max(0, index - 12), index)
    if (!OF_ITSELF.test(rest) || OTHERS.test(before) || !isAName(name)) return []
    // What has a section of its own is told of on purpose.
    if (timesIn(text, name + kind) > 2) return []
    told.add(name)
    const quote = name + kind
    return [saidOfItself(first, { index, quote })]
  })
}

/** A name by which a paper calls its own, and is not. */
export const saidOfItself = (own: Words, other: Words): Finding => ({
  rule: 'repeat',
  says: `本文是“${own.quote}”的，此处却写成“${other.quote}”，请核对。`,
  arithmetic: '',
  places: wordsInOrder([own, other]),
})

/** The title and the signature name two of one kind. */
function unlikeIssuers(text: string, [title, signed]: readonly Own[]): Finding[] {
  if (title === undefined || signed === undefined || title.kind !== signed.kind) return []
  if (isOf(title.name, signed.name) || isOf(signed.name, title.name)) return []
  // A bureau may write of a school, and each school of its own class of schools.
  return timesIn(text, title.quote) < 2 && timesIn(text, signed.quote) < 2 ? [unlikeWords(title, signed)] : []
}

function issuersOf(lines: readonly Line[]): Own[] {
  const title = lines.slice(0, FIRST_LINES).flatMap((line) => ownIn(line, TITLED))[0]
  const signed = lines.slice(-LAST_LINES).flatMap((line) => ownIn(line, SIGNED))
  return [...(title === undefined ? [] : [title]), ...(signed.length === 1 ? signed : [])]
}

function ownIn({ words, start }: Line, pattern: RegExp): Own[] {
  const match = words.length > 60 ? null : pattern.exec(words)
  if (match === null) return []
  const { name = '', kind = '' } = match.groups!
  const quote = name + kind
  return [{ name, kind, quote, index: start + words.indexOf(quote) }]
}

/** 石桥县青石 is 青石. */
const isOf = (name: string, own: string): boolean => name.endsWith(own) || own.endsWith(name)
const NO_NAME =
  /各|全|我|本|该|等|其他|有关|所有|乡镇|农村|城区|中小|九年|优质|一所|薄弱|规模|[县市区]直|示范|的|和|为|上级|[是在了将对]/
const isAName = (name: string): boolean => !NO_NAME.test(name) && name.length <= 8

function timesIn(text: string, words: string): number {
  let [times, at] = [0, text.indexOf(words)]
  while (at >= 0 && times < 4) {
    times += 1
    at = text.indexOf(words, at + 1)
  }
  return times
}
