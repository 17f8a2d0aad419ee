/** Numbers in front of or behind an enumeration: A、B、C三项机制, 三项机制：A、B、C. */
import { CodePoints, numeral } from './days.ts'
import type { Finding } from './finding.ts'

const NUMBER = '([两二三四五六七八九]|十[一二三四五六]?|\\d{1,2})'
/** What is counted in this way; of most others a list may well name a few. */
const COUNTED =
  '(?:个方面|个环节|个步骤|个专项|个维度|个类别|个领域|个层次|个层面|项机制|项制度|项工作|项任务|项内容|项措施|项工程|项管理|项指标|项计划|项行动|大工程|大行动|大任务|大体系|大重点|大板块|大领域|类项目|类问题|类情形|级网络|级防控网|部分)'
const BEHIND = new RegExp(`([^。；;！!？?\\n:：,，(（]{1,120}?)(等)?(?:这)?${NUMBER}${COUNTED}`, 'g')
const BEFORE = new RegExp(`${NUMBER}${COUNTED}["”』」]?\\s*(?:[:：]|[(（])([^。；;！!？?\\n:：()（）]{1,300})`, 'g')

export function countFindings(text: string): Finding[] {
  const places = new CodePoints(text)
  const finding = (match: RegExpMatchArray, said: number, named: number): Finding => ({
    rule: 'count',
    says: `写的是${said}${match[0].includes('项') ? '项' : '个'}，列出来的却有${named}${match[0].includes('项') ? '项' : '个'}，请核对“${shortened(match[0])}”。`,
    arithmetic: `${named} ≠ ${said}`,
    places: [{ start: places.at(match.index ?? 0), quote: match[0] }],
  })
  const behind = [...text.matchAll(BEHIND)].flatMap((match) => {
    const [, list = '', among, number = ''] = match
    const said = numeral(number)
    const { least, most } = itemsIn(list)
    if (said === undefined || least < 2) return []
    // 等 may stand for more than is named, never for less.
    if (among !== undefined) return least > said ? [finding(match, said, least)] : []
    // Without it the words before the first item may hide one more: only too many is certain.
    return least > said ? [finding(match, said, most)] : []
  })
  const before = [...text.matchAll(BEFORE)].flatMap((match) => {
    const [, number = '', list = ''] = match
    const said = numeral(number)
    const { least, most } = itemsIn(list)
    if (said === undefined || least < 2 || /等|分别|包括.*等|其中/.test(list)) return []
    return said < least || said > most ? [finding(match, said, least)] : []
  })
  return [...behind, ...before]
}

/** 材料和人员规范 may be one item or two, so both are allowed for. */
function itemsIn(list: string): { least: number; most: number } {
  const items = list.split('、')
  if (items.length < 2 || items.some((item) => item.trim() === '')) return { least: 0, most: 0 }
  const joined = [...list.matchAll(/[和与及]|以及/g)].length
  return { least: items.length, most: items.length + joined }
}

function shortened(quote: string): string {
  const characters = Array.from(quote)
  return characters.length <= 40 ? quote : `…${characters.slice(-38).join('')}`
}
