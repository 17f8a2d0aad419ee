import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { PaperProse } from './paper_prose.tsx'
import { previewOf, type PreviewAsked } from './requests.ts'

interface PaperPreviewProps {
  readonly ledger: string
  readonly row: number
  /** What the move would be made with, as it stands in the form. */
  readonly asked: () => PreviewAsked
}

/** A button that shows what the move would print; nothing is written by looking. */
export function PaperPreview({ ledger, row, asked }: PaperPreviewProps) {
  const say = useSay()
  const look = useMutation({ mutationFn: () => previewOf(ledger, row, asked()) })
  const paper = look.data?.paper ?? null
  return (
    <div className="paper-preview">
      <span className="soft">{say('办理时印发文书并编号。')}</span>
      <Button type="link" size="small" loading={look.isPending} onClick={() => look.mutate()}>
        {say('先看文书')}
      </Button>
      {look.isError && <Alert type="error" showIcon title={wordsOf(look.error, say)} />}
      {paper !== null && (
        <Modal
          open
          title={say('将要印发的文书')}
          footer={null}
          onCancel={look.reset}
          width={900}
          className="paper-window"
        >
          {paper.missing.length > 0 && (
            <Alert
              type="warning"
              showIcon
              className="gap-below"
              title={say('还缺{what}，补齐后才能印发。', {
                what: paper.missing.map(({ title }) => `“${title}”`).join('、'),
              })}
            />
          )}
          <PaperProse filled={paper.filled} number={paper.number} day={paper.day} />
        </Modal>
      )}
    </div>
  )
}
