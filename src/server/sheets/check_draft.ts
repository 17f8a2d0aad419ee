/** Checks a draft that somebody hands in. Neither the file nor its text is kept anywhere. */
import { Problem } from '../db/problem.ts'
import { textOfPaper } from './paper_text.ts'
import { type Draft, type LedgersInWords, type ReadDraft, run } from './read_draft.ts'
import { turnsOf } from './turns.ts'
import { inWorker, workerFile, WorkerFailed } from './worker.ts'

/** A thousand pages; a county's yearbook has half as many. */
export const LONGEST = 1_000_000
/** Up to here reading takes less time than starting a thread does. */
const SHORT = 20_000
const LIMITS = { seconds: 60, megabytes: 700 }
const inTurn = turnsOf(2, 20)

export const tooLong = (): Problem => new Problem('too_much', { what: '材料字数', limit: '100万字' })

/** Problems: bad_file, too_much, busy. */
export const draftOf = async (bytes: Buffer, file: string): Promise<Draft> => {
  const text = await textOfPaper(bytes, file, LONGEST)
  if (text.trim() === '') {
    throw new Problem('bad_file', { file, why: '里面没有文字，扫描件和图片请先转成文字。' })
  }
  return { file, text }
}

/** With `ledgers` also what of it the ledgers may know. Problems: too_much, busy. */
export const checkDraft = (draft: Draft, ledgers?: LedgersInWords): Promise<ReadDraft> => {
  if (draft.text.length > LONGEST) throw tooLong()
  const asked = ledgers === undefined ? draft : { ...draft, ledgers }
  if (draft.text.length <= SHORT) return Promise.resolve(run(asked))
  return inTurn(() => inWorker<ReadDraft>(workerFile('read_draft'), asked, LIMITS)).catch((error: unknown) => {
    throw error instanceof WorkerFailed && error.message === 'time' ? new Problem('busy') : error
  })
}
