import type { Inline } from '../../ledger/wire.ts'
import { TITLE_CHARACTERS } from './layout.ts'

/** A long title is broken behind the name of the unit, so that no single character is left on the second line. */
export const titleLines = (inlines: readonly Inline[], unit_name: string): (readonly Inline[])[] => {
  const text = inlines.map((inline) => inline.text).join('')
  const rest = text.slice(unit_name.length)
  const breaks = text.length > TITLE_CHARACTERS && text.startsWith(unit_name) && rest !== ''
  return breaks ? [[{ type: 'text', text: unit_name }], [{ type: 'text', text: rest }]] : [inlines]
}
