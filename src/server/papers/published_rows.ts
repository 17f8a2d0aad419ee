/** The rows behind a published figure as they were on the paper's day, found by the formula and the units of that day. */
import type { z } from 'zod'
import type { Trace } from '../../ledger/wire.ts'
import type { PublishedRowsQuery } from '../../ledger/wire/publications.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { keptFrames } from '../figures/frames.ts'
import { trace } from '../figures/index.ts'
import type { Seal } from '../tables/seal.ts'
import { ledgersBehind } from './ledgers_behind.ts'
import { framesOf, type KeptPublication } from './publications.ts'

/** Problems: no_such, where the paper holds no such figure; not_yours. */
export const publishedRows = async (
  tx: Tx,
  { line, kept, answers, catalogue, sight }: KeptPublication,
  asked: z.output<typeof PublishedRowsQuery>,
  seal: Seal,
): Promise<Trace> => {
  const { indicator, unit, period, by, group } = asked
  const figure = answers
    .flatMap(({ figures }) => figures)
    .find(
      (one) =>
        one.indicator === indicator &&
        one.unit === unit &&
        one.period === period &&
        (group === undefined ? one.group === null || isPoint(one.group.by) : isOf(one.group, by, group)),
    )
  if (figure === undefined) throw new Problem('no_such', { what: '发布过的数', name: indicator })
  const beyond = unit !== line.unit
  if (!ledgersBehind(catalogue, indicator).every((ledger) => sight(ledger, unit, beyond)))
    throw new Problem('not_yours', { what: '查看这个数' })
  const frames = keptFrames(await framesOf(tx, line))
  return trace(tx, catalogue, { ...asked, as_of: kept.as_of ?? line.as_of }, seal, frames)
}

const isPoint = (by: string | undefined): boolean => by?.startsWith('series:') === true
const isOf = (group: { key: string; by?: string | undefined } | null, by: string | undefined, key: string): boolean =>
  group?.key === key && (by === undefined || group.by === by)
