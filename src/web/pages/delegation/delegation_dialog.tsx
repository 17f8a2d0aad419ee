import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Popconfirm } from 'antd'
import type { Delegation } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { Refusal, useTelling } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { LendForm } from './lend_form.tsx'
import { ownSeats, runsOn } from './loans.ts'
import { DELEGATIONS, requests, useDelegations } from './requests.ts'

/** Seats lent to colleagues for some days, and seats that one holds in somebody's place. */
export default function DelegationDialog({ close }: { readonly close: () => void }) {
  const say = useSay()
  const session = useSession()
  const loans = useDelegations()
  const own = ownSeats(session)
  return (
    <Modal open width={600} title={say('代办授权')} footer={null} onCancel={close}>
      <p className="soft">{say('出差、请假时把岗位临时交给同事代办。代办的每一步都记在代办人名下。')}</p>
      {own.length > 0 && <LendForm seats={own} />}
      {loans.isPending && <Waiting />}
      {loans.isError && <Refusal error={loans.error} again={() => void loans.refetch()} />}
      {loans.data !== undefined && (
        <>
          <Loans title={say('我交出去的')} loans={loans.data.given} given />
          <Loans title={say('我代别人办的')} loans={loans.data.held} />
        </>
      )}
    </Modal>
  )
}

interface LoansProps {
  readonly title: string
  readonly loans: readonly Delegation[]
  readonly given?: true
}

function Loans({ title, loans, given }: LoansProps) {
  const say = useSay()
  const { today } = useSession()
  return (
    <section className="field-group loans">
      <h3>{title}</h3>
      {loans.length === 0 && <p className="faint">{say('没有')}</p>}
      <ul>
        {loans.map((loan) => (
          <li key={`${loan.person} ${loan.position} ${loan.unit} ${loan.from}`}>
            <span>
              <strong>{given === true ? loan.name : say('代 {name}', { name: loan.by_name })}</strong> {loan.unit_name}{' '}
              · {loan.title}
              <span className="soft number">
                {' '}
                {loan.from} — {loan.to ?? say('未定')}
              </span>
              {!runsOn(loan, today) && <span className="faint"> {say('还没开始')}</span>}
            </span>
            {given === true && <End loan={loan} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function End({ loan }: { readonly loan: Delegation }) {
  const say = useSay()
  const tell = useTelling()
  const { message } = App.useApp()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => requests.end(loan),
    onSuccess: async () => {
      void message.success(say('已收回'))
      await client.invalidateQueries({ queryKey: DELEGATIONS })
    },
    onError: tell,
  })
  return (
    <Popconfirm
      title={say('从现在起{name}不再代办', { name: loan.name })}
      okText={say('收回')}
      cancelText={say('取消')}
      onConfirm={() => end.mutate()}
    >
      <Button size="small" loading={end.isPending}>
        {say('收回')}
      </Button>
    </Popconfirm>
  )
}
