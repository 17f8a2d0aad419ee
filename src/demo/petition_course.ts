/** The course of one petition, from its receipt to its end, as the offices move it. */
import type { Day, Values } from '../ledger/index.ts'
import { addDays, workflowOf } from '../ledger/index.ts'
import { latest } from '../bureau/norms/latest.ts'
import { petitionAppealDays } from '../bureau/norms/petitions.ts'
import { petition } from '../bureau/petitions/petition.ts'
import { FORWARDED } from '../bureau/petitions/petition_way.ts'
import type { Chance } from './chance.ts'
import { Way, workdaysOn, workdayUntil } from './living.ts'
import { type BureauLogin, countyLogin } from './people.ts'
import type { DemoVersion } from './row.ts'

export type End = 'closed' | 'acceded' | 'review' | 're_review'

export interface Course {
  /** 0 is the city. */
  readonly office: number
  readonly received: Day
  readonly channel: string
  /** The three kinds of the regulation of 2022; null before. */
  readonly basis: string | null
  readonly handler: string
  readonly outcome: string
  readonly answer: string
  /** Days until it is taken up, from then until it is answered, from then until the answer is served. */
  readonly taken_up: number
  readonly handling: number
  readonly serving: number
  /** Why it takes longer, and after how many days of handling that is allowed. */
  readonly extension?: { readonly after: number; readonly reason: string }
  readonly end: End
  readonly satisfaction: string
}

/** A petition that is known but for its number. */
export interface LivingPetition {
  readonly office: number
  readonly day: Day
  readonly topic: string
  readonly values: Values
  readonly versions: readonly DemoVersion[]
}

export const loginAt = (login: BureauLogin, office: number): string =>
  office === 0 ? login : countyLogin(login, office)

/** Nothing of it is later than `last`. */
export function courseOf(course: Course, last: Day, key: readonly (string | number)[]): DemoVersion[] {
  const clerk = loginAt('bangong', course.office)
  const way = new Way(workflowOf(petition), last, 'petition', ...key).begin(course.received, clerk)
  const taken_up = onWorkday(course.received, course.taken_up)
  if (FORWARDED.some((channel) => channel === course.channel))
    way.move('sign', earlierOf(taken_up, workdaysOn(course.received, 2)), clerk)
  const { basis, handler, outcome, answer, extension } = course
  way.move('accept', taken_up, clerk, { values: { basis, handler } })
  if (extension) {
    const { after, reason } = extension
    way.move('extend', onWorkday(taken_up, after), loginAt('juzhang', course.office), { reason })
  }
  const answered = onWorkday(taken_up, course.handling)
  way.move('answer', answered, clerk, { values: { outcome, answer } })
  const served = onWorkday(answered, course.serving)
  way.move('serve', served, clerk, { values: { served_on: served } })
  endOf(way, course, served, clerk)
  return way.versions
}

function endOf(way: Way, { end, office, satisfaction }: Course, served: Day, clerk: string): void {
  const judged: Values = { satisfaction }
  if (end === 'acceded') {
    way.move('accede', workdaysOn(served, 6), clerk, {
      values: judged,
      reason: '信访人书面表示认可答复意见，不再请求复查。',
    })
    return
  }
  if (end === 'closed') {
    way.move('close', afterAppeal(served), clerk, { values: judged })
    return
  }
  const asked = workdaysOn(served, 9)
  const review_body = office === 0 ? '市人民政府' : '市教育局'
  way.move('ask_review', asked, clerk, {
    values: { review_body, review_request: '对处理结果不服，请求重新核实并说明依据。' },
  })
  const reviewed = onWorkday(asked, 24)
  way.move('answer_review', reviewed, loginAt('bangong', 0), {
    values: { review_outcome: '维持', review_answer: '经调阅案卷并走访核实，原答复认定事实清楚，依据充分。' },
  })
  const again = onWorkday(reviewed, 4)
  way.move('serve_review', again, clerk, { values: { review_served_on: again } })
  if (end !== 're_review') {
    way.move('close', afterAppeal(again), clerk, { values: judged })
    return
  }
  const asked_again = workdaysOn(again, 12)
  way.move('ask_re_review', asked_again, clerk, {
    values: { re_review_body: '市人民政府', re_review_request: '不服复查意见，请求复核并举行听证。' },
  })
  const hearing = workdaysOn(asked_again, 10)
  way.move('hear', hearing, clerk, { values: { hearing_on: workdaysOn(hearing, 4) } })
  way.move('heard', workdaysOn(hearing, 7), clerk)
  way.move('end', workdaysOn(hearing, 13), clerk, {
    values: { re_review_outcome: '维持', re_review_answer: '经听证和复核，复查意见适用政策准确，程序合规。' },
  })
}

/** So many days later, or the last working day before that. */
export function onWorkday(day: Day, days: number): Day {
  const then = workdayUntil(addDays(day, days))
  return then < day ? day : then
}

/** The first working day after the time to ask for a review is over. */
export function afterAppeal(served: Day): Day {
  const last = addDays(served, latest(petitionAppealDays))
  return workdaysOn(last, workdayUntil(last) === last ? 1 : 2)
}

function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** Most are content; whoever is told no is less so. */
export function satisfactionOf(outcome: string, chance: Chance): string {
  const share = chance.share() + (outcome === '不予支持' ? 0.35 : outcome === '解释说明' ? 0.1 : 0)
  return share < 0.62 ? '满意' : share < 0.93 ? '基本满意' : '不满意'
}
