/** What notices say about duties, in the words a clerk would write into the group. */
import { dayAt, daysLate, endOf, HOUR_MS, partsOf, startOf } from '../../ledger/index.ts'
import type { Duty } from '../../ledger/work_wire.ts'

/** `3月5日`, or with the hour where a limit is not the end of a day. */
export const limitWords = (at: string): string => {
  const instant = Date.parse(at)
  // The end of a day is the first instant of the next, and nobody calls it that.
  const day = dayAt(instant - 1)
  const { month, date } = partsOf(day)
  const hour = Math.round((instant - startOf(day)) / HOUR_MS)
  return endOf(day) === instant ? `${month}月${date}日` : `${month}月${date}日${hour}时`
}

/** `3月6日9:30` */
export const momentWords = (now: Date): string => {
  const { month, date } = partsOf(dayAt(now.getTime()))
  const wall = new Date(now.getTime() + 8 * HOUR_MS)
  return `${month}月${date}日${wall.getUTCHours()}:${String(wall.getUTCMinutes()).padStart(2, '0')}`
}

export const dutyTitle = ({ title, period_title }: Pick<Duty, 'title' | 'period_title'>): string =>
  `${title}（${period_title}）`

export const dueSoonWords = (duty: Duty): string => {
  const by = duty.due_at === null ? '' : `请于${limitWords(duty.due_at)}前上报，`
  return `${duty.unit_name}：${by}${duty.state === 'returned' ? '退回后还没有重新上报。' : '现在还没有报。'}`
}

export const lateWords = (duty: Duty, now: Date): string => {
  const { unit_name, due_at, closes_at, state } = duty
  const late =
    due_at === null ? '' : `应于${limitWords(due_at)}前上报，已逾期${daysLate(Date.parse(due_at), now.getTime())}天，`
  if (state === 'closed' && closes_at !== null) {
    return `${unit_name}：${late}填报已于${limitWords(closes_at)}关闭；需要补报的，请上级重新打开。`
  }
  return `${unit_name}：${late}${state === 'returned' ? '退回后还没有重新上报。' : '请尽快上报。'}`
}

/** Where the duty is done. */
export const dutyLink = ({ ledger, unit, period }: Pick<Duty, 'ledger' | 'unit' | 'period'>): string =>
  `/collect/${ledger}/${encodeURIComponent(period)}?unit=${encodeURIComponent(unit)}`

export const dutyCause = ({ ledger, period, unit }: Pick<Duty, 'ledger' | 'period' | 'unit'>): string =>
  `duty ${ledger} ${period} ${unit}`

/** Units that have not handed in, by the unit directly below the robot's own that they belong to. */
export interface Missing {
  readonly name: string
  /** The unit in between; null for one that stands directly below, or is, the robot's own unit. */
  readonly below: string | null
}

const bytes = (text: string): number => Buffer.byteLength(text)

/**
 * One message for a whole group. Where the names do not fit into `longest` bytes the larger parts are told by number;
 * what is left out then is said.
 */
export const collectedWords = (own: string, missing: readonly Missing[], now: Date, longest: number): string => {
  const parts = new Map<string | null, string[]>()
  for (const { name, below } of missing) parts.set(below, [...(parts.get(below) ?? []), name])
  const head = `截至${momentWords(now)}，${own}有${missing.length}个单位未报：`
  const full = (below: string | null, names: readonly string[]): string =>
    `${below === null ? '' : `${below}（${names.length}）：`}${names.join('、')}`
  const short = (below: string | null, names: readonly string[]): string => `${below ?? '直属单位'}（${names.length}）`
  for (const line of [full, short]) {
    const text = [head, ...[...parts].map(([below, names]) => line(below, names))].join('\n')
    if (bytes(text) <= longest) return text
  }
  const lines = [head]
  let told = 0
  for (const [below, names] of parts) {
    const line = short(below, names)
    if (bytes([...lines, line].join('\n')) > longest - 100) break
    lines.push(line)
    told += names.length
  }
  return [...lines, `另有${missing.length - told}个单位，名单见系统。`].join('\n')
}
