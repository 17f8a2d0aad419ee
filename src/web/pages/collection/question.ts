/** What the collection page shows, as it stands in the address: a copied link shows a colleague the same matrix. */
export const SHOWN = ['all', 'late', 'waiting', 'returned'] as const
export type Show = (typeof SHOWN)[number]
export interface CollectionQuestion {
  readonly unit?: string
  /** The last period shown; the latest that has begun where the address names none. */
  readonly period?: string
  readonly periods: number
  readonly show: Show
  readonly search?: string
  readonly page: number
  /** The duty that lies open: `unit:period`. */
  readonly at?: string
}

export const SPANS = [3, 6, 12, 24]
const USUAL_SPAN = 6
/** Units that travel at once. Of so many only the ones in sight are drawn. */
export const PAGE_SIZE = 500
const TEXTS = ['unit', 'period', 'search', 'at'] as const

const natural = (text: string | null, otherwise: number): number => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}

export const readQuestion = (params: URLSearchParams): CollectionQuestion => {
  const texts = TEXTS.flatMap((name) => {
    const text = params.get(name)
    return text === null || text === '' ? [] : [[name, text] as const]
  })
  const periods = natural(params.get('periods'), USUAL_SPAN)
  return {
    ...Object.fromEntries(texts),
    periods: SPANS.includes(periods) ? periods : USUAL_SPAN,
    show: SHOWN.find((one) => one === params.get('show')) ?? 'all',
    page: natural(params.get('page'), 1),
  }
}

export const writeQuestion = (question: CollectionQuestion): URLSearchParams => {
  const params = new URLSearchParams()
  for (const name of TEXTS) {
    const text = question[name]
    if (text !== undefined && text !== '') params.set(name, text)
  }
  if (question.periods !== USUAL_SPAN) params.set('periods', String(question.periods))
  if (question.show !== 'all') params.set('show', question.show)
  if (question.page > 1) params.set('page', String(question.page))
  return params
}

/** Another question shows other units, so counting pages starts over and nothing lies open. */
export const asking = (question: CollectionQuestion, change: Partial<CollectionQuestion>): CollectionQuestion => ({
  ...question,
  page: 1,
  at: '',
  ...change,
})

/** As the server is asked; `unit` stands in where the address names none. */
export const askedOf = (question: CollectionQuestion, unit: string): Record<string, string | number | undefined> => ({
  unit: question.unit ?? unit,
  period: question.period,
  periods: question.periods,
  show: question.show,
  search: question.search,
})
