/**
 * The papers that the demonstration's moves have printed, as the moves themselves would have printed them: numbered through
 * each year in the order of printing, and those that have to be served with their proofs.
 */
import type { DemoPerson, DemoRow, Demonstration } from '../demo/demonstration.ts'
import { proofOf } from '../demo/proofs.ts'
import { type FilledPaper, textOfInlines, today, usualPrefix } from '../ledger/index.ts'
import type { Actor, Tx } from '../server/db/database.ts'
import { sql } from '../server/db/sql.ts'
import type { OpenHouse } from '../server/main.ts'
import { type Print, printsOf, type ToPrint } from '../server/tables/printing.ts'
import type { ImportedRow } from '../server/tables/rows.ts'
import type { Tables } from '../server/tables/tables.ts'

/** All versions of a row as they were planted. */
type Planted = (row: DemoRow) => Iterable<ImportedRow>

interface Printing {
  readonly row: ToPrint
  readonly move: string
  readonly by: string
  readonly at: string
}
interface Printed extends Printing {
  readonly ledger: string
  readonly print: Print
  readonly person: number
}

/** What was printed before is in the cellar, on paper. */
const KEPT_FROM = '2011-01-01'

/** How many were printed. `planted`: for each ledger, how its rows were. */
export const plantPapers = async (
  tx: Tx,
  house: OpenHouse,
  { ledgers, people }: Demonstration,
  idOf: (login: string) => number,
  planted: (ledger: string) => Planted,
): Promise<number> => {
  const seated = new Map(people.map((person) => [person.login, person]))
  const names = await unitNames(tx)
  await tellApart(tx, names)
  const all: Printed[] = []
  for (const { ledger, rows } of ledgers) {
    const moves = house.catalogue.ledger(ledger)?.workflow?.moves ?? {}
    if (!Object.values(moves).some(({ prints }) => prints !== undefined)) continue
    const asked = [...printings(rows, moves, planted(ledger), names)]
    all.push(...(await printed(tx, house, ledger, asked, seated, idOf)))
  }
  all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.row.id - other.row.id)
  await register(tx, house, all)
  return all.length
}

const unitNames = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const units = await tx.rows<{ code: string; name: string }>(sql`
    select distinct on (code) code, name from org.unit_version where county = ${tx.actor.county} order by code, from_day desc`)
  return new Map(units.map(({ code, name }) => [code, name]))
}

/** Two bureaus of one first character (澜东, 澜西) would write the same numbers: they are called by their whole names. */
const tellApart = async (tx: Tx, names: ReadonlyMap<string, string>): Promise<void> => {
  const bureaus = [...names].filter(([, name]) => name.endsWith('教育局'))
  const shared = bureaus.filter(([code, name]) =>
    bureaus.some(([other, its]) => other !== code && usualPrefix(its) === usualPrefix(name)),
  )
  for (const [unit, name] of shared) {
    const prefix = name.replace(/[市县区旗]?教育局$/, '教')
    await tx.run(sql`
      insert into work.paper_prefix (county, unit, prefix, by) values (${tx.actor.county}, ${unit}, ${prefix}, 0)`)
  }
}

type Moves = Readonly<Record<string, { readonly prints?: string }>>

function* printings(
  rows: Iterable<DemoRow>,
  moves: Moves,
  planted: Planted,
  names: ReadonlyMap<string, string>,
): Generator<Printing> {
  for (const row of rows) {
    if (!row.versions.some(({ move, at }) => at >= KEPT_FROM && move !== undefined && moves[move]?.prints)) continue
    const versions = [...planted(row)]
    const { unit: last } = versions.at(-1)!
    for (const [i, { move, by, at, reason = '' }] of row.versions.entries()) {
      if (move === undefined || by === undefined || at < KEPT_FROM || moves[move]?.prints === undefined) continue
      const { unit, values, marks, taken } = versions[i]!
      const standing = { unit, above: [] }
      const unit_name = names.get(unit) ?? unit
      const asked = { id: row.id, version: i + 1, unit: last, unit_name, values, marks: marks ?? {}, standing }
      yield { row: { ...asked, path: taken?.path ?? null, reason }, move, by, at }
    }
  }
}

