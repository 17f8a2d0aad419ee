import { useMutation } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { daysInNotice } from '../../../ledger/time/notice_text.ts'
import type { NewDays as Sent } from '../../../ledger/wire/calendar.ts'
import { post, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useChanged } from './changed.ts'
import { daysFrom, MARKS, type Mark } from './year.ts'

type NewDay = Sent['days'][number]
const LONGEST_NOTICE = 6_000

/** Days are entered one stretch at a time, or read out of a notice that is pasted. */
export function NewDays({ year }: { readonly year: number }) {
  const say = useSay()
  const changed = useChanged()
  const [way, setWay] = useState<'days' | 'notice'>('days')
  const [days, setDays] = useState<readonly NewDay[]>([])
  const [source, setSource] = useState('')
  const [round, setRound] = useState(0)
  const save = useMutation({
    mutationFn: () => post<{ reckoned: number }>('/calendar', { days, source }),
    onSuccess: async ({ reckoned }) => {
      setDays([])
      setSource('')
      setRound((before) => before + 1)
      await changed(reckoned)
    },
  })
  const id = useId()
  const faults = save.error instanceof Refused ? (save.error.problem.faults ?? []) : []
  return (
    <section className="terms new-days" aria-labelledby={id}>
      <h2 id={id}>{say('录入日子')}</h2>
      <Segmented<'days' | 'notice'>
        value={way}
        options={[
          { value: 'days', label: say('逐段录入') },
          { value: 'notice', label: say('粘贴放假通知') },
        ]}
        onChange={(next) => {
          setWay(next)
          setDays([])
        }}
      />
      {way === 'days' ? (
        <OneStretch key={round} change={setDays} />
      ) : (
        <Notice key={round} year={year} change={setDays} />
      )}
      <div className="new-days-line">
        <Input
          value={source}
          maxLength={200}
          placeholder={say('依据，如通知的文号')}
          aria-label={say('依据')}
          onChange={(event) => setSource(event.target.value)}
        />
        <Button
          type="primary"
          loading={save.isPending}
          disabled={days.length === 0 || source.trim() === ''}
          onClick={() => save.mutate()}
        >
          {days.length === 0 ? say('录入') : say('录入{count}天', { count: days.length })}
        </Button>
      </div>
      {save.isError && (
        <p className="wrong" role="alert">
          {faults.map(({ says }) => says).join('；') || wordsOf(save.error, say)}
        </p>
      )}
    </section>
  )
}

function OneStretch({ change }: { readonly change: (days: readonly NewDay[]) => void }) {
  const say = useSay()
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [kind, setKind] = useState<Mark>('off')
  const [title, setTitle] = useState('')
  const tell = (next: { from: string | null; to: string | null; kind: Mark; title: string }): void => {
    const said = next.from !== null && next.title.trim() !== ''
    change(
      said
        ? daysFrom(next.from!, next.to ?? next.from!).map((day) => ({ day, kind: next.kind, title: next.title.trim() }))
        : [],
    )
  }
  const now = { from, to, kind, title }
  return (
    <div className="new-days-line">
      <DayBox value={from} label={say('从哪天')} change={(day) => (setFrom(day), tell({ ...now, from: day }))} />
      <span className="faint">—</span>
      <DayBox
        value={to}
        label={say('到哪天（只有一天可不填）')}
        change={(day) => (setTo(day), tell({ ...now, to: day }))}
      />
      <Select<Mark>
        value={kind}
        aria-label={say('怎样的日子')}
        options={Object.entries(MARKS).map(([value, mark]) => ({ value: value as Mark, label: say(mark.title) }))}
        onChange={(next) => (setKind(next), tell({ ...now, kind: next }))}
        style={{ width: 96 }}
      />
      <Input
        value={title}
        maxLength={40}
        placeholder={say('名称，如春节、校运会')}
        aria-label={say('名称')}
        onChange={({ target }) => (setTitle(target.value), tell({ ...now, title: target.value }))}
        style={{ width: 200 }}
      />
    </div>
  )
}

function Notice(props: { readonly year: number; readonly change: (days: readonly NewDay[]) => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const read = daysInNotice(text, props.year)
  return (
    <>
      <Input.TextArea
        value={text}
        maxLength={LONGEST_NOTICE}
        autoSize={{ minRows: 4, maxRows: 12 }}
        placeholder="一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。"
        aria-label={say('{year}年放假通知正文', { year: props.year })}
        onChange={({ target }) => {
          setText(target.value)
          props.change(daysInNotice(target.value, props.year))
        }}
      />
      {text.trim() !== '' && (
        <p className={read.length === 0 ? 'wrong' : 'soft'}>
          {read.length === 0
            ? say('没有读出放假或上班的日子。每个节日一行，写作“元旦：1月1日至3日放假”。')
            : say('读出放假{off}天、上班{worked}天：', {
                off: read.filter(({ kind }) => kind === 'off').length,
                worked: read.filter(({ kind }) => kind === 'worked').length,
              })}
        </p>
      )}
      {read.length > 0 && (
        <ul className="read-days">
          {read.map(({ day, kind, title }) => (
            <li key={day} className={`day-${kind}`}>
              {day.slice(5)} {title} {say(MARKS[kind].title)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
