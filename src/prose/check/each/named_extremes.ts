/** Who is said to have most or least has it in the row: 甲1260人、乙1380人、丙960人，人数最多的是甲. */
import { type Finding, type Words, wordsAt, wordsInOrder } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'
import { sharesTwo } from '../ground/likeness.ts'

const UNIT = '(%|人次|人|名|所|个|万元|亿元|元|件|起|例|次|分|平方米|册|台|辆|处|户|家|项|班|亩|篇|票|条)'
const NAMED =
  /([\u4e00-\u9fff]{0,10}?)最([多大高少小低])的?(?:学校|乡镇|单位|班级|学区|年级|镇|园)?(?:是|为)([\u4e00-\u9fff]{2,12}?)(?=[,。;、]|[和与]|$)/g
const MEMBER = new RegExp(`^(?:其中|分别为?|依次为?)?([\\u4e00-\\u9fff]{2,20}?)(?:共?有|为|达到?|是)?${FIGURE}${UNIT}$`)
/** What is greatest may be told without its name. */
const PLAIN = /^(?:其中|以|而|且)*(?:在校生?|学生|在园)?(?:人数|规模|数量|总数|得分|分数|总分|成绩|数|比例|占比)?$/

/** Asked of one sentence with its semicolons. */
export function namedExtremeFindings(text: string): Finding[] {
  const placed = text.includes('第') ? firstOfAll(text) : []
  return text.includes('最') ? [...placed, ...outOfRow(text), ...nextOfAll(text), ...inRowBehind(text)] : placed
}

interface Member {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly quote: string
  readonly index: number
}

/** The members of the only row before these words; none where there are two, or numbers of another kind among them. */
function rowBefore(text: string): readonly Member[] {
  let index = 0
  const members = text.split(/(?<=[,、;:。])/).map((piece): Member | undefined => {
    const words = piece.replace(/[,、;:。]$/, '')
    const [, name = '', figure, unit = ''] = MEMBER.exec(words) ?? []
    const from = index
    index += piece.length
    return figure === undefined ? undefined : { name, value: figureOf(figure), unit, quote: words, index: from }
  })
  const first = members.findIndex((one) => one !== undefined)
  const last = members.findLastIndex((one) => one !== undefined)
  const row = first < 0 ? [] : members.slice(first, last + 1)
  return row.every((one) => one !== undefined && one.unit === row[0]!.unit) ? row.map((one) => one!) : []
}

function outOfRow(text: string): Finding[] {
  return [...text.matchAll(NAMED)].flatMap((match): Finding[] => {
    const [, topic = '', way = '', name = ''] = match
    const row = rowBefore(text.slice(0, match.index))
    if (row.length < LEAST || !(PLAIN.test(topic) || sharesTwo(topic, text.slice(0, row[1]!.index)))) return []
    if (/[增减升降快慢]|率/.test(topic) && !text.slice(0, row[1]!.index).includes(topic.slice(-2))) return []
    const own = row.filter((one) => one.name.startsWith(name))
    const [member] = own
    if (member === undefined || own.length > 1) return []
    const most = /[多大高]/.test(way)
    const other = row.find(({ value }) => (most ? value > member.value : value < member.value))
    return other === undefined ? [] : [unlike({ index: match.index, quote: match[0] }, other, member, most)]
  })
}
const LEAST = 3

const unlike = (said: Words, other: Member, own: Member, most: boolean): Finding => ({
  rule: 'order',
  says: `“${other.quote}”比“${own.quote}”还${most ? '多' : '少'}，与“${said.quote}”不符，请核对。`,
  arithmetic: `${other.value} ${most ? '>' : '<'} ${own.value}`,
  places: wordsInOrder([own, other, said]),
})

const IS = '(?:共?有|共|为|达到?|是)?'
const NEXT = new RegExp(
  `最([多大高低少小])的?(?:学校|乡镇|单位|班级|年级)?(?:是|为)?[^,。;:\\d()]{2,16}[,(]?${IS}${FIGURE}${UNIT}\\)?[,、;](?:其次|第二)的?(?:是|为)?[^,。;:\\d()]{2,16}[,(]?${IS}${FIGURE}${UNIT}`,
  'g',
)
const NEXT_BEHIND = new RegExp(
  `最([多大高低少小])[,(]?${IS}${FIGURE}${UNIT}\\)?[,、;][^,。;:\\d()]{2,16}[,(]?${IS}${FIGURE}(%|人|名|所|个|万元|元|件|起|例|分|册|台|户|家|项|亩|篇|票|条|次(?!之))\\)?,?(?:次之|居次|位?居第二|位?列第二|排第二|紧随其后)`,
  'g',
)

