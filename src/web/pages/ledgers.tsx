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
  const sections = [...new Set(found.map((one) => one.section))].sort(
    (one, other) => orderOf(one) - orderOf(other) || one.localeCompare(other),
  )
  return sections.map((section) => [section, found.filter((one) => one.section === section)])
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
  return (
    <>
      <div className="page-head">
        <h1>{say('台账')}</h1>
        <span className="soft">{say('共{count}本', { count: ledgers.data.ledgers.length })}</span>
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
      <div className="index">
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
  return (
    <li>
      <Link to={`/ledgers/${ledger.name}`} className="index-line">
        <span className="index-title">
          {ledger.title}
          {ledger.can_fill && <span className="chip">{say('我填')}</span>}
        </span>
        <span className="index-about">{ledger.about}</span>
        <span className="index-count number" title={say('我能看到的记录数')}>
          {ledger.rows.toLocaleString('zh-CN')}
        </span>
      </Link>
    </li>
  )
}

function NoLedgers({ searched }: { readonly searched: boolean }) {
  const say = useSay()
  const words = searched ? '没有这个名字的台账，换个词试试。' : '还没有你能看到的台账。请联系局办公室为你的岗位开通。'
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(words)} />
}
