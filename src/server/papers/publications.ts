/** Published papers, read again exactly as they were published. Row-level security shows those of one's units and below. */
import { type Catalogue, paperNumber } from '../../ledger/index.ts'
import type { FilledReport } from '../../ledger/wire.ts'
import type { Publication, PublicationLine, Publications, PublicationsQuery } from '../../ledger/wire/publications.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { contentText, type KeptAnswer, type KeptDocument, keptCatalogue } from '../figures/publication_content.ts'
import { ledgersBehind } from './ledgers_behind.ts'
import { ledgersIn, type Read, readBy, type Sight, sightOver, unitsIn } from './withheld.ts'

interface Line extends Omit<PublicationLine, 'number'> {
  readonly prefix: string
  readonly code: string
  readonly year: number
  readonly number: number
}

const columns = sql`
  p.id, p.prefix, p.code, p.year, p.number, p.hash, p.report, p.title, p.unit, p.period, p.as_of, p.manuscript,
  p.at as published_at, p.by_name as published_by, coalesce((
    select v.name from org.unit_version v
    where v.county = p.county and v.code = p.unit and v.from_day <= (p.at at time zone 'Asia/Shanghai')::date
    order by v.from_day desc limit 1), p.unit) as unit_name`

const wireOf = ({ prefix, code, year, number, ...line }: Line): PublicationLine => ({
  ...line,
  number: paperNumber({ prefix, code, year, number }),
})

const fits = (tx: Tx, { unit, report, period }: Omit<PublicationsQuery, 'page' | 'size'>): Sql => {
  const conditions: Sql[] = [sql`p.county = ${tx.actor.county}`]
  if (unit !== undefined) conditions.push(sql`p.unit in (select org.under(${unit}))`)
  if (report !== undefined) conditions.push(sql`p.report = ${report}`)
  if (period !== undefined) conditions.push(sql`p.period = ${period}`)
  return sql.join(conditions, ' and ')
}

/** Newest first. */
export const publicationsOf = async (tx: Tx, asked: PublicationsQuery): Promise<Publications> => {
  const { page, size, ...query } = asked
  const { total } = await tx.one<{ total: number }>(sql`
    select count(*)::int as total from platform.publication p where ${fits(tx, query)}`)
  const lines = await tx.rows<Line>(sql`
    select ${columns} from platform.publication p where ${fits(tx, query)}
    order by p.at desc, p.id limit ${size} offset ${(page - 1) * size}`)
  return { publications: lines.map(wireOf), total, page, size }
}

/** A publication with all that it holds, and what of it the reader may know. */
export interface KeptPublication {
  readonly line: PublicationLine
  /** Without the units that were asked about: these are most of it, and are read only to reckon again. */
  readonly kept: Omit<KeptDocument, 'frames'>
  readonly answers: readonly KeptAnswer[]
  /** The declarations it was made by. */
  readonly catalogue: Catalogue
  readonly sight: Sight
  /** Null where figures were published without a paper. */
  readonly read: Read | null
}

/** Problem: no_such, also for what the reader may not see. */
export const keptPublication = async (tx: Tx, today: Catalogue, id: string): Promise<KeptPublication> => {
  const found = await tx.maybe<Line & { document: KeptPublication['kept']; figures: KeptAnswer[] }>(sql`
    select ${columns}, p.document - 'frames' as document, p.figures from platform.publication p
    where p.county = ${tx.actor.county} and p.id = ${id}::uuid`)
  if (found === undefined) throw new Problem('no_such', { what: '已发布的报告', name: id })
  const { document: kept, figures: answers, ...line } = found
  const catalogue = keptCatalogue(kept)
  const report = kept.document as FilledReport | null
  // What was asked and is printed nowhere, such as the clause of a condition that chose nothing, can still be taken out.
  const asked = answers.flatMap(({ query: { indicators } }) => [indicators].flat())
  const ledgers = new Set(asked.flatMap((ref) => ledgersBehind(catalogue, ref)))
  if (report !== null) ledgersIn(catalogue, report).forEach((ledger) => ledgers.add(ledger))
  const sight = await sightOver(tx, today, [...ledgers], report === null ? [line.unit] : unitsIn(report))
  const read = report === null ? null : readBy(report, catalogue, sight)
  return { line: wireOf(line), kept, answers, catalogue, sight, read }
}

/** The units of a publication that has been found already. */
export const framesOf = async (tx: Tx, { id }: Pick<PublicationLine, 'id'>): Promise<KeptDocument['frames']> => {
  const { frames } = await tx.one<{ frames: KeptDocument['frames'] }>(sql`
    select document -> 'frames' as frames from platform.publication
    where county = ${tx.actor.county} and id = ${id}::uuid`)
  return frames
}

export const publicationOf = async (tx: Tx, today: Catalogue, id: string): Promise<Publication> => {
  const { line, kept, read } = await keptPublication(tx, today, id)
  return {
    ...line,
    filled: read?.report ?? null,
    withheld: read?.withheld ?? 0,
    versions: [...kept.versions],
    newer: await newerThan(tx, line),
  }
}

const newerThan = async (tx: Tx, line: PublicationLine): Promise<Publication['newer']> => {
  const newest = await tx.maybe<Line>(sql`
    select ${columns} from platform.publication p
    where p.county = ${tx.actor.county} and p.report = ${line.report} and p.unit = ${line.unit}
      and p.period = ${line.period} order by p.at desc, p.number desc limit 1`)
  if (newest === undefined || newest.id === line.id) return null
  const { id, number, published_at } = wireOf(newest)
  return { id, number, published_at }
}

/** The text whose SHA-256 is the paper's hash, for whoever may read all of it. Problems: no_such, not_yours. */
export const publishedText = async (tx: Tx, today: Catalogue, id: string): Promise<string> => {
  const { line, kept, answers, catalogue, read, sight } = await keptPublication(tx, today, id)
  // The answers hold more than the text prints: peers of places, and what conditions were decided by.
  const seen = answers.every(({ query: { indicators, unit, compare = [] } }) => {
    const beyond = unit !== line.unit || [compare].flat().includes('share')
    const ledgers = [indicators].flat().flatMap((ref) => ledgersBehind(catalogue, ref))
    return ledgers.every((ledger) => sight(ledger, line.unit, beyond))
  })
  const whole = seen && read?.withheld === 0
  if (!whole) throw new Problem('not_yours', { what: '取出这份报告的全部留底' })
  const { report, title, unit, period } = line
  const document = { ...kept, frames: await framesOf(tx, line) }
  return contentText({ report, title, unit, period, document, figures: answers })
}
