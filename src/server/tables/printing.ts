/**
 * The papers that a move prints. They are filled before the move is written, and written with it: the number is taken in
 * the move's own statement, so that a move which is refused takes none.
 */
import {
  askedBy,
  type FilledPaper,
  fillPaper,
  type LedgerDocument,
  limitWords,
  type MoveDocument,
  type Missing,
  type PaperDocument,
  type PaperTree,
  parsePaper,
  type Path,
  usualPrefix,
} from '../../ledger/index.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { paperCells, type PrintedRow } from './paper_facts.ts'
import type { Standing } from './rights.ts'
import type { Tables } from './tables.ts'

export interface ToPrint extends PrintedRow {
  /** The version that the move makes. */
  readonly version: number
  readonly standing: Standing
  readonly unit_name: string
  readonly path: Path | null
  /** Where rows moved together have reasons of their own. */
  readonly reason?: string
}
export interface Print {
  readonly row: ToPrint
  readonly document: PaperDocument
  readonly move: string
  readonly office: string
  readonly prefix: string
  readonly filled: FilledPaper
  readonly missing: readonly Missing[]
}

/** The move's paper for each row, gaps and all; nothing where the move prints none. */
export const printsOf = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  move: { readonly name: string; readonly document: MoveDocument; readonly reason: string },
  rows: readonly ToPrint[],
): Promise<Print[]> => {
  const document = tables.catalogue.papers.get(move.document.prints ?? '')
  if (document === undefined || rows.length === 0) return []
  const tree = treeOf(document, tables)
  const cells = await paperCells(tx, tables, ledger, askedBy(tree).fields, rows)
  const offices = await officesOf(
    tx,
    rows.map(({ standing }) => officeFor(tx.actor, move.document, standing)),
  )
  return rows.map((row, i) => {
    const office = offices[i]!
    const due = row.path?.at(-1)?.due ?? null
    const words = {
      单位: row.unit_name,
      机关: office.name,
      理由: row.reason ?? move.reason,
      办理人: tx.actor.name,
      ...(due === null ? {} : limitWords(due)),
    }
    const filled = fillPaper(document, tree, { cells: cells[i]!, words, office: office.name })
    return { row, document, move: move.name, office: office.unit, prefix: office.prefix, ...filled }
  })
}

/** Problem: paper_incomplete, naming all that is missing. */
export const requireWhole = (print: Print): void => {
  const { missing, document } = print
  if (missing.length === 0) return
  const what = missing.map(({ title }) => `“${title}”`).join('、')
  const faults = missing.map(({ path, title }) => ({ path, says: `《${document.title}》要写“${title}”，现在是空的` }))
  throw new Problem('paper_incomplete', { paper: document.title, what }, faults)
}

const known = new WeakMap<PaperDocument, PaperTree>()
const treeOf = (document: PaperDocument, { catalogue }: Tables): PaperTree => {
  const before = known.get(document)
  if (before !== undefined) return before
  const { paper } = parsePaper(document, catalogue)
  known.set(document, paper)
  return paper
}

/** Where the mover holds a position that makes the move; for the platform itself the bureau. */
const officeFor = ({ seats, county }: Actor, { by, at }: MoveDocument, { above, above_at = {} }: Standing): string => {
  const places = at === undefined ? above : (above_at[at] ?? above)
  const seat = seats.find(({ position, unit }) => [by].flat().includes(position) && places.includes(unit))
  return seat?.unit ?? county
}

interface Office {
  readonly unit: string
  readonly name: string
  readonly prefix: string
}

const officesOf = async (tx: Tx, units: readonly string[]): Promise<Office[]> => {
  const found = await tx.rows<{ unit: string; name: string | null; prefix: string | null }>(sql`
    select a.unit, p.prefix, (
      select v.name from org.unit_version v where v.county = ${tx.actor.county} and v.code = a.unit
      order by v.from_day desc limit 1) as name
    from unnest(${[...new Set(units)]}::text[]) a(unit)
    left join work.paper_prefix p on p.county = ${tx.actor.county} and p.unit = a.unit`)
  const offices = new Map(
    found.map(({ unit, name, prefix }) => [
      unit,
      { unit, name: name ?? unit, prefix: prefix ?? usualPrefix(name ?? unit) },
    ]),
  )
  return units.map((unit) => offices.get(unit)!)
}

/**
 * The papers as parts of the statement that makes the move, behind its `event`: without it they are not written and no
 * number is taken. Papers of one office and code are numbered in the order given.
 */
export const printParts = (tx: Tx, { seal }: Tables, ledger: LedgerDocument, prints: readonly Print[]): Sql => {
  if (prints.length === 0) return sql.empty
  const { county, person } = tx.actor
  const asked = prints.map(({ row, document, move, office, prefix, filled }) => ({
    paper: document.name,
    document,
    row_id: row.id,
    version: row.version,
    move,
    unit: row.unit,
    office,
    prefix,
    code: document.code,
    content: seal.seal(JSON.stringify(filled)).toString('base64'),
  }))
  return sql`,
    paper_asked as (
      select a.*, e.at, extract(year from e.at at time zone 'Asia/Shanghai')::int as year,
        row_number() over (partition by a.office, a.code order by a.row_id) as nth
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) a(
        paper text, document jsonb, row_id bigint, version int, move text, unit text, office text, prefix text, code text,
        content text)
      cross join (select max(at) as at from event having count(*) > 0) e
    ),
    paper_number as (
      insert into work.paper_number as n (county, office, code, year, last)
      select ${county}, a.office, a.code, a.year, count(*) from paper_asked a
      group by a.office, a.code, a.year order by a.office, a.code
      on conflict (county, office, code, year) do update set last = n.last + excluded.last
      returning office, code, year, last
    ),
    paper_made as (
      insert into work.paper (county, paper, document, ledger, row_id, version, move, unit, office, prefix, code, year,
        number, printed_at, by, content)
      select ${county}, a.paper, a.document, ${ledger.name}, a.row_id, a.version, a.move, a.unit, a.office, a.prefix,
        a.code, a.year, n.last - c.asked + a.nth, a.at, ${person}::bigint, decode(a.content, 'base64')
      from paper_asked a
      join (select office, code, count(*) as asked from paper_asked group by office, code) c
        on c.office = a.office and c.code = a.code
      join paper_number n on n.office = a.office and n.code = a.code
    )`
}

/** The papers of one move over one row, ready to be written with it. Problem: paper_incomplete. */
export const printedWith = async (
  tx: Tx,
  tables: Tables,
  ledger: LedgerDocument,
  move: { readonly name: string; readonly document: MoveDocument; readonly reason: string },
  row: ToPrint,
): Promise<Sql> => {
  if (move.document.prints === undefined) return sql.empty
  const prints = await printsOf(tx, tables, ledger, move, [row])
  prints.forEach(requireWhole)
  return printParts(tx, tables, ledger, prints)
}
