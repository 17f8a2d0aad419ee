import { LinkOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Segmented, Tabs } from 'antd'
import { useState } from 'react'
import type { Figure as FigureValue, Trace } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { EvidenceRows } from './evidence_rows.tsx'
import { EvidenceUnits } from './evidence_units.tsx'
import { coverageWords, isComplete, measured, useOwed } from './figure_card.tsx'
import { momentWords } from './moment.ts'
import { periodTitle } from './period_words.ts'
import { Refusal } from './refusal.tsx'

export type Part = 'numerator' | 'denominator'
interface Question {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly as_of: string
  readonly by?: string | undefined
  readonly group?: string
}
interface EvidenceProps {
  readonly figure: FigureValue
  readonly by?: string | undefined
  /** The published paper that it stands in: formula, units and rows are those of its day. */
  readonly publication?: string | undefined
}

/**
 * The question whose answer is this figure; the same words stand in the copied link. A point of a series is the figure
 * of its own period and is asked for as that.
 */
const questionOf = ({ figure, by = figure.group?.by }: EvidenceProps): Question => ({
  indicator: figure.indicator,
  unit: figure.unit,
  period: figure.period,
  as_of: figure.as_of,
  ...(figure.group === null || by?.startsWith('series:') === true ? {} : { by, group: figure.group.key }),
})

const linkOf = (question: Question): string => {
  const asked = Object.entries(question).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${location.origin}/figures/evidence?${new URLSearchParams(asked)}`
}

/** The page of a figure goes by today's formula, which need not be that of the paper. */
const paperLink = (publication: string): string => `${location.origin}/publications/${publication}`

/** Plain http has no clipboard, and many counties run on it; the link is then shown to be copied by hand. */
const useCopy = () => {
  const { message, modal } = App.useApp()
  const say = useSay()
  return (link: string): void => {
    const byHand = (): void => void modal.info({ title: say('链接'), content: <code className="whole">{link}</code> })
    if (!isSecureContext) return byHand()
    navigator.clipboard.writeText(link).then(() => void message.success(say('链接已复制')), byHand)
  }
}

export function EvidenceView({ figure, by, publication }: EvidenceProps) {
  const say = useSay()
  const copy = useCopy()
  const [part, setPart] = useState<Part>('numerator')
  const [page, setPage] = useState(1)
  const question = questionOf({ figure, by })
  const trace = useQuery({
    queryKey: ['trace', question, part, page, publication],
    queryFn: () => {
      const asked = { ...question, part, page, size: 20 }
      return publication === undefined ? api.trace(asked) : api.publishedTrace(publication, asked)
    },
  })
  const ratio = figure.denominator !== null || figure.numerator !== null
  const rows = (
    <>
      {ratio && (
        <Segmented<Part>
          value={part}
          onChange={(next) => {
            setPart(next)
            setPage(1)
          }}
          options={[
            { value: 'numerator', label: say('分子的记录') },
            { value: 'denominator', label: say('分母的记录') },
          ]}
        />
      )}
      {trace.isError ? (
        <Refusal error={trace.error} again={() => void trace.refetch()} />
      ) : (
        <>
          {trace.data !== undefined && !agrees(figure, trace.data) && <Disagreement trace={trace.data} />}
          <EvidenceRows trace={trace.data} page={page} turn={setPage} />
        </>
      )}
    </>
  )
  return (
    <article className="evidence">
      <Heading figure={figure} />
      <section className="evidence-formula">
        <h3>{say('口径')}</h3>
        <p>{trace.data?.formula ?? '…'}</p>
        {ratio && <Division figure={figure} />}
      </section>
      <Button
        icon={<LinkOutlined />}
        onClick={() => copy(publication === undefined ? linkOf(question) : paperLink(publication))}
      >
        {say('复制链接')}
      </Button>
      <Tabs
        items={[
          { key: 'rows', label: say('记录（{count}）', { count: trace.data?.total ?? figure.rows }), children: rows },
          { key: 'units', label: say('按下级单位'), children: <EvidenceUnits figure={figure} /> },
        ]}
      />
    </article>
  )
}

/** Values are divided in the database and may differ in their last binary digit. */
const TOLERANCE = 1e-9

const agrees = (figure: FigureValue, trace: Trace): boolean => {
  if (figure.value === null || trace.value === null) return figure.value === trace.value
  return Math.abs(figure.value - trace.value) <= TOLERANCE * Math.max(1, Math.abs(figure.value))
}

/** The rows are asked for apart from the figure. Should the two ever differ, nobody may take one for the other. */
function Disagreement({ trace }: { readonly trace: Trace }) {
  const say = useSay()
  return (
    <Alert
      type="error"
      showIcon
      className="gap-below"
      title={say('下面的记录算出来是{value}，和这个数对不上，请刷新后再看。', { value: trace.value ?? '—' })}
    />
  )
}

function Heading({ figure }: { readonly figure: FigureValue }) {
  const say = useSay()
  const owed = useOwed(figure.indicator)
  return (
    <header>
      <h2>{figure.title}</h2>
      <p className="soft">
        {[figure.unit_name, figure.group?.title, periodTitle(figure.period)].filter(Boolean).join(' · ')}
      </p>
      <p className="evidence-value number">
        {measured(figure)}
        {figure.value === null && <small className="faint"> {say('未填报')}</small>}
      </p>
      <p className="soft">
        <span className={isComplete(figure, owed) ? '' : 'short'}>{coverageWords(figure, owed, say)}</span>
        <span> · {say('截至{moment}', { moment: momentWords(figure.as_of) })}</span>
        {figure.limited && <span> · {say('只含你能看到的单位')}</span>}
      </p>
    </header>
  )
}

function Division({ figure }: { readonly figure: FigureValue }) {
  const written = (value: number | null): string => (value === null ? '—' : value.toLocaleString('zh-CN'))
  return (
    <p className="number division">
      <span>{written(figure.numerator)}</span> ÷ <span>{written(figure.denominator)}</span> ={' '}
      <strong>{figure.display}</strong>
    </p>
  )
}

export default EvidenceView
