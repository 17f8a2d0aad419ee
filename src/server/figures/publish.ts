/**
 * Freezes figures with all that they were made from, so that they can be shown again, and reckoned again, exactly:
 * the queries, the moment, the declarations, and the units of the trees asked about. Rows need no keeping, as no
 * version of a row is ever lost.
 */
import { type Catalogue, type Declaration, makeCatalogue } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { sql } from '../db/sql.ts'
import { settledNow } from '../tables/moment.ts'
import { figuresFor, framesFor } from './compute.ts'
import { type KeptFrames, keptFrames } from './frames.ts'
import { type Asked, type FiguresRequest, readRequest } from './query.ts'

/** What is asked of the figures; the moment is one for all. */
export type PublishedQuery = Omit<FiguresRequest, 'as_of'>

export interface NewPublication {
  /** The report's name, or a name of one's own. */
  readonly report: string
  readonly title: string
  readonly unit: string
  readonly period: string
  readonly queries: readonly PublishedQuery[]
  /** The filled report, or whatever else has to be shown again beside its figures. */
  readonly document?: unknown
  /**
   * A moment taken with `settledNow`, where the document has been filled as of it. Otherwise it is taken here, which
   * needs a read committed transaction.
   */
  readonly as_of?: string | undefined
}

export interface Published {
  readonly id: string
  readonly as_of: string
  readonly figures: readonly Figure[]
}

/** The stored form of a publication: column `document`, then column `figures`. */
interface Kept {
  readonly document: unknown
  readonly declarations: readonly Declaration[]
  /** Which version of each declaration this was, for people. */
  readonly versions: readonly { kind: string; name: string; version: number }[]
  readonly frames: KeptFrames
}
interface KeptAnswer {
  readonly query: PublishedQuery
  readonly figures: readonly Figure[]
}

/** Problems: as `compute`; busy, where a long import is still writing. */
export const publishFigures = async (tx: Tx, catalogue: Catalogue, publication: NewPublication): Promise<Published> => {
  const { report, title, unit, period, queries } = publication
  const as_of = publication.as_of ?? (await settledNow(tx))
  const requests = requestsAt(catalogue, queries, as_of)
  const frames = await framesFor(tx, catalogue, requests)
  const found = await figuresFor(tx, catalogue, requests, frames)
  const answers: KeptAnswer[] = queries.map((query, i) => ({ query, figures: found[i]! }))
  const kept: Kept = {
    document: publication.document ?? null,
    declarations: declarationsBehind(catalogue),
    versions: await versionsInForce(tx),
    frames: frames.kept(),
  }
  const { id } = await tx.one<{ id: string }>(sql`
    insert into platform.publication (county, report, unit, period, title, as_of, document, figures, by)
    values (${tx.actor.county}, ${report}, ${unit}, ${period}, ${title}, ${as_of}::timestamptz,
      ${JSON.stringify(kept)}::jsonb, ${JSON.stringify(answers)}::jsonb, ${tx.actor.person})
    returning id`)
  await writeEvent(tx, { act: 'publish', unit, detail: { publication: id, report, title, period, as_of } })
  return { id, as_of, figures: answers.flatMap(({ figures }) => figures) }
}

const requestsAt = (catalogue: Catalogue, queries: readonly PublishedQuery[], as_of: string): Asked[] =>
  queries.map((query) => readRequest(catalogue, { ...query, as_of }))

/** Ratios reach across ledgers, and levels are the organisation's: all of both are kept, which is little. */
const declarationsBehind = (catalogue: Catalogue): Declaration[] => [
  catalogue.organisation,
  ...catalogue.ledgers.values(),
]

const versionsInForce = (tx: Tx): Promise<Kept['versions'][number][]> =>
  tx.rows(sql`
    select kind, name, max(version) as version from platform.declaration
    where county = ${tx.actor.county} group by kind, name order by kind, name`)

/** A published figure that comes out differently today; `recomputed` null: it does not come out at all. */
export interface Difference {
  readonly publication: string
  readonly title: string
  readonly published: Figure
  readonly recomputed: Figure | null
}

/**
 * Reckons every publication again as of its moment, by the declarations and units it has kept. Asked as the platform.
 * The catalogue of today is not needed; a formula changed since must not change what was published.
 */
export const verifyPublications = async (
  tx: Tx,
): Promise<{ publications: number; figures: number; differences: Difference[] }> => {
  const stored = await tx.rows<{ id: string; title: string; as_of: string; document: Kept; figures: KeptAnswer[] }>(sql`
    select id, title, as_of, document, figures from platform.publication
    where county = ${tx.actor.county} order by at, id`)
  const differences: Difference[] = []
  let figures = 0
  for (const { id, title, as_of, document, figures: answers } of stored) {
    const catalogue = makeCatalogue(document.declarations)
    const asked = requestsAt(
      catalogue,
      answers.map(({ query }) => query),
      as_of,
    )
    const again = await figuresFor(tx, catalogue, asked, keptFrames(document.frames))
    answers.forEach(({ figures: published }, i) => {
      figures += published.length
      const found = differing(published, again[i]!)
      differences.push(...found.map((difference) => ({ publication: id, title, ...difference })))
    })
  }
  return { publications: stored.length, figures, differences }
}

const differing = (
  published: readonly Figure[],
  again: readonly Figure[],
): Omit<Difference, 'publication' | 'title'>[] => {
  const label = ({ indicator, group }: Figure): string => JSON.stringify([indicator, group?.key])
  const found = new Map(again.map((figure) => [label(figure), figure]))
  return published.flatMap((figure) => {
    const recomputed = found.get(label(figure)) ?? null
    return recomputed !== null && numbers(figure) === numbers(recomputed) ? [] : [{ published: figure, recomputed }]
  })
}

/** Everything a figure says in numbers; how it is spelled may improve over the years. */
const numbers = ({ value, numerator, denominator, rows, coverage, limited, last_year, share }: Figure): string =>
  JSON.stringify([
    value,
    numerator,
    denominator,
    rows,
    [coverage.due, coverage.received],
    limited,
    [last_year?.value, last_year?.change],
    share?.value,
  ])
