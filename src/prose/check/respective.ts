/** As many values as names: 小学、初中、高中入学率分别为99.9%、98.2%和96.1%. */
import { CodePoints } from './days.ts'
import type { Finding } from './finding.ts'

const VALUE = '(?:约|近|超)?\\d[\\d,.]*(?:[万亿])?(?:%|个百分点|个?[\\u4e00-\\u9fff]{0,4})'
const EACH_OWN = new RegExp(
  `([^,，。；;：:！!？?\\n()（）\\d]{3,80})分别([\\u4e00-\\u9fff]{0,8}?)(${VALUE}(?:[、和与及]${VALUE})+)(?=[,，。；;\\n)）]|$)`,
  'g',
)
/** What stands before the names, and words that may hide another list. */
const OTHER_LIST = /[“”《》"]|等|均|其中|以及/

/** A list of two kinds has as many values as both together: 小学、初中入学率和巩固率 has four. */
export function respectiveFindings(text: string): Finding[] {
  const places = new CodePoints(text)
  return [...text.matchAll(EACH_OWN)].flatMap((match): Finding[] => {
    const [, list = '', , values = ''] = match
    const items = list.split('、')
    if (items.length < 2 || items.some((item) => item.trim() === '') || OTHER_LIST.test(list)) return []
    const joined = [...list.matchAll(/[和与及]/g)].length
    const said = values.split(/[、和与及]/).length
    const [least, most] = [items.length, items.length + joined]
    if (said >= least && said <= most) return []
    if (said > most && Array.from({ length: most - least + 1 }, (_, more) => least + more).some((n) => said % n === 0))
      return []
    if (said > most && joined > 0) return []
    return [
      {
        rule: 'count',
        says: `“分别”前面列了${least}项，后面却有${said}个数，请核对“${match[0]}”。`,
        arithmetic: `${least} ≠ ${said}`,
        places: [{ start: places.at(match.index), quote: match[0] }],
      },
    ]
  })
}
