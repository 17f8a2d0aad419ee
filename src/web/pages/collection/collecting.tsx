import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Collection } from '../../../ledger/work_wire.ts'
import { requests, type Stretch } from './requests.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { useCollectionRefreshing } from './refreshing.ts'

/** From when to when the ledger is collected: starting, stopping, and what was before. */
export function Collecting({ collection }: { readonly collection: Collection }) {
  const say = useSay()
  const { today } = useSession()
  const [open, setOpen] = useState(false)
  const running = runningOf(collection, today)
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        type={running === undefined && collection.may_order ? 'primary' : 'default'}
      >
        {running === undefined ? say('开始收') : say('收集期')}
      </Button>
      {open && <CollectingDialog collection={collection} close={() => setOpen(false)} />}
    </>
  )
}

const runningOf = ({ windows }: Collection, today: string) => windows.find(({ to }) => to === null || to >= today)

const plain = ({ from, to }: Stretch): Stretch => ({ from, to })

/** A running collection is given its last day, or a later one; where none runs a new one begins. */
function CollectingDialog({ collection, close }: { readonly collection: Collection; readonly close: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const { today } = useSession()
  const refresh = useCollectionRefreshing()
  const running = runningOf(collection, today)
  const [from, setFrom] = useState<string | null>(running?.from ?? today)
  const [to, setTo] = useState<string | null>(running?.to ?? null)
  const set = useMutation({
    mutationFn: () => {
      const now = { from: from ?? today, to }
      const others = collection.windows.filter((one) => one !== running)
      return requests.collect(collection.ledger, [...others.map(plain), now])
    },
    onSuccess: async () => {
      void message.success(say('已保存'))
      await refresh()
      close()
    },
  })
  const backwards = from !== null && to !== null && to < from
  return (
    <Modal
      open
      width={460}
      title={`${collection.title} · ${say('收集期')}`}
      okText={running === undefined ? say('开始收') : say('保存')}
      okButtonProps={{ disabled: from === null || backwards, loading: set.isPending }}
      onOk={() => set.mutate()}
      onCancel={close}
    >
      <p className="soft">{say('期的第一天落在收集期里的才应报。停收以后的期不再要求填报，已经报来的都保留。')}</p>
      {set.isError && <Alert type="error" showIcon className="gap-below" title={wordsOf(set.error, say)} />}
      <div className="between-days">
        <label>
          <span className="reason-label">{say('从哪天起收')}</span>
          <DayBox value={from} label={say('从哪天起收')} change={setFrom} />
        </label>
        <label>
          <span className="reason-label">{say('收到哪天止（空着：一直收）')}</span>
          <DayBox value={to} label={say('收到哪天止（空着：一直收）')} change={setTo} />
        </label>
      </div>
      {backwards && <p className="late">{say('止的一天不能早于起的一天')}</p>}
      {running !== undefined && to === null && (
        <Button type="link" size="small" onClick={() => setTo(today)}>
          {say('今天停收')}
        </Button>
      )}
      <Past collection={collection} />
    </Modal>
  )
}

function Past({ collection }: { readonly collection: Collection }) {
  const say = useSay()
  if (collection.windows.length === 0) return null
  return (
    <section className="past-windows">
      <h3>{say('登记过的收集期')}</h3>
      <ul>
        {collection.windows.map((one) => (
          <li key={one.id} className="number soft">
            {one.from} — {one.to ?? say('一直收')}
          </li>
        ))}
      </ul>
    </section>
  )
}
