/** The bureau's calendar of working days: what the notices say, what the bureau has laid down itself, and its terms. */
import {
  type Day,
  dayFromNumber,
  dayNumber,
  dayInWords,
  isDay,
  type OwnDay,
  parsePeriod,
  STATE_COUNCIL_YEARS,
  stateCouncilDays,
} from '../../ledger/index.ts'
import type { CalendarWire, NewDays } from '../../ledger/wire/calendar.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { reckonRows } from '../tables/reckon.ts'
import type { Tables } from '../tables/tables.ts'
import { termsOf } from './terms.ts'

/** Days taken at one go: a year of them and more. */
const MANY = 400

export const calendarOfYear = async (tx: Tx, year: number): Promise<CalendarWire> => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const own = await tx.rows<CalendarWire['own'][number]>(sql`
    select d.id, d.day, d.kind, d.title, d.source, d.opened_at,
      (select p.name from org.person p where p.county = d.county and p.id = d.by) as by
    from work.calendar_day d
    where d.county = ${tx.actor.county} and d.closed_at is null and d.day between ${first}::date and ${last}::date
    order by d.day`)
  const terms = (await termsOf(tx)).filter(({ from, to }) => from <= last && to >= first)
  const [covered_from, covered_to] = STATE_COUNCIL_YEARS
  return {
    year,
    covered: year >= covered_from && year <= covered_to,
    covered_from,
    covered_to,
    days: stateCouncilDays(year),
    own,
    terms,
  }
}

/**
 * Days that are laid down anew or otherwise. Answers how many were new, and how many open rows are due on another day
 * for it. Problems: faulty; not_yours, for whoever keeps not the whole county's books.
 */
export const addDays = async (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  { days, source }: NewDays,
): Promise<{ added: number; reckoned: number }> => {
  requireDays(days, source)
  await requireSteward(tx)
  const standing = await tx.rows<OwnDay & { title: string }>(sql`
    select day, kind, title from work.calendar_day where county = ${tx.actor.county} and closed_at is null`)
  const known = new Map(standing.map((one) => [one.day, one]))
  const fresh = days.filter(({ day, kind, title }) => known.get(day)?.kind !== kind || known.get(day)?.title !== title)
  if (fresh.length === 0) return { added: 0, reckoned: 0 }
  await tx.run(sql`
    update work.calendar_day set closed_at = clock_timestamp()
    where county = ${tx.actor.county} and closed_at is null and day = any(${fresh.map(({ day }) => day)}::date[])`)
  await tx.run(sql`
    insert into work.calendar_day (county, day, kind, title, source, by)
    select ${tx.actor.county}, d.day, d.kind, d.title, ${source.trim()}, ${tx.actor.person}::bigint
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as d(day date, kind text, title text)`)
  await writeEvent(tx, { act: 'set_days', detail: { days: fresh, source } })
  return { added: fresh.length, reckoned: await reckonFrom(tx, tables, fresh, source) }
}

/** Problems: not_yours; no_such, where one of them stands no longer. */
export const closeDays = async (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  ids: readonly number[],
): Promise<{ reckoned: number }> => {
  await requireSteward(tx)
  const closed = await tx.rows<OwnDay & { title: string }>(sql`
    update work.calendar_day set closed_at = clock_timestamp()
    where county = ${tx.actor.county} and closed_at is null and id = any(${ids}::bigint[])
    returning day, kind, title`)
  if (closed.length < new Set(ids).size)
    throw new Problem('no_such', { what: '工作日历中的日子', name: ids.join('、') })
  await writeEvent(tx, { act: 'drop_days', detail: { days: closed } })
  return { reckoned: await reckonFrom(tx, tables, closed, '撤销本局设定') }
}

const reckonFrom = (
  tx: Tx,
  tables: Pick<Tables, 'catalogue'>,
  days: readonly { readonly day: Day }[],
  why: string,
): Promise<number> => {
  const first = days.map(({ day }) => day).sort()[0]!
  // A last day before the first one that is otherwise may have been rolled over it.
  return reckonRows(tx, tables, {
    from: dayFromNumber(dayNumber(first) - 1),
    why: `${dayInWords(first)}起工作日历变动：${why}`,
  })
}

const requireSteward = async (tx: Tx): Promise<void> => {
  const { may } = await tx.one<{ may: boolean }>(sql`select org.stewards_all() as may`)
  if (!may) throw new Problem('not_yours', { what: '设定工作日历' })
}

const requireDays = (days: NewDays['days'], source: string): void => {
  const faults = []
  if (days.length === 0) faults.push({ path: 'days', says: '请至少写一个日子' })
  if (days.length > MANY) faults.push({ path: 'days', says: `一次最多设定${MANY}天` })
  if (source.trim() === '') faults.push({ path: 'source', says: '请写明依据，如通知的文号' })
  const seen = new Set<string>()
  days.forEach(({ day, title }, at) => {
    if (!isDay(day) || parsePeriod(day) === null) faults.push({ path: `days[${at}].day`, says: `“${day}”不是日期` })
    else if (seen.has(day)) faults.push({ path: `days[${at}].day`, says: `${dayInWords(day)}写了两次` })
    if (title.trim() === '') faults.push({ path: `days[${at}].title`, says: '请写明是什么日子' })
    seen.add(day)
  })
  if (faults.length > 0) throw faulty(faults)
}
