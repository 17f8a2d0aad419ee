/**
 * Freezes figures with all that they were made from, so that they can be shown again, and reckoned again, exactly:
 * the queries, the moment, the declarations, and the units of the trees asked about. Rows need no keeping, as no
 * version of a row is ever lost.
 */
import { type Catalogue, paperNumber, usualPrefix } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { eventSql } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { settledNow } from '../tables/moment.ts'
import { type Computed, computeKept } from './compute.ts'
import {
  declarationsBehind,
  hashOf,
  type KeptDocument,
  type PublishedContent,
  type PublishedQuery,
} from './publication_content.ts'

export interface NewPublication {
  /** The report's name, or a name of one's own. */
  readonly report: string
  readonly title: string
  /** Whose paper it is: it bears a number of this unit. */
  readonly unit: string
  readonly period: string
  readonly queries: readonly PublishedQuery[]
  /** What these have given already, as of the moment that the document has been filled as of. */
  readonly reckoned?: Computed | undefined
  /** The filled report, or whatever else has to be shown again beside its figures. */
  readonly document?: unknown
  /**
   * A moment taken with `settledNow`, where the document has been filled as of it. Otherwise it is taken here, which
   * needs a read committed transaction.
   */
  readonly as_of?: string | undefined
  readonly manuscript?: string | undefined
  /** Made by the client: sent twice, a paper is published once. */
  readonly key?: string | undefined
}

export interface Published {
  readonly id: string
  /** 景教报〔2011〕3号 */
  readonly number: string
  /** SHA-256 in hexadecimals. */
  readonly hash: string
  readonly as_of: string
  readonly figures: readonly Figure[]
}

/** Numbers of published reports stand beside those of papers over rows, and must not be mistaken for them. */
export const PUBLICATION_CODE = '报'

/** Problems: as `compute`; not_yours (the unit); busy, where a long import is still writing. */
export const publishFigures = async (tx: Tx, catalogue: Catalogue, publication: NewPublication): Promise<Published> => {
  const { report, title, unit, period, queries, manuscript, key } = publication
  const prefix = await prefixOf(tx, unit, title)
  const as_of = publication.as_of ?? (await settledNow(tx))
  const reckoned = publication.reckoned ?? (await computeKept(tx, catalogue, queries, as_of))
  const document: KeptDocument = {
    document: publication.document ?? null,
    as_of,
    declarations: declarationsBehind(catalogue),
    versions: await versionsInForce(tx),
    frames: reckoned.frames,
  }
  const figures = queries.map((query, i) => ({ query, figures: reckoned.figures[i]! }))
  const content = { report, title, unit, period, document, figures }
  const hash = hashOf(content)
  const { id, ...numbered } = await write(tx, content, { as_of, prefix, hash, manuscript, key })
  const number = paperNumber({ prefix, code: PUBLICATION_CODE, ...numbered })
  return { id, number, hash, as_of, figures: reckoned.figures.flat() }
}

/** What the unit is called in its numbers. Problem: not_yours, where it is not the reader's or below. */
const prefixOf = async (tx: Tx, unit: string, title: string): Promise<string> => {
  const { county } = tx.actor
  const { may, name, prefix } = await tx.one<{ may: boolean; name: string | null; prefix: string | null }>(sql`
    select ${unit} in (select org.below()) as may,
      (select v.name from org.unit_version v where v.county = ${county} and v.code = ${unit}
        order by v.from_day desc limit 1) as name,
      (select p.prefix from work.paper_prefix p where p.county = ${county} and p.unit = ${unit}) as prefix`)
  if (!may) throw new Problem('not_yours', { what: `发布“${title}”` })
  return prefix ?? usualPrefix(name ?? unit)
}

const versionsInForce = (tx: Tx): Promise<KeptDocument['versions'][number][]> =>
  tx.rows(sql`
    select kind, name, max(version) as version from platform.declaration
    where county = ${tx.actor.county} group by kind, name order by kind, name`)

interface Stamp {
  readonly as_of: string
  readonly prefix: string
  readonly hash: string
  readonly manuscript: string | undefined
  readonly key: string | undefined
}
interface Written {
  readonly id: string
  readonly year: number
  readonly number: number
}

/** The number is taken by the statement that writes the paper: one that is refused takes none, and none is missing. */
const write = (tx: Tx, content: PublishedContent, stamp: Stamp): Promise<Written> => {
  const { county, person, name } = tx.actor
  const { report, title, unit, period, document, figures } = content
  const { as_of, prefix, hash, manuscript = null, key = null } = stamp
  const detail = sql`jsonb_build_object('publication', id, 'report', ${report}::text, 'title', ${title}::text,
    'period', ${period}::text, 'as_of', ${as_of}::text, 'year', year, 'number', number, 'hash', ${hash}::text)`
  return tx.one<Written>(sql`
    with numbered as (
      insert into platform.publication_number as n (county, unit, year, last)
      values (${county}, ${unit}, extract(year from now() at time zone 'Asia/Shanghai')::int, 1)
      on conflict (county, unit, year) do update set last = n.last + 1
      returning year, last
    ), made as (
      insert into platform.publication (county, report, unit, period, title, as_of, document, figures, by, by_name,
        prefix, code, year, number, hash, manuscript)
      select ${county}, ${report}, ${unit}, ${period}, ${title}, ${as_of}::timestamptz,
        ${JSON.stringify(document)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${person}::bigint, ${name},
        ${prefix}, ${PUBLICATION_CODE}, year, last, ${hash}, ${manuscript}
      from numbered returning id, year, number
    ), event as (${eventSql(tx.actor, { act: 'publish', unit, request_key: key, detail }, sql`made`)})
    select id, year, number from made`)
}
