import { Link, useParams } from 'react-router'
import { useLedger } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { RowView } from './row_view.tsx'

export default function RowRoute() {
  const { ledger = '', id = '' } = useParams()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  const { document } = page.data
  return (
    <div className="sheet">
      <p className="crumbs">
        <Link to={`/ledgers/${document.name}`}>{document.title}</Link> / #{id}
      </p>
      <RowView key={id} document={document} id={Number(id)} />
    </div>
  )
}
