/** What is said of all holds for each: 三项指标全部过半 … 47%; 均在99%以上，最低的为98.2%; 均有提高 … 下降0.6分. */
import { type Finding, foundAt, type Words, inOrder } from '../ground/finding.ts'
import { FEW, FIGURE, figureOf, numberOf } from '../ground/numbers.ts'
import { type Claim, extremeBeside, LEAST, MOST, noneBeyond, UNIT } from './within.ts'

const VALUE = `${FIGURE}(${UNIT})`
const VALUES = new RegExp(VALUE, 'g')
/** 人均, 生均 and the like are means; 学生均 is of all of them. */
const MEAN =
  '平|(?<!\\d)人|(?<![学考新业])生|(?<![学高各])校|(?<!教|老|导)师|户|班|(?<![两三四五六七八九十\\d])年|[月日周]|亩'
const ALL = `(?<!未|不|没有|不能)(?:全部|全都|(?<!${MEAN})均(?!衡|值|分|价|线|数|为)|(?<!首|成)都(?!是|市))`
const CLAIM = new RegExp(
  `${ALL}(?:已|能|可|要|首次|实现|做到|有望)*(?:(?<half>过半|超过?(?:一半|半数))|(?<over>超额完成[^,。;:\\d]{0,8})|(?<tens>(?:实现|保持|取得)?了?(?:两|二)位数(?:的)?增长)|(?:超额)?(?:完成|在|达到?|达|超过?|突破|高于|不低于|不少于|保持在|稳定在|高出|大于)了?(?<least>\\d[\\d,]*(?:\\.\\d+)?)(?<measure>${UNIT})(?<above>(?:\\([^()]*\\))?(?:以上)?)(?!以[下内])|(?:低于|不超过|少于|小于|不高于|控制在|降到|降至|在|保持在)了?(?<most>\\d[\\d,]*(?:\\.\\d+)?)(?<unit>${UNIT})(?:以[下内])?)`,
  'g',
)
/** Of what is yet to come, and of other times. */
const WANTED = /确保|力争|争取|要求|目标|力求|计划|规划|预计|到20\d\d年|原则|应当|标准|规定/
const OTHER = /[去上前]年|上学期|同比|同期|此前|以前|原来|全[国省市州县区]|提高了?\d|增长了?\d|下降|百分点|但|除|外/

/** Asked of one paragraph. */
export function universalFindings(text: string): Finding[] {
  const none = noneBeyond(text)
  if (none.length === 0 && !/均|全部|全都|都/.test(text)) return []
  const told = [...text.matchAll(CLAIM)].map(claimOf)
  const claims = [...told, ...none.filter((one) => !told.some((other) => meet(one, other)))].toSorted(
    (one, other) => one.match.index! - other.match.index!,
  )
  const broken = claims.flatMap((claim, at): Finding[] => {
    const clause = /[^,。;:]*$/.exec(text.slice(Math.max(0, claim.match.index! - 40), claim.match.index))![0]
    if (WANTED.test(clause)) return []
    const limit = claims[at + 1]?.match.index ?? text.length
    const rules = none.includes(claim)
      ? [extremeBeside]
      : [rowBefore, rowBehind, extremeBeside, oneBehind, countedBehind]
    const wrong = rules.flatMap((rule) => rule(text, claim, limit))[0]
    return wrong === undefined ? [] : [unlike(claim.match, wrong)]
  })
  return [...broken, ...risen(text)]
}

function claimOf(match: RegExpMatchArray): Claim {
  const { half, over, tens, most, unit } = match.groups!
  const end = match.index! + match[0].length
  if (half !== undefined) return { match, end, unit: '%', holds: (value) => value >= 50, worst: LEAST }
  if (over !== undefined) return { match, end, unit: '%', holds: (value) => value >= 100, worst: LEAST }
  if (tens !== undefined) return { match, end, unit: '%', holds: (value) => value >= 10, worst: LEAST }
  const { least = '', measure: own } = match.groups!
  const floor = figureOf(least)
  if (most === undefined) return { match, end, unit: own!, holds: (value) => value >= floor, worst: LEAST }
  const top = figureOf(most)
  return { match, end, unit: unit!, holds: (value) => value <= top, worst: MOST }
}

/** Whether two claims are of the same words. */
const meet = (one: Claim, other: Claim): boolean => one.match.index! < other.end && other.match.index! < one.end

const ROW = new RegExp(
  `(?:${VALUE}(?:\\([^()]{0,20}\\))?(?:、|和|及|与)[^,。;:、\\d]{0,8})+${VALUE}(?:\\([^()]{0,20}\\))?,(?:且|并|三者|两者)?[^,。;:\\d]{0,6}$`,
)

/** 分别为99.2%、98.7%和97.4%，均保持在98%以上 */
function rowBefore(text: string, claim: Claim): Words[] {
  const before = text.slice(Math.max(0, claim.match.index! - 160), claim.match.index)
  const row = ROW.exec(before)
  if (row === null || !/分别|依次|[\u4e00-\u9fff]\d/.test(before) || OTHER.test(/[^,。;]*$/.exec(before)![0])) return []
  const from = claim.match.index! - before.length + row.index
  return breaking(row[0], from, claim)
}

