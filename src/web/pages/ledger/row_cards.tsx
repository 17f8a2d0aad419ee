import { Empty, Pagination } from 'antd'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row, Rows } from '../../../ledger/wire.ts'
import { FieldList } from '../../parts/field_list.tsx'
import { LimitMark } from '../../parts/limit_mark.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { StateTag } from '../../parts/state_tag.tsx'
import { Waiting } from '../../parts/waiting.tsx'

const FIELDS_SHOWN = 5

interface RowCardsProps {
  readonly document: LedgerDocument
  readonly chosen: readonly string[]
  readonly rows: Rows | undefined
  readonly empty: string
  readonly turn: (page: number) => void
}

/** A table on a phone: one compact card a row, the same columns in the same order. */
export function RowCards({ document, chosen, rows, empty, turn }: RowCardsProps) {
  if (rows === undefined) return <Waiting />
  if (rows.total === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  }
  return (
    <>
      <ul className="row-cards">
        {rows.rows.map((row) => (
          <li key={row.id}>
            <RowCard document={document} chosen={chosen} row={row} />
          </li>
        ))}
      </ul>
      <Pagination
        simple
        align="center"
        current={rows.page}
        pageSize={rows.size}
        total={rows.total}
        onChange={turn}
        hideOnSinglePage
      />
    </>
  )
}

function RowCard({
  document,
  chosen,
  row,
}: {
  readonly document: LedgerDocument
  readonly chosen: readonly string[]
  readonly row: Row
}) {
  const fields = chosen.slice(0, FIELDS_SHOWN).flatMap((name) => {
    const field = document.fields[name]
    return field === undefined ? [] : [[name, field] as const]
  })
  return (
    <article className="row-card">
      <span className="row-card-head">
        {/* The link covers the card; links to other rows inside it lie above. */}
        <Link to={`/ledgers/${document.name}/rows/${row.id}`} className="row-card-link">
          {row.unit_name}
        </Link>
        <span className="soft">{row.period === null ? row.day : periodTitle(row.period)}</span>
        <span className="grow" />
        <StateTag document={document} state={row.state} />
      </span>
      {row.path !== null && (
        <span className="row-card-limit">
          <LimitMark path={row.path} document={document} />
        </span>
      )}
      <FieldList fields={fields} row={row} />
    </article>
  )
}
