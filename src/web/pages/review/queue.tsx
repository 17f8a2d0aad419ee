import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Pagination } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Queue } from '../../../ledger/work_wire.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { BulkBar } from './bulk_bar.tsx'
import { type AskedProps, QueueFilters } from './queue_filters.tsx'
import { QueueList } from './queue_list.tsx'
import { openIn, QUEUE_SIZE, readQueue, writeQueue, type QueueQuestion } from './queue_question.ts'
import { requests } from './requests.ts'
import { ReviewSheet } from './review_sheet.tsx'
import { useReviewing } from './reviewing.ts'

type Listed = Queue['rows'][number]

export default function QueueRoute() {
  const { ledger = '' } = useParams()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  return <QueuePage key={ledger} document={page.data.document} />
}

function QueuePage({ document }: { readonly document: LedgerDocument }) {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const question = readQueue(params)
  const { row: _row, ...asked } = question
  const queue = useQuery({
    queryKey: ['queue', document.name, asked],
    queryFn: () => requests.queue(document.name, { ...asked, size: QUEUE_SIZE }),
    placeholderData: keepPreviousData,
  })
  const change = (next: QueueQuestion): void => setParams(writeQueue(next))
  return (
    <>
      <div className="page-head">
        <h1>
          {say('审核')}
          <span className="faint"> / </span>
          {document.title}
        </h1>
        {queue.data !== undefined && <Counts queue={queue.data} waiting={question.state === undefined} />}
        <div className="grow" />
        {document.cadence !== undefined && (
          <Link to={`/collection/${document.name}`} className="verb">
            {say('收集情况')}
          </Link>
        )}
      </div>
      <QueueFilters document={document} question={question} change={change} />
      {queue.isError && <Refusal error={queue.error} again={() => void queue.refetch()} />}
      {queue.isPending && <Waiting />}
      {queue.data !== undefined && <Desk document={document} queue={queue.data} question={question} change={change} />}
    </>
  )
}

function Counts({ queue, waiting }: { readonly queue: Queue; readonly waiting: boolean }) {
  const say = useSay()
  const { counts } = queue
  return (
    <span className="soft number">
      {[
        say(waiting ? '{count}份待审' : '{count}份', { count: queue.total }),
        ...(counts.explained > 0 ? [say('{count}份有说明', { count: counts.explained })] : []),
        ...(counts.changed > 0 ? [say('{count}份有改动', { count: counts.changed })] : []),
        ...(counts.outlier > 0 ? [say('{count}份离群', { count: counts.outlier })] : []),
        ...(counts.late > 0 ? [say('{count}份迟交', { count: counts.late })] : []),
      ].join(' · ')}
    </span>
  )
}

interface DeskProps extends AskedProps {
  readonly queue: Queue
}

/** The queue, and beside it the return that lies open. On a phone the return is a page of its own. */
function Desk({ document, queue, question, change }: DeskProps) {
  const say = useSay()
  const phone = usePhone()
  const go = useNavigate()
  const reviewing = useReviewing({ document, queue, question, change })
  const { rows } = queue
  const openId = phone ? null : (question.row ?? null)
  const open = (row: Listed): void => {
    if (phone) return void go(`/review/${document.name}/${row.id}`)
    reviewing.open(row)
  }
  if (rows.length === 0 && openId === null) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这里没有等你审核的。')} />
  }
  return (
    <>
      <BulkBar queue={queue} reviewing={reviewing} phone={phone} />
      <div className={openId === null ? 'review-desk' : 'review-desk review-desk-open'}>
        <div className="review-queue">
          <QueueList
            document={document}
            rows={rows}
            chosen={reviewing.chosen}
            toggle={reviewing.toggle}
            at={reviewing.at}
            opened={openId}
            open={open}
            passable={reviewing.passable}
          />
          <Pagination
            align="end"
            current={queue.page}
            pageSize={queue.size}
            total={queue.total}
            onChange={(page) => change(openIn({ ...question, page }, null))}
            showSizeChanger={false}
            hideOnSinglePage
          />
        </div>
        {openId !== null && (
          <aside className="review-panel" aria-label={say('审核单')}>
            <ReviewSheet
              key={openId}
              document={document}
              id={openId}
              returning={reviewing.returning}
              setReturning={reviewing.setReturning}
              done={reviewing.next}
              close={reviewing.close}
            />
          </aside>
        )}
      </div>
    </>
  )
}