/** 均达到95%以上:一小97.2%、二小93.9%; 均实现两位数增长,分别增长12.4%和9.6%; no other rate is named between. */
function rowBehind(text: string, claim: Claim, limit: number): Words[] {
  const rest = text.slice(claim.end, Math.min(limit, claim.end + 200))
  const [row] =
    /^(?::|,[^,。;:\d其]{0,4}?分别(?:为|是|达到?|增长|完成)?|,其中(?![^,。;\d]{0,12}分别)|,(?=\d{4}年[^,。;\d]{0,8}\d[\d.]*%))(?:(?!,其中)[^。;\n])*/.exec(
      rest,
    ) ?? []
  if (row === undefined || /率|占比|比例|满意度|面积/.test(row) || (OTHER.test(row) && !claim.match.groups!.tens))
    return []
  const values = row.match(VALUES) ?? []
  return values.length < 2 || values.some((value) => !value.endsWith(claim.unit)) ? [] : breaking(row, claim.end, claim)
}

/** 班额全部在45人以下,其中七(3)班48人 */
function oneBehind(text: string, claim: Claim, limit: number): Words[] {
  const rest = text.slice(claim.end, Math.min(limit, claim.end + 40))
  const one = new RegExp(
    `^(?:,其中[^,。;\\d]{0,8}(?:\\(?\\d{1,2}\\)?)?[^,。;\\d]{0,6}(?:班|校|镇|乡|县|小学|中学|初中|园|区)(?:为|是|有)?|,[\\u4e00-\\u9fff]{1,6}(?:校|镇|乡|小学|中学|初中|幼儿园)(?:为|达到?))${VALUE}(?=[,。;])`,
  ).exec(rest)
  if (one === null || one[2] !== claim.unit || OTHER.test(one[0])) return []
  const index = claim.end + one[0].length - one[1]!.length - one[2].length
  return breaking(one[1]! + one[2], index, claim)
}

/** 三项指标全部过半。…占62%…占47%…占55%: as many shares as things. */
function countedBehind(text: string, claim: Claim, limit: number): Words[] {
  const head = new RegExp(`(?:^|[,。;:、\\d.\\s])(${FEW})(?:大|项|个|类|所|家|门|科)[^,。;:]{0,12}$`).exec(
    text.slice(Math.max(0, claim.match.index! - 24), claim.match.index),
  )
  const said = numberOf(head?.[1])
  const rest = text.slice(claim.end, Math.min(limit, claim.end + 320))
  const values = rest.match(VALUES)?.filter((value) => value.endsWith(claim.unit)) ?? []
  if (said === undefined || said < 2 || claim.unit !== '%' || values.length !== said || OTHER.test(rest)) return []
  // Shares of one thing are told alike: 占年度任务的.
  const words = [...rest.matchAll(VALUES)].filter((value) => value[2] === claim.unit)
  if (new Set(words.map(({ index }) => rest.slice(Math.max(0, index - 2), index))).size > 1) return []
  return breaking(rest, claim.end, claim)
}

const breaking = (words: string, from: number, { unit, holds }: Claim): Words[] =>
  [...words.matchAll(VALUES)]
    .filter((value) => value[2] === unit && !holds(figureOf(value[1]!)))
    .map((value) => ({ index: from + value.index, quote: value[0] }))

const RISEN = new RegExp(
  `${ALL}(?:有|比[^,。;:\\d]{1,8}|较[^,。;:\\d]{1,8}|有所|实现了?|不同程度|呈|明显|稳步|大幅|保持)*(?:(?<up>高于|超过|优于|好于|提高|上升|提升|增长|增加)|(?<down>低于|少于|下降|减少|降低))[^,。;:\\d]{0,12}(?::|,(?:其中|分别))([^。;\\n]{4,160})`,
  'g',
)

/** 均高于全市:语文高2.1分,英语低0.6分; 均有提高:…,英语下降0.6分. */
function risen(text: string): Finding[] {
  return [...text.matchAll(RISEN)].flatMap((match): Finding[] => {
    const { up } = match.groups!
    const row = match[3]!
    const from = match.index + match[0].length - row.length
    const against =
      up === undefined
        ? /(?:提高|上升|增长|增加|高出?|多)了?\d[\d.]*[^,、。;]{1,4}/
        : /(?:下降|减少|降低|低|少)了?\d[\d.]*[^,、。;]{1,4}/
    const wrong = against.exec(row)
    const along = up === undefined ? /(?:下降|减少|降低|低|少)了?\d/ : /(?:提高|上升|增长|增加|提升|高出?|多)了?\d/
    if (wrong === null || !along.test(row) || /但|[去上]年|同比|而/.test(row.slice(0, wrong.index))) return []
    return [
      unlike(
        match,
        { index: from + wrong.index, quote: wrong[0] },
        match[0].slice(0, -row.length).replace(/[:,].*$/, ''),
      ),
    ]
  })
}

const unlike = (match: RegExpMatchArray, { index, quote }: Words, claim = match[0]): Finding => ({
  rule: 'repeat',
  says: `文中说“${claim}”，“${quote}”却不是，请核对。`,
  arithmetic: '',
  places: inOrder([
    { ...foundAt(match), quote: claim },
    { start: index, quote },
  ]),
})
