import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Change, Changes } from '../../../ledger/wire/publications.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { placeOf } from '../../parts/published_context.ts'
import { Refusal } from '../../parts/refusal.tsx'

const FIRST = 12
/** There the paper stands below the list. */
const FIRST_ON_PHONE = 4

/** What the ledgers say today beside what the paper said. The paper itself stays. */
export function ChangedSince({ changes }: { readonly changes: UseQueryResult<Changes> }) {
  const say = useSay()
  const first = usePhone() ? FIRST_ON_PHONE : FIRST
  const [whole, setWhole] = useState(false)
  if (changes.isError) return <Refusal error={changes.error} again={() => void changes.refetch()} />
  if (changes.data === undefined) return <p className="soft">{say('正在按今天的台账重算…')}</p>
  const { changes: found, figures, reckoned } = changes.data
  const shown = whole ? found : found.slice(0, first)
  return (
    <section className="publication-changes">
      <h2>
        {found.length === 0
          ? say('发布以来，文中的数没有变')
          : say('发布以来有{count}个数变了', { count: found.length })}
      </h2>
      {found.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('发布时')}</th>
              <th scope="col">{say('现在')}</th>
              <th scope="col">{say('相差')}</th>
            </tr>
          </thead>
          {shown.map((change) => (
            <Line key={change.figure} change={change} />
          ))}
        </table>
      )}
      {found.length > shown.length && (
        <Button size="small" onClick={() => setWhole(true)}>
          {say('显示全部{count}个', { count: found.length })}
        </Button>
      )}
      <p className="soft">
        {say('正文保持发布时的样子；这里按今天的台账重算了{reckoned}个数', { reckoned })}
        {figures > reckoned
          ? say('，另有{count}个（排名，或只看得到一部分的数）不比。', { count: figures - reckoned })
          : say('。')}
      </p>
    </section>
  )
}

function Line({ change }: { readonly change: Change }) {
  const say = useSay()
  const { figure, title, was, now, difference, sentence, trace } = change
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          <button type="button" className="figure-place" title={sentence} onClick={() => show(figure)}>
            {title}
          </button>
        </th>
      </tr>
      <tr>
        <td className="number">{was}</td>
        <td className="number">
          {now === null ? <span className="soft">{say('已没有这个数')}</span> : <Link to={trace}>{now}</Link>}
        </td>
        <td className="number difference">{difference ?? ''}</td>
      </tr>
    </tbody>
  )
}

/** Brings the figure's place into sight and puts the keyboard on it. */
const show = (figure: number): void => {
  const place = document.getElementById(placeOf(figure))
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('[role=button]')?.focus({ preventScroll: true })
}
