/** Hours of the day: an end before its beginning, and a length that the two do not make. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { NUMBER, numberOf } from '../ground/numbers.ts'

const HALF = '(凌晨|早上|早晨|上午|中午|下午|晚上|傍晚|晚)?'
const CLOCK = `${HALF}(\\d{1,2})(?::(\\d{2})|[时点](?:(\\d{1,2})分|(半))?(?!间|长))`
const SPAN = new RegExp(`${CLOCK}(?:开始,?|起,?|开考,?)?(?:[至到]|[-—–~]{1,2}|,)${CLOCK}`, 'g')
const LENGTH = new RegExp(
  `(?:时长|历时|用时|限时|持续|共计?|合计|总计|为时|时间)(?:为|共)?(${NUMBER})(?:个)?(?:半)?(小时|分钟|学时)`,
  'g',
)
/** Minutes. An end that is so little before the beginning is not of another half of the day. */
const NEAR = 120

export function clockFindings(text: string): Finding[] {
  const spans = [...text.matchAll(SPAN)]
  return spans.flatMap((span): Finding[] => {
    const begins = minutesOf(span[2], span[3] ?? span[4], span[5])
    const ends = minutesOf(span[7], span[8] ?? span[9], span[10])
    if (begins === undefined || ends === undefined || span[0].includes(',') !== /开始|起|开考/.test(span[0])) return []
    const say = (says: string, arithmetic: string): Finding => ({
      rule: 'date',
      says,
      arithmetic,
      places: [foundAt(span)],
    })
    const sameHalf = span[6] === undefined || span[6] === span[1]
    if (sameHalf && ends < begins && begins - ends <= NEAR)
      return [say(`“${span[0]}”：结束的时刻早于开始的时刻，请核对。`, '')]
    const lengths = [...text.matchAll(LENGTH)]
    const said = lengths.length === 1 && spans.length === 1 ? lengthOf(lengths[0]!) : undefined
    if (!sameHalf || said === undefined || ends <= begins || Math.abs(said - (ends - begins)) < 1) return []
    if (lengths[0]!.index < span.index || /各|每|其中|分别|约/.test(text)) return []
    return [
      say(`“${span[0]}”是${ends - begins}分钟，文中写的是“${lengths[0]![0]}”，请核对。`, `${ends - begins} ≠ ${said}`),
    ]
  })
}

function minutesOf(hour?: string, minutes?: string, half?: string): number | undefined {
  const [hours, rest] = [Number(hour), half === undefined ? Number(minutes ?? 0) : 30]
  return hours <= 24 && rest <= 59 ? hours * 60 + rest : undefined
}

function lengthOf(match: RegExpMatchArray): number | undefined {
  const number = numberOf(match[1])
  if (number === undefined || match[2] === '学时') return undefined
  const half = match[0].includes('半') ? 0.5 : 0
  return match[2] === '小时' ? (number + half) * 60 : number
}
