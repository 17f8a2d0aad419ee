import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { isPeriodKind, PERIOD_KIND_TITLES } from '../../parts/period_words.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useCatalogue } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'

export const useReports = () => useQuery({ queryKey: ['reports'], queryFn: api.reports, staleTime: 600_000 })

export default function Reports() {
  const say = useSay()
  const reports = useReports()
  const catalogue = useCatalogue()
  if (reports.isPending) return <Waiting />
  if (reports.isError) return <Refusal error={reports.error} again={() => void reports.refetch()} />
  const titles = new Map((catalogue.data?.levels ?? []).map((level) => [level.name, level.title]))
  return (
    <>
      <div className="page-head">
        <h1>{say('报告')}</h1>
      </div>
      {reports.data.reports.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('还没有报告模板。')} />
      )}
      <div className="index">
        <ul>
          {reports.data.reports.map((report) => (
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
    </>
  )
}
