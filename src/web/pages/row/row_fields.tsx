import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { useSay, type Say } from '../../language.tsx'
import { FieldList } from '../../parts/field_list.tsx'
import type { FieldGroup, NamedField } from './field_groups.ts'
import { writtenGroups } from './written_groups.ts'

interface RowFieldsProps {
  readonly document: LedgerDocument
  readonly row: Row
}

/** What the row says, move by move; what no move has written yet stands behind one line. */
export function RowFields({ document, row }: RowFieldsProps) {
  const { groups, rest } = writtenGroups(document, row)
  const ended = workflowOf(document).states[row.state]?.final === true
  return (
    <>
      {groups.map((group) => (
        <Group key={group.key} group={group} row={row} />
      ))}
      {rest.length > 0 && <Rest fields={rest} row={row} ended={ended} />}
    </>
  )
}

const groupTitle = (group: FieldGroup, say: Say): string => {
  if (group.move !== undefined) return say('“{move}”时填写', { move: group.move })
  return say(group.retired === true ? '已停用的项目' : '填报内容')
}

function Group({ group, row }: { readonly group: FieldGroup; readonly row: Row }) {
  const say = useSay()
  return (
    <section className="field-group">
      <h3>{groupTitle(group, say)}</h3>
      <FieldList fields={group.fields} row={row} />
    </section>
  )
}

interface RestProps {
  readonly fields: readonly NamedField[]
  readonly row: Row
  /** Nothing more is done with the row. */
  readonly ended: boolean
}

function Rest({ fields, row, ended }: RestProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <section className="field-group field-rest">
      <button type="button" className="way-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(ended ? '其余{count}项没有填写' : '其余{count}项，办理时填写', { count: fields.length })}
      </button>
      {open && <FieldList fields={fields} row={row} />}
    </section>
  )
}
