import { Empty, Input, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Catalogued } from '../../ledger/wire/catalogue.ts'
import { useSay, type Say } from '../language.tsx'
import { useCatalogue } from '../ledgers.ts'
import { Refusal } from '../parts/refusal.tsx'
import { useSession } from '../session.tsx'
import { inForce } from '../parts/norm_in_force.ts'
import { NormTabs } from './workdays/norm_tabs.tsx'

type Norm = Catalogued['norms'][number]

const columnsOf = (say: Say, today: string): TableColumnsType<Norm> => [
  { key: 'title', title: say('规定'), render: (_, norm) => <span title={norm.name}>{norm.title}</span> },
  {
    key: 'value',
    title: say('现行值'),
    align: 'right',
    width: 120,
    render: (_, norm) => {
      const value = inForce(norm, today)
      return value === null ? (
        <span className="faint">{say('未定')}</span>
      ) : (
        <span className="number">
          {value.value} {norm.unit}
        </span>
      )
    },
  },
  { key: 'from', title: say('自'), width: 112, render: (_, norm) => inForce(norm, today)?.from ?? '' },
  {
    key: 'source',
    title: say('依据'),
    render: (_, norm) => {
      const value = inForce(norm, today)
      return (
        <>
          {value?.source} {value?.local === true && <span className="chip">{say('本地做法')}</span>}
        </>
      )
    },
  },
]

const pastOf = (say: Say) => (norm: Norm) => (
  <ul className="norm-past">
    {norm.values.map((value) => (
      <li key={value.from}>
        {say('自{day}', { day: value.from })}：
        <span className="number">
          {value.value} {norm.unit}
        </span>{' '}
        <span className="soft">{value.source}</span>
      </li>
    ))}
  </ul>
)

/** Numbers that rules fix: what is in force today, and what was before. */
export default function Norms() {
  const say = useSay()
  const { today } = useSession()
  const catalogue = useCatalogue()
  const [search, setSearch] = useState('')
  if (catalogue.isError) return <Refusal error={catalogue.error} again={() => void catalogue.refetch()} />
  const norms = (catalogue.data?.norms ?? []).filter((norm) => `${norm.title}${norm.name}`.includes(search.trim()))
  return (
    <>
      <div className="page-head">
        <h1>{say('规定值')}</h1>
        <NormTabs />
        <div className="grow" />
        <Input.Search
          allowClear
          placeholder={say('找规定')}
          aria-label={say('找规定')}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 220 }}
        />
      </div>
      <p className="about">{say('期限、比例、标准这类由文件定的数都在这里，按记录当天有效的值执行。')}</p>
      <Table<Norm>
        size="small"
        rowKey="name"
        loading={catalogue.isPending}
        dataSource={norms}
        columns={columnsOf(say, today)}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 640 }}
        expandable={{
          rowExpandable: (norm) => norm.values.length > 1,
          expandedRowRender: pastOf(say),
        }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('还没有登记规定值。')} /> }}
      />
    </>
  )
}
