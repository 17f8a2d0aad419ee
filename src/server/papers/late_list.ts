/**
 * Who is late, by the units of a level: of returns, those that were due within the period and have not been handed in; of
 * ledgers with limits, whose rows of the period are past them. Names and no numbers: what is counted is a figure's business.
 */
import { type Catalogue, type LedgerDocument, parsePeriod, type Period, type ReportLate } from '../../ledger/index.ts'
import type { Block, Inline, Leans } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import { readsLedger } from '../org/scope.ts'
import { tableOf } from '../tables/columns.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { currentAt, inForceAt } from '../tables/row_sql.ts'
import { whereSql } from '../tables/where_sql.ts'
import { fillingStates } from '../work/duties.ts'
import { duePeriods, owedSql, windowsOf } from '../work/duty_source.ts'

export interface LateAsked {
  readonly unit: string
  readonly period: Period
  /** Undefined is now. */
  readonly as_of: string | undefined
}
interface Late {
  readonly above: string | null
  readonly unit_name: string
  /** The periods not handed in; empty for rows. */
  readonly periods: readonly string[]
}

export const fillLate = async (tx: Tx, catalogue: Catalogue, block: ReportLate, asked: LateAsked): Promise<Block> => {
  const ledger = catalogue.ledger(block.ledger)!
  if (!readsLedger(catalogue, ledger, tx.actor)) return withheld(ledger)
  const returns = ledger.cadence !== undefined
  const late = returns
    ? await missingReturns(tx, catalogue, ledger, block, asked)
    : await lateRows(tx, ledger, block, asked)
  const leans_on = { ledgers: [ledger.name] }
  if (late.length === 0) return paragraph(returns ? '没有到期未报送的单位。' : '没有超过期限未办理的单位。', leans_on)
  const year = asked.period.from.slice(0, 4)
  const lines = new Map<string, Late[]>()
  for (const one of late) lines.set(one.above ?? '', [...(lines.get(one.above ?? '') ?? []), one])
  const level = catalogue.levels.find(({ name }) => name === block.level)?.title ?? '单位'
  return {
    type: 'table',
    caption: block.caption,
    head: [level, returns ? '到期未报送的单位' : '超过期限未办理的单位'],
    rows: [...lines].map(([above, units]) => [
      cell(above === '' ? '其他' : above, leans_on),
      cell(units.map((one) => named(one, year)).join('、'), leans_on),
    ]),
  }
}

const withheld = ({ name, title }: LedgerDocument): Block => ({
  type: 'paragraph',
  inlines: [{ type: 'gap', indicator: name, text: `【无权查看：${title}】`, withheld: true }],
})
const paragraph = (text: string, leans_on?: Leans): Block => ({ type: 'paragraph', inlines: cell(text, leans_on) })
const cell = (text: string, leans_on?: Leans): Inline[] => [
  leans_on === undefined ? { type: 'text', text } : { type: 'text', text, leans_on },
]

/** The year is said where it is another than the report's. */
const named = ({ unit_name, periods }: Late, year: string): string => {
  const titles = periods.map((code) => (parsePeriod(code)?.title ?? code).replace(new RegExp(`^${year}年(?=.)`), ''))
  return titles.length === 0 ? unit_name : `${unit_name}（${titles.join('、')}）`
}

/** What units and those above them were called on a day, given as SQL. */
const nameOn = (tx: Tx, code: Sql, day: Sql): Sql => sql`(select v.name from org.unit_version v
  where v.county = ${tx.actor.county} and v.code = ${code} and v.from_day <= ${day} order by v.from_day desc limit 1)`

const aboveOn = (tx: Tx, level: string, unit: Sql, day: Sql): Sql => sql`(select g.ancestor from org.reach g
  where g.county = ${tx.actor.county} and g.unit = ${unit} and g.ancestor_level = ${level}
    and g.from_day <= ${day} and g.to_day > ${day} limit 1)`

const missingReturns = async (
  tx: Tx,
  catalogue: Catalogue,
  ledger: LedgerDocument,
  { level }: ReportLate,
  { unit, period, as_of }: LateAsked,
): Promise<Late[]> => {
  const now = as_of === undefined ? Date.now() : Date.parse(as_of)
  const windows = await windowsOf(tx, [ledger.name], as_of)
  const rules = await dutyRules(tx, catalogue, [ledger])
  const all = duePeriods(ledger, windows, rules, now, { first: period.from, last: period.to })
  const periods = all.filter(({ times }) => times.due_at !== null && times.due_at <= now)
  if (periods.length === 0) return []
  const { county } = tx.actor
  return tx.rows<Late>(sql`/* planned anew */
    with owed as materialized (${owedSql(tx, { ledger, periods, under: unit })})
    select ${nameOn(tx, aboveOn(tx, level, sql`o.unit`, sql`max(o.day)`), sql`max(o.day)`)} as above,
      ${nameOn(tx, sql`o.unit`, sql`max(o.day)`)} as unit_name, array_agg(o.period order by o.day) as periods
    from owed o
    where not exists (select 1 from ${tableOf(ledger)} r where r.county = ${county} and r.unit = o.unit
        and r.period = o.period and ${currentAt(as_of)} and not r.state = any(${fillingStates(ledger)}::text[]))
      and not exists (select 1 from work.exception e where e.county = ${county} and e.ledger = ${ledger.name}
        and e.unit = o.unit and e.period = o.period and e.kind <> 'reopened' and ${inForceAt(sql`e`, as_of)})
    group by o.unit order by 1 nulls last, 2`)
}

const lateRows = (
  tx: Tx,
  ledger: LedgerDocument,
  { level }: ReportLate,
  { unit, period, as_of }: LateAsked,
): Promise<Late[]> => {
  const { county } = tx.actor
  const now = as_of === undefined ? sql.raw('now()') : sql`${as_of}::timestamptz`
  const day = sql`least(${period.to}::date, ${now}::date)`
  const late = whereSql({ late: true }, ledger, 'r', undefined, now)
  const below =
    unit === county
      ? sql`true`
      : sql`r.unit in (select q.unit from org.reach q where q.county = ${county} and q.ancestor = ${unit}
          and q.from_day <= ${day} and q.to_day > ${day})`
  return tx.rows<Late>(sql`/* planned anew */
    select ${nameOn(tx, aboveOn(tx, level, sql`u.unit`, day), day)} as above, ${nameOn(tx, sql`u.unit`, day)} as unit_name,
      '{}'::text[] as periods
    from (
      select distinct r.unit from ${tableOf(ledger)} r
      where r.county = ${county} and ${currentAt(as_of)} and r.day between ${period.from}::date and ${period.to}::date
        and ${late} and ${below}
    ) u order by 1 nulls last, 2`)
}
