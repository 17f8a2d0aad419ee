/** Begins a manuscript: from the report's template, or with the text of an earlier one rolled forward. */
import { type Catalogue, parsePeriod, piecesIn, rolledForward, sectionsIn } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { subjectOf } from '../papers/fill.ts'
import { manuscriptOf, sectionsOf } from './manuscript.ts'
import { fillPieces, readingOf } from './pieces.ts'

export interface Beginning {
  readonly key: string
  readonly report: string
  readonly unit: string
  readonly period: string
  readonly from?: string | undefined
}

/**
 * The same key begins nothing twice. Kept by the position that the beginner holds at the unit. Answers its id.
 * Problems: as `fillReport`; not_yours for who holds no seat there.
 */
export const beginManuscript = async (tx: Tx, catalogue: Catalogue, asked: Beginning): Promise<string> => {
  const { report, unit: code, period } = asked
  const { document, unit, period: read } = await subjectOf(tx, catalogue, { name: report, unit: code, period })
  const seat = tx.actor.seats.find((one) => one.unit === unit.code)
  if (seat === undefined) throw new Problem('not_yours', { what: `为“${unit.name}”起草文稿` })
  const made = await tx.maybe<{ id: string }>(sql`
    insert into platform.manuscript (county, report, unit, period, title, position, rolled_from, by, request_key)
    values (${tx.actor.county}, ${report}, ${unit.code}, ${period}, ${titleFor(unit.name, read.title, document.title)},
      ${seat.position}, ${asked.from ?? null}::uuid, ${tx.actor.person}, ${asked.key})
    on conflict (county, by, request_key) do nothing returning id`)
  if (made === undefined) return begunBefore(tx, asked.key)
  const texts = asked.from === undefined ? sectionsIn(document.body) : await rolled(tx, asked.from)
  await writeSections(tx, made.id, texts, await shownOf(tx, catalogue, texts, asked))
  await writeEvent(tx, { act: 'begin_manuscript', unit: unit.code, detail: { manuscript: made.id, report, period } })
  return made.id
}

/** 2011年 and 年度工作总结 are 2011年度工作总结. */
const titleFor = (unit: string, period: string, title: string): string =>
  `${unit}${title.startsWith('年') ? period.replace(/年$/, '') : period}${title}`

const begunBefore = async (tx: Tx, key: string): Promise<string> => {
  const { id } = await tx.one<{ id: string }>(sql`
    select id from platform.manuscript
    where county = ${tx.actor.county} and by = ${tx.actor.person} and request_key = ${key}`)
  return id
}

const rolled = async (tx: Tx, from: string): Promise<string[]> => {
  const { period } = await manuscriptOf(tx, from)
  const read = parsePeriod(period)
  const year = read?.kind === 'year' ? Number(read.code) : null
  const sections = await sectionsOf(tx, from)
  return sections.map(({ text }) => (year === null ? text : rolledForward(text, year)))
}

type Shown = Readonly<Record<string, string>>

/** How the pieces of the texts read now, as of this moment. */
export const shownOf = async (
  tx: Tx,
  catalogue: Catalogue,
  texts: readonly string[],
  { report, unit, period }: Omit<Beginning, 'key' | 'from'>,
): Promise<Shown> => {
  const sources = [...new Set(texts.flatMap(piecesIn))]
  const { at } = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  const pieces = await fillPieces(tx, catalogue, sources, { name: report, unit, period, as_of: at })
  return Object.fromEntries(
    pieces.flatMap((piece) => {
      const reading = readingOf(piece)
      return reading === null ? [] : [[piece.source, reading]]
    }),
  )
}

/** Of all that is shown only what a section's own text asks for. */
export const ownShown = (text: string, shown: Shown): Shown =>
  Object.fromEntries(piecesIn(text).flatMap((source) => (shown[source] === undefined ? [] : [[source, shown[source]]])))

const writeSections = async (tx: Tx, id: string, texts: readonly string[], shown: Shown): Promise<void> => {
  await tx.run(sql`
    insert into platform.manuscript_section (county, manuscript, section, version, place, text, shown, state, by)
    select ${tx.actor.county}, ${id}::uuid, t.place, 1, t.place, t.text, t.shown, 'writing', ${tx.actor.person}
    from unnest(${texts}::text[], ${texts.map((text) => JSON.stringify(ownShown(text, shown)))}::jsonb[])
      with ordinality t(text, shown, place)`)
}
