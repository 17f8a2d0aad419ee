import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Person } from '../../../ledger/wire.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'

/** Letters and figures that nobody mixes up when they are read out over the telephone. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LETTERS = 4

const proposed = (): string => {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LETTERS)), (byte) =>
    CLEAR.charAt(byte % CLEAR.length),
  )
  return Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LETTERS, (at + 1) * GROUP_LETTERS).join(''),
  ).join('-')
}

export function PasswordReset({ person, close }: { readonly person: Person; readonly close: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [password, setPassword] = useState(proposed)
  const reset = useMutation({
    mutationFn: () => api.resetPassword(person.id, password.trim()),
    onSuccess: async () => {
      void message.success(say('已重置{name}的密码', { name: person.name }))
      close()
      await client.invalidateQueries({ queryKey: ['people'] })
    },
  })
  const faults = reset.error instanceof Refused ? (reset.error.problem.faults ?? []) : []
  return (
    <Modal
      open
      title={say('重置{name}的密码', { name: person.name })}
      okText={say('重置密码')}
      okButtonProps={{ loading: reset.isPending, disabled: password.trim() === '' }}
      onOk={() => reset.mutate()}
      onCancel={close}
      width={440}
    >
      <p className="soft">{say('把新密码告诉本人。本人下次登录时要改成自己的密码，现有的登录全部退出，锁定解除。')}</p>
      {reset.isError && (
        <Alert
          type="error"
          showIcon
          className="gap-below"
          title={faults.map(({ says }) => says).join('；') || wordsOf(reset.error, say)}
        />
      )}
      <Input
        value={password}
        aria-label={say('新密码')}
        autoComplete="off"
        onChange={(event) => setPassword(event.target.value)}
        onPressEnter={() => reset.mutate()}
      />
    </Modal>
  )
}
