import { useQuery } from '@tanstack/react-query'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Version } from '../../../ledger/wire.ts'
import { workflowOf } from '../../../ledger/workflow.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'

/** The moves of a row in the order they were made: who handed in when, who sent it back, why, and which cells. */
export function ReturnsOf({ ledger, row }: { readonly ledger: string; readonly row: number }) {
  const say = useSay()
  const page = useLedger(ledger)
  const history = useQuery({ queryKey: ['history', ledger, row], queryFn: () => api.history(ledger, row) })
  if (history.isError) return <Refusal error={history.error} again={() => void history.refetch()} />
  if (history.data === undefined || page.data === undefined) return null
  const { document } = page.data
  const moves = history.data.versions
    .filter((version) => version.move !== null)
    .sort((one, other) => one.version - other.version)
  if (moves.length === 0) return null
  return (
    <section className="field-group">
      <h3>{say('经过')}</h3>
      <ol className="moves">
        {moves.map((version) => (
          <Made key={version.version} document={document} version={version} />
        ))}
      </ol>
    </section>
  )
}

/** One move, with the words that stand at the cells it points at. */
export function Made({ document, version }: { readonly document: LedgerDocument; readonly version: Version }) {
  const say = useSay()
  const move = version.move === null ? undefined : workflowOf(document).moves[version.move]
  return (
    <li>
      <p>
        <strong>{move?.title ?? version.move}</strong>
        <span className="soft"> {version.by ?? say('系统')}</span>
        <span className="faint number"> {momentWords(version.at)}</span>
        {version.until !== null && <span> · {say('到{day}', { day: version.until })}</span>}
      </p>
      {version.reason !== null && version.reason !== '' && <blockquote>{version.reason}</blockquote>}
      <PointedAt document={document} cells={version.cells} />
    </li>
  )
}

export function PointedAt(props: {
  readonly document: LedgerDocument
  readonly cells: Readonly<Record<string, string>>
}) {
  const cells = Object.entries(props.cells)
  if (cells.length === 0) return null
  return (
    <ul className="pointed">
      {cells.map(([field, words]) => (
        <li key={field}>
          <span className="soft">{props.document.fields[field]?.title ?? field}</span>：{words}
        </li>
      ))}
    </ul>
  )
}
