/** Ages or hours from one to the other are in one part only: 50岁以上占26.3%，40至50岁占51.6%，40岁以下占32.1%. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { shown } from '../ground/range.ts'

const UNIT = '(?:周?岁|小时|分钟|课时|节|公里|年|人|分|次|天|元)'
const BAND = new RegExp(
  `(不足|低于|少于|未满|超过|达到?|大于)?(\\d{1,3})(?:${UNIT})?(?:(?:至|到|[-—~]+)(\\d{1,3}))?(${UNIT})(?:及|\\(含\\))?(以上|以下|以内)?[^,。;\\d%]{0,8}(?:\\d+[人名],)?[^,。;\\d%]{0,4}占[^,。;\\d%]{0,8}(\\d{1,2}(?:\\.\\d+)?)%`,
  'g',
)
/** Rounding of so many shares may make so much. */
const SLACK = 0.6
/** 岁以下家长支持的占81%: each is of those of its own age. */
const MOST = 130

interface Band {
  readonly match: RegExpMatchArray
  readonly low: number
  readonly high: number
  readonly share: number
}

function bandOf(match: RegExpMatchArray): Band {
  const [, word = '', first, last, , end = '', share] = match
  const [from, to] = [Number(first), Number(last ?? first)]
  const low = /以[下内]/.test(end) || /[足于满]$/.test(word.replace('大于', '')) ? 0 : from
  const high = end === '以上' || /超过|达|大于/.test(word) ? 999 : to
  return { match, low, high, share: Number(share) }
}

export function ageFindings(text: string): Finding[] {
  if (!text.includes('占')) return []
  const bands = [...text.matchAll(BAND)].map(bandOf)
  const units = new Set(bands.map(({ match }) => match[4]!.replace('周', '')))
  const loose = bands.some(({ match, low, high }) => low === high && match[3] === undefined)
  const ends = [bands.filter(({ low }) => low === 0), bands.filter(({ high }) => high === 999)]
  if (bands.length < 3 || units.size > 1 || loose || ends.some(({ length }) => length !== 1)) return []
  const sum = bands.reduce((all, { share }) => all + share, 0)
  if (sum > MOST || Math.abs(sum - 100) <= SLACK || (sum < 100 && !areWhole(bands))) return []
  const [unit] = units
  return [
    {
      rule: 'sum',
      says: `各${unit === '岁' ? '年龄' : ''}段所占的比例加起来是${shown(sum)}%，不是100%，请核对。`,
      arithmetic: `${bands.map(({ share }) => shown(share)).join(' + ')} = ${shown(sum)} ≠ 100`,
      places: bands.map(({ match }) => foundAt(match)),
    },
  ]
}

/** Nothing lies between two bands. */
function areWhole(bands: readonly Band[]): boolean {
  const spans = bands.toSorted((one, other) => one.low - other.low)
  return spans.every(({ low }, at) => at === 0 || low - spans[at - 1]!.high <= 1)
}
