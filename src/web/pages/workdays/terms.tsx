import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { addDays, type Period, periodOf } from '../../../ledger/period.ts'
import { address, call, get, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { Refusal, wordsOf } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'

interface Term {
  readonly code: string
  readonly title: string
  readonly from: string
  readonly to: string
}
const TERMS = ['terms']

/** The term that runs with the one before and the one after it: the ones that due days are counted from now. */
const around = (today: string): readonly Period[] => {
  const now = periodOf('term', today)
  return [periodOf('term', addDays(now.to, 1)), now, periodOf('term', addDays(now.from, -1))]
}

/** When terms begin and end: as the bureau has set it, else by the calendar. Returns due after a term's start go by it. */
export function Terms() {
  const say = useSay()
  const { today, steward } = useSession()
  const set = useQuery({ queryKey: TERMS, queryFn: () => get<{ terms: Term[] }>('/terms') })
  if (set.isError) return <Refusal error={set.error} again={() => void set.refetch()} />
  const ours = set.data?.terms ?? []
  const usual = around(today).filter(({ code }) => ours.every((term) => term.code !== code))
  const terms = [...ours, ...usual].sort((one, other) => other.code.localeCompare(one.code))
  return (
    <section className="terms" aria-labelledby="terms">
      <h2 id="terms">{say('学期起止')}</h2>
      <p className="about">{say('按开学、放假算期限的填报以这里的日子为准；没有设定的按历年通例。')}</p>
      <ul>
        {terms.map((term) => (
          <TermLine
            key={`${term.code} ${term.from} ${term.to}`}
            term={term}
            own={ours.some(({ code }) => code === term.code)}
            editable={steward}
          />
        ))}
      </ul>
    </section>
  )
}

interface TermLineProps {
  readonly term: Term
  /** Set by the bureau, and not only by the calendar. */
  readonly own: boolean
  readonly editable: boolean
}

function TermLine({ term, own, editable }: TermLineProps) {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [from, setFrom] = useState<string | null>(term.from)
  const [to, setTo] = useState<string | null>(term.to)
  const save = useMutation({
    mutationFn: () => call<unknown>('PUT', address('/terms'), { code: term.code, from, to }),
    onSuccess: async () => {
      void message.success(say('已保存'))
      await Promise.all(
        [TERMS, ['collection'], ['collections'], ['work']].map((queryKey) => client.invalidateQueries({ queryKey })),
      )
    },
    onError: (problem) => {
      const faults = problem instanceof Refused ? (problem.problem.faults ?? []) : []
      void message.error(faults.map(({ says }) => says).join('；') || wordsOf(problem, say))
    },
  })
  const touched = from !== term.from || to !== term.to
  return (
    <li>
      <strong>{term.title}</strong>
      {editable ? (
        <>
          <DayBox value={from} label={say('{term}开学', { term: term.title })} change={setFrom} />
          <span className="faint">—</span>
          <DayBox value={to} label={say('{term}放假', { term: term.title })} change={setTo} />
        </>
      ) : (
        <span className="number">
          {term.from} — {term.to}
        </span>
      )}
      <span className="faint">{say(own ? '本局设定' : '通例')}</span>
      {editable && touched && (
        <Button
          type="primary"
          loading={save.isPending}
          disabled={from === null || to === null}
          onClick={() => save.mutate()}
        >
          {say('保存')}
        </Button>
      )}
    </li>
  )
}
