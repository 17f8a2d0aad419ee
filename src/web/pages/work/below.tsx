import { Empty } from 'antd'
import { Link } from 'react-router'
import type { Below as Answer, OpenCounts } from '../../../ledger/wire/open_rows.ts'
import { useSay } from '../../language.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { LIGHT_NAMES, LIGHT_TITLES } from './lights.ts'
import { NothingAsked } from './nothing_asked.tsx'
import { holdersOf, OpenList, Turn } from './open_list.tsx'
import { asking, type Change, isNarrowed, type Question, workPath } from './question.ts'
import { useBelow, useOpenRows } from './requests.ts'
import { WorkFilters } from './work_filters.tsx'

interface BelowProps {
  readonly question: Question
  readonly change: (question: Question) => void
}

/** What my unit and those below it owe: who holds it here, then unit by unit, then the rows themselves. */
export function Below({ question, change }: BelowProps) {
  const say = useSay()
  const below = useBelow(question.unit)
  if (below.isPending) return <Waiting />
  if (below.isError) {
    return (
      <>
        <Refusal error={below.error} again={() => void below.refetch()} />
        <Rows question={question} change={change} />
      </>
    )
  }
  const { counts, trail, holders, units } = below.data
  const total = counts.red + counts.yellow + counts.green
  if (total === 0 && trail.length <= 1) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('本单位和下级没有未办结的。')} />
  }
  return (
    <>
      <Trail below={below.data} question={question} />
      {holders.length > 0 && question.holder === undefined && (
        <Owers
          title={say('本单位各岗位')}
          lines={holders.map(({ position, title, people, counts: owed }) => ({
            key: position,
            name: title,
            about: people.length === 0 ? say('岗位空缺') : people.slice(0, 3).join('、'),
            vacant: people.length === 0,
            counts: owed,
            to: { unit: below.data.unit, holder: position },
          }))}
          question={question}
        />
      )}
      {units.length > 0 && question.holder === undefined && (
        <Owers
          title={say('下级单位')}
          lines={units.map(({ unit, unit_name, counts: owed }) => ({
            key: unit,
            name: unit_name,
            about: '',
            vacant: false,
            counts: owed,
            to: { unit, holder: undefined },
          }))}
          question={question}
        />
      )}
      <Rows question={{ ...question, unit: below.data.unit }} change={change} />
    </>
  )
}

/** From one's own unit down to the one looked at. */
function Trail({ below, question }: { readonly below: Answer; readonly question: Question }) {
  const say = useSay()
  const holder = below.holders.find(({ position }) => position === question.holder)
  const steps = below.trail.map(({ unit, unit_name }) => ({ unit, name: unit_name }))
  return (
    <p className="crumbs work-trail">
      {steps.map(({ unit, name }, at) =>
        at === steps.length - 1 && question.holder === undefined ? (
          <strong key={unit}>{name}</strong>
        ) : (
          <span key={unit}>
            <Link to={workPath(asking(question, { unit, holder: undefined, light: undefined, ledger: undefined }))}>
              {name}
            </Link>
            {' / '}
          </span>
        ),
      )}
      {question.holder !== undefined && <strong>{holder?.title ?? say('岗位')}</strong>}
    </p>
  )
}

interface Ower {
  readonly key: string
  readonly name: string
  readonly about: string
  readonly vacant: boolean
  readonly counts: OpenCounts
  readonly to: Change
}

/** One line a holder or a unit: how many of each light. The name leads on; a number leads to those rows. */
function Owers(props: { readonly title: string; readonly lines: readonly Ower[]; readonly question: Question }) {
  const say = useSay()
  return (
    <table className="owers">
      <thead>
        <tr>
          <th scope="col">{props.title}</th>
          {LIGHT_NAMES.map((light) => (
            <th key={light} scope="col" className="owers-count">
              {say(LIGHT_TITLES[light])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ key, name, about, vacant, counts, to }) => (
          <tr key={key}>
            <th scope="row">
              <Link to={workPath(asking(props.question, { light: undefined, ...to }))}>{name}</Link>
              {about !== '' && <span className={vacant ? 'late' : 'faint'}>{about}</span>}
            </th>
            {LIGHT_NAMES.map((light) => (
              <td key={light} className="owers-count">
                <Count
                  count={counts[light]}
                  late={light === 'red'}
                  to={workPath(asking(props.question, { ...to, light }))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Count({ count, late, to }: { readonly count: number; readonly late: boolean; readonly to: string }) {
  if (count === 0) return <span className="faint">—</span>
  return (
    <Link to={to} className={late ? 'late' : ''}>
      {count}
    </Link>
  )
}

function Rows({ question, change }: BelowProps) {
  const say = useSay()
  const open = useOpenRows(question)
  if (open.isPending) return <Waiting />
  if (open.isError) return <Refusal error={open.error} again={() => void open.refetch()} />
  const { rows, counts, ledgers } = open.data
  return (
    <section className="work-section" aria-labelledby="work-below-rows">
      <h2 id="work-below-rows">{say('未办结的')}</h2>
      <WorkFilters question={question} change={change} counts={counts} ledgers={ledgers} />
      {rows.length === 0 && isNarrowed(question) && <NothingAsked question={question} change={change} />}
      <OpenList rows={rows} aside={holdersOf} />
      <Turn open={open.data} question={question} change={change} />
    </section>
  )
}
