/** Which fields stand on a row's page: those that somebody wrote, each under the move that wrote it; the rest apart. */
import type { LedgerDocument } from '../../../ledger/document.ts'
import { standing } from '../../../ledger/time/run.ts'
import type { Row } from '../../../ledger/wire.ts'
import { isEmpty } from '../../../ledger/where.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { type FieldGroup, groupsOf, type NamedField } from './field_groups.ts'

export interface Written {
  /** What the filler writes, then what moves wrote, in the order in which they were made, then what is retired. */
  readonly groups: readonly FieldGroup[]
  /** What no move has written yet. */
  readonly rest: readonly NamedField[]
}

type Held = Pick<Row, 'values' | 'marks' | 'path'>

export const writtenGroups = (document: LedgerDocument, row: Held): Written => {
  const said = ([name]: NamedField): boolean => row.marks[name] !== undefined || !isEmpty(row.values[name] ?? null)
  const groups = groupsOf(document)
  const own = groups.filter(({ key }) => key === 'filled')
  const asked = groups.filter(({ move }) => move !== undefined).flatMap(({ fields }) => fields)
  const retired = groups.filter((group) => group.retired === true)
  const written = asked.filter(said)
  return {
    groups: [...own, ...byMove(document, row, written), ...retired.filter(({ fields }) => fields.some(said))],
    rest: asked.filter((field) => !said(field)),
  }
}

/** A field that several moves ask for was written by the one that was made last; in books taken over by the first. */
const byMove = (document: LedgerDocument, { path }: Held, fields: readonly NamedField[]): readonly FieldGroup[] => {
  const { moves } = workflowOf(document)
  const made = (path === null ? [] : standing(path)).flatMap(({ move }) =>
    move === null || moves[move] === undefined ? [] : [move],
  )
  const order = [...new Set([...made, ...Object.keys(moves)])]
  const writer = (name: string): string | undefined =>
    made.findLast((move) => moves[move]?.asks?.includes(name)) ??
    order.find((move) => moves[move]?.asks?.includes(name))
  return order.flatMap((key) => {
    const own = fields.filter(([name]) => writer(name) === key)
    return own.length === 0 ? [] : [{ key, move: moves[key]!.title, fields: own }]
  })
}
