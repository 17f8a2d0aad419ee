import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Duty } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { useTelling } from '../../parts/refusal.tsx'
import { collecting, WORK } from '../collect/collecting.ts'
import { isOneReturn } from '../collect/one_return.ts'

/** Where each period has one return, nought stands in its cells. */
const takesZero = (document: LedgerDocument | undefined): boolean =>
  document?.cadence?.zero === true && !isOneReturn(document)

/** Says that nothing has happened in the period: 零报告. Only where the ledger's cadence takes one. */
export function ZeroReturn({ duty }: { readonly duty: Pick<Duty, 'ledger' | 'unit' | 'period' | 'period_title'> }) {
  const say = useSay()
  const tell = useTelling()
  const { message } = App.useApp()
  const client = useQueryClient()
  const ledger = useLedger(duty.ledger)
  const report = useMutation({
    mutationFn: () => collecting.zero(duty.ledger, duty.unit, duty.period),
    onSuccess: async () => {
      void message.success(say('已作零报告'))
      await Promise.all([WORK, ['desk', duty.ledger]].map((queryKey) => client.invalidateQueries({ queryKey })))
    },
    onError: tell,
  })
  if (!takesZero(ledger.data?.document)) return null
  return (
    <Popconfirm
      title={say('{period}没有要报的？', { period: duty.period_title })}
      okText={say('零报告')}
      onConfirm={() => report.mutate()}
    >
      <Button loading={report.isPending}>{say('零报告')}</Button>
    </Popconfirm>
  )
}
