import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { ReviewSheet } from './review_sheet.tsx'

/** One return as a page of its own: on a phone, and where a link leads to it. */
export default function ReviewRoute() {
  const say = useSay()
  const go = useNavigate()
  const { ledger = '', id = '' } = useParams()
  const page = useLedger(ledger)
  const [params] = useSearchParams()
  const [returning, setReturning] = useState(params.get('act') === 'return')
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  const { document } = page.data
  return (
    <div className="sheet sheet-wide">
      <p className="crumbs">
        <Link to={`/review/${document.name}`}>
          {say('审核')} · {document.title}
        </Link>
      </p>
      <ReviewSheet
        key={id}
        document={document}
        id={Number(id)}
        returning={returning}
        setReturning={setReturning}
        done={() => void go(`/review/${document.name}`)}
      />
    </div>
  )
}
