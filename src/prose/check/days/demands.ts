/** A day before which something is asked for, and it has passed when it is asked: 9月12日召开会议，要求各校9月5日前完成. */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { comesBefore } from '../ground/lapses.ts'
import { momentsIn } from '../ground/moments.ts'

const ASKS =
  /^[^。;]{0,24}?(?:召开|印发|下发|发出|发布|制发|转发|举行|部署|通报|约谈|下达|组织召开)[^。;]{0,60}?(?:要求|责令|请|须|必须|务必|通知|限期|限于|督促|安排|确保|布置)[^。;]{0,30}$/
const BY = /^(?:之?前|以前)(?!已|曾)(?![\u4e00-\u9fff]{1,6}的)/

export function demandFindings(text: string): Finding[] {
  if (!text.includes('前')) return []
  const moments = momentsIn(text)
  return moments.flatMap((due, at): Finding[] => {
    const told = moments[at - 1]
    if (told?.day === undefined || due.month === undefined || !BY.test(text.slice(due.end, due.end + 12))) return []
    if (!ASKS.test(text.slice(told.end, due.index)) || !comesBefore(due, told)) return []
    return [
      {
        rule: 'date',
        says: `“${told.quote}”提出的要求，期限却是“${due.quote}前”，请核对。`,
        arithmetic: '',
        places: [told, due].map(wordsAt),
      },
    ]
  })
}

const LOOKED = /^[^。;]{0,40}?(?:检查|抽查|排查|督查|督导|巡查|抽检|核查|暗访|走访|评估|验收|测评|演练)/
const TO_MEND = /(?:要求|责令|限期|限于?|须|务必|请)[^。;]{0,30}$/
const MENDED = /^(?:之?前|以前)(?:全部)?(?:整改|完成整改|改正|落实整改|报送整改|上报整改|销号|反馈整改)/

/** What was found is to be mended before it was looked for: 4月16日开展抽查 … 要求于4月10日前整改到位. Asked of one paragraph. */
export function mendFindings(text: string): Finding[] {
  if (!text.includes('整改')) return []
  const moments = momentsIn(text)
  return moments.flatMap((due, at): Finding[] => {
    const [told, ...others] = moments.slice(0, at).filter(({ day }) => day !== undefined)
    if (told === undefined || due.day === undefined || !MENDED.test(text.slice(due.end, due.end + 12))) return []
    if (!TO_MEND.test(text.slice(Math.max(0, due.index - 40), due.index))) return []
    if (!LOOKED.test(text.slice(told.end, due.index)) || ![told, ...others].every((one) => comesBefore(due, one)))
      return []
    return [
      {
        rule: 'date',
        says: `“${told.quote}”检查发现的问题，整改期限却是“${due.quote}前”，请核对。`,
        arithmetic: '',
        places: [told, due].map(wordsAt),
      },
    ]
  })
}
