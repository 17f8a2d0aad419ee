import { Modal } from 'antd'
import { useState } from 'react'
import type { Manuscript, Section } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { ReasonBox } from '../row/reason_box.tsx'
import { manuscripts } from './requests.ts'
import { useDoing } from './use_manuscript.ts'

interface ReturnDialogProps {
  readonly manuscript: Manuscript
  readonly section: Section
  readonly close: () => void
}

/** A section goes back only with words that say what to change. */
export function ReturnDialog({ manuscript, section, close }: ReturnDialogProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      width={480}
      title={say('退回：{title}', { title: section.title })}
      okText={say('退回')}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      onOk={() =>
        run({
          act: () =>
            manuscripts.move(manuscript.id, section.section, {
              version: section.version,
              move: 'return',
              reason: reason.trim(),
            }),
          said: say('已退回'),
          done: close,
        })
      }
      onCancel={close}
    >
      <ReasonBox value={reason} change={setReason} placeholder={say('写明哪一段、要怎么改')} />
    </Modal>
  )
}
