import { useMutation } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import type { CalendarWire } from '../../../ledger/wire/calendar.ts'
import { address, call } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { useChanged } from './changed.ts'
import { MARKS, type Stretch, stretchesOf } from './year.ts'

/** What the bureau has laid down itself in the year. Taking it back keeps what was known until then. */
export function OwnDays({ calendar, editable }: { readonly calendar: CalendarWire; readonly editable: boolean }) {
  const say = useSay()
  return (
    <section className="terms" aria-labelledby="own-days">
      <h2 id="own-days">{say('{year}年本局设定', { year: calendar.year })}</h2>
      {calendar.own.length === 0 ? (
        <p className="about">{say('没有另行设定，全部按放假通知。')}</p>
      ) : (
        <ul>
          {stretchesOf(calendar.own).map((stretch) => (
            <StretchLine key={stretch.id} stretch={stretch} editable={editable} />
          ))}
        </ul>
      )}
    </section>
  )
}

function StretchLine({ stretch, editable }: { readonly stretch: Stretch; readonly editable: boolean }) {
  const say = useSay()
  const tell = useTelling()
  const changed = useChanged()
  const drop = useMutation({
    mutationFn: () => call<{ reckoned: number }>('DELETE', address('/calendar'), { ids: stretch.ids }),
    onSuccess: ({ reckoned }) => changed(reckoned),
    onError: tell,
  })
  const { day, to, kind, title, source, by } = stretch
  const when = day === to ? day : `${day} — ${to.slice(5)}`
  return (
    <li>
      <strong className="number">{when}</strong>
      <span>
        {title} {say(MARKS[kind].title)}
      </span>
      <span className="faint own-source">
        {source}
        {by !== null && ` · ${by}`}
      </span>
      {editable && (
        <Popconfirm
          title={say('撤销{when}的设定？', { when })}
          description={say('相关期限会重算；已办结的不受影响。')}
          okText={say('撤销')}
          cancelText={say('取消')}
          onConfirm={() => drop.mutateAsync().catch(() => undefined)}
        >
          <Button size="small" loading={drop.isPending} aria-label={say('撤销{when}的设定', { when })}>
            {say('撤销')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}
