import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { manuscripts } from './requests.ts'
import { useDoing } from './use_manuscript.ts'

interface NewSectionDialogProps {
  readonly manuscript: Manuscript
  readonly after: number | null
  readonly close: () => void
}

export function NewSectionDialog({ manuscript, after, close }: NewSectionDialogProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const [title, setTitle] = useState('')
  const add = (): void => {
    if (title.trim() === '') return
    run({
      act: () => manuscripts.add(manuscript.id, { after, title: title.trim() }),
      said: say('已加上'),
      done: close,
    })
  }
  return (
    <Modal
      open
      width={440}
      title={say('加一部分')}
      okText={say('加上')}
      okButtonProps={{ disabled: title.trim() === '', loading: busy }}
      onOk={add}
      onCancel={close}
    >
      <label className="reason">
        <span className="reason-label">{say('标题')}</span>
        <Input
          autoFocus
          value={title}
          maxLength={100}
          placeholder={say('如：七、民办教育')}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={add}
        />
      </label>
    </Modal>
  )
}
