import type { Duty } from '../../../ledger/work_wire.ts'
import { serverNow } from '../../connection.ts'
import { useSay } from '../../language.tsx'
import { Light } from '../../parts/light.tsx'
import { lockNow, lockWords } from './lock_words.ts'

interface DutyHeadProps {
  readonly title: string
  readonly about: string | undefined
  readonly unit: string
  readonly period: string
  readonly duty: Duty | null
}

/** What is to be filled, for whom and when, and until when it is taken. */
export function DutyHead({ title, about, unit, period, duty }: DutyHeadProps) {
  const say = useSay()
  return (
    <header className="duty-head">
      <h1>{title}</h1>
      <p className="duty-place">
        <strong>{period}</strong> {unit}
      </p>
      {duty !== null && <Until duty={duty} />}
      {about !== undefined && (
        <details className="duty-about">
          <summary>{say('填报说明')}</summary>
          <p className="soft">{about}</p>
        </details>
      )}
    </header>
  )
}

const EXCUSES = {
  exempt: '本期已免报：{reason}',
  not_applicable: '本期已注明不适用：{reason}',
  zero: '本期已作零报告',
  reopened: '已重新打开：{reason}',
} as const

/** Nothing more is asked of who fills it. */
const SETTLED: ReadonlySet<Duty['state']> = new Set(['in_review', 'accepted', 'zero', 'exempt', 'not_applicable'])

function Until({ duty }: { readonly duty: Duty }) {
  const say = useSay()
  const now = serverNow()
  const settled = SETTLED.has(duty.state)
  const words = settled ? '' : lockWords(duty, now, say)
  const wrong = !settled && (duty.light === 'red' || lockNow(duty, now) === 'closed')
  return (
    <>
      {words !== '' && (
        <p className={wrong ? 'duty-until late' : 'duty-until'}>
          <Light light={duty.light} /> {words}
        </p>
      )}
      {duty.exceptions.map((one) => (
        <p key={one.id} className="soft">
          {say(EXCUSES[one.kind], { reason: one.reason })}
        </p>
      ))}
    </>
  )
}
