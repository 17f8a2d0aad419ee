import { Alert } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { rulesOf } from '../../../ledger/rules.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import type { Outcome } from '../../outbox/outbox.ts'
import { NotYours } from '../../parts/not_yours.tsx'
import { periodTitle } from '../../parts/period_words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { useDesk } from './collecting.ts'
import { DutyHead } from './duty_head.tsx'
import { DutyForm } from './duty_form.tsx'
import { DutyRows } from './duty_rows.tsx'
import { Handed } from './handed.tsx'
import { isOneReturn } from './one_return.ts'

/** One duty on one page: what it is about, until when, the form, and what comes back for it. */
export default function CollectRoute() {
  const { ledger = '', period = '' } = useParams()
  const [asked] = useSearchParams()
  const session = useSession()
  const say = useSay()
  const unit = asked.get('unit') ?? session.home.code
  const page = useLedger(ledger)
  const desk = useDesk(ledger, unit, period)
  if (page.isPending || desk.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  if (desk.isError) return <Refusal error={desk.error} again={() => void desk.refetch()} />
  const { document, can_fill } = page.data
  if (!can_fill) {
    return (
      <NotYours words={say('“{title}”不由你的岗位填报。', { title: document.title })} back={`/ledgers/${ledger}`} />
    )
  }
  return (
    <Collect key={`${ledger} ${unit} ${period}`} document={document} desk={desk.data} unit={unit} period={period} />
  )
}

interface CollectProps {
  readonly document: LedgerDocument
  readonly desk: Desk
  readonly unit: string
  readonly period: string
}

function Collect({ document, desk, unit, period }: CollectProps) {
  const say = useSay()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { duty } = desk
  const unit_name = duty?.unit_name ?? desk.row?.unit_name ?? unit
  const sent = outcome !== null && 'sent' in outcome ? outcome.sent : null
  const row = sent ?? desk.row
  const filling = row === null || rulesOf(document).editable.has(row.state)
  return (
    <div className="sheet collect">
      <p className="crumbs">
        <Link to="/">{say('我的工作')}</Link> / <Link to={`/ledgers/${document.name}`}>{document.title}</Link>
      </p>
      <DutyHead
        title={document.title}
        about={document.about}
        unit={unit_name}
        period={periodTitle(period)}
        duty={duty}
      />
      {duty === null && <Alert type="info" showIcon className="gap-below" title={say('这一期不要求本单位填报。')} />}
      {!isOneReturn(document) ? (
        <DutyRows document={document} duty={duty} unit={unit} period={period} />
      ) : filling ? (
        <DutyForm document={document} desk={desk} place={{ unit, unit_name, period }} row={row} done={setOutcome} />
      ) : (
        <Handed document={document} row={row} fresh={sent !== null} />
      )}
    </div>
  )
}
