import type { FieldDocument } from '../../ledger/document.ts'
import type { Row } from '../../ledger/wire.ts'
import { Shown } from './shown.tsx'

interface FieldListProps {
  readonly fields: readonly (readonly [name: string, field: FieldDocument])[]
  readonly row: Row
}

/** What a row says in these fields, each under its title. */
export function FieldList({ fields, row }: FieldListProps) {
  return (
    <dl>
      {fields.map(([name, field]) => (
        <div key={name}>
          <dt>{field.title}</dt>
          <dd>
            <Shown
              field={field}
              value={row.values[name] ?? null}
              mark={row.marks[name]}
              label={row.labels?.[name]}
              measured
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
