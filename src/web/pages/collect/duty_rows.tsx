import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Duty } from '../../../ledger/work_wire.ts'
import { api } from '../../api.ts'
import { serverNow } from '../../connection.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { RowCards } from '../ledger/row_cards.tsx'
import { ZeroReturn } from '../work/zero_return.tsx'
import { filledFields } from '../row/field_groups.ts'
import { lockNow } from './lock_words.ts'

interface DutyRowsProps {
  readonly document: LedgerDocument
  readonly duty: Duty | null
  readonly unit: string
  readonly period: string
}

/** A duty of a ledger that takes many rows a period: those that are there, a new one, or word that there are none. */
export function DutyRows({ document, duty, unit, period }: DutyRowsProps) {
  const say = useSay()
  const go = useNavigate()
  const rows = useQuery({
    queryKey: ['rows', document.name, 'duty', unit, period],
    queryFn: () => api.rows(document.name, { unit, period, size: 100 }),
  })
  if (rows.isError) return <Refusal error={rows.error} again={() => void rows.refetch()} />
  const open = duty === null || lockNow(duty, serverNow()) === 'open'
  const place = new URLSearchParams({ unit, period })
  return (
    <>
      {open && (
        <div className="row-acts">
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void go(`/ledgers/${document.name}/new?${place}`)}
          >
            {say('填一条')}
          </Button>
          {duty !== null && duty.rows === 0 && duty.state !== 'zero' && <ZeroReturn duty={duty} />}
        </div>
      )}
      {duty?.state !== 'zero' && (
        <RowCards
          document={document}
          chosen={filledFields(document).map(([name]) => name)}
          rows={rows.data}
          empty={say('这一期还没有记录。')}
          turn={() => undefined}
        />
      )}
    </>
  )
}
