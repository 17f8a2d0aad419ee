import { Alert, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Section } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import type { DraftShelf } from './drafts.ts'

/** Work on this machine for a section that one may no longer change: it can be read and copied until it is let go. */
export function Stranded({ section, shelf }: { readonly section: Section; readonly shelf: DraftShelf }) {
  const say = useSay()
  const [draft, setDraft] = useState(() => shelf.read(section.section))
  const [shown, setShown] = useState(false)
  if (draft === null) return null
  const drop = (): void => {
    shelf.drop(section.section)
    setDraft(null)
  }
  return (
    <Alert
      type="info"
      showIcon
      className="stranded gap-below"
      title={say('本机有你{moment}没有保存的内容，这一部分现在不能改。', {
        moment: momentWords(new Date(draft.at).toISOString()),
      })}
      description={shown ? <pre>{draft.text}</pre> : undefined}
      action={
        <>
          <Button size="small" type="text" onClick={() => setShown(!shown)}>
            {say(shown ? '收起' : '看一看')}
          </Button>
          <Popconfirm title={say('放弃没有保存的修改？')} okText={say('放弃')} onConfirm={drop}>
            <Button size="small" type="text">
              {say('丢弃')}
            </Button>
          </Popconfirm>
        </>
      }
    />
  )
}
