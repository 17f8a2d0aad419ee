import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api, type LedgerPage } from '../../api.ts'
import { wordsOfRow } from '../../fields/row_words.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { LimitMark } from '../../parts/limit_mark.tsx'
import { StateTag } from '../../parts/state_tag.tsx'

const SHOWN = 12

interface PointingProps {
  readonly document: LedgerDocument
  readonly row: Row
}

/** Rows of other ledgers that are about this one, and the way to the next: the hazards of a check, the shift of an incident. */
export function Pointing({ document, row }: PointingProps) {
  const page = useLedger(document.name)
  return (page.data?.pointed_by ?? []).map((pointer) => (
    <Pointers key={`${pointer.name}.${pointer.field}`} pointer={pointer} row={row} />
  ))
}

type Pointer = LedgerPage['pointed_by'][number]

function Pointers({ pointer, row }: { readonly pointer: Pointer; readonly row: Row }) {
  const say = useSay()
  const { name, title, field, can_fill } = pointer
  const page = useLedger(name)
  const where = JSON.stringify({ [field]: row.id })
  const found = useQuery({
    queryKey: ['rows', name, 'pointing', field, row.id],
    queryFn: () => api.rows(name, { where, size: SHOWN, sort: 'id' }),
  })
  const document = page.data?.document
  if (document === undefined || found.data === undefined) return null
  const { rows, total } = found.data
  // That they are about this row, and on which day, need not be said of each.
  const { [field]: _here, [document.on ?? '']: _day, ...fields } = document.fields
  const rest = { ...document, fields }
  if (total === 0 && !can_fill) return null
  return (
    <section className="field-group pointing">
      <h3>
        {title} <span className="faint">{say('共{count}条', { count: total })}</span>
        {can_fill && (
          <Link to={`/ledgers/${name}/new?${new URLSearchParams(broughtAlong(document, field, row))}`}>
            <Button size="small">{say('新增')}</Button>
          </Link>
        )}
      </h3>
      <ul>
        {rows.map((one) => (
          <li key={one.id}>
            <Link to={`/ledgers/${name}/rows/${one.id}`}>{wordsOfRow(one, rest)}</Link>{' '}
            <StateTag document={document} state={one.state} />
            <LimitMark path={one.path} document={document} />
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <Link to={`/ledgers/${name}?${new URLSearchParams({ where })}`}>
          {say('看全部{count}条记录', { count: total })}
        </Link>
      )}
    </section>
  )
}

/** What the new row shares with this one: the row itself, its unit, and the day. */
const broughtAlong = ({ on, fields }: LedgerDocument, field: string, row: Row): Record<string, string> => ({
  [field]: String(row.id),
  unit: row.unit,
  ...(on !== undefined && fields[on]?.type === 'date' ? { [on]: row.day } : {}),
})
