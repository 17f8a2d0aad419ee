/** The register of papers: who printed what over which row, by number. Row-level security shows the rows' readers theirs. */
import { dateParts, type FilledPaper, paperNumber, settledPaper, today } from '../../ledger/index.ts'
import type { Paper, PaperLine, Register, RegisterQuery, Service } from '../../ledger/wire/papers.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Tables } from '../tables/tables.ts'

interface Line {
  readonly id: number
  readonly paper: string
  readonly title: string
  readonly to_serve: boolean
  readonly ledger: string
  readonly row_id: number
  readonly move: string
  readonly unit: string
  readonly unit_name: string | null
  readonly office: string
  readonly office_name: string | null
  readonly prefix: string
  readonly code: string
  readonly year: number
  readonly number: number
  readonly printed_at: string
  readonly by: number
  readonly by_name: string | null
  readonly served_on: string | null
  readonly way: string | null
}

const ownColumns = sql`
  p.county, p.id, p.paper, p.document ->> 'title' as title, p.document ? 'served' as to_serve, p.ledger, p.row_id, p.move,
  p.unit, p.office, p.prefix, p.code, p.year, p.number, p.printed_at, p.by`

/** Of papers p, with their service s. */
const namesAndService = sql`
  s.served_on, s.way,
  (select v.name from org.unit_version v where v.county = p.county and v.code = p.unit order by v.from_day desc limit 1)
    as unit_name,
  (select v.name from org.unit_version v where v.county = p.county and v.code = p.office order by v.from_day desc limit 1)
    as office_name,
  (select n.name from org.person n where n.county = p.county and n.id = p.by) as by_name`

const served = sql`left join work.paper_service s on s.county = p.county and s.paper = p.id and s.closed_at is null`
const lineColumns = sql`${ownColumns}, ${namesAndService}`
const lineTables = sql`work.paper p ${served}`

const wireOf = (tx: Tx, { catalogue }: Tables, line: Line): PaperLine => ({
  id: line.id,
  paper: line.paper,
  title: line.title,
  number: paperNumber(line),
  code: line.code,
  ledger: line.ledger,
  ledger_title: catalogue.ledger(line.ledger)?.title ?? line.ledger,
  row: line.row_id,
  unit: line.unit,
  unit_name: line.unit_name ?? line.unit,
  office: line.office,
  office_name: line.office_name ?? line.office,
  printed_at: line.printed_at,
  by: line.by_name,
  served: line.to_serve,
  served_on: line.served_on,
  way: line.way,
  may_serve: maySay(tx.actor, catalogue, line),
})

/** Who printed it, or could have: whoever holds a position of that move where it was issued. */
const maySay = (
  { person, seats }: Actor,
  catalogue: Tables['catalogue'],
  { by, office, ledger, move, to_serve }: Line,
): boolean => {
  if (!to_serve) return false
  if (person === 0 || person === by) return true
  const positions = [catalogue.ledger(ledger)?.workflow?.moves[move]?.by ?? []].flat()
  return seats.some(({ position, unit }) => unit === office && positions.includes(position))
}

/** The papers of one row, oldest first. */
export const papersOfRow = async (tx: Tx, tables: Tables, ledger: string, row: number): Promise<PaperLine[]> => {
  const lines = await tx.rows<Line>(sql`
    select ${lineColumns} from ${lineTables}
    where p.county = ${tx.actor.county} and p.ledger = ${ledger} and p.row_id = ${row} order by p.id`)
  return lines.map((line) => wireOf(tx, tables, line))
}

