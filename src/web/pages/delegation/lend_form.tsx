import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { addDays } from '../../../ledger/period.ts'
import type { Session } from '../../../ledger/wire.ts'
import { Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { DELEGATIONS, requests } from './requests.ts'

/** A working week, unless other days are picked. */
const USUAL_DAYS = 6

type Seats = readonly Session['seats'][number][]

const useLending = (seats: Seats) => {
  const say = useSay()
  const { message } = App.useApp()
  const { today } = useSession()
  const client = useQueryClient()
  const [seat, setSeat] = useState(0)
  const [login, setLogin] = useState('')
  const [from, setFrom] = useState<string | null>(today)
  const [to, setTo] = useState<string | null>(addDays(today, USUAL_DAYS))
  const chosen = seats[seat] ?? seats[0]
  const lend = useMutation({
    mutationFn: () =>
      requests.lend({
        login: login.trim(),
        position: chosen?.position ?? '',
        unit: chosen?.unit ?? '',
        from: from ?? today,
        to: to ?? today,
      }),
    onSuccess: async () => {
      void message.success(say('已授权'))
      setLogin('')
      await client.invalidateQueries({ queryKey: DELEGATIONS })
    },
  })
  return { seat, setSeat, login, setLogin, from, setFrom, to, setTo, lend }
}

/** Which seat, to whom, from when to when. */
export function LendForm({ seats }: { readonly seats: Seats }) {
  const say = useSay()
  const { seat, setSeat, login, setLogin, from, setFrom, to, setTo, lend } = useLending(seats)
  const faults = lend.error instanceof Refused ? (lend.error.problem.faults ?? []) : []
  return (
    <form
      className="lend-form"
      onSubmit={(event) => {
        event.preventDefault()
        lend.mutate()
      }}
    >
      {lend.isError && (
        <Alert
          type="error"
          showIcon
          className="lend-wide"
          title={faults.map(({ says }) => says).join('；') || wordsOf(lend.error, say)}
        />
      )}
      <label className="lend-wide">
        <span className="reason-label">{say('哪个岗位')}</span>
        <Select
          value={seat}
          options={seats.map((one, at) => ({ value: at, label: `${one.unit_name} · ${one.title}` }))}
          onChange={setSeat}
          aria-label={say('哪个岗位')}
          style={{ width: '100%' }}
        />
      </label>
      <label>
        <span className="reason-label">{say('交给谁（账号）')}</span>
        <Input
          value={login}
          maxLength={64}
          autoComplete="off"
          aria-label={say('交给谁（账号）')}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label>
        <span className="reason-label">{say('从')}</span>
        <DayBox value={from} label={say('代办从哪天起')} style={{ width: '100%' }} change={setFrom} />
      </label>
      <label>
        <span className="reason-label">{say('到')}</span>
        <DayBox value={to} label={say('代办到哪天止')} style={{ width: '100%' }} change={setTo} />
      </label>
      <Button
        type="primary"
        htmlType="submit"
        loading={lend.isPending}
        disabled={login.trim() === '' || from === null || to === null}
      >
        {say('授权')}
      </Button>
    </form>
  )
}
