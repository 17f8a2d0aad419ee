import { useParams } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { NotYours } from '../../parts/not_yours.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Choose } from './choose.tsx'
import { useLedgerDestination } from './destination.ts'
import { ImportSheet, Running } from './import.tsx'

export default function LedgerImportRoute() {
  const { ledger = '', id } = useParams()
  const say = useSay()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  const { document, can_import } = page.data
  if (can_import) return <LedgerImport document={document} id={id} />
  return <NotYours words={say('你的岗位不能导入“{title}”。', { title: document.title })} back={`/ledgers/${ledger}`} />
}

function LedgerImport({ document, id }: { readonly document: LedgerDocument; readonly id: string | undefined }) {
  const destination = useLedgerDestination(document)
  return (
    <ImportSheet destination={destination}>
      {id === undefined ? (
        <Choose document={document} destination={destination} />
      ) : (
        <Running destination={destination} id={id} />
      )}
    </ImportSheet>
  )
}
