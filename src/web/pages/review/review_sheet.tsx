import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Review } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'
import { dueWords } from '../../parts/due_words.ts'
import { momentWords } from '../../parts/moment.ts'
import { periodTitle } from '../../parts/period_words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state_tag.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { PointedAt, ReturnsOf } from '../collection/returns.tsx'
import { CompareTable } from './compare_table.tsx'
import { Doubts } from './doubts.tsx'
import { usePointing } from './pointing.ts'
import { requests } from './requests.ts'
import { ReturnFoot } from './return_foot.tsx'
import { VerdictBar } from './verdict_bar.tsx'
import { isReturn } from './verdicts.ts'

interface ReviewSheetProps {
  readonly document: LedgerDocument
  readonly id: number
  /** Whether cells are being pointed at. */
  readonly returning: boolean
  readonly setReturning: (returning: boolean) => void
  /** A verdict has been given. */
  readonly done: () => void
  readonly close?: () => void
}

/** One return as its reviewer reads it. */
export function ReviewSheet(props: ReviewSheetProps) {
  const { document, id } = props
  const review = useQuery({
    queryKey: ['review', document.name, id],
    queryFn: () => requests.review(document.name, id),
  })
  if (review.isPending) return <Waiting />
  if (review.isError) return <Refusal error={review.error} again={() => void review.refetch()} />
  return <Sheet key={review.data.row.version} {...props} review={review.data} />
}

function Sheet(props: ReviewSheetProps & { readonly review: Review }) {
  const { document, id, review, returning, setReturning, done } = props
  const pointing = usePointing()
  const sendBack = review.moves.find(isReturn)
  const active = sendBack !== undefined && returning
  const point = (field: string): void => {
    if (sendBack === undefined) return
    setReturning(true)
    pointing.toggle(field)
  }
  return (
    <article className="review-sheet">
      <SheetHead document={document} review={review} {...(props.close === undefined ? {} : { close: props.close })} />
      <VerdictBar
        document={document}
        review={review}
        returning={active}
        startReturning={() => setReturning(true)}
        done={done}
      />
      <LastReturn document={document} review={review} />
      <Doubts document={document} review={review} />
      <CompareTable
        document={document}
        review={review}
        pointed={active ? pointing.cells : null}
        {...(sendBack === undefined ? {} : { point })}
        write={pointing.write}
      />
      {active && (
        <ReturnFoot
          document={document}
          row={review.row}
          offer={sendBack}
          cells={pointing.cells}
          cancel={() => {
            pointing.clear()
            setReturning(false)
          }}
          done={done}
        />
      )}
      <ReturnsOf ledger={document.name} row={id} />
    </article>
  )
}

interface SheetHeadProps {
  readonly document: LedgerDocument
  readonly review: Review
  readonly close?: () => void
}

function SheetHead({ document, review, close }: SheetHeadProps) {
  const say = useSay()
  const { row } = review
  return (
    <header className="row-head review-head">
      <h2>
        {row.unit_name} <StateTag document={document} state={row.state} />
        <span className="grow" />
        <Link to={`/ledgers/${document.name}/rows/${row.id}`} className="review-link">
          {say('打开记录')}
        </Link>
        {close !== undefined && (
          <Button type="text" icon={<CloseOutlined />} aria-label={say('关上')} onClick={close} />
        )}
      </h2>
      <p className="soft number">
        {[
          row.period === null ? row.day : periodTitle(row.period),
          ...(review.handed_in_at === null ? [] : [say('{moment}报', { moment: momentWords(review.handed_in_at) })]),
          ...(review.due_at === null ? [] : [say('{day}截止', { day: dueWords(review.due_at) })]),
          say('第{number}版', { number: row.version }),
          ...(review.returns > 0 ? [say('退回过{count}次', { count: review.returns })] : []),
        ].join(' · ')}
        {review.on_time === false && <span className="late"> {say('迟交')}</span>}
      </p>
    </header>
  )
}

/** What was asked for the last time, so that one sees whether it has been done. */
function LastReturn({ document, review }: { readonly document: LedgerDocument; readonly review: Review }) {
  const say = useSay()
  const [last] = review.sent_back
  if (last === undefined) return null
  return (
    <section className="last-return">
      <h3>{say('上次退回')}</h3>
      <p>
        {last.reason}{' '}
        <span className="faint">
          {last.by ?? say('系统')} {momentWords(last.at)}
        </span>
      </p>
      <PointedAt document={document} cells={last.cells} />
    </section>
  )
}
