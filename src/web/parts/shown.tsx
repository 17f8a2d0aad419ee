import type { FieldDocument, Mark, Value } from '../../ledger/document.ts'
import { viewOf } from '../fields/index.ts'
import { useSay } from '../language.tsx'

export const MARKS: Readonly<Record<Mark, string>> = { not_applicable: '不适用', exempt: '免报' }

interface ShownProps {
  readonly field: FieldDocument
  readonly value: Value
  readonly mark?: Mark | undefined
  readonly label?: string | undefined
  /** Lists stay quiet about what is empty; a page about one row says it. */
  readonly quiet?: boolean
  /** Print the field's unit behind the value. */
  readonly measured?: boolean
}

/** One cell. Missing, zero, not applicable and exempt look like four different things, because they are. */
export function Shown({ field, value, mark, label, quiet = false, measured = false }: ShownProps) {
  const say = useSay()
  if (mark !== undefined) return <span className="mark">{say(MARKS[mark])}</span>
  if (value === null) {
    return (
      <span className="missing" title={say('未填')}>
        {quiet ? '·' : say('未填')}
      </span>
    )
  }
  const { Cell } = viewOf(field)
  return (
    <>
      <Cell field={field} value={value} {...(label === undefined ? {} : { label })} />
      {measured && field.unit !== undefined && <span className="measure">{field.unit}</span>}
    </>
  )
}
