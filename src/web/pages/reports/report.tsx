import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { periodOf, previous } from '../../../ledger/period.ts'
import type { PeriodKind } from '../../../ledger/document.ts'
import type { FilledReport, ReportRow } from '../../../ledger/wire.ts'
import { address, api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { isPeriodKind } from '../../parts/period_words.ts'
import { useCatalogue, useLatestDay } from '../../ledgers.ts'
import { Refusal, useTelling } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSeated } from '../../session.tsx'
import { BeginButton } from '../manuscripts/begin_button.tsx'
import { PublishedAs } from '../publications/published.tsx'
import { usePublishing } from '../publications/requests.ts'
import { Prose } from './prose.tsx'
import { useReports } from './reports.tsx'

export default function ReportRoute() {
  const { name = '' } = useParams()
  const say = useSay()
  const reports = useReports()
  if (reports.isPending) return <Waiting />
  if (reports.isError) return <Refusal error={reports.error} again={() => void reports.refetch()} />
  const report = reports.data.reports.find((one) => one.name === name)
  if (report === undefined)
    return (
      <p>
        {say('没有这份报告。')} <Link to="/reports">{say('看看有哪些')}</Link>
      </p>
    )
  return <Report key={name} report={report} />
}

/** The latest period that is over and about which there are rows: a summary is written in the end. */
const firstPeriod = (kind: PeriodKind, latest: string, today: string): string => {
  const last = periodOf(kind, latest < today ? latest : today)
  return last.to < today ? last.code : (previous(last) ?? last).code
}

/** Whether the report is one of the unit's level; undefined until the unit is known. */
const useFits = (report: ReportRow, code: string): boolean | undefined => {
  const unit = useQuery({ queryKey: ['unit', code], queryFn: () => api.unit(code) })
  return unit.data === undefined ? undefined : report.levels.includes(unit.data.level)
}

const useLevelTitle = (): ((level: string) => string) => {
  const catalogue = useCatalogue()
  return (level) => catalogue.data?.levels.find(({ name }) => name === level)?.title ?? level
}

function Report({ report }: { readonly report: ReportRow }) {
  const say = useSay()
  const titleOf = useLevelTitle()
  const { unit, session } = useSeated()
  const [params, setParams] = useSearchParams()
  const kind: PeriodKind = isPeriodKind(report.each) ? report.each : 'year'
  const latest = useLatestDay()
  const asked = {
    unit: params.get('unit') ?? unit.code,
    period: params.get('period') ?? firstPeriod(kind, latest ?? session.today, session.today),
  }
  const change = (next: Partial<typeof asked>): void => setParams({ ...asked, ...next })
  const fits = useFits(report, asked.unit)
  const filled = useQuery({
    queryKey: ['report', report.name, asked],
    queryFn: () => api.report(report.name, asked),
    enabled: fits === true && (params.has('period') || latest !== undefined),
  })
  const seated = session.seats.some((seat) => seat.unit === asked.unit)
  const atRoot = session.seats.some((seat) => seat.unit === session.root.code)
  return (
    <div className="report">
      <div className="page-head no-print">
        <h1>{report.title}</h1>
        <div className="grow" />
        <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={say('打印')} title={say('打印')} />
        {fits !== false && seated && <BeginButton report={report.name} {...asked} />}
        {fits !== false && (
          <Button icon={<DownloadOutlined />} href={address(`/reports/${report.name}.docx`, asked)}>
            {say('下载 Word')}
          </Button>
        )}
        {atRoot && fits !== false && <Publish name={report.name} asked={asked} />}
      </div>
      <div className="filter-bar no-print">
        <UnitSelect
          value={asked.unit}
          onChange={(code) => change({ unit: code ?? unit.code })}
          style={{ width: 240 }}
        />
        <PeriodSelect
          value={asked.period}
          kinds={[kind]}
          onChange={(period) => period !== undefined && change({ period })}
        />
      </div>
      {fits === false && (
        <p className="soft">
          {say('这份报告写的是{levels}的情况，请在上面换一个单位。', { levels: report.levels.map(titleOf).join('、') })}
        </p>
      )}
      {fits !== false && <PublishedAs asked={{ report: report.name, ...asked }} />}
      {filled.isPending && fits !== false && <Waiting />}
      {filled.isError && <Refusal error={filled.error} again={() => void filled.refetch()} />}
      {filled.data !== undefined && <Paper filled={filled.data} />}
    </div>
  )
}

function Paper({ filled }: { readonly filled: FilledReport }) {
  const say = useSay()
  return (
    <>
      <p className="report-note no-print">
        <span className="soft">
          {say('全文{count}个数，都由台账现算，截至{moment}。', {
            count: filled.figures.length,
            moment: momentWords(filled.as_of),
          })}
        </span>
        {filled.gaps > 0 && (
          <strong className="late"> {say('有{count}处缺数，已在文中标出。', { count: filled.gaps })}</strong>
        )}
      </p>
      <Prose filled={filled} />
    </>
  )
}

/** It leads to the paper that it makes. */
function Publish({ name, asked }: { readonly name: string; readonly asked: { unit: string; period: string } }) {
  const say = useSay()
  const go = useNavigate()
  const { message } = App.useApp()
  const tell = useTelling()
  const publish = usePublishing(name, (id) => {
    void message.success(say('已发布，其中每个数都已留底'))
    void go(`/publications/${id}`)
  })
  return (
    <Popconfirm
      title={say('发布后，这一版的每个数都留底，以后随时能照原样查出。')}
      okText={say('发布')}
      onConfirm={() => publish.mutate(asked, { onError: tell })}
      styles={{ root: { maxWidth: 320 } }}
    >
      <Button type="primary" loading={publish.isPending}>
        {say('发布')}
      </Button>
    </Popconfirm>
  )
}
