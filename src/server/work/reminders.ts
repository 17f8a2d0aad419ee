/** Reminders for one ledger and period: each unit that has not handed in is told, and the groups above it once. */
import { type Catalogue, fillersOf, type LedgerDocument, normOn, today } from '../../ledger/index.ts'
import type { Reminded } from '../../ledger/wire/notices.ts'
import type { Duty } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'
import { dutiesOf } from './duties.ts'
import {
  collectedWords,
  dueSoonWords,
  dutyCause,
  dutyLink,
  dutyTitle,
  lateWords,
  type Missing,
} from './notice_words.ts'
import { type NewNotice, notify, takeCauses } from '../org/notices.ts'
import { longestWords } from './robots.ts'
import type { RobotKind } from '../../ledger/wire/notices.ts'

/** A working day, where the bureau has laid down nothing. */
const QUIET_HOURS = 8

export const reminderNorm = (catalogue: Pick<Catalogue, 'norms'>, name: string, now: Date): number | null =>
  normOn(catalogue, `reminder.${name}`, today(now))

/** What the collection page counts as late. Who was sent back was told so, and is told again by the clock's own round. */
const isLate = ({ state }: Duty): boolean => state === 'late' || state === 'closed'

/**
 * Reminds every unit at or below one that is late with this ledger and period. A unit reminded within the quiet hours,
 * by whomever, is left alone; one where nobody sits who could fill is said. Problems: no_such, not_yours.
 */
export const remindLate = async (
  tx: Tx,
  tables: Tables,
  asked: { readonly ledger: string; readonly period: string; readonly unit: string },
  now = new Date(),
): Promise<Reminded> => {
  const ledger = ledgerNamed(tables, asked.ledger)
  await requireAbove(tx, asked.unit)
  const about = { ledger, under: asked.unit, period: asked.period, open: true, now: now.getTime() }
  const late = (await dutiesOf(tx, tables.catalogue, about)).filter(isLate)
  const reminded = await remind(tx, tables.catalogue, { ledger, duties: late, kind: 'remind', under: asked.unit, now })
  const { nobody, ...counts } = reminded
  await writeEvent(tx, {
    act: 'remind',
    ledger: ledger.name,
    unit: asked.unit,
    detail: { period: asked.period, ...counts, nobody: nobody.map(({ unit }) => unit) },
  })
  return reminded
}

const requireAbove = async (tx: Tx, unit: string): Promise<void> => {
  const { below } = await tx.one<{ below: boolean }>(sql`select ${unit} in (select org.below()) as below`)
  if (!below) throw new Problem('not_yours', { what: '催报这个单位' })
}

export interface Reminding {
  readonly ledger: LedgerDocument
  readonly duties: readonly Duty[]
  readonly kind: 'remind' | 'due_soon' | 'overdue'
  /** Groups of this unit and of those below it are told too. */
  readonly under: string
  readonly now: Date
}

export const remind = async (tx: Tx, catalogue: Catalogue, reminding: Reminding): Promise<Reminded> => {
  const { ledger, duties } = reminding
  const hours = reminderNorm(catalogue, 'quiet_hours', reminding.now) ?? QUIET_HOURS
  const seated = await unitsWithHolders(tx, ledger, duties)
  const nobody = duties.filter(({ unit }) => !seated.has(unit)).map(({ unit, unit_name }) => ({ unit, unit_name }))
  const reachable = duties.filter(({ unit }) => seated.has(unit))
  // Only what can be told is taken: a unit without anybody is not quiet afterwards.
  const taken = await takeCauses(
    tx,
    reachable.map((duty) => ({ cause: dutyCause(duty), unit: duty.unit })),
    hours,
  )
  const told = reachable.filter((duty) => taken.has(dutyCause(duty)))
  const groups = await groupNotices(tx, reminding, hours)
  const people = await notify(tx, [...told.map((duty) => unitNotice(reminding, duty)), ...groups])
  return {
    late: duties.length,
    reminded: told.length,
    quiet: reachable.length - told.length,
    quiet_hours: hours,
    nobody,
    people,
    robots: groups.length,
  }
}

const unitsWithHolders = async (tx: Tx, ledger: LedgerDocument, duties: readonly Duty[]): Promise<Set<string>> => {
  const held = await tx.rows<{ unit: string }>(sql`
    select distinct unit from notices.holders(${duties.map(({ unit }) => unit)}::text[], ${fillersOf(ledger)}::text[])`)
  return new Set(held.map(({ unit }) => unit))
}

const unitNotice = ({ ledger, kind, now }: Reminding, duty: Duty): NewNotice => ({
  kind,
  cause: dutyCause(duty),
  unit: duty.unit,
  ledger: ledger.name,
  period: duty.period,
  title: dutyTitle(duty),
  words: kind === 'due_soon' ? dueSoonWords(duty) : lateWords(duty, now),
  link: dutyLink(duty),
  to: { positions: fillersOf(ledger) },
})

interface Group {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly kind: RobotKind
}

/** One collected message for each group above units that have not handed in, whether or not these are told anew. */
const groupNotices = async (tx: Tx, reminding: Reminding, hours: number): Promise<NewNotice[]> => {
  const { duties, under, kind, ledger, now } = reminding
  const [first] = duties
  if (first === undefined) return []
  const groups = await tx.rows<Group>(sql`
    select r.id, r.unit, r.kind, v.name from notices.robot r
    cross join lateral (
      select v.name from org.unit_version v
      where v.county = r.county and v.code = r.unit and v.from_day <= org.today() order by v.from_day desc limit 1
    ) v
    where r.county = ${tx.actor.county} and r.active and r.unit in (select u from org.under(${under}) u)`)
  const found: (Group & { cause: string; missing: readonly Missing[] })[] = []
  for (const group of groups) {
    const missing = await missingBelow(tx, group, duties)
    const cause = `group ${first.ledger} ${first.period} ${group.id}`
    if (missing.length > 0) found.push({ ...group, cause, missing })
  }
  const taken = await takeCauses(tx, found, hours)
  return found
    .filter(({ cause }) => taken.has(cause))
    .map(({ id, unit, name, cause, missing, kind: vendor }) => ({
      kind,
      cause,
      unit,
      ledger: ledger.name,
      period: first.period,
      title: dutyTitle(first),
      words: collectedWords(name, missing, now, longestWords(vendor)),
      link: `/ledgers/${ledger.name}`,
      to: { robots: [id] },
    }))
}

/** Which of these units stand at or below the group's, and what stands in between, by today's tree. */
const missingBelow = (tx: Tx, { unit }: Group, duties: readonly Duty[]): Promise<Missing[]> =>
  tx.rows<Missing>(sql`
    select d.name, case when c.unit <> d.unit then (
      select v.name from org.unit_version v
      where v.county = r.county and v.code = c.unit and v.from_day <= org.today() order by v.from_day desc limit 1
    ) end as below
    from unnest(${duties.map(({ unit }) => unit)}::text[], ${duties.map(({ unit_name }) => unit_name)}::text[])
      with ordinality d(unit, name, place)
    join org.reach r on r.county = ${tx.actor.county} and r.ancestor = ${unit} and r.unit = d.unit
      and r.from_day <= org.today() and r.to_day > org.today()
    left join lateral (
      select q.unit from org.reach q
      join org.reach b on b.county = q.county and b.ancestor = q.unit and b.unit = r.unit
        and b.from_day <= org.today() and b.to_day > org.today()
      where q.county = r.county and q.ancestor = ${unit} and q.depth = 1
        and q.from_day <= org.today() and q.to_day > org.today()
      limit 1
    ) c on true
    order by below nulls first, d.place`)
