/**
 * Duties as they stand now: who owes which return, how far it has come, and by when. Every page, reminder and command
 * that says something about a duty asks here; what it says is reckoned by `ledger/duty`.
 */
import {
  type Catalogue,
  type DutyFacts,
  dutyState,
  type DutyState,
  type Excuse,
  type LedgerDocument,
  lightOf,
  normOn,
  rulesOf,
  type Stage,
  stateTitle,
  today,
  workflowOf,
} from '../../ledger/index.ts'
import type { Duty, DutyException } from '../../ledger/work_wire.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { tableOf } from '../tables/columns.ts'
import { inForceAt } from '../tables/row_sql.ts'
import { type DuePeriod, duePeriods, type Owing, owedSql, windowsOf } from './duty_source.ts'
import { isOnTime } from './handing_in.ts'

export interface DutiesAsked {
  readonly ledger: LedgerDocument
  readonly under?: string | undefined
  readonly units?: readonly string[] | undefined
  /** Days on which the periods begin. */
  readonly first?: string | undefined
  readonly last?: string | undefined
  /** Only this period. */
  readonly period?: string | undefined
  /** Only duties that their filler still has to do something about. */
  readonly open?: boolean | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A unit and period with what the database knows of it. */
interface DutyRecord {
  readonly unit: string
  readonly unit_name: string
  readonly period: string
  readonly rows: number
  readonly row: { readonly id: number; readonly version: number; readonly state: string } | null
  readonly handed_in_at: string | null
  readonly returns: number
  readonly exceptions: readonly DutyException[] | null
}

/** By unit and period, in the order of periods and then of units' names. */
export const dutiesOf = async (tx: Tx, catalogue: Catalogue, asked: DutiesAsked): Promise<Duty[]> =>
  dutiesIn(tx, catalogue, asked, await periodsAsked(tx, catalogue, asked))

/** The same for periods that are known already. */
export const dutiesIn = async (
  tx: Tx,
  catalogue: Catalogue,
  asked: Pick<DutiesAsked, 'ledger' | 'under' | 'units' | 'open' | 'now'>,
  periods: readonly DuePeriod[],
): Promise<Duty[]> => {
  const { ledger, now } = asked
  if (periods.length === 0) return []
  const owing = { ledger, periods, under: asked.under, units: asked.units }
  const records = await tx.rows<DutyRecord>(recordsSql(tx, owing, asked.open === true))
  const by_code = new Map(periods.map((one) => [one.period.code, one]))
  const soon_days = soonDays(catalogue, now)
  return records.map((record) => dutyFrom(ledger, by_code.get(record.period)!, record, now, soon_days))
}

export const periodsAsked = async (
  tx: Tx,
  catalogue: Catalogue,
  { ledger, first, last, period, now }: DutiesAsked,
): Promise<DuePeriod[]> => {
  const windows = await windowsOf(tx, [ledger.name])
  const rules = await dutyRules(tx, catalogue, [ledger])
  const found = duePeriods(ledger, windows, rules, now, { first, last })
  return period === undefined ? found : found.filter((one) => one.period.code === period)
}

/** So many days before it is due a duty turns yellow; three where the bureau has laid down nothing. */
export const soonDays = (catalogue: Catalogue, now: number): number =>
  normOn(catalogue, 'duty.soon_days', today(new Date(now))) ?? 3

/** States from worst to best: what is furthest behind stands for the whole where a unit has many rows. */
const ranked = (ledger: LedgerDocument): string[] => {
  const { start, states } = workflowOf(ledger)
  const { editable } = rulesOf(ledger)
  const rank = (state: string): number => {
    if (states[state]?.final) return 3
    if (!editable.has(state)) return 2
    return state === start ? 1 : 0
  }
  return Object.keys(states).sort((a, b) => rank(a) - rank(b))
}

/**
 * Rank and number of a row in one integer, so that the row furthest behind is a plain minimum: ordering a hundred
 * thousand rows of a roll for each unit's first took five times as long. Numbers of rows stay below 2^40.
 */
const RANK_BITS = sql.raw('40')

const recordsSql = (tx: Tx, owing: Owing, open: boolean): Sql => {
  const { county } = tx.actor
  const { ledger, periods } = owing
  const { start } = workflowOf(ledger)
  const filling = fillingStates(ledger)
  const sent_back = filling.filter((state) => state !== start)
  const codes = periods.map(({ period }) => period.code)
  const table = tableOf(ledger)
  return sql`
    with owed as materialized (${owedSql(tx, owing)}),
    here as (
      select r.unit, r.period, count(*) as rows,
        min((array_position(${ranked(ledger)}::text[], r.state)::bigint << ${RANK_BITS}) + r.id)
          & ((1::bigint << ${RANK_BITS}) - 1) as id
      from ${table} r
      where r.county = ${county} and r.closed_at is null and r.period = any(${codes}::text[])
        and r.unit in (select unit from owed)
      group by r.unit, r.period
    ),
    past as (
      select v.id, min(v.opened_at) filter (where not v.state = any(${filling}::text[])) as handed_in_at,
        count(*) filter (where v.state = any(${sent_back}::text[]) and v.before is distinct from v.state) as returns
      from (
        select r.id, r.state, r.opened_at, lag(r.state) over (partition by r.id order by r.version) as before
        from ${table} r where r.county = ${county} and r.id = any(array(select id from here))
      ) v group by v.id
    ),
    except_of as materialized (
      select e.unit, e.period, json_agg(json_build_object('id', e.id, 'kind', e.kind, 'until', e.until_day,
        'reason', e.reason, 'at', e.opened_at,
        'by', (select p.name from org.person p where p.county = e.county and p.id = e.by)) order by e.id) as list
      from work.exception e
      where e.county = ${county} and e.ledger = ${ledger.name} and e.period = any(${codes}::text[])
        and e.unit = any(array(select distinct unit from owed)) and ${inForceAt(sql`e`, undefined)}
      group by e.unit, e.period
    )
    select o.unit, o.period, coalesce(h.rows, 0) as rows, coalesce(n.name, o.unit) as unit_name,
      case when r.id is not null then json_build_object('id', r.id, 'version', r.version, 'state', r.state) end as row,
      past.handed_in_at, coalesce(past.returns, 0) as returns, x.list as exceptions
    from owed o
    left join here h on h.unit = o.unit and h.period = o.period
    left join ${table} r on r.county = ${county} and r.id = h.id and r.closed_at is null
    left join past on past.id = h.id
    left join except_of x on x.unit = o.unit and x.period = o.period
    left join lateral (
      select v.name from org.unit_version v
      where v.county = ${county} and v.code = o.unit and v.from_day <= o.day order by v.from_day desc limit 1
    ) n on true
    where ${open ? sql`(r.id is null or r.state = any(${filling}::text[]))` : sql`true`}
    order by array_position(${codes}::text[], o.period), n.name, o.unit`
}

/** States in which a return is in its filler's hands and nothing has been handed in. */
export const fillingStates = (ledger: LedgerDocument): string[] => {
  const { states } = workflowOf(ledger)
  return [...rulesOf(ledger).editable].filter((state) => !states[state]?.final)
}

export const stageOf = (ledger: LedgerDocument, state: string): Stage => {
  if (workflowOf(ledger).states[state]?.final) return 'settled'
  return rulesOf(ledger).editable.has(state) ? 'filling' : 'said'
}

const factsOf = (ledger: LedgerDocument, { row, exceptions }: DutyRecord): DutyFacts => {
  const all = exceptions ?? []
  const excuses: readonly Excuse[] = ['exempt', 'not_applicable', 'zero']
  return {
    excuse: excuses.find((excuse) => all.some(({ kind }) => kind === excuse)) ?? null,
    reopened_until: all.find(({ kind }) => kind === 'reopened')?.until ?? null,
    row: row && { stage: stageOf(ledger, row.state), sent_back: row.state !== workflowOf(ledger).start },
  }
}

const iso = (instant: number): string => new Date(instant).toISOString()

const dutyFrom = (
  ledger: LedgerDocument,
  { period, times }: DuePeriod,
  record: DutyRecord,
  now: number,
  soon_days: number,
): Duty => {
  const facts = factsOf(ledger, record)
  const { row, handed_in_at } = record
  const zero = record.exceptions?.find(({ kind }) => kind === 'zero')
  const handed_in = handed_in_at ?? zero?.at ?? null
  return {
    ledger: ledger.name,
    title: ledger.title,
    unit: record.unit,
    unit_name: record.unit_name,
    period: period.code,
    period_title: period.title,
    opens_at: iso(times.opens_at),
    due_at: times.due_at === null ? null : iso(times.due_at),
    closes_at: times.closes_at === null ? null : iso(times.closes_at),
    state: dutyState(times, facts, now),
    light: lightOf(times, facts, now, soon_days),
    row: row && { ...row, state_title: stateTitle(ledger, row.state) },
    rows: record.rows,
    handed_in_at: handed_in,
    on_time: isOnTime(handed_in, times),
    returns: record.returns,
    exceptions: [...(record.exceptions ?? [])],
  }
}

/** Duties that their filler has to do something about: not in, and not excused. */
export const isOpen = ({ state }: Pick<Duty, 'state'>): boolean => OPEN.has(state)
const OPEN: ReadonlySet<DutyState> = new Set(['open', 'late', 'closed', 'returned'])
/** Handed in and not sent back: what figures count. */
export const isReceived = ({ state }: Pick<Duty, 'state'>): boolean => RECEIVED.has(state)
const RECEIVED: ReadonlySet<DutyState> = new Set(['in_review', 'accepted', 'zero'])
export const isExcused = ({ state }: Pick<Duty, 'state'>): boolean => state === 'exempt' || state === 'not_applicable'
