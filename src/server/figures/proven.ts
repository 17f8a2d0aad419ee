/** Which targets have been reached, found out before they are counted or opened. */
import type { Catalogue } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { answers } from './answer.ts'
import type { Frames } from './frames.ts'
import { goalsFor, isReaching, proofsFor, provenCatalogue } from './goals.ts'
import type { Asked } from './query.ts'

/** The request with indicators that name the rows of reached targets; as it was where it asks for none. */
export const provenFor = async (
  tx: Tx,
  catalogue: Catalogue,
  frames: Frames,
  asked: Asked,
): Promise<{ catalogue: Catalogue; asked: Asked }> => {
  if (!isReaching(catalogue, asked)) return { catalogue, asked }
  const proofs = await proofsFor(catalogue, frames, [asked], await goalsFor(tx, catalogue, [asked]))
  const questions = proofs.map(({ question }) => question)
  const known = provenCatalogue(catalogue, proofs, await answers(tx, catalogue, frames, asked.moment, questions))
  return { catalogue: known, asked: askedIn(known, asked) }
}

/** The same request with the indicators of another catalogue. */
export const askedIn = (catalogue: Catalogue, asked: Asked): Asked => ({
  ...asked,
  indicators: asked.indicators.map(({ ref }) => catalogue.indicator(ref)!),
})
