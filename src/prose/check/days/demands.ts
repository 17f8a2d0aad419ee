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
