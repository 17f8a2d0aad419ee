/** A paper tells nothing of a day behind the one on which it was signed: 截至2023年12月20日 … 2023年12月8日. */
import type { Finding } from '../ground/finding.ts'
import { dayNumberOf } from '../../../ledger/day.ts'

const DATE = '(\\d{4})年(\\d{1,2})月(\\d{1,2})日'
/** The day stands alone in a line, behind the text. */
const SIGNED = new RegExp(`\\n[ \\u3000]{0,40}${DATE}\\s{0,8}$`)
const UNTIL = new RegExp(`截[至止]到?${DATE}`, 'g')

const dayOf = ([, year, month, day]: RegExpMatchArray): number => dayNumberOf(Number(year), Number(month), Number(day))

export function signedFindings(text: string): Finding[] {
  const signed = SIGNED.exec(text)
  if (signed === null) return []
  return [...text.matchAll(UNTIL)].flatMap((until): Finding[] => {
    if (dayOf(until) <= dayOf(signed)) return []
    const quote = signed[0].trim()
    return [
      {
        rule: 'date',
        says: `“${until[0]}”晚于落款日期“${quote}”，请核对。`,
        arithmetic: '',
        places: [
          { start: until.index, quote: until[0] },
          { start: text.lastIndexOf(quote), quote },
        ],
      },
    ]
  })
}
