import type { ReactNode } from 'react'
import type { LedgerDocument } from '../../ledger/document.ts'
import { dayAt } from '../../ledger/instant.ts'
import { standing } from '../../ledger/time/run.ts'
import type { Path, Span, SpanKind, Step } from '../../ledger/time/step.ts'
import type { Catalogued } from '../../ledger/wire/catalogue.ts'
import { stateTitle, workflowOf } from '../../ledger/workflow.ts'
import { useSay, type Say } from '../language.tsx'
import { useCatalogue } from '../ledgers.ts'
import { runningStep } from './limit_words.ts'
import { inForce } from './norm_in_force.ts'
import { useNow } from './now.ts'
import { clockWords, dayWords, endWords } from './time_left.ts'

type Norm = Catalogued['norms'][number]

export const SPAN_WORDS: Readonly<Record<SpanKind, string>> = {
  minutes: '{count}分钟',
  hours: '{count}小时',
  days: '{count}天',
  workdays: '{count}个工作日',
  schooldays: '{count}个教学日',
  months: '{count}个月',
}
export const spanWords = ({ kind, count }: Span, say: Say): string => say(SPAN_WORDS[kind], { count })

interface GroundProps {
  readonly path: Path
  readonly document: LedgerDocument
  readonly people: Readonly<Record<string, string>>
}

/** Where a limit comes from: the rule and its value, since when, what stopped it and what made it longer. */
export default function LimitGround({ path: whole, document, people }: GroundProps) {
  const say = useSay()
  const now = useNow()
  const { norms } = useCatalogue().data ?? { norms: [] }
  const path = standing(whole)
  const start = runningStep(path)
  if (start?.limit === undefined) return <Stay step={path.at(-1)!} document={document} />
  const { limit } = start
  const short = limit.span?.kind === 'minutes' || limit.span?.kind === 'hours'
  const moment = short ? clockWords : dayWords
  const since = path.slice(path.indexOf(start) + 1)
  const longer = since.filter((step) => step.extends !== undefined && step.state === start.state)
  const stops = since.filter(({ state }) => limit.pause?.includes(state) === true)
  return (
    <dl className="limit-ground">
      <Line term={say('环节')}>{stateTitle(document, start.state)}</Line>
      <Line term={say('期限')}>{limit.span === null ? say('按登记的日期') : spanWords(limit.span, say)}</Line>
      {limit.span?.norm !== undefined && <NormLine norm={normOf(norms, limit.span.norm)} at={start.at} />}
      <Line term={say('起算')}>
        {moment(start.at, now, say)}
        {people[start.by] !== undefined && <span className="faint"> {people[start.by]}</span>}
      </Line>
      {longer.map((step) => (
        <Line key={step.at} term={titleOf(document, step, say('延期'))}>
          {say('延长{span}', { span: spanWords(step.extends!, say) })}
          <span className="faint">
            {' '}
            {dayWords(step.at, now, say)} {people[step.by] ?? ''}
          </span>
        </Line>
      ))}
      {stops.map((step) => (
        <Line key={step.at} term={say('计时暂停')}>
          {say('{day}起，{state}', { day: dayWords(step.at, now, say), state: stateTitle(document, step.state) })}
        </Line>
      ))}
      {limit.rolls && <Line term={say('顺延')}>{say('末日为休息日的，顺延到下一个工作日')}</Line>}
      <DueLine due={dueNow(path, start)} short={short} now={now} />
    </dl>
  )
}

/** The due instant as the last step of the limit's run noted it. */
const dueNow = (path: Path, start: Step): number | null =>
  path.findLast((step, at) => at >= path.indexOf(start) && step.state === start.state)?.due ?? null

function DueLine({ due, short, now }: { readonly due: number | null; readonly short: boolean; readonly now: number }) {
  const say = useSay()
  if (due === null) return null
  return <Line term={say('到期')}>{short ? clockWords(due, now, say) : endWords(due, now, say)}</Line>
}

function Stay({ step, document }: { readonly step: Step; readonly document: LedgerDocument }) {
  const say = useSay()
  const now = useNow()
  if (step.free_at === undefined) return <p>{say('这一环节没有期限。')}</p>
  const until = endWords(step.free_at, now, say)
  return <p>{say('“{state}”要满期，{until}后才能往下办。', { state: stateTitle(document, step.state), until })}</p>
}

const normOf = (norms: readonly Norm[], name: string): Norm | undefined => norms.find((norm) => norm.name === name)

function NormLine({ norm, at }: { readonly norm: Norm | undefined; readonly at: number }) {
  const say = useSay()
  if (norm === undefined) return null
  const value = inForce(norm, dayAt(at))
  return (
    <Line term={say('依据')}>
      {norm.title}
      {value?.local === true && <span className="faint"> {say('本地规定')}</span>}
      {value !== null && <span className="limit-source">{value.source}</span>}
    </Line>
  )
}

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const titleOf = (document: LedgerDocument, { move }: Step, otherwise: string): string =>
  (move === null ? undefined : workflowOf(document).moves[move]?.title) ?? otherwise
