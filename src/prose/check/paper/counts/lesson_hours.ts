/** Lessons of a course that do not make up what all of it takes: 每名学员完成60学时 … 线上自学20学时，专题讲座16学时，案例研讨14学时，跟岗实践12学时. */
import type { Finding, Words } from '../../ground/finding.ts'
import { wordsInOrder } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff } from '../ground/rows.ts'

const SENTENCE = /[^。;!?\n]{1,600}/g
const LESSONS = /(?<![\d.第—~-])(\d{1,4})(?:个)?(学时|课时|学分)(?![—~-])/g
const LEAST = 3
const NEAR = 0.2
/** No paper names so many. */
const MOST = 300
/** Some of it, what comes of each, what is asked at least. */
const OTHER = /等(?!奖|级|次)|其中|另|还有|不少于|不低于|至少|以上|左右|每(?![名位个人期班])|选修/

interface Lessons extends Words {
  readonly value: number
  readonly unit: string
  readonly row: number
}

export function lessonHourFindings({ text }: Paper): Finding[] {
  if (!/学时|课时|学分/.test(text)) return []
  const rows: { words: string; all: Lessons[] }[] = []
  for (const { 0: words, index } of text.matchAll(SENTENCE)) {
    const all = [...words.matchAll(LESSONS)].map((match): Lessons => ({
      index: index + match.index,
      quote: match[0],
      value: Number(match[1]),
      unit: match[2]!,
      row: rows.length,
    }))
    if (all.length > 0) rows.push({ words, all })
  }
  if (rows.length > MOST) return []
  return rows.flatMap(({ words, all }): Finding[] => {
    if (all.length < LEAST || OTHER.test(words)) return []
    const sum = all.reduce((so_far, { value }) => so_far + value, 0)
    const others = rows
      .filter((row) => row.all !== all)
      .flatMap((row) => (OTHER.test(row.words) ? [] : row.all.filter(({ unit }) => unit === all[0]!.unit)))
    const [whole] = others
    const is_one = whole !== undefined && others.every(({ value }) => value === whole.value)
    // A total within the row is held to its parts where it stands.
    if (!is_one || all.some(({ value }) => 2 * value === sum || value === whole.value)) return []
    if (sum === whole.value || !isSlipOff(sum, whole.value, NEAR)) return []
    return [
      {
        rule: 'sum',
        says: `各部分${all[0]!.unit}加起来是${sum}，与另一处的“${whole.quote}”不符，请核对两处。`,
        arithmetic: `${all.map(({ value }) => value).join(' + ')} = ${sum} ≠ ${whole.value}`,
        places: wordsInOrder([whole, ...all]),
      },
    ]
  })
}
