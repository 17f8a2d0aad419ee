import type { LedgerDocument } from '../../../ledger/document.ts'
import type { MoveOfferRow } from '../../../ledger/wire.ts'
import type { NamedField } from './field_groups.ts'

/** Whatever the field says of itself, a move's question wants an answer: a value or why there is none. */
export const askedFields = (document: LedgerDocument, { asks }: MoveOfferRow): readonly NamedField[] =>
  asks.flatMap((name): readonly NamedField[] => {
    const field = document.fields[name]
    return field === undefined ? [] : [[name, { ...field, required: true }]]
  })
