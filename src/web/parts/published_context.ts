import { createContext, use } from 'react'
import type { Change } from '../../ledger/wire/publications.ts'

/** The published paper in which figures stand: they open to the rows of its day, and say what they would be today. */
export interface Published {
  readonly id: string
  /** By the figure's number in reading order. */
  readonly changes: ReadonlyMap<number, Change>
}

export const PublishedContext = createContext<Published | null>(null)
export const usePublished = (): Published | null => use(PublishedContext)

/** Where a figure stands in the page. */
export const placeOf = (figure: number): string => `figure-${figure}`
