/** A new row: one statement that checks the place, writes the event and the row, and answers. */
import {
  type CheckedRow,
  type Explanations,
  type Fault,
  fillingLevels,
  handsOver,
  isAnswered,
  type LedgerDocument,
  type Mark,
  type Notes,
  type Path,
  type Period,
  rulesOf,
  today,
  type Values,
  withComputed,
  workflowOf,
} from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { firstAnswer, KEY_TAKEN } from './answers.ts'
import { type StoredField, columnsOf, intoColumns, sequenceOf, storedFields, tableOf } from './columns.ts'
import { judge, requireExplained } from './judging.ts'
import { requireOpen } from './lock.ts'
import { firstMove, firstMoveFaults, type FirstPrint, firstPrint } from './first_move.ts'
import { heldLock } from './moment.ts'
import { dueParameter, hasPath, pathOfNew, pathParameter, standsPart } from './paths.ts'
import { danglingFaults } from './pointers.ts'
import { type PrefilledCells, prefilledFromRows } from './prefill.ts'
import { writeRefusal } from './refusals.ts'
import { aboveSql, correctsSome, type Rights, rightsOf } from './rights.ts'
import { maskedRow } from './row_sql.ts'
import type { Seal } from './seal.ts'
import { type Cells, dayOfRow, emptyCells, laidOver, periodSent } from './submission.ts'
import { ledgerNamed, type Tables } from './tables.ts'
import { timeRules } from './time_rules.ts'
import { zeroReturnParts } from './zero_returns.ts'

export interface NewRow {
  /** Of the submission; the same key again gives the first answer. */
  readonly key: string
  readonly unit: string
  readonly period?: string | null | undefined
  readonly values: Values
  readonly marks?: Readonly<Record<string, Mark>> | undefined
  /** A move made with it: the row is filled and handed in at one stroke, and begins in the state the move leads to. */
  readonly move?: string | undefined
  /** What the filler says to soft checks that do not hold. */
  readonly explained?: Explanations | undefined
}

/** What is about to be written as a version of a row. */
export interface Draft extends Cells {
  readonly unit: string
  readonly period: string | null
  readonly state: string
  readonly day: string
  readonly notes: Notes
  readonly path: Path | null
  /** The move that was made with it, as its event tells it. */
  readonly moved: { readonly move: string; readonly from: string; readonly to: string } | null
}

/**
 * `figures`: cells that are known from figures, which are reckoned a floor higher. Problems: faulty, unexplained, no_such (unit, move), not_yours, already_there, form_early, form_closed; with a move also
 * not_now.
 */
export const createRow = async (
  tx: Tx,
  tables: Tables,
  name: string,
  sent: NewRow,
  figures?: PrefilledCells,
): Promise<Row> => {
  const ledger = ledgerNamed(tables, name)
  const checked = await checkedDraft(tx, tables, ledger, sent, figures).catch(async (error: unknown) => {
    // A submission that came in time and is sent again after the form has closed gets its first answer.
    const shut = error instanceof Problem && error.code === 'form_closed'
    const answer = shut ? await firstAnswer(tx, tables, ledger, { key: sent.key, act: 'create' }) : undefined
    if (answer === undefined) throw error
    return { answer }
  })
  if ('answer' in checked) return checked.answer
  const { draft, period } = checked
  const print = await firstPrint(tx, tables, ledger, draft)
  const [written] = await tx
    .last<Written>(creation(tx, tables, ledger, draft, { period, key: sent.key, print }))
    .catch((error: unknown) => {
      throw writeRefusal(error, ledger, draft)
    })
  if (written === undefined) throw new Error('A creation answers with one line.')
  if (written.id === null) {
    return (
      (await firstAnswer(tx, tables, ledger, { key: sent.key, act: 'create' })) ??
      refusePlace(ledger, sent.unit, written)
    )
  }
  const { moved: _moved, ...placed } = draft
  const row: Row = {
    ...placed,
    id: written.id,
    version: 1,
    unit_name: written.name ?? draft.unit,
    opened_at: written.at ?? '',
    closed_at: null,
    by: tx.actor.name,
    due_at: dueParameter(draft.path),
    values: withComputed(ledger, draft.values),
  }
  return maskedRow(ledger, row)
}

