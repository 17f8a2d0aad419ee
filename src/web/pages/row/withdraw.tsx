import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Row } from '../../../ledger/wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { ReasonBox } from './reason_box.tsx'
import { useRefreshing, useRequestKey } from './row_changes.ts'

/** Nothing is deleted: the row leaves the lists and its versions stay. */
export function Withdraw({
  ledger,
  row,
  done,
}: {
  readonly ledger: string
  readonly row: Row
  readonly done?: () => void
}) {
  const say = useSay()
  const { message } = App.useApp()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useMutation({
    mutationFn: () => {
      const sent = { version: row.version, reason: reason.trim() }
      return api.withdraw(ledger, row.id, { key: keyFor(sent), ...sent })
    },
    onSuccess: async () => {
      void message.success(say('已作废，历次版本仍保留'))
      setOpen(false)
      done?.()
      await refresh(ledger)
    },
  })
  return (
    <>
      <Button danger type="text" onClick={() => setOpen(true)}>
        {say('作废')}
      </Button>
      <Modal
        open={open}
        title={say('作废这条记录')}
        okText={say('作废')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: withdraw.isPending }}
        onOk={() => withdraw.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="soft">{say('作废后不再列出、不再计数；历次版本和经办人都会留存。')}</p>
        {withdraw.isError && <Alert type="error" showIcon title={wordsOf(withdraw.error, say)} className="gap-below" />}
        <ReasonBox value={reason} change={setReason} placeholder={say('为什么作废')} />
      </Modal>
    </>
  )
}
