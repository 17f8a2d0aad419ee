import { useQuery } from '@tanstack/react-query'
import { Alert, Drawer } from 'antd'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Prose } from '../reports/prose.tsx'
import { manuscripts } from './requests.ts'

interface PreviewProps {
  readonly manuscript: Manuscript
  readonly unsaved: number
  readonly close: () => void
}

/** The whole as it would be printed. */
export function Preview({ manuscript, unsaved, close }: PreviewProps) {
  const say = useSay()
  const filled = useQuery({
    queryKey: ['manuscript', manuscript.id, 'filled'],
    queryFn: () => manuscripts.filled(manuscript.id),
    staleTime: 0,
  })
  return (
    <Drawer open size={900} title={say('预览')} onClose={close} styles={{ wrapper: { maxWidth: '100vw' } }}>
      {unsaved > 0 && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={say('有{count}个部分的修改还没有保存，预览和 Word 文件里没有。', { count: unsaved })}
        />
      )}
      {filled.isPending && <Waiting />}
      {filled.isError && <Refusal error={filled.error} again={() => void filled.refetch()} />}
      {filled.data !== undefined && <Prose filled={filled.data} />}
    </Drawer>
  )
}
