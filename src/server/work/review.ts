/** One return as its reviewer reads it: what changed, what was said before, what does not hold, what stands out. */
import {
  checkOfFault,
  type Compared,
  doubtsOfRow,
  type LedgerDocument,
  parsePeriod,
  previous,
  rulesOf,
  type Values,
} from '../../ledger/index.ts'
import type { Review } from '../../ledger/work_wire.ts'
import type { Row, RowPage, Version } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { comparedFor } from '../tables/compared.ts'
import { storedFields } from '../tables/columns.ts'
import { valuesBefore } from '../tables/earlier.ts'
import { same } from '../tables/plan_steps.ts'
import { historyOf, readRow } from '../tables/rows.ts'
import type { Tables } from '../tables/tables.ts'
import { changesOf } from './changes.ts'
import { isOnTime, timesOf } from './handing_in.ts'
import { outliersIn, type Spreads, spreadsOf } from './outliers.ts'
import { type Course, courseOf, isSaid } from './review_steps.ts'
import { readableLedger } from './readable.ts'

/** Problem: no_such, also for rows that the reader does not see. */
export const reviewOf = async (tx: Tx, tables: Tables, name: string, id: number): Promise<Review> => {
  const ledger = readableLedger(tables, tx.actor, name)
  const read = await readForReview(tx, tables, ledger, id)
  const spreads = await spreadsOf(tx, tables, ledger, [read.row])
  return written(ledger, read, spreads)
}

interface Read extends RowPage {
  readonly versions: readonly Version[]
  readonly before: Values | null
  readonly doubts: Review['doubts']
  readonly due_at: number | null
  readonly on_time: boolean | null
  readonly course: Course
  readonly changed: string[]
}

const readForReview = async (tx: Tx, tables: Tables, ledger: LedgerDocument, id: number): Promise<Read> => {
  const page = await readRow(tx, tables, ledger.name, id)
  const history = await historyOf(tx, tables, ledger.name, id)
  const versions = history.versions.filter(({ act }) => act !== 'withdraw')
  const [before = null] = await valuesBefore(tx, tables, ledger, [page.row])
  const [compared] = await comparedFor(tx, tables, ledger, [page.row], rulesOf(ledger).mentions.all)
  const times = (await timesOf(tx, tables, ledger))(page.row.period)
  const course = courseOf(
    ledger,
    versions.map((version) => ({ ...version, at: version.opened_at })),
  )
  return {
    ...page,
    versions,
    before,
    doubts: doubtsWith(ledger, page.row, compared),
    due_at: times?.due_at ?? null,
    on_time: isOnTime(course.handed_in_at, times),
    course,
    changed: await changedSince(tx, ledger, page.row, course),
  }
}

const changedSince = async (tx: Tx, ledger: LedgerDocument, row: Row, { compared }: Course): Promise<string[]> => {
  if (compared === null) return []
  const changes = await changesOf(tx, ledger, [{ id: row.id, from: compared.version, to: row.version }])
  return [...(changes.get(row.id) ?? [])]
}

/** What does not hold now, each with what the filler says to it. */
const doubtsWith = (ledger: LedgerDocument, row: Row, beside: Compared | undefined): Review['doubts'] =>
  doubtsOfRow(ledger, row, beside).map((fault) => ({
    ...fault,
    explained: row.notes.explained?.[checkOfFault(fault) ?? ''] ?? null,
  }))

const written = (ledger: LedgerDocument, read: Read, spreads: Spreads): Review => {
  const { row, versions, course, before } = read
  const compared = versions.findLast(({ version }) => version === course.compared?.version) ?? null
  const similar = [...spreads(row)]
  const period = row.period === null ? null : parsePeriod(row.period)
  return {
    row,
    moves: read.moves,
    compared_with: compared,
    compared_by: course.compared?.by ?? null,
    changed: read.changed,
    before,
    before_period: (period && previous(period)?.code) ?? null,
    doubts: read.doubts,
    notes: row.notes,
    filled: filledIn(ledger, row),
    outliers: outliersIn(similar, row.values, before),
    similar,
    handed_in_at: course.handed_in_at,
    due_at: read.due_at === null ? null : new Date(read.due_at).toISOString(),
    on_time: read.on_time,
    returns: course.returns,
    sent_back: sentBack(ledger, versions),
  }
}

const filledIn = (ledger: LedgerDocument, { values, marks, notes }: Row): Review['filled'] =>
  Object.fromEntries(
    storedFields(ledger).flatMap(({ name }): [string, 'prefilled' | 'changed' | 'typed'][] => {
      const value = values[name] ?? null
      const given = notes.prefilled?.[name]
      if (given !== undefined) return [[name, same(given.value, value) ? 'prefilled' : 'changed']]
      return value === null && marks[name] === undefined ? [] : [[name, 'typed']]
    }),
  )

const sentBack = (ledger: LedgerDocument, versions: readonly Version[]): Review['sent_back'] =>
  versions
    .filter(
      ({ act, state }, i) =>
        act === 'move' && !isSaid(ledger, state) && isSaid(ledger, versions[i - 1]?.state ?? state),
    )
    .map(({ by, at, reason, cells, version }) => ({ by, at, reason: reason ?? '', cells, version }))
    .toReversed()
