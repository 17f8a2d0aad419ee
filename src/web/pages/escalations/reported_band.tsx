import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSay } from '../../language.tsx'
import { useNow } from '../../parts/now.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { timeLeft } from '../../parts/time_left.ts'
import { type ReportedLedger, type ReportedRow, allIds, reportedRows } from './reported_rows.ts'
import { useNoting, useReported } from './requests.ts'
import { rungWords } from './rung_words.ts'

/** So many rows of a ledger stand in the band; the others are found by its list. */
const NAMED = 8

/** What others owe and was reported to me: one quiet line on top, opened to see which, noted one ledger at a time. */
export function ReportedBand() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const found = useReported().data
  const ledgers = reportedRows(found?.escalations ?? [])
  if (found === undefined || ledgers.length === 0) return null
  const count = ledgers.reduce((sum, { rows }) => sum + rows.length, 0)
  const hidden = found.total - found.escalations.length
  return (
    <section className="reported" aria-label={say('报到我这里的逾期事项')}>
      <div className="reported-head">
        <p>{say('有{count}件逾期事项报到你这里，待签收', { count })}</p>
        <span className="faint">{ledgers.map(({ title, rows }) => `${title} ${rows.length}`).join('、')}</span>
        <button type="button" className="verb" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? '收起' : '查看')}
        </button>
      </div>
      {open && (
        <>
          {ledgers.map((one) => (
            <Ledger key={one.ledger} reported={one} />
          ))}
          {hidden > 0 && <p className="faint">{say('更早的还有{count}次，签收上面的再列出来。', { count: hidden })}</p>}
        </>
      )}
    </section>
  )
}

function Ledger({ reported }: { readonly reported: ReportedLedger }) {
  const say = useSay()
  const { title, rows } = reported
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, NAMED)
  return (
    <div className="reported-ledger">
      <div className="reported-title">
        <h3>{title}</h3>
        <span className="faint">{say('{count}件', { count: rows.length })}</span>
        <NoteAll ids={allIds([reported])} several={rows.length > 1} />
      </div>
      <ul>
        {shown.map((row) => (
          <Line key={row.last.row_id} row={row} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="way-more" onClick={() => setAll(true)}>
          {say('另有{count}件', { count: rows.length - shown.length })}
        </button>
      )}
    </div>
  )
}

function Line({ row: { last } }: { readonly row: ReportedRow }) {
  const say = useSay()
  const now = useNow()
  return (
    <li>
      <Link to={`/ledgers/${last.ledger}/rows/${last.row_id}`}>{last.label ?? `#${last.row_id}`}</Link>
      <span className="soft">{last.unit_name}</span>
      <span className="faint">{last.state_title}</span>
      <span className="late">{last.due_at !== null && timeLeft(Date.parse(last.due_at), now, say)}</span>
      <span className="faint">
        {last.vacant.length > 0
          ? say('{positions}空缺', { positions: last.vacant.join('、') })
          : rungWords(last.rung, say)}
      </span>
    </li>
  )
}

function NoteAll({ ids, several }: { readonly ids: readonly number[]; readonly several: boolean }) {
  const say = useSay()
  const { message } = App.useApp()
  const noting = useNoting()
  const note = (): void =>
    noting.mutate(
      { ids, words: '' },
      {
        onSuccess: () => void message.success(say('已签收')),
        onError: (error) => void message.error(wordsOf(error, say)),
      },
    )
  return (
    <Button size="small" loading={noting.isPending} onClick={note}>
      {say(several ? '全部签收' : '签收')}
    </Button>
  )
}