const checkedDraft = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  sent: NewRow,
  figures: PrefilledCells = {},
): Promise<{ draft: Draft; period: Period | null }> => {
  const { cells, faults: strays } = laidOver(ledger, emptyCells(ledger), sent)
  const { period, faults: wrongPeriod } = periodSent(ledger, sent.period)
  const begun = { ...cells, unit: sent.unit, period: period?.code ?? null, state: workflowOf(ledger).start }
  const move = sent.move === undefined ? null : firstMove(tx.actor, ledger, sent.move, begun)
  const placed = { ...begun, state: move?.to ?? begun.state }
  const handing = handsOver(ledger, null, placed.state)
  const judged = await judge(tx, tables, ledger, placed, { notes: {}, explained: sent.explained, handing })
  const early = tooEarly(ledger, cells, move?.asks ?? [])
  const path = hasPath(ledger) ? await firstPath(tx, tables, ledger, placed, sent.move) : null
  const moving = move === null ? [] : await firstMoveFaults(tx, ledger, move, placed, path)
  const faults = [...strays, ...wrongPeriod, ...early, ...judged.faults, ...moving]
  if (faults.length > 0) throw faulty(faults)
  const dangling = await danglingFaults(tx, tables, ledger, emptyCells(ledger), cells)
  if (dangling.length > 0) throw faulty(dangling)
  // Who corrects rows anyway is not kept from entering one by a form that has closed.
  const corrects = correctsSome(rightsOf(tables, ledger, tx.actor))
  if (!corrects) await requireOpen(tx, tables, ledger, { ...begun, period })
  requireExplained(judged)
  const moved = move && { move: sent.move!, from: begun.state, to: move.to }
  const day = dayOfRow(ledger, cells.values, period, today(new Date()))
  const [rows] = await prefilledFromRows(tx, tables, ledger, [placed])
  const notes = withPrefilled(judged.notes, { ...rows, ...figures })
  return { draft: { ...placed, notes, path, moved, day }, period }
}

const firstPath = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  row: CheckedRow,
  move: string | undefined,
): Promise<Path | null> => {
  const made = { at: Date.now(), by: tx.actor.person, state: row.state, move }
  return pathOfNew(ledger, row, made, await timeRules(tx, tables.catalogue))
}

const withPrefilled = (notes: Notes, prefilled: PrefilledCells): Notes =>
  Object.keys(prefilled).length === 0 ? notes : { ...notes, prefilled }

/** Cells that only a later move writes. */
const tooEarly = (ledger: LedgerDocument, cells: Cells, asks: readonly string[]): Fault[] =>
  [...rulesOf(ledger).asked]
    .filter(([field]) => isAnswered(cells, field) && !asks.includes(field))
    .map(([field, moves]) => askedElsewhere(ledger, field, moves))

export const askedElsewhere = (ledger: LedgerDocument, field: string, moves: readonly string[]): Fault => ({
  path: field,
  says: `“${ledger.fields[field]?.title ?? field}”在办理${moves.map((move) => `“${move}”`).join('或')}时填写`,
})

interface Written {
  readonly level: string | null
  readonly stands: boolean | null
  readonly mine: boolean | null
  readonly name: string | null
  readonly id: number | null
  readonly at: string | null
}

/** The columns of a version and its values as parameters with their types, in the same order. */
export const versionColumns = (ledger: LedgerDocument): Sql =>
  sql.raw(
    storedFields(ledger)
      .flatMap(columnsOf)
      .map(({ name }) => `, "${name}"`)
      .join(''),
  )

/** `kept`: stored bytes of sealed fields that do not change, so that they need not be sealed again. */
export const versionValues = (
  ledger: LedgerDocument,
  values: Values,
  seal: Seal,
  kept: (field: StoredField) => readonly unknown[] | undefined = () => undefined,
): Sql =>
  sql.join(
    storedFields(ledger).flatMap((field) => {
      const stored = kept(field) ?? intoColumns(field, values[field.name] ?? null, seal)
      return columnsOf(field).map(({ type }, i) => sql`, ${stored[i] ?? null}::${sql.raw(type)}`)
    }),
    '',
  )

