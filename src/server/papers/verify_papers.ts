/** Whether the register of papers is whole: numbers from one on without gaps, and every text as it was sealed. */
import { type FilledPaper, paperNumber } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Seal } from '../tables/seal.ts'

export interface PaperBreak {
  readonly number: string
  readonly says: string
}
interface Kept {
  readonly office: string
  readonly prefix: string
  readonly code: string
  readonly year: number
  readonly number: number
  readonly content: Buffer
}

/** Asked as the platform. Empty: nothing is missing and all can be printed again. */
export const verifyPapers = async (tx: Tx, seal: Seal): Promise<PaperBreak[]> => {
  const { county } = tx.actor
  const breaks: PaperBreak[] = []
  const lost = await tx.rows<Omit<Kept, 'content' | 'prefix'> & { kept: number }>(sql`
    select n.office, n.code, n.year, n.last as number, count(p.*)::int as kept
    from work.paper_number n
    left join work.paper p on p.county = n.county and p.office = n.office and p.code = n.code and p.year = n.year
      and p.number between 1 and n.last
    where n.county = ${county} group by n.office, n.code, n.year, n.last having count(p.*) <> n.last`)
  for (const { number, kept, office, ...rest } of lost) {
    breaks.push({ number: paperNumber({ ...rest, prefix: office, number }), says: `应有${number}份，只有${kept}份` })
  }
  const papers = tx.stream<Kept>(sql`
    select office, prefix, code, year, number, content from work.paper where county = ${county} order by id`)
  for await (const batch of papers) {
    for (const paper of batch) if (!opens(paper, seal)) breaks.push({ number: paperNumber(paper), says: '正文打不开' })
  }
  return breaks
}

const opens = ({ content }: Kept, seal: Seal): boolean => {
  try {
    return (JSON.parse(seal.open(content)) as FilledPaper).blocks.length > 0
  } catch {
    return false
  }
}