/** Filled together for each move and mover. A paper with a gap would not have been printed. */
const printed = async (
  tx: Tx,
  house: OpenHouse,
  ledger: string,
  asked: readonly Printing[],
  seated: ReadonlyMap<string, DemoPerson>,
  idOf: (login: string) => number,
): Promise<Printed[]> => {
  const document = house.catalogue.ledger(ledger)!
  const groups = new Map<string, Printing[]>()
  for (const one of asked) {
    const key = JSON.stringify([one.move, one.by])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const all: Printed[] = []
  for (const group of groups.values()) {
    const { move, by } = group[0]!
    const person = seated.get(by)
    const actor: Actor = {
      county: tx.actor.county,
      person: idOf(by),
      name: person?.name ?? by,
      seats: person?.seats ?? [],
    }
    const declared = document.workflow!.moves[move]!
    // Where the mover sat when it was printed is above the row, or the move would not have been planted.
    const above = actor.seats.map(({ unit }) => unit)
    const rows = group.map(({ row }) => ({ ...row, standing: { ...row.standing, above } }))
    const { at: _at, ...unplaced } = declared
    const prints = await printsOf(
      { ...tx, actor },
      house,
      document,
      { name: move, document: unplaced, reason: '' },
      rows,
    )
    all.push(
      ...prints.flatMap((print, i) =>
        print.missing.length > 0 ? [] : [{ ...group[i]!, ledger, print, person: actor.person }],
      ),
    )
  }
  return all
}

const BATCH = 1_000

const register = async (tx: Tx, tables: Tables, all: readonly Printed[]): Promise<void> => {
  const last = new Map<string, number>()
  const lines = all.map(({ ledger, print, person, at, row, move }, i) => {
    const year = Number(today(new Date(at)).slice(0, 4))
    const key = JSON.stringify([print.office, print.document.code, year])
    const number = (last.get(key) ?? 0) + 1
    last.set(key, number)
    const { office, prefix, document, filled } = print
    const content = tables.seal.seal(JSON.stringify(filled)).toString('base64')
    const place = { ledger, row_id: row.id, version: row.version, unit: row.unit, move, office, prefix }
    const paper = { paper: document.name, code: document.code, year, number, printed_at: at, by: person }
    return { ...place, ...paper, content, ...servedAs(filled, at, i, tables) }
  })
  const documents = Object.fromEntries(all.map(({ print: { document } }) => [document.name, document]))
  for (let from = 0; from < lines.length; from += BATCH) await write(tx, lines.slice(from, from + BATCH), documents)
  for (const [key, number] of last) {
    const [office, code, year] = JSON.parse(key) as [string, string, number]
    await tx.run(sql`
      insert into work.paper_number (county, office, code, year, last)
      values (${tx.actor.county}, ${office}, ${code}, ${year}, ${number})`)
  }
}

/** Columns of the proof; those of a paper without one are empty. */
const servedAs = ({ served, to }: FilledPaper, at: string, i: number, { seal }: Tables): object => {
  const proof = served ? proofOf(at, i, today(new Date())) : null
  if (proof === null) return {}
  const words = { receiver: textOfInlines(to), witness: proof.witness, place: '' }
  const { served_on, way, at: entered_at } = proof
  return { served_on, way, entered_at, words: seal.seal(JSON.stringify(words)).toString('base64') }
}

const write = (tx: Tx, lines: readonly object[], documents: object): Promise<number> =>
  tx.run(sql`
    with asked as materialized (
      select a.* from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) a(paper text, ledger text,
        row_id bigint, version int, move text, unit text, office text, prefix text, code text, year int, number int,
        printed_at timestamptz, by bigint, content text, served_on date, way text, entered_at timestamptz,
        words text)
    ),
    made as (
      insert into work.paper (county, paper, document, ledger, row_id, version, move, unit, office, prefix, code, year,
        number, printed_at, by, content)
      select ${tx.actor.county}, a.paper, d.value, a.ledger, a.row_id, a.version, a.move, a.unit, a.office, a.prefix,
        a.code, a.year, a.number, a.printed_at, a.by, decode(a.content, 'base64')
      from asked a join jsonb_each(${JSON.stringify(documents)}::jsonb) d on d.key = a.paper order by a.printed_at, a.row_id
      returning id, office, code, year, number
    )
    insert into work.paper_service (county, paper, version, served_on, way, words, by, opened_at)
    select ${tx.actor.county}, m.id, 1, a.served_on, a.way, decode(a.words, 'base64'), a.by, a.entered_at
    from made m join asked a using (office, code, year, number) where a.served_on is not null`)
