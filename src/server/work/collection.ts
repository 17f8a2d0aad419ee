/** The collection page: units × periods of one ledger, and all collections at a glance. */
import { addDays, type Catalogue, type LedgerDocument, parsePeriod, today } from '../../ledger/index.ts'
import type { Collection, Collections, Duty } from '../../ledger/work_wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { unitOf } from '../org/units.ts'
import { dutyRules } from '../tables/duty_rules.ts'
import { reviewersOf } from './duty_rights.ts'
import { dutiesOf } from './duties.ts'
import { type DuePeriod, duePeriods, type Window, windowsOf } from './duty_source.ts'
import { tallyOf } from './tally.ts'

export interface CollectionAsked {
  readonly unit: string
  readonly period?: string | undefined
  readonly periods: number
  readonly show: 'all' | 'late' | 'waiting' | 'returned'
  readonly search?: string | undefined
  readonly page: number
  readonly size: number
  readonly now: number
}

/** A unit's row of the matrix before it is paged. */
export interface MatrixUnit extends Place {
  readonly unit: string
  readonly unit_name: string
  readonly cells: readonly (Duty | null)[]
}
interface Place {
  readonly above: string
  readonly above_name: string
  /** The unit directly below the one asked about, at or below which it stands. */
  readonly group: string
  readonly group_name: string
}
export interface Matrix {
  readonly windows: readonly Window[]
  readonly periods: readonly DuePeriod[]
  readonly units: readonly MatrixUnit[]
}

const NOWHERE: Place = { above: '', above_name: '', group: '', group_name: '' }

/** The whole matrix, units in the order of the tree. Problems: wrong_request (not a period of this ledger). */
export const matrixOf = async (
  tx: Tx,
  catalogue: Catalogue,
  ledger: LedgerDocument,
  asked: Pick<CollectionAsked, 'unit' | 'period' | 'periods' | 'now'>,
): Promise<Matrix> => {
  const windows = await windowsOf(tx, [ledger.name])
  const last = asked.period === undefined ? undefined : periodNamed(ledger, asked.period)
  const all = duePeriods(ledger, windows, await dutyRules(tx, catalogue, [ledger]), asked.now, { last })
  const periods = all.slice(-asked.periods)
  if (periods.length === 0) return { windows, periods, units: [] }
  const bounds = { first: periods[0]!.period.from, last: periods.at(-1)!.period.from }
  const duties = await dutiesOf(tx, catalogue, { ledger, under: asked.unit, now: asked.now, ...bounds })
  const cells = new Map<string, Map<string, Duty>>()
  for (const duty of duties) {
    const own = cells.get(duty.unit) ?? new Map<string, Duty>()
    cells.set(duty.unit, own.set(duty.period, duty))
  }
  const places = await placesOf(tx, asked.unit, [...cells.keys()], today(new Date(asked.now)))
  const units = [...cells].map(([unit, own]): MatrixUnit => ({
    unit,
    unit_name: [...own.values()].at(-1)?.unit_name ?? unit,
    ...(places.get(unit) ?? NOWHERE),
    cells: periods.map(({ period }) => own.get(period.code) ?? null),
  }))
  return { windows, periods, units: units.toSorted(byPlace) }
}

const periodNamed = (ledger: LedgerDocument, code: string): string => {
  const period = parsePeriod(code)
  if (period?.kind !== ledger.cadence?.each) throw new Problem('wrong_request', { what: `“${code}”不是本台账的填报期` })
  return period!.from
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })
const byPlace = (one: MatrixUnit, other: MatrixUnit): number =>
  collator.compare(one.group_name, other.group_name) ||
  collator.compare(one.above_name, other.above_name) ||
  collator.compare(one.unit_name, other.unit_name)

/** Where units stand below the one asked about: today, or when they last stood. */
const placesOf = async (tx: Tx, under: string, units: readonly string[], day: string): Promise<Map<string, Place>> => {
  const { county } = tx.actor
  const name = (code: string) => sql`coalesce((select v.name from org.unit_version v
    where v.county = ${county} and v.code = ${sql.raw(code)} order by v.from_day desc limit 1), '')`
  const found = await tx.rows<Place & { unit: string }>(sql`
    with u as (
      select code, least(${day}::date, coalesce(closed_on - 1, ${day}::date)) as at
      from org.unit where county = ${county} and code = any(${units}::text[])
    ), standing as (
      select u.code as unit, coalesce(p.ancestor, '') as above, coalesce(g.ancestor, u.code) as group
      from u
      left join org.reach p on p.county = ${county} and p.unit = u.code and p.depth = 1
        and p.from_day <= u.at and p.to_day > u.at
      left join lateral (
        select a.ancestor from org.reach a
        join org.reach t on t.county = a.county and t.ancestor = ${under} and t.unit = a.ancestor and t.depth = 1
          and t.from_day <= u.at and t.to_day > u.at
        where a.county = ${county} and a.unit = u.code and a.from_day <= u.at and a.to_day > u.at limit 1
      ) g on true
    )
    select s.unit, s.above, ${name('s.above')} as above_name, s.group, ${name('s.group')} as group_name
    from standing s`)
  return new Map(found.map(({ unit, ...place }) => [unit, place]))
}

