import { Empty, Pagination } from 'antd'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row, Rows } from '../../../ledger/wire.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { Shown } from '../../parts/shown.tsx'
import { StateTag } from '../../parts/state_tag.tsx'

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
  if (rows !== undefined && rows.total === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  }
  return (
    <>
      <ul className="row-cards">
        {rows?.rows.map((row) => (
          <li key={row.id}>
            <RowCard document={document} chosen={chosen} row={row} />
          </li>
        ))}
      </ul>
      <Pagination
        simple
        align="center"
        current={rows?.page ?? 1}
        pageSize={rows?.size ?? 50}
        total={rows?.total ?? 0}
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
  return (
    <Link to={`/ledgers/${document.name}/rows/${row.id}`} className="row-card">
      <span className="row-card-head">
        <strong>{row.unit_name}</strong>
        <span className="soft">{row.period === null ? row.day : periodTitle(row.period)}</span>
        <span className="grow" />
        <StateTag document={document} state={row.state} />
      </span>
      <dl>
        {chosen.slice(0, FIELDS_SHOWN).map((name) => {
          const field = document.fields[name]
          if (field === undefined) return null
          return (
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
          )
        })}
      </dl>
    </Link>
  )
}
