/** Publishing freezes a report: its text, its figures, and the moment at which they were true. */
import type { Catalogue } from '../../ledger/index.ts'
import type { FilledReport } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { eventOfKey } from '../db/log.ts'
import { sql } from '../db/sql.ts'
import { type Published, publishFigures } from '../figures/index.ts'
import { settledNow } from '../tables/moment.ts'
import { type Filled, type ReportRequest, fillReport } from './fill.ts'

export interface PublishedReport {
  readonly id: string
  readonly report: FilledReport
}

export interface PublishOptions {
  /** The id of the manuscript that the report was written as. */
  readonly manuscript?: string | undefined
  /** Made by the client: sent twice, a paper is published once. */
  readonly key?: string | undefined
}

/**
 * Freezes a filled report, whatever filled it. `as_of` has been taken with `settledNow` in this transaction, and the
 * report filled as of it: what was reckoned for it is frozen with it. Problems: as `publishFigures`.
 */
export const publishFilled = (
  tx: Tx,
  catalogue: Catalogue,
  { report, reckoned }: Filled,
  as_of: string,
  options: PublishOptions = {},
): Promise<Published> => {
  const { name, title, unit, period } = report
  return publishFigures(tx, catalogue, {
    report: name,
    title,
    unit,
    period,
    queries: reckoned.queries,
    reckoned,
    document: report,
    as_of,
    ...options,
  })
}

/** Problems: as `fillReport`; busy, where a long import is still writing. */
export const publishReport = async (
  tx: Tx,
  catalogue: Catalogue,
  asked: Omit<ReportRequest, 'as_of'>,
  key?: string,
): Promise<PublishedReport> => {
  const before = key === undefined ? undefined : await publishedBefore(tx, key)
  if (before !== undefined) return before
  const as_of = await settledNow(tx)
  const filled = await fillReport(tx, catalogue, { ...asked, as_of })
  const { id } = await publishFilled(tx, catalogue, filled, as_of, { key })
  return { id, report: filled.report }
}

/** What an earlier submission with this key has published. */
export const publishedBefore = async (tx: Tx, key: string): Promise<PublishedReport | undefined> => {
  const event = await eventOfKey(tx, key)
  const id = event?.act === 'publish' ? event.detail['publication'] : undefined
  if (typeof id !== 'string') return undefined
  return tx.maybe<PublishedReport>(sql`
    select id, document -> 'document' as report from platform.publication
    where county = ${tx.actor.county} and id = ${id}::uuid`)
}
