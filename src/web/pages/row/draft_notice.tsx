import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'

export function DraftNotice({ at, drop }: { readonly at: number; readonly drop: () => void }) {
  const say = useSay()
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <Alert
      type="info"
      showIcon
      className="gap-below"
      title={say('已恢复{moment}未提交的内容。', { moment: momentWords(new Date(at).toISOString()) })}
      action={
        <Button
          size="small"
          onClick={() => {
            drop()
            setShown(false)
          }}
        >
          {say('丢弃')}
        </Button>
      }
    />
  )
}
