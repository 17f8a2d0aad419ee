/**
 * Units and people from sheets. The preview writes them and takes it all back: every rule of the organisation is
 * asked where it stands, and none is written down a second time here.
 */
import type { Import } from '../../ledger/import_wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { faulty, Problem } from '../db/problem.ts'
import { addPeople } from '../org/people.ts'
import { createUnits, unitsOf } from '../org/units.ts'
import { acting } from './acting.ts'
import type { Cell, SheetRow } from './cell.ts'
import { cellText } from './cell.ts'
import { type CellFaultWire, faultAt, Faults } from './faults.ts'
import { findHeadings, type FoundColumn, HEADING_ROWS } from './headings.ts'
import type { ImportDesk } from './import_desk.ts'
import { PEOPLE_COLUMNS, peopleIn, UNIT_COLUMNS, unitsIn, type OrgRow } from './org_rows.ts'
import type { Preview, Progress } from './preview.ts'
import { openSheet } from './sheet.ts'

export const ORG_SHEETS = ['units', 'people'] as const
export interface OrgAsked {
  readonly sheet: (typeof ORG_SHEETS)[number]
  readonly source: string | Buffer
  readonly file: string
}

/** More at once would be no mistake of a county's, but a province's; it is said. */
const MOST_ROWS = 50_000

