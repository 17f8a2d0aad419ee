import { NO_FIGURE } from '../../../ledger/figure_words.ts'
import type { Piece } from '../../../ledger/wire/manuscripts.ts'

/** A piece as bare words, for lists; a dash where there is nothing. */
export const plainOf = ({ inlines }: Piece): string =>
  inlines.map((inline) => (inline.type === 'gap' ? NO_FIGURE : inline.text)).join('') || NO_FIGURE
