import { Pagination, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PublicationLine } from '../../../ledger/wire/publications.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay, type Say } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { usePublications } from './requests.ts'

const SIZE = 10

const columnsOf = (say: Say): TableColumnsType<PublicationLine> => [
  {
    key: 'number',
    title: say('编号'),
    width: 190,
    render: (_, { id, number }) => <Link to={`/publications/${id}`}>{number}</Link>,
  },
  { key: 'title', title: say('报告'), dataIndex: 'title', ellipsis: true },
  { key: 'unit', title: say('单位'), dataIndex: 'unit_name', ellipsis: true },
  { key: 'period', title: say('期间'), width: 130, render: (_, { period }) => periodTitle(period) },
  { key: 'at', title: say('发布于'), width: 160, render: (_, { published_at }) => momentWords(published_at) },
  { key: 'by', title: say('发布人'), dataIndex: 'published_by', width: 100 },
]

/** What has been published, newest first; nothing at all where there is nothing. */
export function PublishedTable() {
  const say = useSay()
  const phone = usePhone()
  const [page, setPage] = useState(1)
  const found = usePublications({ page, size: SIZE })
  if (found.data === undefined || found.data.total === 0) return null
  const { publications, total } = found.data
  const turn = {
    current: page,
    pageSize: SIZE,
    total,
    onChange: setPage,
    showSizeChanger: false,
    size: 'small',
  } as const
  if (phone)
    return (
      <section className="published">
        <h2>{say('已发布')}</h2>
        <ul className="published-cards">
          {publications.map((line) => (
            <Card key={line.id} line={line} />
          ))}
        </ul>
        <Pagination {...turn} hideOnSinglePage />
      </section>
    )
  return (
    <section className="published">
      <h2>{say('已发布')}</h2>
      <Table<PublicationLine>
        size="small"
        rowKey="id"
        dataSource={publications}
        columns={columnsOf(say)}
        scroll={{ x: 820 }}
        pagination={{ ...turn, hideOnSinglePage: true }}
      />
    </section>
  )
}

function Card({ line }: { readonly line: PublicationLine }) {
  return (
    <li>
      <Link to={`/publications/${line.id}`}>
        <strong>{line.title}</strong>
        <span className="soft">
          {line.number} · {line.unit_name} · {periodTitle(line.period)}
        </span>
        <span className="faint">
          {momentWords(line.published_at)} {line.published_by}
        </span>
      </Link>
    </li>
  )
}

const NAMED = 3

/** Of one report, unit and period: the numbers under which it has been published. */
export function PublishedAs({ asked }: { readonly asked: { report: string; unit: string; period: string } }) {
  const say = useSay()
  const found = usePublications({ ...asked, size: NAMED + 1 })
  // Without units below: their papers are others.
  const own = (found.data?.publications ?? []).filter(({ unit }) => unit === asked.unit)
  if (own.length === 0) return null
  return (
    <p className="published-as no-print">
      <strong>{say('已发布')}</strong>
      {own.slice(0, NAMED).map(({ id, number, published_at }) => (
        <span key={id}>
          <Link to={`/publications/${id}`}>{number}</Link> <span className="soft">{momentWords(published_at)}</span>
        </span>
      ))}
      {own.length > NAMED && <Link to="/reports">{say('更多')}</Link>}
    </p>
  )
}
