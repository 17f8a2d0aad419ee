import { createContext, use, useEffect, useSyncExternalStore } from 'react'
import type { Piece } from '../../../ledger/wire/manuscripts.ts'
import { makePieceBook, type PieceBook } from './piece_book.ts'

/** What a chip needs to know of where it stands. */
export interface Standing {
  readonly book: PieceBook
  /** What figures read when the section was saved, by source, where they read otherwise today. */
  readonly was: ReadonlyMap<string, string>
  /** Takes today's figures by saving the section; null for whoever only reads. */
  readonly take: (() => void) | null
}

const nobody: Standing = { book: makePieceBook(() => Promise.resolve([])), was: new Map(), take: null }
export const PiecesContext = createContext<Standing>(nobody)
export const useStanding = (): Standing => use(PiecesContext)

/** The piece, filled; undefined until it is known. */
export const usePiece = (source: string): Piece | undefined => {
  const { book } = useStanding()
  const piece = useSyncExternalStore(book.listen, () => book.pieceOf(source))
  useEffect(() => {
    if (piece === undefined) book.want(source)
  }, [piece, book, source])
  return piece
}
