/** What is known of pieces, by their source. Those newly put in are asked for together, a moment after the first. */
import type { Piece } from '../../../ledger/wire/manuscripts.ts'

const PAUSE_MILLISECONDS = 60
/** As many as the server fills at once. */
const MOST = 300

export interface PieceBook {
  readonly pieceOf: (source: string) => Piece | undefined
  /** Lays in what came with the manuscript. */
  readonly lay: (pieces: readonly Piece[]) => void
  /** Asks for it unless it is known or asked for already. */
  readonly want: (source: string) => void
  readonly listen: (listener: () => void) => () => void
}

export const makePieceBook = (ask: (sources: readonly string[]) => Promise<readonly Piece[]>): PieceBook => {
  const known = new Map<string, Piece>()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const lay = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) known.set(piece.source, piece)
    for (const listener of listeners) listener()
  }
  const send = async (): Promise<void> => {
    const sources = waiting.splice(0, MOST)
    timer = waiting.length > 0 ? setTimeout(() => void send(), PAUSE_MILLISECONDS) : undefined
    // A server out of reach leaves them unknown; whoever shows them next asks again.
    await ask(sources).then(lay, () => undefined)
    for (const source of sources) asked.delete(source)
  }
  return {
    lay,
    pieceOf: (source) => known.get(source),
    want: (source) => {
      if (known.has(source) || asked.has(source)) return
      asked.add(source)
      waiting = [...waiting, source]
      timer ??= setTimeout(() => void send(), PAUSE_MILLISECONDS)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
