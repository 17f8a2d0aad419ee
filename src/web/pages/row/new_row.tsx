import { App } from 'antd'
import { useCallback } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { isDay } from '../../../ledger/day.ts'
import type { LedgerDocument, Value, Values } from '../../../ledger/document.ts'
import { periodOf, previous } from '../../../ledger/period.ts'
import type { Session } from '../../../ledger/wire.ts'
import { fillingLevels } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import type { Outcome } from '../../outbox/outbox.ts'
import { NotYours } from '../../parts/not_yours.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { NewForm } from './new_form.tsx'
import type { Place } from './new_state.ts'

export default function NewRowRoute() {
  const { ledger = '' } = useParams()
  const say = useSay()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  const { document, can_fill } = page.data
  if (can_fill) return <NewRow key={ledger} document={document} />
  return <NotYours words={say('“{title}”不由你的岗位填报。', { title: document.title })} back={`/ledgers/${ledger}`} />
}

/** Returns are about the period that has ended; only yearly and longer ones are begun while they run. */
const firstPeriod = (document: LedgerDocument, today: string): string | null => {
  const each = document.cadence?.each
  if (each === undefined) return null
  const now = periodOf(each, today)
  return ['year', 'school_year', 'term', 'once'].includes(each) ? now.code : (previous(now)?.code ?? now.code)
}

const firstUnit = (document: LedgerDocument, { home, seats }: Session): Pick<Place, 'unit' | 'unit_name'> => {
  const levels = fillingLevels(document)
  if (levels.includes(home.level)) return { unit: home.code, unit_name: home.name }
  const seat = seats.find(({ position }) => levels.includes(position.split('.')[0] ?? ''))
  return { unit: seat?.unit ?? '', unit_name: seat?.unit_name ?? '' }
}

/** Cells that an address brings along: the rows of other ledgers that this one is about, and days. */
const laidBy = ({ fields }: LedgerDocument, asked: URLSearchParams): Values => {
  const said = Object.entries(fields).flatMap(([name, { type }]): [string, Value][] => {
    const text = asked.get(name) ?? ''
    if (type === 'ref') return /^[1-9]\d{0,14}$/.test(text) ? [[name, Number(text)]] : []
    return type === 'date' && isDay(text) ? [[name, text]] : []
  })
  return Object.fromEntries(said)
}

/** An address may say which unit and period are meant: `?unit=…&period=…`. */
const usePlace = (document: LedgerDocument): Place => {
  const session = useSession()
  const [asked] = useSearchParams()
  const unit = asked.get('unit')
  const known = session.seats.find((seat) => seat.unit === unit)
  const place = known === undefined ? firstUnit(document, session) : { unit: known.unit, unit_name: known.unit_name }
  const laid = laidBy(document, asked)
  const period = asked.get('period') ?? firstPeriod(document, session.today)
  return { ...place, period, ...(Object.keys(laid).length > 0 ? { laid } : {}) }
}

function NewRow({ document }: { readonly document: LedgerDocument }) {
  const say = useSay()
  const go = useNavigate()
  const { message } = App.useApp()
  const place = usePlace(document)
  const done = useCallback(
    (outcome: Outcome, move: string | null) => {
      if ('waiting' in outcome) {
        void message.info(say('已留在本机，连上后自动送出'))
        return void go('/')
      }
      void message.success(say(move === null ? '已保存' : '已报送'))
      return void go(`/ledgers/${document.name}/rows/${outcome.sent.id}`, { replace: true })
    },
    [message, say, go, document],
  )
  return (
    <div className="sheet">
      <p className="crumbs">
        <Link to={`/ledgers/${document.name}`}>{document.title}</Link> / {say('新增')}
      </p>
      {document.about !== undefined && <p className="about">{document.about}</p>}
      <NewForm document={document} place={place} done={done} />
    </div>
  )
}
