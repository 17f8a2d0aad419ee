/** Who is said to have most or least has it in the row: 甲1260人、乙1380人、丙960人，人数最多的是甲. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'
import { sharesTwo } from '../ground/likeness.ts'

const UNIT = '(%|人次|人|名|所|个|万元|亿元|元|件|起|例|次|分|平方米|册|台|辆|处|户|家|项|班|亩|篇|票)'
const NAMED =
  /([\u4e00-\u9fff]{0,10}?)最([多大高少小低])的?(?:学校|乡镇|单位|班级|学区|年级|镇|园)?(?:是|为)([\u4e00-\u9fff]{2,12}?)(?=[,。;、]|[和与]|$)/g
const MEMBER = new RegExp(`^(?:其中|分别为?|依次为?)?([\\u4e00-\\u9fff]{2,20}?)(?:共?有|为|达到?|是)?${FIGURE}${UNIT}$`)
/** What is greatest may be told without its name. */
const PLAIN = /^(?:其中|以|而|且)*(?:在校生?|学生|在园)?(?:人数|规模|数量|总数|得分|分数|总分|成绩|数|比例|占比)?$/

/** Asked of one sentence with its semicolons. */
export function namedExtremeFindings(text: string): Finding[] {
  if (!text.includes('最')) return []
  return [...outOfRow(text), ...nextOfAll(text)]
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
    return other === undefined ? [] : [unlike(match, other, member, most)]
  })
}
const LEAST = 3

const unlike = (match: RegExpMatchArray, other: Member, own: Member, most: boolean): Finding => ({
  rule: 'order',
  says: `“${other.quote}”比“${own.quote}”还${most ? '多' : '少'}，与“${match[0]}”不符，请核对。`,
  arithmetic: `${other.value} ${most ? '>' : '<'} ${own.value}`,
  places: [own, other, { index: match.index!, quote: match[0] }]
    .toSorted((one, next) => one.index - next.index)
    .map(wordsAt),
})

const NEXT = new RegExp(
  `最([多大高])的?(?:学校|乡镇|单位|班级)?(?:是|为)?[^,。;:\\d]{2,16},?(?:共?有|共|为|达到?)?${FIGURE}${UNIT}[,、;](?:其次|第二)的?(?:是|为)?[^,。;:\\d]{2,16},?(?:共?有|为|达到?)?${FIGURE}${UNIT}`,
  'g',
)

/** 最多的是一小，有1260人，其次是二小，1380人 */
function nextOfAll(text: string): Finding[] {
  return [...text.matchAll(NEXT)].flatMap((match): Finding[] => {
    const [quote, , first, unit, second, other] = match
    if (unit !== other || figureOf(second!) <= figureOf(first!)) return []
    return [
      {
        rule: 'order',
        says: `“${second}${unit}”比“${first}${unit}”还多，却排在后面，请核对。`,
        arithmetic: `${second} > ${first}`,
        places: [wordsAt({ index: match.index, quote })],
      },
    ]
  })
}
