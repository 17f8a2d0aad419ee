import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal, wordsOf } from '../../parts/refusal.tsx'
import { owing } from '../work/requests.ts'

const FEED = ['work', 'feed']

/** The calendar on one's own phone or in Outlook: an address to subscribe to, shown once and revoked with a press. */
export function Feed() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('订阅到手机')}</Button>
      {open && <FeedDialog close={() => setOpen(false)} />}
    </>
  )
}

const useFeed = () => {
  const client = useQueryClient()
  const known = useQuery({ queryKey: FEED, queryFn: owing.feed })
  const again = (): void => void client.invalidateQueries({ queryKey: FEED })
  const make = useMutation({ mutationFn: owing.makeFeed, onSuccess: again })
  const revoke = useMutation({
    mutationFn: owing.revokeFeed,
    onSuccess: () => {
      make.reset()
      again()
    },
  })
  return { known, make, revoke }
}

function FeedDialog({ close }: { readonly close: () => void }) {
  const say = useSay()
  const { known, make, revoke } = useFeed()
  const made = known.data?.made_at ?? null
  const used = known.data?.used_at ?? null
  const failed = make.error ?? revoke.error
  return (
    <Modal open title={say('订阅日历')} onCancel={close} footer={null} width={520}>
      <p className="gap-below">
        {say('把地址加进手机或电脑的日历，到期的事会自己出现在里面。地址只给自己用：谁有它，谁就看得到你的到期事项。')}
      </p>
      {known.isError && <Refusal error={known.error} />}
      {failed !== null && <Alert type="error" showIcon title={wordsOf(failed, say)} className="gap-below" />}
      {make.data !== undefined && <Address address={`${location.origin}${make.data.address}`} />}
      {make.data === undefined && made !== null && (
        <p className="soft">
          {say('{at}生成过地址。', { at: momentWords(made) })}
          {used === null ? say('还没有日历来取过。') : say('日历上次来取：{at}。', { at: momentWords(used) })}
          {say('地址只在生成时显示一次，忘了就重新生成。')}
        </p>
      )}
      <div className="row-acts">
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
          {made === null ? say('生成地址') : say('重新生成')}
        </Button>
        {made !== null && (
          <Popconfirm
            title={say('停用后，已订阅的日历不再更新。')}
            okText={say('停用')}
            onConfirm={() => revoke.mutate()}
          >
            <Button loading={revoke.isPending}>{say('停用')}</Button>
          </Popconfirm>
        )}
      </div>
    </Modal>
  )
}

/** Plain http has no clipboard; the address can then be copied by hand. */
function Address({ address }: { readonly address: string }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <div className="comment-box gap-below">
      <Input readOnly value={address} aria-label={say('日历地址')} onFocus={(event) => event.target.select()} />
      {isSecureContext && <Button onClick={copy}>{say(copied ? '已复制' : '复制')}</Button>}
    </div>
  )
}