const fits = (tx: Tx, asked: Partial<RegisterQuery>): Sql => {
  const { county } = tx.actor
  const { year, code, paper, ledger, office, unit, service, search = '' } = asked
  const conditions: Sql[] = [sql`p.county = ${county}`]
  if (year !== undefined) conditions.push(sql`p.year = ${year}`)
  if (code !== undefined) conditions.push(sql`p.code = ${code}`)
  if (paper !== undefined) conditions.push(sql`p.paper = ${paper}`)
  if (ledger !== undefined) conditions.push(sql`p.ledger = ${ledger}`)
  if (office !== undefined) conditions.push(sql`p.office = ${office}`)
  if (unit !== undefined) conditions.push(sql`p.unit in (select org.under(${unit}))`)
  if (service === 'open') conditions.push(sql`p.to_serve and s.served_on is null`)
  if (service === 'done') conditions.push(sql`s.served_on is not null`)
  // Number, title and unit: what the row says is sealed.
  for (const word of search.split(/\s+/).filter((each) => each !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(p.prefix || p.code || '〔' || p.year || '〕' || p.number || '号' like ${like}
      or p.title like ${like}
      or exists (select from org.unit_version v where v.county = p.county and v.code = p.unit and v.name like ${like}))`)
  }
  return sql.join(conditions, ' and ')
}

interface Page extends Partial<Line> {
  readonly total: number
  readonly years: readonly number[] | null
  readonly all_kinds: Register['kinds'] | null
}

/**
 * Newest first. One statement for the page and what it is a page of: who may see which papers costs more than the papers,
 * and is asked once.
 */
export const registerOf = async (tx: Tx, tables: Tables, asked: RegisterQuery): Promise<Register> => {
  const { page, size } = asked
  const found = await tx.rows<Page>(sql`
    with seen as materialized (select ${ownColumns} from work.paper p where p.county = ${tx.actor.county}),
    fitting as materialized (
      select p.* from seen p ${asked.service === undefined ? sql.empty : served} where ${fits(tx, asked)}
    ),
    page as (
      select * from fitting order by printed_at desc, id desc limit ${size} offset ${(page - 1) * size}
    )
    select t.*, l.* from (
      select (select count(*)::int from fitting) as total,
        (select array_agg(distinct year order by year desc) from seen) as years,
        (select jsonb_agg(distinct jsonb_build_object('paper', paper, 'code', code, 'title', title)) from seen) as all_kinds
    ) t
    left join (select p.*, ${namesAndService} from page p ${served}) l on true
    order by l.printed_at desc, l.id desc`)
  const lines = found.filter((line): line is Page & Line => line.id !== null && line.id !== undefined)
  const { total, years, all_kinds } = found[0]!
  return {
    papers: lines.map((line) => wireOf(tx, tables, line)),
    total,
    page,
    size,
    years: [...(years ?? [])],
    kinds: latestKinds(all_kinds ?? []),
  }
}

/** A paper whose title or code has changed is still one kind. */
const latestKinds = (all: Register['kinds']): Register['kinds'] => [
  ...new Map(all.map((kind) => [kind.paper, kind])).values(),
]

const BATCH = 1_000

/** The whole register of a query in batches, in the order of the numbers. */
export async function* registerLines(
  tx: Tx,
  tables: Tables,
  asked: Omit<RegisterQuery, 'page' | 'size'>,
): AsyncGenerator<PaperLine[]> {
  let after = 0
  for (;;) {
    const lines = await tx.rows<Line>(sql`
      select p.*, ${namesAndService} from (select ${ownColumns} from work.paper p) p ${served}
      where ${fits(tx, asked)} and p.id > ${after} order by p.id limit ${BATCH}`)
    if (lines.length === 0) return
    yield lines.map((line) => wireOf(tx, tables, line))
    after = lines.at(-1)!.id
  }
}

/** Problem: no_such, also for papers unseen. */
export const paperLine = async (tx: Tx, tables: Tables, id: number): Promise<PaperLine> => {
  const line = await tx.maybe<Line>(sql`
    select ${lineColumns} from ${lineTables} where p.county = ${tx.actor.county} and p.id = ${id}`)
  if (line === undefined) throw new Problem('no_such', { what: '文书', name: id })
  return wireOf(tx, tables, line)
}

/** What is sealed of a proof of service. */
export interface ServiceWords {
  readonly receiver: string
  readonly witness: string
  readonly place: string
}

/**
 * A paper as it was printed, whatever has become of its row, its template and its units since. Reading one in full is an
 * event where it is about sealed cells, as a paper always may be. Problem: no_such, also for papers unseen.
 */
export const paperOf = async (
  tx: Tx,
  tables: Tables,
  id: number,
  act: 'view_paper' | 'print_paper',
): Promise<Paper> => {
  const { county, person } = tx.actor
  const line = await tx.maybe<Line & { content: Buffer; version: number }>(sql`
    select ${lineColumns}, p.content, p.version from ${lineTables} where p.county = ${county} and p.id = ${id}`)
  if (line === undefined) throw new Problem('no_such', { what: '文书', name: id })
  const wire = wireOf(tx, tables, line)
  const day = dateParts(today(new Date(line.printed_at)))
  const filled = JSON.parse(tables.seal.open(line.content)) as FilledPaper
  await tx.run(sql`
    insert into log.event (county, at, person, act, ledger, row_id, version, unit, detail)
    values (${county}, clock_timestamp(), ${person}, ${act}, ${line.ledger}, ${line.row_id}, ${line.version}, ${line.unit},
      ${JSON.stringify({ paper: line.paper, number: wire.number })}::jsonb)`)
  const settled = settledPaper(filled, { 字号: wire.number, 日期: day })
  return { ...wire, filled: settled as Paper['filled'], day, services: await servicesOf(tx, tables, id) }
}

const servicesOf = async (tx: Tx, { seal }: Tables, paper: number): Promise<Service[]> => {
  const found = await tx.rows<Omit<Service, keyof ServiceWords> & { words: Buffer }>(sql`
    select s.version, s.served_on, s.way, s.words, s.photo, s.reason, s.opened_at as at,
      (select n.name from org.person n where n.county = s.county and n.id = s.by) as by
    from work.paper_service s where s.county = ${tx.actor.county} and s.paper = ${paper} order by s.version`)
  return found.map(({ words, ...service }) => ({ ...service, ...(JSON.parse(seal.open(words)) as ServiceWords) }))
}
