/** A seat lent to a colleague for some days. It is a seat like any other, and the log and the pages say whose it is. */
import { addDays, type Day, daysBetween, isDay, today } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { notify } from './notices.ts'

export interface Loan {
  readonly person: number
  readonly name: string
  readonly by: number
  readonly by_name: string
  readonly position: string
  readonly unit: string
  readonly unit_name: string
  readonly from: Day
  /** The last day of it. */
  readonly to: Day | null
}

/** A longer absence is a change of seats, which is a steward's. */
const LONGEST_DAYS = 183

/** What the person has lent and holds on loan, today or later. */
export const loansOf = async (tx: Tx): Promise<{ given: Loan[]; held: Loan[] }> => {
  const { county, person } = tx.actor
  const name = (id: Sql): Sql => sql`(select p.name from org.person p where p.county = ${county} and p.id = ${id})`
  const loans = await tx.rows<Loan>(sql`
    select s.person, ${name(sql`s.person`)} as name, s.lent_by as by, ${name(sql`s.lent_by`)} as by_name, s.position, s.unit,
      coalesce((select v.name from org.unit_version v where v.county = s.county and v.code = s.unit
        order by v.from_day desc limit 1), s.unit) as unit_name,
      s.from_day as "from", s.to_day - 1 as "to"
    from org.seat s
    where s.county = ${county} and s.lent_by is not null and (s.lent_by = ${person} or s.person = ${person})
      and (s.to_day is null or s.to_day > org.today())
    order by s.from_day, s.position`)
  return { given: loans.filter(({ by }) => by === person), held: loans.filter((loan) => loan.person === person) }
}

export interface NewLoan {
  readonly login: string
  readonly position: string
  readonly unit: string
  readonly from: Day
  readonly to: Day
}

const REFUSED: Readonly<Record<string, string>> = {
  no_person: '没有这个账号',
  held_already: '对方在这段时间里已经有这个岗位',
}

/** `title`: what the position is called. Problems: faulty, not_yours (a seat that one does not hold, or holds on loan). */
export const lendSeat = async (
  tx: Tx,
  { login, position, unit, from, to }: NewLoan,
  title = position,
): Promise<void> => {
  const now = today(new Date())
  const faults = []
  if (!isDay(from) || from < now) faults.push({ path: 'from', says: '开始的日子不能早于今天' })
  if (!isDay(to) || to < from) faults.push({ path: 'to', says: '结束的日子不能早于开始' })
  else if (isDay(from) && daysBetween(from, to) > LONGEST_DAYS)
    faults.push({ path: 'to', says: '代办最长半年；更久请由管理员调整岗位' })
  if (faults.length > 0) throw faulty(faults)
  const { said } = await tx.one<{ said: string }>(sql`
    select org.lend_seat(${login}, ${position}, ${unit}, ${from}::date, ${addDays(to, 1)}::date) as said`)
  if (said === 'no_seat') throw new Problem('not_yours', { what: '出借这个岗位' })
  if (said !== 'done') throw faulty([{ path: 'login', says: REFUSED[said] ?? said }])
  await writeEvent(tx, { act: 'lend_seat', unit, detail: { login, position, from, to } })
  await tellBorrower(tx, { position, unit, from, to }, title)
}

const tellBorrower = async (tx: Tx, loan: Omit<NewLoan, 'login'>, title: string): Promise<void> => {
  const { county, person, name } = tx.actor
  const { position, unit, from, to } = loan
  const borrowed = await tx.maybe<{ person: number; unit_name: string }>(sql`
    select s.person, coalesce((select v.name from org.unit_version v where v.county = s.county and v.code = s.unit
      order by v.from_day desc limit 1), s.unit) as unit_name
    from org.seat s
    where s.county = ${county} and s.position = ${position} and s.unit = ${unit} and s.lent_by = ${person}
      and s.from_day = ${from}::date order by s.person desc limit 1`)
  if (borrowed === undefined) return
  await notify(tx, [
    {
      kind: 'delegated',
      cause: `loan ${position} ${unit} ${from}`,
      unit,
      title: `${borrowed.unit_name}的${title}请你代办`,
      words: `${name}把这个岗位交给你代办，${from}起，${to}止。`,
      link: '/',
      to: { people: [borrowed.person] },
    },
  ])
}

/** Ends a loan today, or takes back one that has not begun. Problem: no_such. */
export const endLoan = async (
  tx: Tx,
  { person, position, unit, from }: Pick<Loan, 'person' | 'position' | 'unit' | 'from'>,
): Promise<void> => {
  const { done } = await tx.one<{ done: boolean }>(sql`
    select org.end_loan(${person}, ${position}, ${unit}, ${from}::date) as done`)
  if (!done) throw new Problem('no_such', { what: '代办', name: position })
  await writeEvent(tx, { act: 'end_loan', unit, detail: { person, position, from } })
}