/** Reads the sheet, writes it and rolls back. Problems: bad_file, too_much, not_yours. */
export const previewOrganisation = async (
  desk: ImportDesk,
  actor: Actor,
  asked: OrgAsked,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<Preview> => {
  const read = await readOrganisation(asked)
  await progress(read.rows.length)
  signal?.throwIfAborted()
  if (read.faults.count === 0) await rehearse(desk, actor, asked, read)
  return {
    read: read.rows.length,
    columns: read.columns.map(({ letter, heading, wanted }) => ({
      column: letter,
      heading,
      field: wanted?.name ?? null,
      title: wanted?.title ?? '不导入',
    })),
    faults: read.faults.listed,
    fault_count: read.faults.count,
    sample: read.rows.slice(0, 20).map(({ row, cells }) => ({ row, unit: null, values: withoutPassword(cells) })),
    notes: read.notes,
    reading: { heading_row: read.heading_row, wanted: wantedSheets(asked.sheet) },
  }
}

/** Problems: those of the preview; faulty. */
export const runOrganisation = async (
  desk: ImportDesk,
  actor: Actor,
  asked: OrgAsked,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<{ count: number }> => {
  const read = await readOrganisation(asked)
  if (read.faults.count > 0)
    throw faulty(read.faults.listed.map(({ row, column, says }) => ({ path: `${column}${row}`, says })))
  return acting(desk.database, actor, async (tx) => {
    const found = await write(tx, desk, asked, read)
    if (found.length > 0) throw faulty(found.map(({ row, column, says }) => ({ path: `${column}${row}`, says })))
    signal?.throwIfAborted()
    await progress(read.rows.length)
    return { count: read.rows.length }
  })
}

const withoutPassword = ({
  password,
  ...cells
}: Readonly<Record<string, string>>): Import['sample'][number]['values'] =>
  password === undefined || password === '' ? cells : { ...cells, password: '******' }

interface ReadSheet {
  readonly rows: OrgRow[]
  readonly columns: readonly FoundColumn[]
  readonly faults: Faults
  readonly notes: readonly string[]
  readonly heading_row: number
}

const wantedSheets = (which: OrgAsked['sheet']): string[] => ['数据', which === 'units' ? '单位' : '人员']

const readOrganisation = async ({ sheet: which, source, file }: OrgAsked): Promise<ReadSheet> => {
  const wanted = which === 'units' ? UNIT_COLUMNS : PEOPLE_COLUMNS
  const sheet = await openSheet(source, file, wantedSheets(which))
  const all: SheetRow[] = []
  try {
    for await (const rows of sheet.batches()) {
      all.push(...rows)
      if (all.length > MOST_ROWS) throw new Problem('too_much', { what: '行数', limit: `${MOST_ROWS}行` })
    }
  } finally {
    await sheet.close()
  }
  const headings = findHeadings(all.slice(0, HEADING_ROWS), wanted)
  const faults = new Faults()
  headings.faults.forEach((fault) => faults.add(fault))
  const below = all.filter(({ row }) => row > headings.row)
  if (below.length === 0 && faults.count === 0) {
    faults.add(
      faultAt({ row: headings.row, column: '', title: '', read: '', says: '表头下面没有数据', expected: '至少一行' }),
    )
  }
  const rows = below.map((row): OrgRow => ({ row: row.row, cells: namedCells(row.cells, headings.columns) }))
  const notes =
    sheet.others.length === 0
      ? []
      : [`读取的是工作表“${sheet.name}”；没有读取：${sheet.others.slice(0, 10).join('、')}`]
  return { rows, columns: headings.columns, faults, notes, heading_row: headings.row }
}

const namedCells = (cells: readonly Cell[], columns: readonly FoundColumn[]): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap(({ wanted, column }) =>
      wanted === null ? [] : [[wanted.name, plainCell(wanted.name, cellText(cells[column]))]],
    ),
  )

/** Codes and accounts are half width whatever was typed; what something is called stays as it is written. */
const plainCell = (column: string, text: string): string => text.normalize(column === 'name' ? 'NFC' : 'NFKC').trim()

class Rehearsed extends Error {}

const rehearse = async (desk: ImportDesk, actor: Actor, asked: OrgAsked, read: ReadSheet): Promise<void> => {
  try {
    await acting(desk.database, actor, async (tx) => {
      const found = await write(tx, desk, asked, read)
      found.forEach((fault) => read.faults.add(fault))
      throw new Rehearsed('Nothing of a rehearsal is kept.')
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
}

/** Writes what was read; the faults that stood in its way, each at its cell. */
const write = async (tx: Tx, desk: ImportDesk, { sheet }: OrgAsked, read: ReadSheet): Promise<CellFaultWire[]> => {
  try {
    if (sheet === 'units') {
      const parents = await unitsOf(tx, [...new Set(read.rows.map(({ cells }) => cells['parent'] ?? ''))])
      const opened = new Map(parents.map((unit) => [unit.code, unit.opened_on]))
      const { units, faults } = unitsIn(read.rows, desk.catalogue, opened)
      if (faults.length > 0)
        return located(
          faults.map((one) => ({ ...one, row: one.place })),
          read,
        )
      await createUnits(tx, units)
      return []
    }
    const codes = [...new Set(read.rows.map(({ cells }) => cells['unit'] ?? ''))]
    const known = new Map((await unitsOf(tx, codes)).map((unit) => [unit.code, unit.level]))
    const { people, places, faults } = peopleIn(read.rows, desk.catalogue, known)
    if (faults.length > 0)
      return located(
        faults.map((one) => ({ ...one, row: one.place })),
        read,
      )
    await addPeople(tx, people).catch((error: unknown) => {
      throw error instanceof Problem
        ? new Problem(
            error.code,
            error.details,
            error.faults.map((fault) => movedTo(fault, places)),
          )
        : error
    })
    return []
  } catch (error) {
    if (!(error instanceof Problem) || error.faults.length === 0) throw error
    return located(
      error.faults.map(({ path, says }) => ({ ...pathParts(path), says })),
      read,
    )
  }
}

/** `[3].login` → place 3, login. */
const pathParts = (path: string): { row: number; field: string } => {
  const found = /^\[(\d+)\]\.(?:seats\[\d+\]\.)?(\w+)/.exec(path)
  return { row: Number(found?.[1] ?? 0), field: found?.[2] ?? '' }
}

/** A person of several rows is one in the list that was checked; the fault goes to the first of the rows. */
const movedTo = (fault: { path: string; says: string }, places: readonly number[]): { path: string; says: string } => ({
  ...fault,
  path: fault.path.replace(/^\[(\d+)\]/, (_, place: string) => `[${places[Number(place)] ?? 0}]`),
})

const located = (
  faults: readonly { row: number; field: string; says: string }[],
  { rows, columns }: ReadSheet,
): CellFaultWire[] =>
  faults.map(({ row: place, field, says }) => {
    const column = columns.find(({ wanted }) => wanted?.name === field)
    const row = rows[place]
    const read = field === 'password' ? '******' : (row?.cells[field] ?? '')
    return faultAt({
      row: row?.row ?? 0,
      column: column?.letter ?? '',
      field,
      title: column?.heading ?? '',
      read,
      says,
      expected: '',
    })
  })

/** The code of the unit that stands under no other: a county's very first sheet says who the county is. */
export const rootIn = async (source: string | Buffer, file: string): Promise<string> => {
  const { rows } = await readOrganisation({ sheet: 'units', source, file })
  const roots = rows.filter(({ cells }) => !cells['parent']).map(({ cells }) => cells['code'] ?? '')
  const [root] = roots
  if (root !== undefined && root !== '' && roots.length === 1) return root
  throw new Problem('bad_file', { file, why: `应有且只有一个没有上级代码的单位，读到${roots.length}个` })
}
