/** A paper tells nothing of a day behind the one on which it was signed: 截至2023年12月20日 … 2023年12月8日. */
import type { Finding } from '../ground/finding.ts'
import { dayNumberOf } from '../../../ledger/day.ts'

const DATE = '(\\d{4})年(\\d{1,2})月(\\d{1,2})日'
/** The day stands alone in a line, behind the text. */
const SIGNED = new RegExp(`\\n[ \\u3000]{0,40}${DATE}\\s{0,8}$`)
const UNTIL = new RegExp(`截[至止]到?${DATE}`, 'g')

const dayOf = ([, year, month, day]: RegExpMatchArray): number => dayNumberOf(Number(year), Number(month), Number(day))

/** 报名截止2024年10月20日, 截至2024年12月31日满5年: an end that is to come. */
const TO_COME =
  /(?:报名|时间|日期|期限|申报|报送|提交|上报|投[标稿]|有效期?|年龄|计算|受理|征集|任期|合同|[工教]龄|填报|缴费)[^,。;]{0,6}$/
const isDue = (text: string, { index, 0: quote }: RegExpExecArray): boolean =>
  TO_COME.test(text.slice(Math.max(0, index - 16), index)) ||
  /^(?:止|前|,?[^,。;]{0,8}满)/.test(text.slice(index + quote.length, index + quote.length + 12))

export function signedFindings(text: string): Finding[] {
  const signed = SIGNED.exec(text)
  if (signed === null) return []
  return [...text.matchAll(UNTIL)].flatMap((until): Finding[] => {
    if (dayOf(until) <= dayOf(signed) || isDue(text, until)) return []
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
