/** Ages from one to the other are in one part only: 50岁以上占26.3%，40至50岁占51.6%，40岁以下占32.1%. */
import { type Finding, foundAt } from './finding.ts'
import { shown } from './range.ts'

const BAND =
  /(\d{2})(?:周?岁)?(?:(?:至|到|[-—~]+)(\d{2}))?周?岁(?:及|\(含\))?(以上|以下)?[^,。;\d]{0,8}(?:\d+[人名],)?[^,。;\d]{0,4}占[^,。;\d]{0,8}(\d{1,2}(?:\.\d+)?)%/g
/** Rounding of so many shares may make so much. */
const SLACK = 0.6
/** 岁以下家长支持的占81%: each is of those of its own age. */
const MOST = 130

export function ageFindings(text: string): Finding[] {
  const bands = [...text.matchAll(BAND)]
  const ends = (word: string) => bands.filter((band) => band[3] === word).length
  const loose = bands.some((band) => band[2] === undefined && band[3] === undefined)
  if (bands.length < 3 || loose || ends('以上') !== 1 || ends('以下') !== 1) return []
  const sum = bands.reduce((all, band) => all + Number(band[4]), 0)
  if (sum > MOST || Math.abs(sum - 100) <= SLACK || (sum < 100 && !areWhole(bands))) return []
  return [
    {
      rule: 'sum',
      says: `各年龄段所占的比例加起来是${shown(sum)}%，不是100%，请核对。`,
      arithmetic: `${bands.map((band) => band[4]).join(' + ')} = ${shown(sum)} ≠ 100`,
      places: bands.map(foundAt),
    },
  ]
}

/** No age lies between two bands. */
function areWhole(bands: readonly RegExpMatchArray[]): boolean {
  const spans = bands
    .map((band) => ({
      low: band[3] === '以下' ? 0 : Number(band[1]),
      high: band[3] === '以上' ? 200 : Number(band[2] ?? band[1]),
    }))
    .toSorted((one, other) => one.low - other.low)
  return spans.every(({ low }, at) => at === 0 || low - spans[at - 1]!.high <= 1)
}
