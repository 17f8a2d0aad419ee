/** Publishing freezes a report: its text, its figures, and the moment at which they were true. */
import type { Catalogue } from '../../ledger/index.ts'
import type { FilledReport } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { publishFigures } from '../figures/index.ts'
import { settledNow } from '../tables/moment.ts'
import { type ReportRequest, fillReport } from './fill.ts'

export interface PublishedReport {
  readonly id: string
  readonly report: FilledReport
}

/** Problems: as `fillReport`; busy, where a long import is still writing. */
export const publishReport = async (
  tx: Tx,
  catalogue: Catalogue,
  asked: Omit<ReportRequest, 'as_of'>,
): Promise<PublishedReport> => {
  const as_of = await settledNow(tx)
  const { report, queries } = await fillReport(tx, catalogue, { ...asked, as_of })
  const { name, title, unit, period } = report
  const { id } = await publishFigures(tx, catalogue, {
    report: name,
    title,
    unit,
    period,
    queries,
    document: report,
    as_of,
  })
  return { id, report }
}
