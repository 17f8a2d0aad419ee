/**
 * The clock's round over sections that are being written: who writes one is told when its day comes near and when it has
 * passed, then the head of the unit; by the same ladder as rows. Handing in ends it.
 */
import { type Catalogue, dayInWords, dayAt, type Rung, rungAt, titleOfSection } from '../../ledger/index.ts'
import type { Database, Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { type NewNotice, notify, takeCauses } from '../org/notices.ts'
import { ladderOf } from '../work/escalation.ts'

interface Running {
  readonly manuscript: string
  readonly paper: string
  readonly unit: string
  readonly level: string
  readonly section: number
  readonly text: string
  readonly period: string
  readonly writer: string
  readonly due_at: string
  readonly since: string
}
interface Told extends Running {
  readonly rung: Rung
  readonly cause: string
}

const TOLD: readonly Rung[] = ['soon', 'holder', 'head']
const FOR_EVER_HOURS = 1_000_000

/** Answers how many were told of something. */
export const remindWriters = (
  {
    database,
    county,
    catalogue,
  }: { readonly database: Database; readonly county: string; readonly catalogue: Catalogue },
  now = new Date(),
): Promise<number> => database.asOwner(county, (tx) => remind(tx, catalogue, now))

const remind = async (tx: Tx, catalogue: Catalogue, now: Date): Promise<number> => {
  const running = await tx.rows<Running>(sql`
    select s.manuscript, m.title as paper, m.unit, m.period, u.level, s.section, s.text, s.writer, s.due_at,
      coalesce(s.assigned_at, s.opened_at) as since
    from platform.manuscript_section s
    join platform.manuscript m on m.county = s.county and m.id = s.manuscript
    join org.unit u on u.county = m.county and u.code = m.unit
    where s.county = ${tx.actor.county} and s.closed_at is null and s.state in ('writing', 'returned')
      and s.writer is not null and s.due_at is not null`)
  const ladder = ladderOf(catalogue, now)
  const due = running.flatMap((one): Told[] => {
    const since = Date.parse(one.since)
    const climb = { moved: since, since, due: Date.parse(one.due_at) }
    const rung = TOLD.findLast((name) => (rungAt(name, climb, ladder) ?? Infinity) <= now.getTime())
    if (rung === undefined) return []
    return [{ ...one, rung, cause: `manuscript ${rung} ${one.manuscript} ${one.section} ${one.due_at}` }]
  })
  const fresh = await takeCauses(tx, due, FOR_EVER_HOURS)
  return notify(
    tx,
    due.filter(({ cause }) => fresh.has(cause)).flatMap((one) => noticeOf(catalogue, one)),
  )
}

const KINDS = { soon: 'limit_soon', holder: 'limit_late', head: 'escalated' } as const

const noticeOf = (catalogue: Catalogue, one: Told): NewNotice[] => {
  const { rung, writer, unit, level, due_at, text } = one
  const head = catalogue.levels.find(({ name }) => name === level)?.head
  const position = rung === 'head' ? head : writer
  if (position === undefined) return []
  const day = dayInWords(dayAt(Date.parse(due_at) - 1))
  const says = rung === 'soon' ? `交稿日期是${day}，请抓紧。` : `应于${day}前交稿，已经逾期。`
  const whose = rung === 'head' ? `由${catalogue.position(writer)?.title ?? writer}撰写，` : ''
  return [
    {
      kind: KINDS[rung as keyof typeof KINDS],
      cause: one.cause,
      unit,
      title: `《${one.paper}》：${titleOfSection(text, one.period)}`,
      words: `${whose}${says}`,
      link: `/manuscripts/${one.manuscript}?section=${one.section}`,
      to: { positions: [position], at: unit },
    },
  ]
}
