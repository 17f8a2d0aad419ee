import { PlusOutlined } from '@ant-design/icons'
import { Empty, Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { LedgerRow } from '../../ledger/wire.ts'
import { useLedgers } from '../ledgers.ts'
import { useSay } from '../language.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { SECTION_TITLES } from './sections.ts'

const sectioned = (
  ledgers: readonly LedgerRow[],
  search: string,
): readonly (readonly [string, readonly LedgerRow[]])[] => {
  const found = ledgers.filter((one) => `${one.title}${one.about ?? ''}`.includes(search))
  const filled = new Set(found.filter((one) => one.can_fill).map((one) => one.section))
  // Whoever fills ledgers comes for those; the others are there to be looked at.
  const sections = [...new Set(found.map((one) => one.section))].sort(
    (one, other) =>
      Number(filled.has(other)) - Number(filled.has(one)) || orderOf(one) - orderOf(other) || one.localeCompare(other),
  )
  const inOrder = found.toSorted((one, other) => Number(other.can_fill) - Number(one.can_fill))
  return sections.map((section) => [section, inOrder.filter((one) => one.section === section)])
}

const ORDER = Object.keys(SECTION_TITLES)
const orderOf = (section: string): number => (ORDER.includes(section) ? ORDER.indexOf(section) : ORDER.length)

export function Ledgers() {
  const say = useSay()
  const ledgers = useLedgers()
  const [search, setSearch] = useState('')
  const sections = useMemo(() => sectioned(ledgers.data?.ledgers ?? [], search.trim()), [ledgers.data, search])
  if (ledgers.isPending) return <Waiting />
  if (ledgers.isError) return <Refusal error={ledgers.error} again={() => void ledgers.refetch()} />
  const mine = ledgers.data.ledgers.filter((one) => one.can_fill).length
  return (
    <>
      <div className="page-head">
        <h1>{say('台账')}</h1>
        <span className="soft">
          {say('共{count}本', { count: ledgers.data.ledgers.length })}
          {mine > 0 && `，${say('其中我填{count}本', { count: mine })}`}
        </span>
        <div className="grow" />
        <Input.Search
          allowClear
          placeholder={say('找台账')}
          aria-label={say('找台账')}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 220 }}
        />
      </div>
      {sections.length === 0 && <NoLedgers searched={search.trim() !== ''} />}
      <div className={mine > 0 ? 'index index-acting' : 'index'}>
        {sections.map(([section, listed]) => (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2 id={`section-${section}`}>{say(SECTION_TITLES[section] ?? section)}</h2>
            <ul>
              {listed.map((one) => (
                <LedgerItem key={one.name} ledger={one} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function LedgerItem({ ledger }: { readonly ledger: LedgerRow }) {
  const say = useSay()
  const path = `/ledgers/${ledger.name}`
  return (
    <li>
      <Link to={path} className="index-line">
        <span className="index-title">{ledger.title}</span>
        <span className="index-about">{ledger.about}</span>
        <span className="index-count number" title={say('我能看到的记录数')}>
          {ledger.rows.toLocaleString('zh-CN')}
        </span>
      </Link>
      {ledger.can_fill && (
        <Link to={`${path}/new`} className="index-act" aria-label={say('填一条{title}', { title: ledger.title })}>
          <PlusOutlined /> {say('填一条')}
        </Link>
      )}
    </li>
  )
}

function NoLedgers({ searched }: { readonly searched: boolean }) {
  const say = useSay()
  const words = searched ? '没有这个名字的台账，换个词试试。' : '还没有你能看到的台账。请联系局办公室为你的岗位开通。'
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(words)} />
}
