/** A place behind the last, told in words that are no figure to `read`: 21个乡镇考核中，由第8位跌至第23位. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'
import { RANKED } from './ranks.ts'

const BRACKET = '(?:\\([^()]{1,8}\\))?'
const FIELD = new RegExp(
  `(全[国省市州县区镇]|参[评赛加考]的?|共有?|在|的)(${NUMBER})个(?:[被参][\\u4e00-\\u9fff]{1,2})?(?:${RANKED}|片区)${BRACKET}`,
  'g',
)
const NTH = '第(\\d{1,3}|[一二三四五六七八九十]{1,3})'
/** 列第28位, 居全市第三; 列全市第三和第八 has two. */
const PLACE = new RegExp(
  `${NTH}(?:[位名]|(?<=(?:列|居|排|排名|位次|全[国省市州县区镇])(?:第[\\d一二三四五六七八九十]+[和、与])?第[\\d一二三四五六七八九十]+)(?=[,。;、和与]|$))`,
  'g',
)
/** Of another field. */
const OTHER = /全[国省市州县区]/g
const FAR = 70

export function placingFindings(text: string): Finding[] {
  const fields = [...text.matchAll(FIELD)]
  if (fields.length === 0) return []
  return [...text.matchAll(PLACE)].flatMap((place): Finding[] => {
    const field = fields.findLast(({ index }) => index < place.index)
    const [size, rank] = [numberOf(field?.[2]), numberOf(place[1])]
    if (field === undefined || size === undefined || rank === undefined || rank <= size) return []
    if (!isOfField(text, field, place)) return []
    return [
      {
        rule: 'rank',
        says: `一共只有“${field[0]}”，却排在${place[0]}，请核对。`,
        arithmetic: `${rank} > ${size}`,
        places: [field, place].map(foundAt),
      },
    ]
  })
}

function isOfField(text: string, field: RegExpMatchArray, place: RegExpMatchArray): boolean {
  const words = text.slice(field.index! + field[0].length, place.index)
  if (words.length > FAR || /批|组|(?<![第\d一二三四五六七八九十])[\d一二三四五六七八九十]+[所支名家]/.test(words))
    return false
  const scope = field[1]!.startsWith('全') ? field[1] : undefined
  return (words.match(OTHER) ?? []).every((other) => other === scope)
}
