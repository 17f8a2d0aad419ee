/** A manuscript as a page shows it: its sections with their pieces filled for the reader, and what was said about it. */
import { type Catalogue, parsePeriod, parseReport, piecesIn, previous, titleOfSection } from '../../ledger/index.ts'
import type {
  Manuscript,
  ManuscriptRow,
  Piece,
  Section,
  SectionComment,
  Writer,
} from '../../ledger/wire/manuscripts.ts'
import type { FilledReport } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { faulty } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { type Filled, fillTree, type ReportRequest } from '../papers/fill.ts'
import {
  keeps,
  type KeptManuscript,
  type KeptSection,
  lightOfSection,
  manuscriptOf,
  rightsIn,
  sectionsOf,
} from './manuscript.ts'
import { fillPieces, readingOf } from './pieces.ts'
import { writersAt } from './writers.ts'

/** Every reading of one page sees the same rows; must come before any other statement of the transaction. */
export const onePicture = (tx: Tx): Promise<number> => tx.run(sql`set transaction isolation level repeatable read`)

export const requestFor = (
  { report, unit, period }: Pick<KeptManuscript, 'report' | 'unit' | 'period'>,
  as_of?: string,
): ReportRequest => ({ name: report, unit, period, as_of })

/** Of so many manuscripts a bureau writes in some years. */
const LISTED = 200

/** `as_of`: where something has just been written in this transaction, which is no single picture then. */
export const readManuscript = async (tx: Tx, catalogue: Catalogue, id: string, as_of?: string): Promise<Manuscript> => {
  const kept = await manuscriptOf(tx, id)
  const sections = await sectionsOf(tx, id)
  const [row] = await summariesOf(tx, id)
  const sources = [...new Set(sections.flatMap(({ text }) => piecesIn(text)))]
  const pieces = new Map(
    (await fillPieces(tx, catalogue, sources, requestFor(kept, as_of))).map((piece) => [piece.source, piece]),
  )
  const writers = await writersAt(tx, catalogue, kept.unit, row!.unit_name)
  const now = Date.now()
  return {
    ...row!,
    as_of: new Date(now).toISOString(),
    keeps: keeps(tx.actor, kept),
    sections_of: sections.map((section) => ({
      ...sectionShown(section, kept.period, pieces, writers),
      light: lightOfSection(catalogue, section, now),
      can: rightsIn(tx.actor, kept, section),
    })),
    comments: await commentsOf(tx, id),
    before: await beforeOf(tx, kept),
  }
}

const sectionShown = (
  section: KeptSection,
  period: string,
  pieces: ReadonlyMap<string, Piece>,
  writers: readonly Writer[],
): Omit<Section, 'light' | 'can'> => {
  const { place: _, shown, writer, due_at: __, assigned_at: ___, ...rest } = section
  const own = piecesIn(section.text).flatMap((source) => pieces.get(source) ?? [])
  return {
    ...rest,
    title: titleOfSection(section.text, period),
    writer: writers.find(({ position }) => position === writer) ?? vacant(writer, writers),
    pieces: own,
    changed: own.flatMap((piece) => {
      const was = shown[piece.source]
      const now = readingOf(piece)
      return was === undefined || now === null || was === now ? [] : [{ source: piece.source, was, now }]
    }),
  }
}

/** A position that nobody holds any more still owes the section; the keeper sees that it is nobody. */
const vacant = (position: string | null, [one]: readonly Writer[]): Writer | null =>
  position === null
    ? null
    : { position, title: position, unit: one?.unit ?? '', unit_name: one?.unit_name ?? '', people: [] }

/** The whole in one, as it would be printed. Problems: faulty, by line of the whole text. */
export const fillManuscript = async (tx: Tx, catalogue: Catalogue, id: string, as_of?: string): Promise<Filled> => {
  const kept = await manuscriptOf(tx, id)
  const body = (await sectionsOf(tx, id)).map(({ text }) => text).join('\n\n')
  const { report, faults } = parseReport(body, catalogue, catalogue.reports.get(kept.report)?.each)
  if (faults.length > 0) throw faulty(faults)
  const filled = await fillTree(tx, catalogue, report, requestFor(kept, as_of))
  return { ...filled, report: { ...filled.report, title: kept.title } satisfies FilledReport }
}

/** Of these manuscripts what a list says, newest first; of all that are seen where none are named. */
export const summariesOf = async (tx: Tx, id?: string): Promise<ManuscriptRow[]> => {
  const found = await tx.rows<Omit<ManuscriptRow, 'period_title'>>(sql`
    select m.id, m.report, m.title, m.unit, m.period, m.published, m.at as begun_at,
      coalesce((select p.name from org.person p where p.county = m.county and p.id = m.by), '') as begun_by,
      (select v.name from org.unit_version v where v.county = m.county and v.code = m.unit
        order by v.from_day desc limit 1) as unit_name,
      s.sections, s.ready, s.due_on
    from platform.manuscript m
    cross join lateral (
      select count(*)::int as sections, count(*) filter (where state in ('handed_in', 'accepted'))::int as ready,
        min(due_on) filter (where state in ('writing', 'returned')) as due_on
      from platform.manuscript_section s
      where s.county = m.county and s.manuscript = m.id and s.closed_at is null
    ) s
    where m.county = ${tx.actor.county} ${id === undefined ? sql.empty : sql`and m.id = ${id}::uuid`}
    order by m.at desc limit ${LISTED}`)
  return found.map((row) => ({ ...row, period_title: parsePeriod(row.period)?.title ?? row.period }))
}

const beforeOf = async (tx: Tx, { report, unit, period }: KeptManuscript): Promise<Manuscript['before']> => {
  const found = await earlierOf(tx, { report, unit, period })
  return found === null ? null : { ...found, period_title: parsePeriod(found.period)?.title ?? found.period }
}

/** The manuscript of the period before, the latest where there are several. */
export const earlierOf = async (
  tx: Tx,
  { report, unit, period }: Pick<KeptManuscript, 'report' | 'unit' | 'period'>,
): Promise<{ id: string; title: string; period: string } | null> => {
  const read = parsePeriod(period)
  const before = read === null ? null : previous(read)
  if (before === null) return null
  const found = await tx.maybe<{ id: string; title: string; period: string }>(sql`
    select id, title, period from platform.manuscript where county = ${tx.actor.county} and report = ${report}
      and unit = ${unit} and period = ${before.code} order by at desc limit 1`)
  return found ?? null
}

const commentsOf = (tx: Tx, manuscript: string): Promise<SectionComment[]> =>
  tx.rows<SectionComment>(sql`
    select c.id::text as id, c.section, c.quote, c.words, c.at, c.person = ${tx.actor.person}::bigint as mine,
      coalesce((select p.name from org.person p where p.county = c.county and p.id = c.person), '') as by,
      case when c.settled_at is null then null else jsonb_build_object('at', c.settled_at, 'by',
        coalesce((select p.name from org.person p where p.county = c.county and p.id = c.settled_by), '')) end as settled
    from platform.manuscript_comment c
    where c.county = ${tx.actor.county} and c.manuscript = ${manuscript}::uuid order by c.at, c.id`)
