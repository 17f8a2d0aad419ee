/** Publishing a manuscript freezes what it says now; the manuscript itself can go on. */
import type { Catalogue } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { publishedBefore, publishFilled } from '../papers/publish.ts'
import { settledNow } from '../tables/moment.ts'
import { manuscriptOf, requireKeeper, sectionsOf } from './manuscript.ts'
import { fillManuscript } from './read.ts'

/** The same key publishes nothing twice. Problems: not_yours; not_now, while a section is with somebody; faulty; busy. */
export const publishManuscript = async (
  tx: Tx,
  catalogue: Catalogue,
  id: string,
  key: string,
): Promise<{ id: string }> => {
  const before = await publishedBefore(tx, key)
  if (before !== undefined) return { id: before.id }
  const manuscript = await manuscriptOf(tx, id)
  requireKeeper(tx.actor, manuscript, '发布文稿')
  const away = (await sectionsOf(tx, id)).filter(({ state, writer }) => writer !== null && state !== 'accepted')
  if (away.length > 0) throw new Problem('not_now', { what: '发布', state: `还有${away.length}个部分没有采用` })
  const as_of = await settledNow(tx)
  const filled = await fillManuscript(tx, catalogue, id, as_of)
  const published = await publishFilled(tx, catalogue, filled, as_of, { manuscript: id, key })
  await tx.run(sql`
    update platform.manuscript set published = ${published.id}::uuid
    where county = ${tx.actor.county} and id = ${id}::uuid`)
  return { id: published.id }
}
