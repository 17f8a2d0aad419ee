import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Figure } from '../../../ledger/wire.ts'
import { periodOf } from '../../../ledger/period.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useCatalogue, useLatestDay } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSeated } from '../../session.tsx'
import { Asking } from './asking.tsx'
import { FiguresTable } from './figures_table.tsx'
import { readQuestion, writeQuestion, type FigureQuestion } from './question.ts'

const Chart = lazy(() => import('./chart.tsx'))

export default function Figures() {
  const say = useSay()
  const { unit, session } = useSeated()
  const [params, setParams] = useSearchParams()
  const catalogue = useCatalogue()
  const read = readQuestion(params)
  const latest = useLatestDay(read.indicators[0]?.split('.')[0])
  const question: FigureQuestion = { period: periodOf('year', latest ?? session.today).code, ...read }
  const asked = {
    indicators: question.indicators.join(','),
    unit: question.unit ?? unit.code,
    period: question.period,
    by: question.by,
    compare: question.compare.join(','),
    as_of: question.as_of,
  }
  const figures = useQuery({
    queryKey: ['figures', asked],
    queryFn: () => api.figures(asked),
    enabled: question.indicators.length > 0 && (read.period !== undefined || latest !== undefined),
    placeholderData: keepPreviousData,
  })
  if (catalogue.isPending) return <Waiting />
  if (catalogue.isError) return <Refusal error={catalogue.error} again={() => void catalogue.refetch()} />
  return (
    <>
      <div className="page-head">
        <h1>{say('数据')}</h1>
      </div>
      <Asking catalogue={catalogue.data} question={question} change={(next) => setParams(writeQuestion(next))} />
      {question.indicators.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say('先在上面选一个指标，数从台账里现算，点开能看到每一条记录。')}
        />
      )}
      {figures.isError && <Refusal error={figures.error} again={() => void figures.refetch()} />}
      {figures.isFetching && figures.data === undefined && <Waiting />}
      {question.indicators.length > 0 && figures.data !== undefined && (
        <Answer figures={figures.data.figures} question={question} />
      )}
    </>
  )
}

function Answer({ figures, question }: { readonly figures: readonly Figure[]; readonly question: FigureQuestion }) {
  const [wished, setWished] = useState<string | null>(null)
  const say = useSay()
  const titles = new Map(figures.map((figure) => [figure.indicator, figure.title]))
  const drawn = wished !== null && titles.has(wished) ? wished : (figures[0]?.indicator ?? '')
  const shown = useMemo(
    () => figures.filter((figure) => figure.indicator === drawn && figure.group !== null),
    [figures, drawn],
  )
  return (
    <>
      {shown.length > 1 && (
        <section className="chart-box">
          {titles.size > 1 && (
            <Select
              value={drawn}
              options={[...titles].map(([value, label]) => ({ value, label }))}
              onChange={setWished}
              size="small"
              style={{ minWidth: 180 }}
              aria-label={say('图上画哪个指标')}
            />
          )}
          <Suspense fallback={<Waiting />}>
            <Chart
              figures={shown}
              sort={question.by?.startsWith('series:') === true ? 'line' : 'bar'}
              by={question.by}
            />
          </Suspense>
        </section>
      )}
      <FiguresTable figures={figures} question={question} />
    </>
  )
}