/** 最多的是一小，有1260人，其次是二小，1380人; 松岭镇最多，为326人，白河镇341人次之; the lowest has the least. */
function nextOfAll(text: string): Finding[] {
  return [...text.matchAll(NEXT), ...text.matchAll(NEXT_BEHIND)].flatMap((match): Finding[] => {
    const [quote, way = '', first, unit, second, other] = match
    const most = /[多大高]/.test(way)
    const [one, next] = [figureOf(first!), figureOf(second!)]
    if (unit !== other || one === next || next < one === most) return []
    return [
      {
        rule: 'order',
        says: `“${second}${unit}”比“${first}${unit}”还${most ? '多' : '少'}，却排在后面，请核对。`,
        arithmetic: `${second} ${most ? '>' : '<'} ${first}`,
        places: [wordsAt({ index: match.index, quote })],
      },
    ]
  })
}

const AHEAD = /(?<=^|[,。;:])([^,。;:、\d]{4,24})最([多大高少小低])[:,](?:其中,?|分别为)?([^。;:]{8,160}?)(?=[。;]|$)/g

/** 六年级人数最多：四年级210人，五年级245人，六年级238人: the row stands behind its name. */
function inRowBehind(text: string): Finding[] {
  return [...text.matchAll(AHEAD)].flatMap((match): Finding[] => {
    const [quote, words = '', way = '', list = ''] = match
    const row = rowBefore(list)
    if (row.length < LEAST || row.length < list.split(/[,、;]/).length) return []
    const own = row.filter(({ name }) => words.includes(name))
    const [member] = own
    if (member === undefined || own.length > 1) return []
    const topic = words.slice(words.lastIndexOf(member.name) + member.name.length)
    if (!PLAIN.test(topic) || /增|减|升|降/.test(topic)) return []
    const most = /[多大高]/.test(way)
    const other = row.find(({ value }) => (most ? value > member.value : value < member.value))
    if (other === undefined) return []
    const from = match.index + quote.length - list.length
    const at = (one: Member): Member => ({ ...one, index: one.index + from })
    return [unlike({ index: match.index, quote: `${words}最${way}` }, at(other), at(member), most)]
  })
}

const PLACED = new RegExp(
  `([\\u4e00-\\u9fff]{2,20})${FIGURE}(分(?!钟)|%|人|名|篇|件|项|元|万元),(?:位?居|位?列|名列|排名?|排在|位次)?(?:全[县市区省校镇])?第([二三四五六2-6])(?![\\d十])[位名]?[;,。](?:位?居|位?列|名列|排名?|排在)(?:全[县市区省校镇])?(?:首位|第一|第1|榜首)[位名]?的?(?:是|为)?([\\u4e00-\\u9fff]{2,20})${FIGURE}(分(?!钟)|%|人|名|篇|件|项|元|万元)`,
  'g',
)
/** Of these the first has least. */
const LESS_IS_BETTER = /低|少|短|扣|违|故|辍|流失|差|用时|费|价|能耗|投诉|信访|倒数/
const measureOf = (words: string): string => words.replace(/(?:达到?|为|是|有|共)+$/, '').slice(-2)

/** 均分82.6分，位居第二；居首位的北岭中学均分81.9分: of the same measure the first has most. */
function firstOfAll(text: string): Finding[] {
  return [...text.matchAll(PLACED)].flatMap((match): Finding[] => {
    const [quote, lead = '', own, unit, nth, other_lead = '', first, other] = match
    if (unit !== other || figureOf(own!) <= figureOf(first!) || LESS_IS_BETTER.test(quote)) return []
    if (measureOf(lead) !== measureOf(other_lead)) return []
    return [
      {
        rule: 'order',
        says: `第${nth}的“${own}${unit}”比第一的“${first}${unit}”还高，请核对。`,
        arithmetic: `${own} > ${first}`,
        places: [wordsAt({ index: match.index, quote })],
      },
    ]
  })
}
