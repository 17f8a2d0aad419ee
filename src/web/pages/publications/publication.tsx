import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import type { Publication } from '../../../ledger/wire/publications.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { PublishedContext } from '../../parts/published_context.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Prose } from '../reports/prose.tsx'
import { ChangedSince } from './changed_since.tsx'
import { Facts } from './facts.tsx'
import { fileOf, useChanges, usePublication } from './requests.ts'

export default function PublicationRoute() {
  const { id = '' } = useParams()
  const publication = usePublication(id)
  if (publication.isPending) return <Waiting />
  if (publication.isError) return <Refusal error={publication.error} again={() => void publication.refetch()} />
  return <Published key={id} publication={publication.data} />
}

/** A paper as it was published, with what has become of its figures since beside it. */
function Published({ publication }: { readonly publication: Publication }) {
  const say = useSay()
  const { id, title, period, unit_name, filled } = publication
  const changes = useChanges(id)
  const published = useMemo(
    () => ({ id, changes: new Map((changes.data?.changes ?? []).map((change) => [change.figure, change])) }),
    [id, changes.data],
  )
  return (
    <div className="publication">
      <div className="page-head no-print">
        <h1>{title}</h1>
        <span className="soft">
          {unit_name} · {periodTitle(period)}
        </span>
        <div className="grow" />
        <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={say('打印')} title={say('打印')} />
        {filled !== null && (
          <Button type="primary" icon={<DownloadOutlined />} href={fileOf(id)}>
            {say('下载 Word')}
          </Button>
        )}
      </div>
      <Notes publication={publication} />
      <div className="publication-desk">
        <aside className="publication-side no-print">
          <Facts publication={publication} />
          <ChangedSince changes={changes} />
        </aside>
        {filled === null ? (
          <p className="soft">{say('这次只发布了数，没有正文。')}</p>
        ) : (
          <PublishedContext value={published}>
            <Prose filled={filled} />
          </PublishedContext>
        )}
      </div>
    </div>
  )
}

function Notes({ publication: { newer, withheld } }: { readonly publication: Publication }) {
  const say = useSay()
  return (
    <div className="no-print">
      {newer !== null && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={
            <>
              {say('同一期后来又发布过一次：')}
              <Link to={`/publications/${newer.id}`}>{newer.number}</Link>
              {say('（{when}）', { when: momentWords(newer.published_at) })}
            </>
          }
        />
      )}
      {withheld > 0 && (
        <Alert
          type="info"
          showIcon
          className="gap-below"
          title={say('有{count}处出自你的岗位不能查看的台账，文中以“无权查看”标出。', { count: withheld })}
        />
      )}
    </div>
  )
}
