/** Everything that is known of returns before they are filled: from rows of any ledger, and from figures. */
import { fillable, type LedgerDocument, type Prefill, prefillsOf } from '../../ledger/index.ts'
import type { Row } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { computeAll } from '../figures/index.ts'
import { type PrefilledCells, prefilledFromRows, type PrefillPlace } from '../tables/prefill.ts'
import { createRow, type NewRow } from '../tables/rows.ts'
import { ledgerNamed, type Tables } from '../tables/tables.ts'

/** For each place the cells that begin filled, by field, with where each comes from. Few queries, however many places. */
export const prefilledFor = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  places: readonly PrefillPlace[],
): Promise<PrefilledCells[]> => {
  const rows = await prefilledFromRows(tx, tables, ledger, places)
  const figures = await prefilledFromFigures(tx, tables, ledger, places)
  return rows.map((cells, i) => ({ ...cells, ...figures[i] }))
}

const figurePrefills = ({ catalogue }: Tables, ledger: LedgerDocument): Prefill[] =>
  prefillsOf(ledger).filter(({ from, ledger: of, item }) => {
    const source = catalogue.ledger(of)
    return source !== undefined && !Object.hasOwn(source.fields, item) && catalogue.indicator(from) !== undefined
  })

/** A new row, with a note of every cell that was known before it was filled, whether or not the filler kept it. */
export const enterRow = async (tx: Tx, tables: Tables, name: string, sent: NewRow): Promise<Row> => {
  const ledger = ledgerNamed(tables, name)
  const place = { unit: sent.unit, period: sent.period ?? null }
  const [figures] = await prefilledFromFigures(tx, tables, ledger, [place])
  return createRow(tx, tables, name, sent, figures)
}

/** The figures of the unit itself in the period; without a period there is none to ask. */
export const prefilledFromFigures = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  places: readonly PrefillPlace[],
): Promise<PrefilledCells[]> => {
  const prefills = figurePrefills(tables, ledger)
  if (prefills.length === 0) return places.map(() => ({}))
  const indicators = [...new Set(prefills.map(({ from }) => from))]
  const asked = places.flatMap(({ unit, period }) => (period === null ? [] : [{ indicators, unit, period }]))
  const found = await figuresSeen(tx, tables, asked)
  let next = 0
  return places.map(({ period }): PrefilledCells => {
    if (period === null) return {}
    const figures = found[next++] ?? []
    return Object.fromEntries(
      prefills.flatMap(({ field, from }) => {
        const value = figures.find(({ indicator }) => indicator === from)?.value ?? null
        const filled = fillable(ledger.fields[field]!, value)
        return filled === undefined ? [] : [[field, { from, period, value: filled }]]
      }),
    )
  })
}

type Asked = { readonly indicators: readonly string[]; readonly unit: string; readonly period: string }
interface Found {
  readonly indicator: string
  readonly value: number | null
}

/** Who may not see a figure fills the cell by hand, as anybody did before. */
const figuresSeen = async (tx: Tx, { catalogue }: Tables, asked: readonly Asked[]): Promise<Found[][]> => {
  if (asked.length === 0) return []
  try {
    return await computeAll(tx, catalogue, asked, undefined)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_yours') return []
    throw error
  }
}