/** Marks, or notes, as they are stored; nothing where there are none. */
export const noteParameter = (said: Cells['marks'] | Notes): string | null =>
  Object.keys(said).length === 0 ? null : JSON.stringify(said)

/**
 * The event comes first: its unique request key lets one of many repeated submissions through, and the row is made
 * from the event that was written. The place is looked up beside it, so that a refusal can say why. The answer is
 * taken from the event and not from the row, which would have row-level security asked once more.
 */
const creation = (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  draft: Draft,
  { period, key, print }: { readonly period: Period | null; readonly key: string; readonly print: FirstPrint },
): Sql => {
  const { county, person } = tx.actor
  const [from, to] = period === null ? [draft.day, draft.day] : [period.from, period.to]
  return sql`
    with place as materialized (
      select u.county, u.code, u.level,
        u.opened_on <= ${to}::date and (u.closed_on is null or u.closed_on > ${from}::date) as stands,
        ${isMine(rightsOf(tables, ledger, tx.actor), draft.unit)} as mine,
        (select v.name from org.unit_version v where v.county = u.county and v.code = u.code
          order by v.from_day desc limit 1) as name
      from org.unit u where u.county = ${county} and u.code = ${draft.unit}
    ),
    event as (
      insert into log.event (county, at, person, act, ledger, row_id, version, unit, request_key, detail)
      select place.county, clock_timestamp(), ${person}::bigint, 'create', ${sql.literal(ledger.name)},
        ${print.id === null ? sql`nextval(${sql.literal(`ledger.${sequenceOf(ledger)}`)})` : sql`${print.id}::bigint`}, 1, place.code, ${key},
        ${JSON.stringify(draft.moved ?? {})}::jsonb
      from ${heldLock}, place
      where place.stands and place.mine and place.level in (${sql.join(fillingLevels(ledger).map((level) => sql.literal(level)))})
      on conflict (county, request_key) do nothing
      returning county, row_id, unit, person, at
    ),
    made as (
      insert into ${tableOf(ledger)}
        (county, id, version, unit, period, state, day, opened_at, by, marks, notes, path, due_at
          ${versionColumns(ledger)})
      select event.county, event.row_id, 1, event.unit, ${draft.period}, ${sql.literal(draft.state)},
        ${draft.day}::date, event.at, event.person,
        ${noteParameter(draft.marks)}::jsonb, ${noteParameter(draft.notes)}::jsonb, ${pathParameter(draft.path)}::jsonb,
        ${dueParameter(draft.path)}::timestamptz ${versionValues(ledger, draft.values, tables.seal)}
      from event
    )${zeroReturnParts(ledger, county, draft.period)}${print.parts}
    select place.level, place.stands, place.mine, place.name, event.row_id as id, event.at
      ${standsPart(ledger, draft, draft.path, { id: sql`event.row_id`, at: sql`event.at` })}
    from (select) one left join place on true left join event on true`
}

/** Whether the unit `u` is the actor's to fill. The tree is walked for stewards only: most rows are one's own. */
const isMine = ({ everywhere, fills, enters, keeps }: Rights, unit: string): Sql => {
  if (everywhere || fills.includes(unit)) return sql`true`
  const tops = [...enters, ...keeps]
  return tops.length === 0 ? sql`false` : sql`${aboveSql(today(new Date()))} && ${tops}::text[]`
}

const refusePlace = (ledger: LedgerDocument, unit: string, { level, stands, mine }: Written): never => {
  if (level === null) throw new Problem('no_such', { what: '单位', name: unit })
  if (!fillingLevels(ledger).includes(level)) {
    throw faulty([{ path: 'unit', says: `“${ledger.title}”不由这一级单位填报` }])
  }
  if (!mine) throw new Problem('not_yours', { what: `填报这个单位的“${ledger.title}”` })
  if (!stands) throw faulty([{ path: 'unit', says: '这个单位在那时还没有设立，或已经撤并' }])
  // Everything was right and yet nothing was written: the key is another person's.
  throw new Problem('wrong_request', { what: KEY_TAKEN })
}
