import { DownloadOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Empty, Pagination } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { parsePeriod } from '../../../ledger/period.ts'
import type { Collection as Collected } from '../../../ledger/work_wire.ts'
import { requests } from './requests.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { dueWords } from '../../parts/due_words.ts'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSeated, useSession } from '../../session.tsx'
import { Cards } from './cards.tsx'
import { ChosenBar } from './chosen_bar.tsx'
import { Collecting } from './collecting.tsx'
import { DutyDrawer } from './duty_drawer.tsx'
import { Legend } from './duty_sign.tsx'
import { Filters } from './filters.tsx'
import { Groups, groupsOf } from './groups.tsx'
import { Matrix } from './matrix.tsx'
import { mayExcept } from './may_except.ts'
import { askedOf, asking, PAGE_SIZE, readQuestion, writeQuestion, type CollectionQuestion } from './question.ts'
import { Remind } from './reminders.tsx'
import { TallyBar, TallyNumbers } from './tally_bar.tsx'

/** Whoever looks at the units below may remind them: a township its schools as the county all. */
const standsAbove = ({ unit, units }: Collected): boolean => units.some((one) => one.unit !== unit)

export default function CollectionRoute() {
  const { ledger = '' } = useParams()
  return <CollectionPage key={ledger} ledger={ledger} />
}

/** Whoever is chosen is chosen among those that are listed: another list begins with nobody chosen. */
const shownBy = ({ unit, show, search, page }: CollectionQuestion): string => [unit, show, search, page].join(' ')

function CollectionPage({ ledger }: { readonly ledger: string }) {
  const { unit } = useSeated()
  const page = useLedger(ledger)
  const [params, setParams] = useSearchParams()
  const question = readQuestion(params)
  const asked = askedOf(question, unit.code)
  const collection = useQuery({
    queryKey: ['collection', ledger, asked, question.page],
    queryFn: () => requests.collection(ledger, { ...asked, page: question.page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  const session = useSession()
  const error = page.error ?? collection.error
  const may_except =
    collection.data?.may_order === true || (page.data !== undefined && mayExcept(page.data.document, session))
  const change = (next: CollectionQuestion): void => setParams(writeQuestion(next))
  if (page.isPending) return <Waiting />
  return (
    <>
      <Head ledger={ledger} title={page.data?.document.title ?? ''} collection={collection.data} asked={asked} />
      <div className="filter-line">
        <Filters
          collection={collection.data}
          each={page.data?.document.cadence?.each ?? 'month'}
          question={question}
          change={change}
        />
      </div>
      {error !== null && <Refusal error={error} again={() => void collection.refetch()} />}
      {collection.isPending && <Waiting />}
      {collection.data !== undefined && error === null && (
        <Round
          key={shownBy(question)}
          collection={collection.data}
          may_except={may_except}
          question={question}
          change={change}
        />
      )}
      <DutyDrawer
        ledger={ledger}
        at={question.at}
        may_except={may_except}
        close={() => change({ ...question, at: '' })}
      />
    </>
  )
}

interface HeadProps {
  readonly ledger: string
  readonly title: string
  readonly collection: Collected | undefined
  readonly asked: Readonly<Record<string, string | number | undefined>>
}

function Head({ ledger, title, collection, asked }: HeadProps) {
  const say = useSay()
  return (
    <div className="page-head">
      <h1>
        <Link to="/collection" className="back-link">
          {say('收集')}
        </Link>
        <span className="faint"> / </span>
        {title}
      </h1>
      {collection !== undefined && (
        <span className="soft">
          {collection.unit_name} · {say('截至{moment}', { moment: momentWords(collection.at) })}
        </span>
      )}
      <div className="grow" />
      {collection !== undefined && standsAbove(collection) && <Remind collection={collection} />}
      {collection?.may_order === true && <Collecting collection={collection} />}
      {/* A plain link, so that the browser shows its progress; all of it, however many pages there are. */}
      <Button icon={<DownloadOutlined />} href={requests.sheet(ledger, asked)}>
        {say('导出 Excel')}
      </Button>
    </div>
  )
}

/** The period whose returns are being chased: the last that is over; where none is, the one running. */
const chased = (periods: Collected['periods'], today: string): Collected['periods'][number] | undefined =>
  periods.findLast(({ code }) => (parsePeriod(code)?.to ?? '') < today) ?? periods.at(-1)

interface RoundProps {
  readonly collection: Collected
  readonly may_except: boolean
  readonly question: CollectionQuestion
  readonly change: (question: CollectionQuestion) => void
}

function Round({ collection, may_except, question, change }: RoundProps) {
  const say = useSay()
  const phone = usePhone()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { today } = useSession()
  const last = chased(collection.periods, today)
  if (last === undefined) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('这本台账还没有开始收集。')} />
  }
  const open = (at: string): void => change({ ...question, at })
  const picking = may_except ? chosen : null
  const grouped = groupsOf(collection).length > 0
  const groups = <Groups collection={collection} stand={(unit) => change(asking(question, { unit }))} />
  return (
    <>
      <section className="round-head" aria-label={last.title}>
        <h2>
          {last.title}
          {last.due_at !== null && <span className="soft"> {say('{day}截止', { day: dueWords(last.due_at) })}</span>}
        </h2>
        <TallyBar tally={last.tally} />
        <TallyNumbers tally={last.tally} />
      </section>
      <ChosenBar collection={collection} chosen={chosen} clear={() => setChosen(new Set())} />
      <div className={grouped ? 'collected collected-grouped' : 'collected'}>
        {grouped && !phone && groups}
        {grouped && phone && (
          <details className="groups-fold">
            <summary>{say('按下级单位看（{count}个）', { count: collection.groups.length })}</summary>
            {groups}
          </details>
        )}
        <div className="collected-units">
          {phone ? (
            <Cards collection={collection} chosen={picking} choose={setChosen} open={open} />
          ) : (
            <Matrix collection={collection} chosen={picking} choose={setChosen} at={question.at} open={open} />
          )}
          <Legend />
          <Pagination
            align="end"
            current={collection.page}
            pageSize={collection.size}
            total={collection.total}
            showTotal={(total) => say('共{count}家', { count: total })}
            showSizeChanger={false}
            hideOnSinglePage
            onChange={(page) => change({ ...question, page })}
          />
        </div>
      </div>
    </>
  )
}
