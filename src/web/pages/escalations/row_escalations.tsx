import { useState } from 'react'
import type { Escalation } from '../../../ledger/wire/escalations.ts'
import type { Row } from '../../../ledger/wire.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { NoteForm } from './note_form.tsx'
import { useEscalations } from './requests.ts'
import { rungWords, toldWords } from './rung_words.ts'

/** So many stand on the page; what was told before is folded away. */
const SHOWN = 4

/** Who was told of this row's limits, and who has taken note. Nothing is shown where nobody was told. */
export function RowEscalations({ ledger, row }: { readonly ledger: string; readonly row: RunningRow }) {
  const say = useSay()
  const [all, setAll] = useState(false)
  const told = useEscalations(ledger, row.id).data?.escalations ?? []
  if (told.length === 0) return null
  const hidden = all ? 0 : Math.max(0, told.length - SHOWN)
  const late = told.some(({ rung }) => rung !== 'entered' && rung !== 'soon')
  const mine = told.filter((one) => one.mine && waits(one, row)).map(({ id }) => id)
  return (
    <section className="told" aria-labelledby="row-told">
      <h3 id="row-told">{say(late ? '逾期督办' : '到期提醒')}</h3>
      <ol>
        {hidden > 0 && (
          <li>
            <button type="button" className="way-more" onClick={() => setAll(true)}>
              {say('此前还有{count}次', { count: hidden })}
            </button>
          </li>
        )}
        {told.slice(hidden).map((one) => (
          <Told key={one.id} told={one} waiting={waits(one, row)} />
        ))}
      </ol>
      {mine.length > 0 && <NoteForm ids={mine} />}
    </section>
  )
}

type RunningRow = Pick<Row, 'id' | 'state' | 'due_at'>

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at))

/** Somebody has still to take note: of a limit that runs now, and of more than that it will run out soon. */
const waits = ({ state, due_at, rung, vacant, noted_by, people }: Escalation, row: RunningRow): boolean =>
  noted_by === null &&
  people.length > 0 &&
  (vacant.length > 0 || (rung !== 'soon' && rung !== 'entered')) &&
  state === row.state &&
  instant(due_at) === instant(row.due_at)

function Told({ told, waiting }: { readonly told: Escalation; readonly waiting: boolean }) {
  const say = useSay()
  return (
    <li>
      <time className="told-at">{momentWords(told.at)}</time>
      <span className="told-rung">{rungWords(told.rung, say)}</span>
      <span className="told-whom">
        {toldWords(told, say)}
        {told.vacant.length > 0 && (
          <span className="late">{say('{positions}空缺', { positions: told.vacant.join('、') })}</span>
        )}
      </span>
      <span className="told-noted">
        {told.noted_by === null ? (
          waiting && <span className="faint">{say('待签收')}</span>
        ) : (
          <>
            {say('{by}已签收', { by: told.noted_by })}
            <span className="faint">{momentWords(told.noted_at ?? '')}</span>
          </>
        )}
      </span>
      {told.noted_words !== null && <span className="told-words">“{told.noted_words}”</span>}
    </li>
  )
}