export const collectionOf = async (
  tx: Tx,
  catalogue: Catalogue,
  ledger: LedgerDocument,
  asked: CollectionAsked,
): Promise<Collection> => {
  const unit = await unitOf(tx, asked.unit)
  if (unit === undefined) throw new Problem('no_such', { what: '单位', name: asked.unit })
  const { windows, periods, units } = await matrixOf(tx, catalogue, ledger, asked)
  const shown = units.filter((one) => isShown(one, asked))
  const page = shown.slice((asked.page - 1) * asked.size, asked.page * asked.size)
  return {
    ledger: ledger.name,
    title: ledger.title,
    unit: unit.code,
    unit_name: unit.name,
    at: new Date(asked.now).toISOString(),
    windows: windows.map(({ id, from, to }) => ({ id, from, to })),
    may_order: mayOrder(catalogue, ledger, tx.actor),
    periods: periods.map(({ period, times }, i) => ({
      code: period.code,
      title: period.title,
      opens_at: new Date(times.opens_at).toISOString(),
      due_at: times.due_at === null ? null : new Date(times.due_at).toISOString(),
      closes_at: times.closes_at === null ? null : new Date(times.closes_at).toISOString(),
      tally: tallyOf(units.flatMap(({ cells }) => cells[i] ?? [])),
    })),
    units: page.map(({ cells, group: _group, group_name: _name, ...one }) => ({
      ...one,
      cells: cells.map((duty) => duty && cellOf(duty)),
      tally: tallyOf(cells.filter((duty) => duty !== null)),
    })),
    total: shown.length,
    page: asked.page,
    size: asked.size,
    groups: groupsOf(units),
  }
}

const cellOf = ({ state, light, row, handed_in_at, on_time, returns }: Duty) => ({
  state,
  light,
  row: row?.id ?? null,
  handed_in_at,
  on_time,
  returns,
})

const isShown = ({ unit, unit_name, cells }: MatrixUnit, { show, search }: CollectionAsked): boolean => {
  if (search !== undefined && search !== '' && !unit_name.includes(search) && !unit.includes(search)) return false
  const any = (...states: readonly string[]): boolean =>
    cells.some((duty) => duty !== null && states.includes(duty.state))
  if (show === 'late') return any('late', 'closed')
  if (show === 'waiting') return any('in_review')
  return show === 'all' || any('returned')
}

/** Units that stand in no unit below the one asked about are groups of their own. */
const groupsOf = (units: readonly MatrixUnit[]): Collection['groups'] => {
  const groups = new Map<string, { unit: string; unit_name: string; duties: Duty[] }>()
  for (const { unit, unit_name, group, group_name, cells } of units) {
    const key = group === '' ? unit : group
    const own = groups.get(key) ?? { unit: key, unit_name: group_name === '' ? unit_name : group_name, duties: [] }
    own.duties.push(...cells.filter((duty) => duty !== null))
    groups.set(key, own)
  }
  return [...groups.values()].map(({ duties, ...group }) => ({ ...group, tally: tallyOf(duties) }))
}

/** Who keeps the county's books, and who reviews the ledger for the whole of it, begins and ends its collection. */
export const mayOrder = (catalogue: Catalogue, ledger: LedgerDocument, { person, county, seats }: Actor): boolean =>
  person === 0 ||
  seats.some(
    ({ position, unit }) =>
      unit === county && (catalogue.position(position)?.steward === true || reviewersOf(ledger).includes(position)),
  )

/** Every ledger that is collected and that the reader reads, with the period that is to be looked after now. */
export const collectionsOf = async (
  tx: Tx,
  catalogue: Catalogue,
  ledgers: readonly LedgerDocument[],
  unit: string,
  now: number,
): Promise<Collections['collections']> => {
  const collected = ledgers.filter(({ cadence }) => cadence !== undefined)
  const rules = await dutyRules(tx, catalogue, collected)
  const windows = await windowsOf(
    tx,
    collected.map(({ name }) => name),
  )
  const found: Collections['collections'] = []
  for (const ledger of collected) {
    const own = windows.filter((window) => window.ledger === ledger.name)
    const current = currentOf(duePeriods(ledger, own, rules, now), today(new Date(now)))
    const period = current?.period
    const duties = period
      ? await dutiesOf(tx, catalogue, {
          ledger,
          under: unit,
          now,
          first: period.from,
          last: period.from,
          period: period.code,
        })
      : []
    found.push({
      ledger: ledger.name,
      title: ledger.title,
      each: ledger.cadence!.each,
      collected: own.some(({ to }) => to === null || to >= today(new Date(now))),
      period: period?.code ?? null,
      period_title: period?.title ?? '',
      due_at: current?.times.due_at == null ? null : new Date(current.times.due_at).toISOString(),
      tally: tallyOf(duties),
    })
  }
  return found
}

/**
 * The period whose returns are being chased: the one just over. Where the last that is over lies further back, since
 * the collecting began anew, the one running.
 */
const currentOf = (periods: readonly DuePeriod[], day: string): DuePeriod | undefined => {
  const [before, latest] = periods.slice(-2)
  if (latest === undefined || latest.period.to < day || latest.reckoned === latest.period.from) return latest ?? before
  return before!.period.to === addDays(latest.period.from, -1) ? before : latest
}
