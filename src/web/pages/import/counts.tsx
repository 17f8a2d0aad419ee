import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { Import } from '../../../ledger/import_wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'

/** Lines that will be written when the import is confirmed. */
export const toWrite = ({ counts, read }: Import): number =>
  counts === undefined ? read : counts.added + counts.changed + counts.withdrawn

/** How many lines of the sheet come to what, before anything is written. */
export function Counts({ running }: { readonly running: Import }) {
  const say = useSay()
  const { counts } = running
  if (counts === undefined || running.state === 'faulty') return null
  const parts: readonly [string, number][] = [
    [say('新增'), counts.added],
    [say('修改'), counts.changed],
    [say('撤回'), counts.withdrawn],
    [say('没有变化'), counts.unchanged],
  ]
  return (
    <section>
      <dl className="import-counts">
        {parts.map(([title, count]) => (
          <div key={title} className={count === 0 ? 'import-count-none' : ''}>
            <dt>{title}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {counts.missing > 0 && (
        <p className="soft">
          {say('下载的模板里有{count}条记录，这份表里没有了：它们保持不变。要撤回，请在“操作”列选“撤回”并写明理由。', {
            count: counts.missing,
          })}
        </p>
      )}
    </section>
  )
}

interface UpdateOfferProps {
  readonly running: Import
  readonly put: (next: Import) => void
}

/** Rows that are there already can be changed by the sheet, where all of them are still in the reader's hands. */
export function UpdateOffer({ running, put }: UpdateOfferProps) {
  const say = useSay()
  const tell = useTelling()
  const again = useMutation({
    mutationFn: () => api.readImportAgain(running.id, { update: true }),
    onSuccess: put,
    onError: tell,
  })
  if (running.updatable === 0 || running.update) return null
  return (
    <Alert
      type="info"
      showIcon
      className="gap-below"
      title={say('其中{count}行台账里已经有了，可以按这份表更新它们。', { count: running.updatable })}
      description={say('更新时，表里空着的格不改动原有的内容；写入前会逐格列出改动。')}
      action={
        <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
          {say('更新已有的记录')}
        </Button>
      }
    />
  )
}
