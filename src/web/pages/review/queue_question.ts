/** What the queue shows, as it stands in the address. */
export interface QueueQuestion {
  readonly state?: string
  readonly period?: string
  readonly unit?: string
  readonly page: number
  /** The return that lies open. */
  readonly row?: number
}

/** So many are listed at once: a township's month is passed in one go. */
export const QUEUE_SIZE = 500
const TEXTS = ['state', 'period', 'unit'] as const

export const readQueue = (params: URLSearchParams): QueueQuestion => {
  const texts = TEXTS.flatMap((name) => {
    const text = params.get(name)
    return text === null || text === '' ? [] : [[name, text] as const]
  })
  const [page, row] = [Number(params.get('page')), Number(params.get('row'))]
  return {
    ...Object.fromEntries(texts),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...(Number.isInteger(row) && row > 0 ? { row } : {}),
  }
}

export const writeQueue = (question: QueueQuestion): URLSearchParams => {
  const params = new URLSearchParams()
  for (const name of TEXTS) {
    const text = question[name]
    if (text !== undefined && text !== '') params.set(name, text)
  }
  if (question.page > 1) params.set('page', String(question.page))
  if (question.row !== undefined) params.set('row', String(question.row))
  return params
}

/** Another question lists other returns: from the first page, with none open. */
export const askQueue = (question: QueueQuestion, change: Partial<QueueQuestion>): QueueQuestion => {
  const { row: _row, ...others } = question
  return { ...others, page: 1, ...change }
}

export const openIn = (question: QueueQuestion, row: number | null): QueueQuestion => {
  const { row: _row, ...others } = question
  return row === null ? others : { ...others, row }
}
