/** What has been done by a later day is not less: 截至6月底累计完成3.6亿元；截至9月底累计完成3.1亿元. */
import { type Finding, foundAt } from '../ground/finding.ts'
import { scaledOf } from '../ground/numbers.ts'

const UNTIL =
  /(?:截至|截止|截止到|到)(?:(\d{4})年|今年)?(\d{1,2})月(?:(\d{1,2})日|底|末|中旬|上旬|下旬)?,?([\u4e00-\u9fff“”]{0,24}?累计[\u4e00-\u9fff“”]{1,20}?)(\d[\d,.]*)(万|亿)?([\u4e00-\u9fff]{1,4})/g

export function cumulativeFindings(text: string): Finding[] {
  const said = [...text.matchAll(UNTIL)]
  return said.flatMap((later, at): Finding[] => {
    const earlier = said[at - 1]
    if (earlier === undefined || nameOf(earlier) !== nameOf(later) || earlier[7] !== later[7]) return []
    const year = Number(later[1] ?? earlier[1] ?? 0) - Number(earlier[1] ?? later[1] ?? 0)
    const months = year * 12 + Number(later[2]) - Number(earlier[2])
    const [one, other] = [amountOf(earlier), amountOf(later)]
    if (months === 0 || (months > 0 ? other >= one : one >= other)) return []
    // Without a year the second may be of the next one.
    if (months < 0 && later[1] === undefined) return []
    return [
      {
        rule: 'order',
        says: `“${later[0]}”与“${earlier[0]}”：累计数后面的反而小，请核对。`,
        arithmetic: months > 0 ? `${later[5]} < ${earlier[5]}` : `${earlier[5]} < ${later[5]}`,
        places: [earlier, later].map(foundAt),
      },
    ]
  })
}

/** 该项目累计完成投资 and 累计完成投资 are of the same. */
const nameOf = (match: RegExpMatchArray): string =>
  match[4]!.replace(/^(?:该?(?:项目|工程)|全[县市区校]|我[县市区校]|已|共)+/, '')

const amountOf = (match: RegExpMatchArray): number => scaledOf(match[5]!, match[6])
