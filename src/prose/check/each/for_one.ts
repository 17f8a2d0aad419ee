/** Heads and 元/生 that stand alone with what all of it comes to: 小学1200人，1000元/生；初中860人，1250元/生，合计发放237.5万元. */
import { slipOf } from '../ground/digits.ts'
import { type Finding, wordsAt } from '../ground/finding.ts'
import { FIGURE, figureOf } from '../ground/numbers.ts'
import { shown } from '../ground/range.ts'

const PAIR = new RegExp(`${FIGURE}[人名](?!次)[^\\d。]{0,14}?${FIGURE}元[/／](?:每)?[生人名](?![/／·年月天期])`, 'g')
const TOTAL = new RegExp(`(?:合计|共计|总计|共|总共)[^\\d。,;]{0,12}${FIGURE}(万)?元`)
const NUMBERS = /\d[\d,]*(?:\.\d+)?(?!年|月|日|\d)/g
const OTHERS = /其中|另|约|近|左右|以上|以下|学期|季度|半年|每[年月天期]|加上|连同|含|减免|配套|分期|[两三四五]年/

/** Asked of one sentence, which semicolons do not part. */
export function forOneFindings(text: string): Finding[] {
  if (!/元[/／]/.test(text) || OTHERS.test(text)) return []
  const pairs = [...text.matchAll(PAIR)]
  const last = pairs.at(-1)
  if (last === undefined) return []
  const end = last.index + last[0].length
  const total = TOTAL.exec(text.slice(end))
  const numbers = text.replaceAll(/\d+(?:年|月|日)/g, '').match(NUMBERS) ?? []
  if (total === null || numbers.length !== 2 * pairs.length + 1) return []
  const made = pairs.reduce((sum, [, heads, price]) => sum + figureOf(heads!) * figureOf(price!), 0)
  const scale = total[2] ? 1e4 : 1
  const places = total[1]!.split('.')[1]?.length ?? 0
  const [said, reckoned] = [figureOf(total[1]!), made / scale]
  if (Math.abs(said - reckoned) <= 0.51 * 10 ** -places && (places > 0 || scale > 1 || said === reckoned)) return []
  if (slipOf(said.toFixed(places), reckoned.toFixed(places)) === undefined) return []
  const sum = pairs.map(([, heads, price]) => `${heads} × ${price}`).join(' + ')
  return [
    {
      rule: 'sum',
      says: `按前面的人数和标准算应为${shown(made)}元，文中写的是“${total[0]}”，请核对。`,
      arithmetic: `${sum} = ${shown(made)} ≠ ${shown(said * scale)}`,
      places: [wordsAt({ index: end + total.index, quote: total[0] })],
    },
  ]
}
