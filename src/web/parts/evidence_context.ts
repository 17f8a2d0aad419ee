import { createContext, use } from 'react'
import type { Figure } from '../../ledger/wire.ts'

export interface Shown {
  readonly figure: Figure
  readonly by?: string | undefined
  /** The published paper that it stands in: its rows are those of that day. */
  readonly publication?: string | undefined
}
export interface Evidence {
  /** The pointer or the keyboard is on a figure: its card appears after a moment. */
  readonly hover: (figure: Figure, at: HTMLElement) => void
  readonly leave: () => void
  readonly open: (shown: Shown) => void
  /** The figure whose drawer is open. */
  readonly opened: Figure | null
}

const nothing = (): void => undefined
export const EvidenceContext = createContext<Evidence>({ hover: nothing, leave: nothing, open: nothing, opened: null })
export const useEvidence = (): Evidence => use(EvidenceContext)
