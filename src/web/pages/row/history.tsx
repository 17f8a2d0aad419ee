import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Version } from '../../../ledger/wire.ts'
import { stateTitle, workflowOf } from '../../../ledger/workflow.ts'
import { api } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Shown } from '../../parts/shown.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { ACTS } from '../acts.ts'
import { changesBetween, type Change } from './versions.ts'

export function History({ document, id }: { readonly document: LedgerDocument; readonly id: number }) {
  const history = useQuery({
    queryKey: ['history', document.name, id],
    queryFn: () => api.history(document.name, id),
  })
  if (history.isPending) return <Waiting />
  if (history.isError) return <Refusal error={history.error} again={() => void history.refetch()} />
  const versions = [...history.data.versions].sort((one, other) => other.version - one.version)
  return (
    <Timeline
      className="history"
      items={versions.map((version, at) => ({
        key: version.version,
        content: <Step document={document} version={version} before={versions[at + 1]} />,
      }))}
    />
  )
}

const actWords = (document: LedgerDocument, version: Version, say: Say): string => {
  const move = version.move === null ? undefined : workflowOf(document).moves[version.move]
  return move?.title ?? say(ACTS[version.act] ?? version.act)
}

interface StepProps {
  readonly document: LedgerDocument
  readonly version: Version
  readonly before: Version | undefined
}

function Step({ document, version, before }: StepProps) {
  const say = useSay()
  const changes = changesBetween(before, version, Object.keys(document.fields))
  const moved = before !== undefined && before.state !== version.state
  return (
    <div className="step">
      <p>
        <strong>{actWords(document, version, say)}</strong>
        <span className="soft"> {version.by ?? say('系统')}</span>
        <span className="faint"> {momentWords(version.at)}</span>
        <span className="faint"> · {say('第{number}版', { number: version.version })}</span>
      </p>
      {moved && (
        <p className="soft">
          {stateTitle(document, before.state)} → {stateTitle(document, version.state)}
        </p>
      )}
      {version.reason !== null && <blockquote>{version.reason}</blockquote>}
      {before !== undefined && changes.length > 0 && <Changes document={document} changes={changes} />}
      {before === undefined && <p className="faint">{say('填了{count}项', { count: changes.length })}</p>}
    </div>
  )
}

function Changes({ document, changes }: { readonly document: LedgerDocument; readonly changes: readonly Change[] }) {
  const say = useSay()
  return (
    <table className="changes">
      <tbody>
        {changes.map((change) => {
          const field = document.fields[change.field]
          if (field === undefined) return null
          return (
            <tr key={change.field}>
              <th scope="row">{field.title}</th>
              <td>
                <del aria-label={say('原来')}>
                  <Shown field={field} value={change.before.value} mark={change.before.mark} />
                </del>
              </td>
              <td aria-hidden="true">→</td>
              <td>
                <ins aria-label={say('改为')}>
                  <Shown field={field} value={change.after.value} mark={change.after.mark} measured />
                </ins>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
