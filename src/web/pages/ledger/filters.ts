/** What a ledger's table shows, as it stands in the address: a copied link shows the same rows to a colleague. */
import type { Condition, Where } from '../../../ledger/document.ts'

export type Conditions = Readonly<Record<string, Condition>>
export interface Filters {
  readonly unit?: string
  readonly period?: string
  readonly state?: string
  readonly search?: string
  /** `field` or `-field`. */
  readonly sort?: string
  /** `late`, `soon` or `running`: how their limit stands. */
  readonly due?: string
  /** A day; the rows as they stood when it ended. */
  readonly as_of?: string
  readonly page: number
  readonly size: number
  readonly where: Conditions
}

export const PAGE_SIZE = 50
const TEXTS = ['unit', 'period', 'state', 'search', 'sort', 'due', 'as_of'] as const

const natural = (text: string | null, otherwise: number): number => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}

const readWhere = (text: string | null): Conditions => {
  if (text === null) return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Conditions) : {}
  } catch {
    // An address cut short in a chat still opens; it only filters less.
    return {}
  }
}

export const readFilters = (params: URLSearchParams): Filters => {
  const texts = TEXTS.flatMap((name) => {
    const text = params.get(name)
    return text === null || text === '' ? [] : [[name, text] as const]
  })
  return {
    ...Object.fromEntries(texts),
    page: natural(params.get('page'), 1),
    size: natural(params.get('size'), PAGE_SIZE),
    where: readWhere(params.get('where')),
  }
}

export const writeFilters = (filters: Filters): URLSearchParams => {
  const params = new URLSearchParams()
  for (const name of TEXTS) {
    const text = filters[name]
    if (text !== undefined && text !== '') params.set(name, text)
  }
  if (Object.keys(filters.where).length > 0) params.set('where', JSON.stringify(filters.where))
  if (filters.page > 1) params.set('page', String(filters.page))
  if (filters.size !== PAGE_SIZE) params.set('size', String(filters.size))
  return params
}

/** A changed filter shows other rows, so counting pages starts over. */
export const changed = (filters: Filters, change: Partial<Filters>): Filters => ({ ...filters, page: 1, ...change })

export const conditioned = (filters: Filters, field: string, condition: Condition | undefined): Filters => {
  const { [field]: _, ...others } = filters.where
  return changed(filters, { where: condition === undefined ? others : { ...others, [field]: condition } })
}

/** The end of a day in Asia/Shanghai, as the server takes points in time. */
export const endOfDay = (day: string): string => `${day}T23:59:59.999+08:00`

/** As the server is asked; `unit` stands in where the address names none. */
export const askedOf = (filters: Filters, unit: string): Record<string, string | number | undefined> => ({
  unit: filters.unit ?? unit,
  period: filters.period,
  state: filters.state,
  search: filters.search,
  sort: filters.sort,
  due: filters.due,
  where: Object.keys(filters.where).length > 0 ? JSON.stringify(filters.where satisfies Where) : undefined,
  as_of: filters.as_of === undefined ? undefined : endOfDay(filters.as_of),
  page: filters.page,
  size: filters.size,
})

export const isFiltered = (filters: Filters): boolean =>
  TEXTS.some((name) => name !== 'sort' && name !== 'unit' && filters[name] !== undefined) ||
  Object.keys(filters.where).length > 0
