import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { isPeriodKind, PERIOD_KIND_TITLES } from '../../parts/period_words.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useCatalogue } from '../../ledgers.ts'
import { ManuscriptList } from '../manuscripts/manuscript_list.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { PublishedTable } from '../publications/published.tsx'

export const useReports = () => useQuery({ queryKey: ['reports'], queryFn: api.reports, staleTime: 600_000 })

export default function Reports() {
  const say = useSay()
  const reports = useReports()
  const catalogue = useCatalogue()
  const { home } = useSession()
  if (reports.isPending) return <Waiting />
  if (reports.isError) return <Refusal error={reports.error} again={() => void reports.refetch()} />
  const levels = catalogue.data?.levels ?? []
  const titles = new Map(levels.map((level) => [level.name, level.title]))
  const rank = (level: string): number => levels.findIndex(({ name }) => name === level)
  // A report is offered to those who stand at one of its levels or above; of other units one may not know the figures.
  const offered = reports.data.reports.filter((one) => one.levels.some((level) => rank(level) >= rank(home.level)))
  return (
    <>
      <div className="page-head">
        <h1>{say('报告')}</h1>
      </div>
      <ManuscriptList />
      {offered.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say(
            reports.data.reports.length === 0
              ? '还没有报告模板。'
              : '报告由上级教育局生成，其中的数都来自各校填的台账。你的单位没有要写的报告。',
          )}
        />
      )}
      <div className="index" hidden={offered.length === 0}>
        <ul>
          {offered.map((report) => (
            <li key={report.name}>
              <Link to={`/reports/${report.name}`} className="index-line">
                <span className="index-title">{report.title}</span>
                <span className="index-about">{report.about}</span>
                <span className="soft">
                  {say('按{what}', {
                    what: isPeriodKind(report.each) ? say(PERIOD_KIND_TITLES[report.each]) : report.each,
                  })}
                  {' · '}
                  {report.levels.map((level) => titles.get(level) ?? level).join('、')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <PublishedTable />
    </>
  )
}
