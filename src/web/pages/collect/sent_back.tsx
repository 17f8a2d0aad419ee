import { Alert } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'

interface SentBackProps {
  readonly document: LedgerDocument
  readonly sent_back: NonNullable<Desk['sent_back']>
}

const leadTo = (field: string): void => {
  const box = globalThis.document.getElementById(`field-${field}`)
  box?.scrollIntoView({ block: 'center' })
  box?.focus({ preventScroll: true })
}

/** Why a return came back, and a way to each cell that was pointed at. */
export function SentBack({ document, sent_back }: SentBackProps) {
  const say = useSay()
  const { by, at, reason, cells } = sent_back
  return (
    <Alert
      type="error"
      showIcon
      className="gap-below"
      title={say('退回：{reason}', { reason })}
      description={
        <>
          {Object.entries(cells).map(([name, words]) => (
            <div key={name}>
              <button type="button" className="link" onClick={() => leadTo(name)}>
                {document.fields[name]?.title ?? name}
              </button>
              ：{words}
            </div>
          ))}
          <div className="faint">
            {by ?? say('系统')} {momentWords(at)}
          </div>
        </>
      }
    />
  )
}
