/** Which fields stand together on a row's page, and which of them a form may write. */
import type { FieldDocument, LedgerDocument } from '../../../ledger/document.ts'
import { workflowOf } from '../../../ledger/workflow.ts'

export type NamedField = readonly [string, FieldDocument]
export interface FieldGroup {
  readonly key: string
  /** The title of the move that asks for these fields; absent for what the filler writes. */
  readonly move?: string
  readonly retired?: true
  readonly fields: readonly NamedField[]
}

/** What a move asks is written by that move and nothing else. */
const askedByMoves = (document: LedgerDocument): ReadonlySet<string> =>
  new Set(Object.values(workflowOf(document).moves).flatMap((move) => move.asks ?? []))

export const filledFields = (document: LedgerDocument): readonly NamedField[] => {
  const asked = askedByMoves(document)
  return Object.entries(document.fields).filter(([name, field]) => field.retired === undefined && !asked.has(name))
}

const moveGroups = (document: LedgerDocument): readonly FieldGroup[] => {
  const seen = new Set<string>()
  return Object.entries(workflowOf(document).moves).flatMap(([key, move]) => {
    const fields = (move.asks ?? []).flatMap((name): readonly NamedField[] => {
      const field = document.fields[name]
      if (field === undefined || seen.has(name)) return []
      seen.add(name)
      return [[name, field]]
    })
    return fields.length === 0 ? [] : [{ key, move: move.title, fields }]
  })
}

export const groupsOf = (document: LedgerDocument): readonly FieldGroup[] => {
  const retired = Object.entries(document.fields).filter(([, field]) => field.retired !== undefined)
  const past: readonly FieldGroup[] = retired.length === 0 ? [] : [{ key: 'retired', retired: true, fields: retired }]
  return [{ key: 'filled', fields: filledFields(document) }, ...moveGroups(document), ...past]
}
