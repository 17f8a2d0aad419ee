import { createContext, use } from 'react'

/** Which chip or bracket of the editor has its form open, by its position. */
export interface Opened {
  readonly at: number | null
  readonly open: (at: number | null) => void
}
export const OpenedContext = createContext<Opened>({ at: null, open: () => undefined })
export const useOpened = (): Opened => use(OpenedContext)
