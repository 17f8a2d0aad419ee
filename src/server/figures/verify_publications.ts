/** Whether publications are as they were published: each reckoned again as of its moment, each hashed again. */
import { paperNumber } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { figuresFor } from './compute.ts'
import { keptFrames } from './frames.ts'
import { hashOf, keptCatalogue, type PublishedContent, requestsAt } from './publication_content.ts'

/** A published figure that comes out differently today; `recomputed` null: it does not come out at all. */
export interface Difference {
  readonly publication: string
  readonly title: string
  readonly published: Figure
  readonly recomputed: Figure | null
}

/** A publication that is not what was published. */
export interface Tampered {
  /** Null where the publication is gone. */
  readonly publication: string | null
  readonly number: string
  readonly title: string
  readonly says: string
}

export interface Verified {
  readonly publications: number
  readonly figures: number
  /** Publications whose hash was reckoned again. */
  readonly hashes: number
  readonly differences: Difference[]
  readonly tampered: Tampered[]
}

interface Stored extends PublishedContent {
  readonly id: string
  readonly as_of: string
  readonly prefix: string
  readonly code: string
  readonly year: number
  readonly number: number
  readonly hash: string | null
  /** What the log says of the day of publishing; null where it says nothing. */
  readonly logged: { readonly hash?: string; readonly year?: number; readonly number?: number } | null
}

/** Asked as the platform; of one publication, where its id is given. */
export const verifyPublications = async (tx: Tx, only?: string): Promise<Verified> => {
  const one = only === undefined ? sql.empty : sql`and p.id = ${only}::uuid`
  const verified = {
    publications: 0,
    figures: 0,
    hashes: 0,
    differences: [] as Difference[],
    tampered: [] as Tampered[],
  }
  // One at a time: each holds the declarations and the units of its day.
  const batches = tx.stream<Stored>(
    sql`
      select p.id, p.report, p.title, p.unit, p.period, p.as_of, p.document, p.figures, p.prefix, p.code, p.year,
        p.number, p.hash, (
          select e.detail from log.event e where e.county = p.county and e.act = 'publish'
            and e.detail ->> 'publication' = p.id::text order by e.seq limit 1) as logged
      from platform.publication p where p.county = ${tx.actor.county} ${one} order by p.at, p.id`,
    1,
  )
  for await (const [stored] of batches) {
    if (stored === undefined) continue
    const { figures, differences } = await reckonedAgain(tx, stored)
    const says = tampering(stored)
    verified.publications += 1
    verified.figures += figures
    verified.hashes += stored.hash === null ? 0 : 1
    verified.differences.push(...differences)
    if (says !== null) verified.tampered.push(tampered(stored, says))
  }
  if (only === undefined) verified.tampered.push(...(await lostNumbers(tx)))
  return verified
}

const tampered = (stored: Stored, says: string): Tampered => ({
  publication: stored.id,
  number: paperNumber(stored),
  title: stored.title,
  says,
})

/** What was changed since; null where nothing was. */
const tampering = (stored: Stored): string | null => {
  const { hash, logged, year, number } = stored
  if (hash === null) return null
  if (hashOf(stored) !== hash) return '正文、数或口径与校验码不符，发布后被改动过'
  if (logged === null) return '操作日志里没有这次发布'
  if (logged.hash !== hash) return '校验码与操作日志记的不同，发布后被改动过'
  return logged.year === year && logged.number === number ? null : '编号与操作日志记的不同'
}

/** Numbers of which there is no publication any more. */
const lostNumbers = async (tx: Tx): Promise<Tampered[]> => {
  const lost = await tx.rows<{ unit: string; year: number; last: number; kept: number }>(sql`
    select n.unit, n.year, n.last, count(p.*)::int as kept
    from platform.publication_number n
    left join platform.publication p on p.county = n.county and p.unit = n.unit and p.year = n.year
      and p.number between 1 and n.last
    where n.county = ${tx.actor.county} group by n.unit, n.year, n.last having count(p.*) <> n.last`)
  return lost.map(({ unit, year, last, kept }) => ({
    publication: null,
    number: `${unit}〔${year}〕`,
    title: '',
    says: `应有已发布的报告${last}份，只有${kept}份`,
  }))
}

/**
 * By the declarations and units that were kept. The catalogue of today is not needed; a formula changed since must not
 * change what was published.
 */
const reckonedAgain = async (
  tx: Tx,
  { id, title, as_of, document, figures: answers }: Stored,
): Promise<{ figures: number; differences: Difference[] }> => {
  const queries = answers.map(({ query }) => query)
  const catalogue = keptCatalogue(document)
  const asked = requestsAt(catalogue, queries, document.as_of ?? as_of)
  const again = await figuresFor(tx, catalogue, asked, keptFrames(document.frames))
  return {
    figures: answers.reduce((sum, { figures }) => sum + figures.length, 0),
    differences: answers.flatMap(({ figures: published }, i) =>
      differing(published, again[i]!).map((difference) => ({ publication: id, title, ...difference })),
    ),
  }
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

const targetNumbers = (target: Figure['target']): unknown =>
  target && [target.value, target.bound, target.difference, target.met]

/** Everything a figure says in numbers; how it is spelled may improve over the years. */
const numbers = (figure: Figure): string => {
  const { value, numerator, denominator, rows, coverage, limited, last_year, share } = figure
  return JSON.stringify([
    value,
    numerator,
    denominator,
    rows,
    [coverage.due, coverage.received],
    limited,
    [last_year?.value, last_year?.change],
    share?.value,
    targetNumbers(figure.target),
    targetNumbers(figure.year_target),
    [figure.five_years?.value, figure.five_years?.change],
  ])
}
